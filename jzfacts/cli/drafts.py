"""Drafts from files, folders and standard input; what cannot be read is said in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.i18n import N_, _, _n, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.documents.model import Document

STDIN = "-"

MOST_NAMES = 5
"""Names of skipped files, which may be drafts all the same."""


def shown_path(name: str) -> str:
    return "<stdin>" if name == STDIN else name


def files(names: Iterable[str]) -> Iterator[str]:
    """The names with those of folders replaced by the drafts in them, sorted.

    What of a folder is skipped is said in one line. A folder without a draft is given itself.
    """
    for name in names:
        if name in (STDIN, "") or not os.path.isdir(name):
            yield name
            continue
        found = sorted(_in_folder(name))
        yield from found or [name]


def _in_folder(folder: str) -> Iterator[str]:
    """The drafts in a folder and those below it, and what cannot be looked into."""
    from jzfacts.documents.file.kind import SUFFIXES

    skipped: list[str] = []
    unseen: list[OSError] = []
    folders = [folder]
    while folders:  # os.walk by itself goes down at most a thousand of them
        path, below, names = next(os.walk(folders.pop(), onerror=unseen.append), ("", [], []))
        skipped += filter(_is_hidden, below)
        inner = (os.path.join(path, one) for one in below if not _is_hidden(one))
        folders += (one for one in inner if not os.path.islink(one))
        for name in names:
            if os.path.splitext(name)[1].lower() in SUFFIXES and not _is_hidden(name):
                yield os.path.join(path, name)
            else:
                skipped.append(name)
    yield from (error.filename for error in unseen)
    if skipped:
        shown = sorted(skipped, key=lambda name: (_is_hidden(name), name))[:MOST_NAMES]
        shown += ["…"] * (len(skipped) > MOST_NAMES)
        message = _n(
            "{path}: {number} file skipped ({names})",
            "{path}: {number} files skipped ({names})",
            len(skipped),
            path=folder,
            names=_(", ").join(shown),
        )
        console.say(message)


def _is_hidden(name: str) -> bool:
    """Whether a file or a folder is hidden, or the lock of an open document."""
    return name.startswith((".", "~$"))


def read(name: str, *, as_page: bool = False) -> Document | None:
    """A draft, or a report `as_page`, as a base cites it; None if it cannot be read.

    Says in one line why, or what it is read as.
    """
    from jzfacts.documents.document import read_document, read_page
    from jzfacts.documents.file.kind import NO_TEXTS
    from jzfacts.documents.file.unreadable import UnreadableError
    from jzfacts.input import read_bytes, read_stream

    path, why = shown_path(name), ""
    try:
        data = read_stream(console.stdin().buffer, name) if name == STDIN else read_bytes(name)
        if not data and os.path.splitext(name)[1].lower() in NO_TEXTS:
            console.warn("{path}: an empty file; save it again", path=path)
            return None
        draft, encoding = read_page(data, name) if as_page else read_document(data)
    except IsADirectoryError:
        message = N_("{path}: no draft in this directory; name the files")
    except FileNotFoundError:
        message = N_("{path}: no such file; check the path")
    except OSError as error:
        message, why = N_("{path}: cannot read ({reason})"), reason(error)
    except MemoryError:
        message = N_("{path}: too large for the available memory; split it")
    except UnreadableError as error:
        message, why = N_("{path}: {note}"), error.said()
    else:
        if encoding not in (None, "utf-8"):
            console.say("{path}: read as {encoding}", path=path, encoding=encoding.upper())
        for note in draft.notes:
            console.say("{path}: {note}", path=path, note=note)
        return draft
    console.warn(message, path=path, reason=why, note=why)
    return None
