"""Facts and sources as rows of the database, and back."""

from __future__ import annotations

import marshal
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.model import (
    Baseline,
    Change,
    Fact,
    Gap,
    Misprint,
    Rank,
    SetAside,
    Source,
    Versus,
)
from jzfacts.index.schema import checked, sealed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_NONE = (None, None, None)


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """FACT_COLUMNS. Decimals are text, so that 42.40 stays 42.40."""
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    return sealed(
        (
            *(fact.id, fact.indicator, fact.area, fact.period, fact.source.id),
            *(" ".join(map(str, fact.lines)), marshal.dumps(fact.aliases, 2)),
            *(fact.topic, _text(fact.value), fact.unit, fact.qualifier),
            *((str(change.value), *change[1:]) if change else _NONE),
            *((str(baseline.value), *baseline[1:]) if baseline else _NONE),
            *((versus.among, _text(versus.value), versus.unit) if versus else _NONE),
            *(rank or (None, None)),
            *(fact.outcome, fact.note, fact.pinyin),
        )
    )


def fact_of(values: Sequence[Any], source: Source) -> Fact:
    """The fact of FACT_COLUMNS without the checksum."""
    id, indicator, area, period, _, lines, aliases, topic, value, unit, qualifier = values[:11]
    change, baseline, versus = values[11:14], values[14:17], values[17:20]
    rank, among, outcome, note, pinyin = values[20:]
    return Fact(
        *(id, indicator, area, period, source, tuple(map(int, lines.split()))),
        *(marshal.loads(aliases), topic, value and Decimal(value), unit, qualifier),
        Change(Decimal(change[0]), *change[1:]) if change[0] else None,
        Baseline(Decimal(baseline[0]), *baseline[1:]) if baseline[0] else None,
        Versus(versus[0], versus[1] and Decimal(versus[1]), versus[2]) if versus[0] else None,
        Rank(rank, among) if rank else None,
        *(outcome, note, pinyin),
    )


def source_row(source: Source) -> tuple[Any, ...]:
    """The id, the area, all fields together, and the checksum."""
    fields = [getattr(source, name) for name in Source.__slots__]
    plain = [tuple(map(tuple, field)) if isinstance(field, tuple) else field for field in fields]
    return sealed((source.id, source.area, marshal.dumps(plain, 2)))


def source_of(row: Sequence[Any] | None) -> Source:
    """The source of a row. Raises Damaged."""
    fields = marshal.loads(checked(row)[2])
    for number, kind in enumerate((Misprint, Gap, SetAside), -3):
        fields[number] = tuple(kind(*part) for part in fields[number])
    return Source(*fields)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
