"""What is said to the person at the terminal while a base is made ready."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(line: str) -> None:
    """One line on stderr; if even that is closed there is nobody left to tell."""
    with suppress(OSError, ValueError, AttributeError):
        print(f"jzfacts: {line}", file=sys.stderr)
