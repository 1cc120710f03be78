"""Rules of the page: that the base has forgotten nothing on it.

Neither a numeral, nor the words of a title or a deed, nor a member of a list of facts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.audit.rules import Problem, rule
from jzfacts.claims.indicator_names import names_nothing
from jzfacts.i18n import N_, Message
from jzfacts.text.normalize import fold_prose

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


@rule(
    "unclaimed",
    "{text} is claimed by no fact; add a fact, or set it aside with the reason",
    "unclaimed",
)
def unclaimed(evidence: Evidence) -> Iterator[Problem]:
    """Each numeral of the page is claimed by a fact, or set aside by the source with its reason.

    A fact claims the numerals of its figures, each as often as its lines print it, and those of
    its name and outcome (the 100 of 100强).
    """
    no_figure = N_(
        "{text} ({reason}) is claimed by no fact; add a fact, or set it aside with the reason"
    )
    for numeral in evidence.unclaimed():
        if numeral.mention.reason is None:
            yield Problem(numeral)
        else:
            yield Problem(numeral, message=no_figure, reason=Message(numeral.mention.reason))


@rule("deed", "“{word}” is of no fact's name or outcome; add a fact, or set it aside", "unclaimed")
def deed(evidence: Evidence) -> Iterator[Problem]:
    """Each word of a title or a deed (荣获, 首个, 组建 …) stands in a fact's name or its outcome.

    An outcome counts where it stands beside the name or a figure of its fact. Otherwise a fact
    without a figure may have been forgotten.
    """
    page = evidence.page
    for number in range(1, len(page.lines) + 1):
        spans = evidence.spans.get(number, ())
        for found in _DEED.finditer(page.letters(number).text):
            start, end = found.span()
            if not any(span.start < end and start < span.end for span in spans):
                yield Problem(page.offsets(number, start, end), word=found[0])


@rule(
    "member",
    "“{words}” is listed with facts, and no fact claims it; add a fact, or set it aside",
    "unclaimed",
)
def member(evidence: Evidence) -> Iterator[Problem]:
    """Where a fact claims one member of a list (甲、乙和丙等), some fact claims each of the others.

    What stands right before and after 、 and right before 等, in a clause that names a fact, must
    belong to a fact or be set aside; so must what 和 joins to the end of a fact's name.
    """
    page = evidence.page
    for number, start in enumerate(page.starts, 1):
        line, spans = page.line(number), evidence.spans.get(number, ())
        found: set[tuple[int, int]] = set()
        for clause in _CLAUSE.finditer(line):
            found.update(_members(page.letters(number), line, clause, spans))
        for first, end in sorted(found):
            if names_nothing(fold_prose(line[first:end]).text):
                continue  # what only links a figure to its name: 42.4亿斤、增长3.5%
            yield Problem((start + first, start + end), words=line[first:end])


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
