"""What an audit asks of a page: that the base has forgotten nothing on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.audit.coverage import Span
    from jzfacts.audit.evidence import Proof
    from jzfacts.audit.page import Letters
    from jzfacts.documents.finding import Finding

DEEDS = (
    *("荣获", "获评", "获批", "入选", "入围", "登榜", "上榜", "授予", "认定为", "命名为"),
    *("首批", "首个", "首家", "首次", "率先", "新高", "最好", "零的突破"),
    *("组建", "成立", "筹建", "创建", "新设立", "挂牌", "建成", "竣工", "落地", "落户"),
    *(
        "出台",
        "推广",
        "举办",
        "启动",
        "规划建设",
        "晋级",
        "未发生",
        "双下降",
        "压减",
        "改善",
        "超额完成",
    ),
    *("高于", "低于", "优于"),
)
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


def unclaimed(proof: Proof) -> Iterator[Finding]:
    """Each numeral of the page is claimed by a fact, or set aside by the source with its reason.

    A fact claims the numerals of its figures, each as often as its lines print it, and those of
    its name and outcome (the 100 of 100强). Remedy: add the fact, cite the line, or set it aside.
    """
    for numeral in proof.unclaimed():
        reason = numeral.mention.reason
        text = proof.page.as_written(numeral.start, numeral.end)
        told = (
            Message(
                "{text} is claimed by no fact; add a fact, or set it aside with the reason",
                text=text,
            )
            if reason is None
            else Message(
                "{text} ({reason}) is claimed by no fact; add a fact, or set it aside with the "
                "reason",
                text=text,
                reason=Message(reason),
            )
        )
        yield proof.at(
            numeral.start,
            numeral.end,
            "unclaimed",
            told,
            status="unclaimed",
        )


def deed(proof: Proof) -> Iterator[Finding]:
    """Each word of a title or a deed (荣获, 首个, 组建 …) stands in a fact's name or its outcome.

    An outcome counts where it stands beside the name or a figure of its fact. Otherwise a fact
    without a figure may have been forgotten: add it, or set the word aside with the reason.
    """
    for number, written, spans in _printed(proof):
        for found in _DEED.finditer(written.text):
            first, last = found.span()
            if not any(span.start < last and first < span.end for span in spans):
                start = proof.page.starts[number - 1]
                yield proof.at(
                    start + written.starts[first],
                    start + written.starts[last - 1] + 1,
                    "deed",
                    Message(
                        "“{word}” is of no fact's name or outcome; add a fact, or set it aside",
                        word=found[0],
                    ),
                    status="unclaimed",
                )


def member(proof: Proof) -> Iterator[Finding]:
    """Where a fact claims one member of a list (甲、乙和丙等), some fact claims each of the others.

    What stands right before and after 、 and right before 等, in a clause that names a fact, must
    belong to a fact or be set aside; so must what 和 joins to the end of a fact's name.
    """
    for number, written, spans in _printed(proof):
        line = proof.page.line(number)
        found: set[tuple[int, int]] = set()
        for clause in _CLAUSE.finditer(line):
            found.update(_unclaimed_members(written, line, clause, spans))
        for first, last in sorted(found):
            offset = proof.page.starts[number - 1]
            yield proof.at(
                offset + first,
                offset + last,
                "member",
                Message(
                    "“{words}” is listed with facts, and no fact claims it; "
                    "add a fact, or set it aside",
                    words=line[first:last],
                ),
                status="unclaimed",
            )


def _unclaimed_members(
    written: Letters, line: str, clause: re.Match[str], spans: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The spans of the line, within a clause, of members of its lists that nobody claims."""
    start, end = written.span(*clause.span())
    if not any(span.what == "name" and span.start < end and start < span.end for span in spans):
        return
    ends = {span.end for span in spans if span.what == "name"}
    claimed = {letter for span in spans for letter in range(span.start, span.end)}
    marks = [
        (mark[0], *written.span(*mark.span())) for mark in _MARK.finditer(line, *clause.span())
    ]
    walls = claimed.union(*(range(before, after) for _, before, after in marks))
    for mark, before, after in marks:
        if mark not in "、等" and before not in ends:
            continue
        sides = (before - 1,) if mark == "等" else (before - 1, after)
        for side in sides:
            if start <= side < end and side not in walls:
                yield _around(side, written, line, walls)


def _around(side: int, written: Letters, line: str, walls: set[int]) -> tuple[int, int]:
    """The span of the line around a letter, to the next wall or mark."""
    first = last = side
    while first and first - 1 not in walls and _joined(written, line, first - 1):
        first -= 1
    while last + 1 < len(written.text) and last + 1 not in walls and _joined(written, line, last):
        last += 1
    return written.starts[first], written.starts[last] + 1


def _joined(written: Letters, line: str, letter: int) -> bool:
    """Whether nothing but white space and quotation marks stands between a letter and the next."""
    between = line[written.starts[letter] + 1 : written.starts[letter + 1]]
    return not between.strip(' “”"‘’《》')


def _printed(proof: Proof) -> Iterator[tuple[int, Letters, list[Span]]]:
    """Each line with letters on it: its number, its letters, and what is accounted for."""
    aside: dict[int, list[Span]] = {}
    for one in proof.asides:
        if one.span is not None:
            aside.setdefault(one.entry.line, []).append(one.span)
    for number in range(1, len(proof.page.lines) + 1):
        written = proof.page.letters(number)
        if written.text:
            yield number, written, [*proof.spans.get(number, ()), *aside.get(number, ())]


RULES = (unclaimed, deed, member)
"""In the order of the manual."""
