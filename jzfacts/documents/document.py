"""A draft's text, whatever its encoding, and the comments in it that silence findings."""

from __future__ import annotations

import re

from jzfacts.i18n import N_

_SILENCE = re.compile(r"(?:<!--|#)\s*jzfacts:\s*ignore(?:\s+([a-z][a-z, -]*[a-z]))?\s*(?:-->|\Z)")
_ALONE = re.compile(r"\s*(?:<!--|#)\s*jzfacts:.*")

ALL_RULES = "*"
"""Stands for every rule where a comment names none."""

MARK = "jzfacts:"
"""What a comment that silences begins with."""


class UnreadableError(ValueError):
    """Bytes that are no text in an encoding that drafts have."""


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
