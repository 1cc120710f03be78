"""What a draft says in no figure and no fact holds: 连续9年, for how long something was so; 过半."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.finding import Finding
from jzfacts.documents.model import span
from jzfacts.i18n import Message
from jzfacts.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.passages import Passage
    from jzfacts.text.normalize import Lines

_CLAIM = pattern(
    "(?P<run>连续(?:[0-9０-９]+|[一二两三四五六七八九十]+)年)|[过超近逾]半(?=数?(?:[，。；、！）,;!)]|$))"
)


def unread(passage: Passage, path: str, lines: Lines) -> Iterator[Finding]:
    """A finding for each of them, for a claim that nobody counts would pass for one that is right."""
    for found in _CLAIM.finditer(passage.paragraph.text):
        start, end = span(passage.paragraph, *found.span())
        why = Message("years in a row") if found["run"] else Message("a half in words")
        message = Message("not in base: {why}", why=why)
        at = path, *lines.position(start)
        yield Finding(
            *at, "note", "", message, found[0], "not in base", reason=why, span=(start, end)
        )
