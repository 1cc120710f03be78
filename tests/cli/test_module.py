"""`python -m jzfacts` is the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_module_is_the_program() -> None:
    """Its status is that of the command."""
    done = subprocess.run(
        [sys.executable, "-m", "jzfacts", "rank", "--top", "0"],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (done.stdout, done.stderr, done.returncode) == (
        "",
        "jzfacts: --top takes a whole number from 1 up\n",
        2,
    )
