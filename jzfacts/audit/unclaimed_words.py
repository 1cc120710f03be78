"""Words of a page that tell of a fact, and that no fact claims: titles, deeds, members of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.audit.coverage import Evidence, Span
    from jzfacts.audit.page import Letters

DEEDS = (
    "荣获 获评 获批 入选 入围 登榜 上榜 授予 认定为 命名为 "
    "首批 首个 首家 首次 率先 新高 最好 零的突破 "
    "组建 成立 筹建 创建 新设立 挂牌 建成 竣工 落地 落户 "
    "出台 推广 举办 启动 规划建设 晋级 未发生 双下降 压减 改善 超额完成 "
    "高于 低于 优于"
).split()
"""Words with which reports tell of titles and deeds, so that a fact without a figure is missed.

They were chosen from work reports: words of winning, of being first, of founding and finishing,
of decreeing, and of comparison without a number. Words that as often tell of intentions (推进,
加快, 实施, 完善) are not among them.
"""

_DEED = re.compile("|".join(sorted(DEEDS, key=len, reverse=True)))
_CLAUSE = re.compile(r"[^,，。;；:：!！?？]+")
# 等 that ends a list and 和 that joins one, not those of 等级, 平等, 和谐, 涉及.
_MARK = re.compile(
    "、|(?<![平中高同均对相优特初劣])等(?![级待于同候距])"
    "|(?<![共温缓平饱中随总调])和(?![谐平睦美气解])|(?<![参给赋])与(?![会时])|以及"
    "|(?<![普涉危波以])及(?![时格早其以])"
)
_BETWEEN = ' “”"‘’《》'  # what may stand between two letters of one member


def unclaimed_deeds(evidence: Evidence) -> Iterator[tuple[tuple[int, int], str]]:
    """The spans of the page's text with a word of a title or a deed that nobody claims."""
    page = evidence.page
    for number, start in enumerate(page.starts, 1):
        line, spans = page.letters(number), evidence.spans.get(number, ())
        for found in _DEED.finditer(line.text):
            first, end = found.span()
            if not any(span.start < end and first < span.end for span in spans):
                yield (start + line.starts[first], start + line.starts[end - 1] + 1), found[0]


def unclaimed_members(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """The spans of the page's text with a member of a list that nobody claims, beside a fact's."""
    page = evidence.page
    for number, start in enumerate(page.starts, 1):
        line, spans = page.line(number), evidence.spans.get(number, ())
        found: set[tuple[int, int]] = set()
        for clause in _CLAUSE.finditer(line):
            found.update(_members(page.letters(number), line, clause, spans))
        yield from ((start + first, start + end) for first, end in sorted(found))


def _members(
    written: Letters, line: str, clause: re.Match[str], spans: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The spans of the line, within a clause, of members of its lists that nobody claims."""
    # First: only a clause that names a fact is looked at.
    start, end = written.span(*clause.span())
    names = [span for span in spans if span.what == "name"]
    if not any(span.start < end and start < span.end for span in names):
        return
    # Then: its marks; those of no list of facts are left out below.
    marks = [
        (mark[0], *written.span(*mark.span())) for mark in _MARK.finditer(line, *clause.span())
    ]
    # Last: the letters beside each mark that are neither claimed nor a mark, with their like.
    walls = {letter for span in spans for letter in range(span.start, span.end)}
    walls.update(letter for _, before, after in marks for letter in range(before, after))
    ends = {span.end for span in names}
    for mark, before, after in marks:
        if mark not in "、等" and before not in ends:
            continue
        for side in (before - 1,) if mark == "等" else (before - 1, after):
            if start <= side < end and side not in walls:
                yield _around(side, written, line, walls)


def _around(side: int, written: Letters, line: str, walls: set[int]) -> tuple[int, int]:
    """The span of the line around a letter, to the next wall or mark."""

    def joined(letter: int) -> bool:
        between = line[written.starts[letter] + 1 : written.starts[letter + 1]]
        return not between.strip(_BETWEEN)

    first = last = side
    while first and first - 1 not in walls and joined(first - 1):
        first -= 1
    while last + 1 < len(written.text) and last + 1 not in walls and joined(last):
        last += 1
    return written.starts[first], written.starts[last] + 1
