"""Facts and sources as rows of the database, and back.

A row ends in its checksum, so that no figure is told that a disk has garbled.
"""

from __future__ import annotations

import marshal
from binascii import crc32
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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

FACT_COLUMNS = (
    "id, indicator, area, period, source, lines, aliases, topic, value, unit, qualifier, "
    "change, change_unit, change_basis, baseline, baseline_unit, baseline_period, "
    "versus, versus_value, versus_unit, rank, rank_among, outcome, note, pinyin"
)


class Damaged(Exception):
    """The database does not hold what was written into it."""


def checksum(values: Sequence[Any]) -> int:
    """The checksum of the values of a row."""
    return crc32(marshal.dumps(tuple(values), 2))


def checked(row: Sequence[Any]) -> Sequence[Any]:
    """The values of a row without its checksum, which is the last. Raises Damaged."""
    values = row[:-1]
    if checksum(values) != row[-1]:
        raise Damaged
    return values


def fact_row(fact: Fact) -> tuple[object, ...]:
    """FACT_COLUMNS and the checksum. Decimals are text, so that 42.40 stays 42.40."""
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    values: tuple[Any, ...] = (
        *(fact.id, fact.indicator, fact.area, fact.period, fact.source.id),
        *(" ".join(map(str, fact.lines)), marshal.dumps(fact.aliases, 2)),
        *(fact.topic, _text(fact.value), fact.unit, fact.qualifier),
        *((str(change.value), change.unit, change.basis) if change else _NONE),
        *((str(baseline.value), baseline.unit, baseline.period) if baseline else _NONE),
        *((versus.among, _text(versus.value), versus.unit) if versus else _NONE),
        *(rank or (None, None)),
        *(fact.outcome, fact.note, fact.pinyin),
    )
    return (*values, checksum(values))


def fact_of(values: Sequence[Any], source: Source) -> Fact:
    """The fact of FACT_COLUMNS."""
    id, indicator, area, period, _, lines, aliases, topic, value, unit, qualifier = values[:11]
    change, baseline, versus = values[11:14], values[14:17], values[17:20]
    rank, among, outcome, note, pinyin = values[20:]
    return Fact(
        *(id, indicator, area, period, source, tuple(map(int, lines.split()))),
        *(marshal.loads(aliases), topic, _number(value), unit, qualifier),
        Change(Decimal(change[0]), *change[1:]) if change[0] else None,
        Baseline(Decimal(baseline[0]), *baseline[1:]) if baseline[0] else None,
        Versus(versus[0], _number(versus[1]), versus[2]) if versus[0] else None,
        Rank(rank, among) if rank else None,
        *(outcome, note, pinyin),
    )


def source_row(source: Source) -> tuple[object, ...]:
    """The id, the area, all fields together, and the checksum."""
    fields = [getattr(source, name) for name in Source.__slots__]
    plain = [tuple(map(tuple, field)) if isinstance(field, tuple) else field for field in fields]
    values = (source.id, source.area, marshal.dumps(tuple(plain), 2))
    return (*values, checksum(values))


def source_of(values: Sequence[Any]) -> Source:
    """The source of a row."""
    fields = list(marshal.loads(values[2]))
    for place, kind in enumerate((Misprint, Gap, SetAside), -3):
        fields[place] = tuple(kind(*part) for part in fields[place])
    return Source(*fields)


_NONE = (None, None, None)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
