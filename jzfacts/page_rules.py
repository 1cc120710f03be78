"""What an audit asks of a page: that the base has forgotten nothing on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.covering import Span
    from jzfacts.finding import Finding
    from jzfacts.page import Letters
    from jzfacts.proving import Proof

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
        told = f" ({reason})" if reason else ""
        yield proof.at(
            numeral.start,
            numeral.end,
            "unclaimed",
            f"claimed by no fact{told}; add a fact, or set it aside with the reason",
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
                    f"“{found[0]}” stands beside no fact; add a fact, or set it aside",
                    status="unclaimed",
                )


def member(proof: Proof) -> Iterator[Finding]:
    """Where a fact claims one member of a list (甲、乙和丙等), some fact claims each of the others.

    What stands right before and after 、 and right before 等, in a clause that names a fact, must
    belong to a fact or be set aside; so must what 和 joins to the end of a fact's name.
    """
    for number, written, spans in _printed(proof):
        named = [(span.start, span.end) for span in spans if span.what == "name"]
        line = proof.page.line(number)
        for clause in _CLAUSE.finditer(line):
            start, end = written.span(*clause.span())
            if not any(one < end and start < other for one, other in named):
                continue
            for mark in _MARK.finditer(line, *clause.span()):
                sides = _sides(written, mark, start, end)
                if mark[0] not in "、等" and not any(end == sides[0] + 1 for _, end in named):
                    continue
                for side in sides:
                    if not any(span.start <= side < span.end for span in spans):
                        offset = proof.page.starts[number - 1] + written.starts[side]
                        yield proof.at(
                            offset,
                            offset + 1,
                            "member",
                            f"a list of facts has a member here (beside {mark[0]}) that no fact "
                            "claims; add a fact, or set it aside",
                            status="unclaimed",
                        )


def _sides(written: Letters, mark: re.Match[str], start: int, end: int) -> list[int]:
    """The letters beside a mark within their clause: two, or the one before 等."""
    before, after = written.span(*mark.span())
    sides = [before - 1, after] if mark[0] != "等" else [before - 1]
    return [side for side in sides if start <= side < end]


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
