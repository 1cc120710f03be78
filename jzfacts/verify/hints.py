"""Guesses what kind of slip a wrong figure is, where its digits leave little doubt.

To add a kind, add a row to `HINTS`. The first that applies is reported, so the surest come first.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.indicator_names import folded, normalized
from jzfacts.i18n import N_, Message
from jzfacts.verify.intervals import is_exchanged, ratio, significant
from jzfacts.verify.measures import base_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.verify.compare import Comparison
    from jzfacts.verify.intervals import Quantity

_POINTS = ("个百分点", "百分点")
_TOLD = 3
"""Minimum digits for another fact with the same figure to be more than a coincidence."""
_FACTORS = {
    Decimal(10): N_("off by a factor of ten"),
    Decimal(100): N_("off by a factor of a hundred"),
    Decimal(1000): N_("off by a factor of a thousand"),
    Decimal(10) ** 4: N_("off by a factor of ten thousand"),
    Decimal(10) ** 8: N_("off by a factor of a hundred million"),
}


class Wrong(NamedTuple):
    """A wrong figure with the context that its hints need."""

    one: Comparison
    beside: Sequence[Comparison]
    """Comparisons in the same sentence."""
    facts: Sequence[Fact]
    """Facts of the same place and time."""
    earlier: Sequence[Fact]
    """Facts of the same place, one year earlier."""


def hint(wrong: Wrong) -> tuple[str, Message] | None:
    """Return the name and message of the likely slip, or None if it is not certain."""
    if wrong.one.measure == "rank" or wrong.one.draft.qualifier or wrong.one.draft.high is not None:
        return None
    return next(((name, said) for name, explain in HINTS if (said := explain(wrong))), None)


def _points(wrong: Wrong) -> Message | None:
    draft, base = wrong.one.draft, wrong.one.base
    if abs(draft.value) != abs(base.value):
        return None
    if draft.unit == "%" and base.unit in _POINTS:
        return Message("% for 个百分点")
    return Message("个百分点 for %") if draft.unit in _POINTS and base.unit == "%" else None


def _factor(wrong: Wrong) -> Message | None:
    if wrong.one.unit_differs:
        return None
    times = ratio(wrong.one.draft, wrong.one.base)
    factor = _FACTORS.get(times) or _FACTORS.get(1 / times) if times else None
    return Message(factor) if factor else None


def _last_year(wrong: Wrong) -> Message | None:
    fact, measure = wrong.one.fact, wrong.one.measure
    name = normalized(folded(fact.indicator))
    before = [one for one in wrong.earlier if normalized(folded(one.indicator)) == name]
    known = [quantity for one in before for quantity in base_quantities(one, measure)]
    if measure == "value":
        known += base_quantities(fact, "baseline")
    return Message("probably the figure of the year before") if _in(wrong.one, known) else None


def _in_sentence(wrong: Wrong) -> Message | None:
    others = {
        _called(one.fact, wrong.one.fact)
        for one in wrong.beside
        if one.fact.full_id != wrong.one.fact.full_id and _in(wrong.one, [one.base])
    }
    return _of_another(others)


def _exchanged(wrong: Wrong) -> Message | None:
    draft, base = wrong.one.draft, wrong.one.base
    exchanged = draft.unit == base.unit and is_exchanged(draft, base)
    return Message("two digits exchanged") if exchanged else None


def _in_base(wrong: Wrong) -> Message | None:
    if len(significant(wrong.one.draft.value)) < _TOLD:
        return None
    others = {
        _called(fact, wrong.one.fact)
        for fact in wrong.facts
        if fact.full_id != wrong.one.fact.full_id
        and _in(wrong.one, base_quantities(fact, wrong.one.measure))
    }
    return _of_another(others)


def _called(fact: Fact, own: Fact) -> tuple[str, str]:
    """Return the message and name for another fact: its indicator, or else its place or year."""
    if fact.indicator != own.indicator:
        return N_("probably the figure of {name}"), fact.indicator
    return N_("probably that of {name}"), fact.area if fact.area != own.area else fact.period


def _of_another(others: set[tuple[str, str]]) -> Message | None:
    if len(others) != 1:
        return None
    [(text, name)] = others
    return Message(text, name=name)


def _in(one: Comparison, known: Iterable[Quantity]) -> bool:
    return any(other.value == one.draft.value and other.unit == one.draft.unit for other in known)


HINTS: tuple[tuple[str, Callable[[Wrong], Message | None]], ...] = (
    ("percentage-points", _points),
    ("factor-of-ten", _factor),
    ("year-before", _last_year),
    ("other-fact", _in_sentence),
    ("digits-exchanged", _exchanged),
    ("other-fact", _in_base),
)
"""The kinds of slip: name, and a function that returns the message if the kind applies."""
