"""Drafts from files and standard input; what cannot be read is said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.errors import UsageError
from jzfacts.i18n import _

if TYPE_CHECKING:
    from jzfacts.documents.model import Document

STDIN = "-"


def shown_path(name: str) -> str:
    """What a draft is called in messages."""
    return "<stdin>" if name == STDIN else name


def read(name: str) -> Document | None:
    """A draft; None if it cannot be read. Says in one line why, or what it is read as."""
    try:
        return _decoded(name)
    except UsageError as error:
        console.error(str(error))
        return None


def _decoded(name: str) -> Document:
    from jzfacts.documents.document import UnreadableError, read_document
    from jzfacts.input import read_bytes, read_stream

    try:
        data = read_stream(console.stdin().buffer, name) if name == STDIN else read_bytes(name)
        draft, encoding = read_document(data)
    except IsADirectoryError:
        message = _("{path}: a directory; name the drafts in it")
        raise UsageError(message.format(path=name)) from None
    except FileNotFoundError:
        raise UsageError(_("{path}: no such file; check the path").format(path=name)) from None
    except OSError as error:
        message = _("{path}: cannot be read ({reason})")
        raise UsageError(message.format(path=shown_path(name), reason=error.strerror)) from None
    except UnreadableError as error:
        message = f"{shown_path(name)}: {_(str(error))}" + _("; ") + _(error.remedy)
        raise UsageError(message) from None
    if encoding not in (None, "utf-8"):
        message = _("{path}: read as {encoding}")
        console.say(message.format(path=shown_path(name), encoding=encoding.upper()))
    return draft
