"""Where the process begins and ends: nothing here but what makes both short.

Measured with `search 粮食` against a Typer program that prints its argument, medians of 41 in one
run: 1.56 of its time as Python does it, 1.50 with fewer collections, 1.21 without the teardown.
"""

from __future__ import annotations

import gc
import os
import sys

SELDOM = 100_000
"""Objects made before Python looks for garbage; by default it looks every 700, which finds nothing
but modules while they load. A build of a large base still has its garbage collected."""


def main() -> None:
    """Run the program, and leave without taking the interpreter apart piece by piece."""
    gc.set_threshold(SELDOM)
    from jzfacts.cli.main import main as run

    try:
        status = run()
    except SystemExit as leaving:
        if leaving.code is not None and not isinstance(leaving.code, int):
            raise
        status = leaving.code or 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:  # console.py has said what is to be said of a stream that is closed or full
        sys.exit(status)
    os._exit(status)
