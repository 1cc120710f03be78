"""Lines of text as paragraphs, headings and list items: plain text, and what markup leaves.

Lines that an editor broke at a width are joined, and so are a number and its unit on two lines; a
line that ends a sentence, is short, or is followed by the mark of a list or a heading is not.
Characters that nobody sees are dropped, for they would split a number; so are marks of notes, and
quotation marks between a number and its unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.model import Paragraph
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import joined

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jzfacts.documents.model import Kind
    from jzfacts.text.normalize import Traced

FILLED = 24
"""Characters from which on a line without an end may have been broken by its width: headings are
shorter, and nobody sets Chinese in narrower columns."""

INVISIBLE = (
    "\0-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's ignorable characters and the controls, as a class of a regular expression."""

FILLER = "\u2060"
"""An invisible character, put in place of what does not count so that offsets stay."""

HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Chinese characters and their punctuation, as a class of a regular expression."""

_GAP = pattern(rf"[\s{INVISIBLE}]+")
_UNSEEN = pattern(f"[{INVISIBLE}]")
_HAN = pattern(f"[{HAN}]")
ENDED = pattern(r"[。！？!?；;：:…”」』）)》|]\Z")
_SENTENCE = pattern(r"[。！？；]")
MARK = pattern(
    r"#{1,6}\s|[-*+•·>|【\u2190-\u2bff\U0001f000-\U0001faff]|\d{1,3}[.、．）)]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]+[章节条部]"
)
_BULLET = pattern(r"[-+•■●◆▪·>]|\*(?!\*)")
_LABEL = pattern(r"[^\W\d]{2,12}[:：]")
_FENCE = pattern(r"```|~~~")
# Marks of emphasis around a number before its unit, and marks of notes after a word: they would
# split the one from the other. Raised digits after a Latin letter, a digit or 米 are powers.
_QUOTED = pattern(
    r"[“\"‘「『]([0-9０-９.．,，]+[百千万亿]{0,2})(?:([%％‰])[”\"’」』]|[”\"’」』](?![万亿]+[百千]))"
)
_QUOTES = frozenset('“"‘「『')
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = pattern(rf"(?<=[{HAN}%‰])(?<![米里])[\[［]?[⁰¹²³⁴-⁹]+[\]］]?")
# a number without its unit, also in quotation marks
_NUMBER = pattern(r"[0-9０-９][百千万亿]{0,2}[”’\"']?\Z")


def read_lines(text: Traced, *, marked: bool = False) -> Iterator[Paragraph]:
    """The paragraphs of a text by its lines.

    In a `marked` text (what markup left) a space between a number and its unit goes, too.
    """
    for begin, end in _blocks(text.text):
        yield from clean(text.part(begin, end), spaces=marked)


def clean(text: Traced, kind: Kind | None = None, *, spaces: bool = True) -> Iterator[Paragraph]:
    """The paragraph that a text is without what is not seen, or nothing if nothing is left.

    Its kind is told by its shape if it is not given. A line break goes beside a Chinese character;
    of other white space, if `spaces` is set, one character is left, and none between a number and
    what is counted.
    """
    text = text.part(*_trimmed(text.text, 0, len(text.text)))
    if not text:
        return
    if not _QUOTES.isdisjoint(text.text):
        text = text._replace(text=_QUOTED.sub(_unquoted, text.text))
    if not _RAISED.isdisjoint(text.text):
        text = text._replace(text=_NOTE.sub(_filler, text.text))
    if _GAP.search(text.text):
        text = joined(text.part(*span) for span in _kept(text.text, spaces=spaces))
    yield Paragraph(*text, kind or shape(text.text))


def unfinished(paragraph: Paragraph) -> bool:
    """Whether a paragraph breaks off in the middle of a sentence, and the next may go on with it."""
    if paragraph.kind == "heading" and paragraph.level:
        return False
    return len(paragraph.text) >= FILLED and not ENDED.search(paragraph.text)


def shape(text: str) -> Kind:
    """A heading is short and has no full stop; an item begins with a bullet."""
    if _BULLET.match(text):
        return "item"
    return "heading" if len(text) <= 2 * FILLED and not _SENTENCE.search(text) else "paragraph"


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The spans of lines that belong together."""
    first, last = 0, ""
    for begin, end in printed_lines(text):
        line = text[slice(*_trimmed(text, begin, end))]
        fence = bool(_FENCE.match(line))
        if last and (not line or fence or not _goes_on(last, line)):
            yield first, begin
            last = ""
        if line and not fence:
            if not last:
                first = begin
            last = line
    if last:
        yield first, len(text)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span without what is not seen at its ends."""
    gap = _GAP.match(text, begin, end)
    begin = gap.end() if gap else begin
    while begin < end and _GAP.match(text, end - 1, end):
        end -= 1
    return begin, end


def printed_lines(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a text, each with the line feed at its end."""
    position = 0
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        yield position, end
        position = end


def _goes_on(last: str, line: str) -> bool:
    """Whether a line continues the one before it; both are bare and not empty."""
    if MARK.match(line) or last[0] in "#|" or (_LABEL.match(last) and _LABEL.match(line)):
        return False
    return breaks_off(last, line) or (len(last) >= FILLED and not ENDED.search(last))


def breaks_off(last: str, line: str) -> bool:
    """Whether a line ends where no paragraph does: after a comma, between a number and its unit."""
    return last[-1] in "，、" or (bool(_NUMBER.search(last)) and _opens_with_unit(line))


def _opens_with_unit(line: str) -> bool:
    """Whether a text begins with a unit or the scale before one."""
    from jzfacts.text.unit_after_number import unit_at

    head = line[:12].lstrip("\"'”’").replace("％", "%")
    return head[:1] in tuple("万亿") or unit_at(head.lstrip("百千"), 0) is not None


def _unquoted(found: re.Match[str]) -> str:
    """“42.4”亿斤 or “3.5%” without the marks; names, as “345”行动 and “20条”, keep them."""
    if not found[2] and not _opens_with_unit(found.string[found.end() :][:12].lstrip()):
        return found[0]
    return FILLER + found[0][1:-1] + FILLER


def _filler(found: re.Match[str]) -> str:
    return FILLER * len(found[0])


def _kept(text: str, *, spaces: bool) -> Iterator[tuple[int, int]]:
    """The spans of a text that are left when gaps are mended."""
    done = 0
    for gap in _GAP.finditer(text):
        left, right = gap.span()
        white = [at for at in range(left, right) if not _UNSEEN.match(text[at])]
        broken = [at for at in white if text[at] == "\n"]
        before = text[left - 1 : left]
        if broken:
            beside = _HAN.match(before) or _HAN.match(text, right) or text[right] in "%‰"
            white = [] if beside else broken[:1]
        elif spaces:
            white = (
                []
                if before.isdecimal() and _opens_with_unit(text[right : right + 12])
                else white[:1]
            )
        if len(white) == right - left:
            continue
        if left > done:
            yield done, left
        for at in white:
            yield at, at + 1
        done = right
    if done < len(text):
        yield done, len(text)
