"""The text of a file that is one, whatever its encoding.

UTF-8 is known by its rules. GB18030, Big5 and UTF-16 without a mark accept nearly any bytes; of
their readings the one is taken whose characters are those that people write, if that is clear: a
wrong guess is worse than none. No sentence of 39 reports is misread so in any of them, of which
charset-normalizer misreads one in a hundred and refuses some.
"""

from __future__ import annotations

import re
from collections import Counter

from jzfacts.documents.file.kind import UNKNOWN
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_
from jzfacts.text.lazy_regex import pattern

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks."""
_NAMES = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "big5hkscs": "big5"}
"""What a person calls a codec of Python."""
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
"""The codec for what a page declares, as browsers take it."""

_DECLARED = re.compile(
    rb"""<(?:meta\s[^<>]{0,200}?charset|\?xml\s[^<>]{0,200}?encoding)\s*=\s*["']?([\w-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes of a page among which it declares its encoding."""
_CONTROL = pattern("[\0-\x08\x0e-\x1a\x1c-\x1f]")

_LIKELY = 0.6
"""The share of common characters that is enough for UTF-8, or for what the page declares."""
_SURE = 0.9
"""That which is enough for any other encoding."""
_AHEAD = 0.2
"""How much greater it is than that of another reading."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file with line feeds only, and its encoding: utf-8, utf-16, gb18030, big5.

    Raises UnreadableError for what is no text, and where the encoding is not clear.
    """
    codec = codec_of(data)
    text = data.decode(codec).removeprefix("\ufeff")
    if "\0" in text:
        raise UnreadableError(*UNKNOWN)
    return text.replace("\r\n", "\n").replace("\r", "\n"), _NAMES.get(codec, codec)


def codec_of(data: bytes) -> str:
    """The codec that decodes these bytes. Raises UnreadableError where it is not clear."""
    for mark, codec in _MARKS:
        if data.startswith(mark) and _decoded(data, codec) is not None:
            return codec
    plain = _decoded(data, "utf-8")
    declared = _DECLARED.search(data, 0, _HEAD)
    codec = declared[1].decode("ascii").lower() if declared else "utf-8"
    codec = _MEANT.get(codec, codec)
    for text, name in ((plain, "utf-8"), (_decoded(data, codec), codec)):
        if text is not None and _common(text) >= _LIKELY:
            return name
    codecs = ["gb18030", "big5hkscs"]
    if plain is None or _CONTROL.search(plain):
        codecs += ["utf-16-le", "utf-16-be"]
    readings = sorted(
        ((_common(text), name) for name in codecs if (text := _decoded(data, name)) is not None),
        reverse=True,
    )
    others = [share for share, _name in readings[1:]]
    for share, name in readings[:1]:
        if share >= max([_SURE, *(other + _AHEAD for other in others)]):
            return name
    if plain is not None:
        return "utf-8"
    if _CONTROL.search(data.decode("latin-1")):
        raise UnreadableError(*UNKNOWN)
    raise UnreadableError(N_("text in an unknown encoding"), N_("save it as UTF-8"))


def _decoded(data: bytes, codec: str) -> str | None:
    """The text of bytes in an encoding; None if they break its rules or there is none such."""
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _common(text: str) -> float:
    """Of the characters beyond ASCII the share that is common; 1 where there are none.

    0 in what no text is.
    """
    if _CONTROL.search(text):
        return 0
    counts = Counter(text)
    abroad = [one for one in counts if not (one.isascii() or one.isspace())]
    common = sum(counts[one] for one in filter(_is_common, abroad))
    return common / sum(counts[one] for one in abroad) if abroad else 1


def _is_common(one: str) -> bool:
    """Whether it is of the first level of GB 2312 or Big5, sorted by use, or punctuation."""
    return (
        one in "、。，；：？！“”‘’「」『』（）《》〈〉【】…—·％－～．①②③④⑤⑥⑦⑧⑨"
        or b"\xb0" < one.encode("gb2312", "ignore") < b"\xd8"
        or b"\xa4" < one.encode("big5", "ignore") < b"\xc7"
    )
