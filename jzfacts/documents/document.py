"""A draft as a proofreader reads it: its text, whatever its encoding, block by block.

A block is a paragraph, a heading or an item of a list. Lines that an editor broke at a width are
joined; a line that ends a sentence, is short, or is followed by a mark of a list or a heading is
not. Blocks come lazily, so a long draft is read while it is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLED = 24
"""Characters from which on a line without an end may have been broken by its width: headings are
shorter, and nobody sets Chinese in narrower columns."""

_ENDED = re.compile(r"[。！？!?；;：:…”」』）)》|]\s*\Z")
_MARK = re.compile(
    r"\s*(?:#{1,6}\s|[-*+•■●◆▪·>|]|\d{1,3}[.、．）)]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]+[章节条部])"
)
_SILENCE = re.compile(r"(?:<!--|#)\s*jzfacts:\s*ignore(?:\s+([a-z][a-z, -]*[a-z]))?\s*(?:-->|\Z)")
_ALONE = re.compile(r"\s*(?:<!--|#)\s*jzfacts:.*")
_FENCE = re.compile(r"\s*(?:```|~~~)")

ALL_RULES = "*"
"""Stands for every rule where a comment names none."""

MARK = "jzfacts:"
"""What a comment that silences begins with."""


class UnreadableError(ValueError):
    """Bytes that are no text in an encoding that drafts have."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item: its text as written, its offset in the draft."""

    offset: int
    text: str
    first_line: int
    """Its first line's number, from 1."""
    heading: bool
    """Whether it stands over what follows: short, without a full stop."""
    unfinished: bool
    """Whether it breaks off in the middle of a sentence."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of a draft and the encoding it was in: utf-8, utf-16 or gb18030.

    Raises UnreadableError for what is none of these.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig")
    raise UnreadableError(N_("neither UTF-8 nor GB18030 text"))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a draft in order."""
    held: list[str] = []
    offset = start = 0
    number = first = 1
    for line in StringIO(text):
        if held and not _goes_on(held, line):
            yield _block(start, held, first)
            held = []
        if line.strip() and not _FENCE.match(line):
            if not held:
                start, first = offset, number
            held.append(line)
        offset += len(line)
        number += 1
    if held:
        yield _block(start, held, first)


def _goes_on(held: list[str], line: str) -> bool:
    """Whether a line continues the block before it."""
    last = held[-1]
    if not line.strip() or _FENCE.match(line) or _MARK.match(line) or _SILENCE.search(last):
        return False
    if last.lstrip().startswith(("#", "|")):
        return False
    bare = last.strip()
    return len(bare) >= FILLED and not _ENDED.search(bare)


def _block(start: int, held: list[str], first: int) -> Block:
    text = _blanked("".join(held))
    bare = text.strip()
    marked = bare.startswith("#")
    ended = bool(_ENDED.search(bare))
    heading = marked or (len(bare) <= 2 * FILLED and not re.search(r"[。！？；]", bare))
    unfinished = not marked and not ended and len(bare) >= FILLED
    return Block(start, text, first, heading, unfinished)


def _blanked(text: str) -> str:
    """The text with spaces for comments, so that offsets stay."""
    return re.sub(r"<!--.*?-->|#\s*jzfacts:[^\n]*", lambda found: " " * len(found[0]), text)


def rule_silenced(text: str, begin: int, rule: str) -> bool:
    """Whether a comment silences a rule on the line that begins at an offset.

    The comment stands on the line itself, or alone on the line above: `<!-- jzfacts: ignore -->`
    for all rules, `# jzfacts: ignore wrong-rank` for some.
    """
    end = text.find("\n", begin)
    own = text[begin : end if end >= 0 else len(text)]
    above = text[text.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)]
    silent = _silenced(own)
    if _ALONE.fullmatch(above):
        silent |= _silenced(above)
    return bool(silent & {ALL_RULES, rule})


def _silenced(line: str) -> set[str]:
    """The rules that a comment on the line silences; ALL_RULES for all of them."""
    found = _SILENCE.search(line)
    if not found:
        return set()
    return set((found[1] or ALL_RULES).replace(",", " ").split())
