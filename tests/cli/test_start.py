"""Beginning and ending the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "jzfacts"]


def run(*arguments: str) -> tuple[str, str, int]:
    done = subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return done.stdout, done.stderr, done.returncode


def test_the_status_is_the_commands() -> None:
    """What the command line returns is what the shell sees: found, not found, wrong."""
    assert run("show", "grain-output", "--field", "value") == ("42.4\n", "", 0)
    assert run("search", "比特币")[0::2] == ("", 1)
    assert run("rank", "--top", "0")[0::2] == ("", 2)


def test_nothing_is_lost_at_the_end() -> None:
    """All that was written has left the process, though nobody takes the interpreter apart."""
    out, said, status = run("list", "--format", "json")
    assert (out.startswith("["), out.endswith("]\n"), said, status) == (True, True, "", 0)


def test_a_full_disk_is_told() -> None:
    """What cannot be written is an error even if it shows at the very end only."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (done.stderr.count(b"\n"), done.returncode) == (1, 2)


def test_a_closed_pipe_is_no_error() -> None:
    """`| head -1` ends the program quietly."""
    done = subprocess.run([*PROGRAM, "list"], capture_output=True, check=False, timeout=60)
    first = done.stdout.splitlines()[0].decode()
    command = f"set -o pipefail; {' '.join(PROGRAM)} list | head -1"
    piped = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (piped.stdout, piped.stderr, piped.returncode) == (f"{first}\n", "", 0)
