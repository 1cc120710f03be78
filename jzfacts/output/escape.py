"""Text made harmless: whatever a terminal would obey, or an eye could not see, is spelt out.

A base is written by people and copied from pages; an escape sequence in it could recolour or
rewrite a screen, a bidirectional control could show 12 as 21, and a line break could begin a line
of a CI log with a command. Every format passes its text through here, so that such a character is
always seen for what it is, and one value never takes two lines. JSON has escapes of its own.
"""

from __future__ import annotations

import re

Value = str | int | None
"""What a cell of a machine format holds; None where the page says nothing."""


class Digits(str):
    """A number in the very digits in which it is to be printed (42.40 stays 42.40).

    A type of its own tells numbers from texts that look like one, without any arithmetic: JSON
    prints it without quotes, and a spreadsheet may take it for a number.
    """

    __slots__ = ()


UNSEEN = (  # compiled when first needed, for nearly all text is printable
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: what terminals obey
    "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"  # nothing to see, though it parts a word or a number
    "\u061c\u202a-\u202e\u2066-\u206f"  # bidirectional controls: show text in another order
    "\u2028\u2029"  # line ends that only some programs see
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags: a second, hidden text
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "]"
)

_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def harmless(text: str) -> str:
    r"""`text` with each unseen character spelt out: `\x1b`, `\u202e`, `\n`.

    A backslash is left as it is: the result is for reading. Whoever must tell a backslash from
    an escape reads JSON.
    """
    return text if text.isprintable() else re.sub(UNSEEN, _spelled, text)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return _SHORT.get(found[0]) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def portable(document: str, *, utf8: bool) -> str:
    """HTML or SVG that reads the same in any encoding: it says UTF-8 but may be written in GBK."""
    return document if utf8 else document.encode("ascii", "xmlcharrefreplace").decode("ascii")
