"""The file that something is written to: what a report may be written over, and how all are."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.i18n import UserError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENING = "<!DOCTYPE html>\n<!-- a report of jzfacts -->\n"
"""How a report begins, by which it is known that it may be written anew."""


class TargetError(UserError):
    """A file that nothing is written to."""


def check(path: Path, inputs: Iterable[str] = (), outputs: Iterable[Path] = ()) -> None:
    """Whether a report may be written to `path`, before any work is done.

    It may be written over nothing but another report, and not over one that is among the `inputs`
    or other `outputs`.
    Raises TargetError, and OSError where that cannot be told.
    """
    if path.resolve() in {one.resolve() for one in outputs}:
        raise TargetError("{path}: given twice; each output file needs its own name", path=path)
    if not path.parent.is_dir():
        raise TargetError("{path}: no such folder; create it first", path=path.parent)
    if str(path) != "-" and not path.exists():
        return
    if not path.is_file():
        raise TargetError(
            "{path}: not a regular file; choose another file for the report", path=path
        )
    with path.open("rb") as file:
        begin = file.read(len(OPENING))
    is_input = any(os.path.exists(one) and os.path.samefile(one, path) for one in inputs)  # noqa: PTH110, PTH121
    if is_input or (begin and begin != OPENING.encode()):
        raise TargetError(
            "{path}: exists and is not a report by jzfacts; choose another file", path=path
        )


def write(path: Path, chunks: Iterable[str]) -> None:
    """Write a text, whole or not at all. Raises TargetError."""
    replace(path, (chunk.encode() for chunk in chunks))


def replace(path: Path, chunks: Iterable[bytes], *, like: Path | None = None) -> None:
    """Write beside and rename: the file is whole or as it was. It gets the rights of `like`.

    Raises TargetError, also for a file that may not be written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".jzfacts.{os.getpid()}")
    try:
        if target.exists():
            target.open("r+b").close()  # to rename over a file needs no right to write it
        with beside.open("xb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            shutil.copymode(like, beside)
        beside.replace(target)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise TargetError(
            "{path}: cannot write ({reason})", path=path, reason=reason(error)
        ) from None
