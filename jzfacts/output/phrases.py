"""How the parts of a fact read: one textual form for each, the same in every format.

Scripts rely on these forms as they do on the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jzfacts.output.escape import Digits

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
    from jzfacts.search.engine import Match

T = TypeVar("T")
S = TypeVar("S")


def said(part: T | None, form: Callable[[T], S]) -> S | None:
    """`part` in the form that `form` gives it; None where the page does not say it."""
    return None if part is None else form(part)


def number(value: Decimal) -> Digits:
    """`value` exactly as printed on the page, never in powers of ten."""
    return Digits(format(value, "f"))


def change_digits(change: Change) -> Digits:
    """The size of a change with its sign; a change of nothing has none."""
    return Digits(format(change.value, "+f" if change.value else "f"))


def change_text(change: Change) -> str:
    """`+3.5% 同比`; the basis is left out where the page gives none."""
    figure = change_digits(change) + change.unit
    return f"{figure} {change.basis}" if change.basis else figure


def baseline_text(baseline: Baseline) -> str:
    """`年初50%`."""
    return f"{baseline.period or ''}{number(baseline.value)}{baseline.unit}"


def versus_text(versus: Versus) -> str:
    """`高于全省平均水平54个百分点`; the distance is left out where the page gives none."""
    distance = "" if versus.value is None else number(versus.value)
    return f"{versus.among}{distance}{versus.unit or ''}"


def rank_text(rank: Rank) -> str:
    """`全省第2`."""
    return f"{rank.among}第{rank.place}"


def source_text(fact: Fact) -> str:
    """`report-2025-1:67,13`: the page and its lines, the main one first."""
    return f"{fact.source.id}:{','.join(map(str, fact.lines))}"


AFTER_THE_UNIT = frozenset("以上 以下 以内 左右 上下 有余 之多".split())
BESIDE_THE_NUMBER = frozenset("余 多 几".split())


def around(qualifier: str | None, value: Decimal, unit: str | None) -> tuple[str, str]:
    """What stands before a number and what after it: 突破|亿元, |余万亩, |亿元以上, |倍多.

    余 and 多 follow a round number at once, any other its unit.
    """
    unit = unit or ""
    if qualifier in AFTER_THE_UNIT:
        return "", unit + qualifier
    if qualifier in BESIDE_THE_NUMBER:
        round_number = value % 10 == 0
        return "", qualifier + unit if round_number else unit + qualifier
    return qualifier or "", unit


def figure_text(fact: Fact) -> str | None:
    """`突破1000亿元`; for a fact without a figure, what came about."""
    if fact.value is None:
        return fact.outcome
    before, after = around(fact.qualifier, fact.value, fact.unit)
    return f"{before}{number(fact.value)}{after}"


def reference(source: Source) -> str:
    """The source in full on one line: who, what, when, and the id that columns name it by."""
    maker = f"{source.creator}. " if source.creator else ""
    publisher = f"{source.publisher}, " if source.publisher else ""
    return f"{maker}{source.title}. {publisher}{source.published} ({source.id})"


def score_text(match: Match) -> Digits:
    return Digits(f"{match.score:.2f}".rstrip("0").rstrip("."))


def joined(values: tuple[str, ...] | tuple[int, ...]) -> str | None:
    """Several values in one cell. Not by commas: a spreadsheet would take 67,13 for 6713."""
    return ";".join(map(str, values)) or None
