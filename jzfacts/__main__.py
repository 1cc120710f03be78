"""The process: `jzfacts`, and `python -m jzfacts`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def run() -> NoReturn:
    """Run the command of the process's arguments, and leave with its status.

    A command lives for a tenth of a second. To look for garbage among what is being imported
    costs a twentieth of that, and to take the interpreter apart at the end a sixth; so neither is
    done. What asked to be told of the end is told.
    """
    gc.disable()
    from jzfacts.cli import main

    gc.freeze()
    gc.enable()
    status = main()
    atexit._run_exitfuncs()
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
