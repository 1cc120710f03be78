"""The lines of a stream, each as soon as it is there, all in one encoding."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jzfacts.cli.errors import UsageError
from jzfacts.documents.file.encoding import codec_of
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MOST_LINE = 1_000_000
"""Bytes of a line, which is no query long before; and those of which the encoding is found out."""


def lines(stream: BinaryIO, own: str) -> Iterator[str | bytes]:
    """Each line without its end; its bytes where they cannot be decoded.

    The encoding is that of what has come so far, as soon as that is clear; until then, the stream's
    `own`. Raises UsageError for a line without end.
    """
    codec, seen = None, b""
    for block in _blocks(stream):
        says_nothing = block.isascii() and b"\0" not in block
        if codec is None and not says_nothing and len(seen) < MOST_LINE:
            seen += block
            with suppress(UnreadableError):
                codec = codec_of(seen)
        whole = _decoded(block, codec or own)
        if isinstance(whole, str):
            yield from (line.rstrip("\r") for line in whole.removesuffix("\n").split("\n"))
        else:
            for line in block.removesuffix(b"\n").split(b"\n"):
                yield _decoded(line.rstrip(b"\r"), codec or own)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Whole lines: of a file as many as a megabyte has, of a pipe those that are there."""
    number, rest = 1, b""
    while block := stream.read1(MOST_LINE):  # type: ignore[attr-defined]
        rest += block
        end = rest.rfind(b"\n") + 1
        end += rest[end - 1 : end + 1] == b"\n\0"  # in UTF-16
        number += block.count(b"\n")
        if len(rest) - end >= MOST_LINE:
            message = _("line {line}: more than {most} MB; is it the right file?")
            raise UsageError(message.format(line=number, most=MOST_LINE // 1_000_000))
        if end:
            yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest


def _decoded(data: bytes, codec: str) -> str | bytes:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data
