"""A paragraph cut into figures and the words between them, which say what the figures speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jzfacts.claims import vocabulary
from jzfacts.text.mentions import read
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.discourse import Settings
    from jzfacts.text.mentions import Mention

_PART = re.compile(r"[。!?;\n]")
_COMMA = re.compile(r"[,:()|\[\]]|——|—")
_JOIN = re.compile(r"^(?:[、和与及]|以及)+|(?:[、和与及]|以及)+$")
"""What joins the members of a list, at the beginning or end of a text."""
_JOINED = re.compile(r".(?:[、和与及]|以及)\Z")
_BETWEEN = re.compile("、|以及|[和与及]")
_TABLE = re.compile(r"\s*\|")
_APPOSITION = re.compile(r"(?:[^,。;、]{1,16}(?:、|和|与|及))+[^,。;、0-9]{1,16}\Z")
_WHOLE = re.compile("全[省国市]|省内")
_MEMBERS = re.compile("[0-9一二三四五六七八九十]+个?(?:省辖市|地级市|地市|[市州县区盟]|省份|城市)")
NEAR = 240
"""Characters on either side of a figure that may say what it speaks of; it bounds the work."""
_MOOD_REACH = 40
"""Characters before the last figure with which a word of intention may make another: 完成…目标."""
_NUMBER = re.compile(
    r"\A(?:#{1,6} |[-*+•] ?)?\(?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[.)、]|是)"
)
"""A list number at the beginning of a sentence."""
_NOTE = re.compile(r"\[[0-9]{1,3}\]|\((?:不?含|按|扣除|快报|初步)[^()]{0,16}\)")
"""The mark of a footnote, and what says how something is reckoned: (不含农户)."""
_SMALL = "两二三四五六七八九十"


@dataclass(slots=True)
class FigureText:
    """A figure of a paragraph and its place in the folded text."""

    mention: Mention
    start: int
    end: int
    pre: list[str] = field(default_factory=list)
    """The clauses before it, back to the figure before or the beginning of the sentence, the
    nearest first."""
    post: str = ""
    """The words right after it, up to a stop, a comma or the next figure."""
    clause: str = ""
    """The whole part of the sentence that it stands in."""
    said: str = ""
    """What the part says up to here, without what other figures count."""
    first: bool = False
    """Whether it is the first of its part of the sentence."""
    part: int = 0
    """Number of the part of the sentence, between full stops and semicolons."""
    sentence: int = 0
    meant: bool = False
    """Whether it is an intention or expectation."""

    @property
    def counts(self) -> bool:
        """Whether a thing counted may stand after it: 88个老旧小区, 2亿元基金."""
        return self.mention.kind == "quantity" and self.mention.unit not in ("%", "个百分点", None)

    def pruned(self) -> list[str]:
        """The clauses before it without the words that say how a rank or a distance is meant."""
        if self.mention.role == "rank":
            return [vocabulary.SCOPE.sub("", clause) for clause in self.pre]
        if self.mention.role == "versus":
            return [vocabulary.VERSUS.sub("", clause) for clause in self.pre]
        return list(self.pre)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's folded text and its figures in order."""

    text: str
    figures: tuple[FigureText, ...]


def cut(written: str, settings: Settings | None = None) -> Paragraph:
    """Read a paragraph: its figures, each with the words that may say what it speaks of.

    Words for place and time, which `settings` knows, are no part of what is named.
    """
    folded = fold_prose(written)
    text = folded.text
    starts = list(folded.starts)
    figures: list[FigureText] = []
    skip: list[tuple[int, int]] = []
    for mention in read(written):
        start = bisect_left(starts, mention.start)
        end = bisect_left(starts, mention.end)
        if mention.kind == "rank" or (mention.kind == "quantity" and _is_figure(mention, text)):
            if _counts_its_list(mention, text, start):
                skip.append((start, end))
            else:
                figures.append(FigureText(mention, start, end))
    if not figures:
        return Paragraph(text, ())
    if settings:
        skip += [(bearing.start, bearing.end) for bearing in settings.bearings(text)]
    skip += [found.span() for found in _NOTE.finditer(text)]
    plain = _without(text, skip)
    _share(plain, figures)
    return Paragraph(text, tuple(figures))


def _is_figure(mention: Mention, text: str) -> bool:
    """Whether a number counts as a figure: a bare one does only in a list, a ratio or a table."""
    if mention.unit is not None or mention.series is not None:
        return True
    return "." in mention.text or bool(_TABLE.match(text))


def _counts_its_list(mention: Mention, text: str, start: int) -> bool:
    """Whether a number only counts the names before it, or the members of a whole.

    煤炭、钢铁、火电三个行业; 在全省18个省辖市中.
    """
    if _WHOLE.search(text[max(0, start - 2) : start]) and _MEMBERS.match(text, start):
        return True
    if mention.unit not in ("个", "项", "类", "大", "家") or mention.text[:1] not in _SMALL:
        return False
    found = _APPOSITION.search(text[max(0, start - 60) : start])
    return found is not None and len(_BETWEEN.split(found[0])) == mention.value


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for some spans, so that positions stay."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join(pieces) + text[done:]


def _share(text: str, figures: Sequence[FigureText]) -> None:
    """Give each figure the words around it."""
    stops = [found.start() for found in _PART.finditer(text)]
    last_end = part_start = part = sentence = passed = 0
    meant = False
    said = ""
    for number, figure in enumerate(figures):
        while passed < len(stops) and stops[passed] < figure.start:
            part_start = last_end = stops[passed] + 1
            part += 1
            sentence += text[stops[passed]] != ";"
            passed += 1
            said, meant = "", False
        figure.part, figure.sentence = part, sentence
        figure.first = last_end == part_start
        gap = text[last_end : figure.start]
        stop = stops[passed] if passed < len(stops) else len(text)
        following = figures[number + 1].start if number + 1 < len(figures) else len(text)
        left, right = max(part_start, figure.start - NEAR), min(stop, figure.end + NEAR)
        figure.clause = text[left:right]
        if figure.first:
            gap = _NUMBER.sub("", gap.lstrip())
        figure.pre = [clause[-NEAR:] for clause in _COMMA.split(gap)[::-1]]
        if len(figure.pre) > 1 and not figure.first:
            figure.pre.pop()  # what follows the figure before is its own
        elif not figure.first and figures[number - 1].counts and _JOINED.search(gap[-NEAR:]):
            figure.pre = [""]  # 68个省重点、320个市重点项目
        after = text[figure.end : min(stop, following, figure.end + NEAR)]
        behind = _COMMA.split(_unbound(after))[0]
        figure.post = "" if _JOIN.match(behind) else behind
        said = ",".join([said, *figure.pre])[-NEAR:]
        figure.said = said + "," + figure.post
        begin = max(part_start, last_end - _MOOD_REACH)
        before = vocabulary.NO_MOOD.sub(_blank, text[begin : figure.start])
        meant = (
            meant
            or bool(vocabulary.MOOD.search(before, last_end - begin))
            or "目标" in _COMMA.split(vocabulary.NO_MOOD.sub(_blank, after))[0]
        )
        figure.meant = meant
        last_end = figure.end


def _unbound(after: str) -> str:
    """What follows a figure, without what belongs to it: 大关, 以上."""
    found = vocabulary.BEHIND.match(after)
    while found and found.end():
        after = after[found.end() :]
        found = vocabulary.BEHIND.match(after)
    return after


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def members(text: str, wanted: int) -> list[str] | None:
    """A list's members, if it can be cut into as many as are wanted."""
    for pattern in (_BETWEEN, re.compile("、|以及|[和与]"), re.compile("、|和"), re.compile("、")):
        found = pattern.split(text)
        if len(found) == wanted and all(member.strip(" “”") for member in found):
            return found
    return None


def first_member(text: str) -> str:
    """The first member of a list, or the whole text."""
    return _BETWEEN.split(text)[0]


def last_clause(text: str) -> str:
    """What stands after the last comma."""
    return _COMMA.split(text)[-1]


def unjoined(text: str) -> str:
    """A text without the words that join it to the member of a list before or after."""
    return _JOIN.sub("", text)
