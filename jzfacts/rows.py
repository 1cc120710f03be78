"""Facts and sources as rows of a database, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.fact import (
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
    from collections.abc import Iterable, Sequence

    Row = Sequence[object]

FACT_COLUMNS = (
    *("id", "indicator", "area", "period", "source", "lines", "aliases", "topic", "value", "unit"),
    *("qualifier", "change_value", "change_unit", "change_basis", "baseline_value"),
    *("baseline_unit", "baseline_period", "versus_among", "versus_value", "versus_unit"),
    *("place", "among", "outcome", "note", "pinyin"),
)
SOURCE_COLUMNS = (
    *("id", "title", "area", "period", "published", "creator", "publisher", "type", "url"),
    *("lines", "sha256", "misprints", "gaps", "set_aside"),
)

_BETWEEN = "\x1f"  # ASCII's own separator of units, which no text of a base holds ...
_BESIDE = "\x1e"  # ... and of records


def fact_row(fact: Fact) -> Row:
    """The fact as a row of FACT_COLUMNS; decimals as text, so that 42.40 stays 42.40."""
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    return (
        *(fact.id, fact.indicator, fact.area, fact.period, fact.source.id),
        " ".join(map(str, fact.lines)),
        _BETWEEN.join(fact.aliases) or None,
        *(fact.topic, _text(fact.value), fact.unit, fact.qualifier),
        *((str(change.value), change.unit, change.basis) if change else (None,) * 3),
        *((str(baseline.value), baseline.unit, baseline.period) if baseline else (None,) * 3),
        *((versus.among, _text(versus.value), versus.unit) if versus else (None,) * 3),
        *((rank.place, rank.among) if rank else (None,) * 2),
        *(fact.outcome, fact.note, fact.pinyin),
    )


def fact_of(row: Sequence[str], source: Source) -> Fact:
    """The fact that `fact_row` wrote."""
    (id_, indicator, area, period, _, lines, aliases, topic, value, unit, qualifier) = row[:11]
    (change, change_unit, basis, baseline, baseline_unit, baseline_period) = row[11:17]
    (among, versus, versus_unit, place, scope, outcome, note, pinyin) = row[17:25]
    return Fact(
        id=id_,
        indicator=indicator,
        area=area,
        period=period,
        source=source,
        lines=tuple(map(int, lines.split())),
        aliases=tuple(aliases.split(_BETWEEN)) if aliases else (),
        topic=topic,
        value=_number(value),
        unit=unit,
        qualifier=qualifier,
        change=Change(Decimal(change), change_unit, basis) if change else None,
        baseline=Baseline(Decimal(baseline), baseline_unit, baseline_period) if baseline else None,
        versus=Versus(among, _number(versus), versus_unit) if among else None,
        rank=Rank(int(place), scope) if place else None,
        outcome=outcome,
        note=note,
        pinyin=pinyin,
    )


def source_row(source: Source) -> Row:
    """The source as a row of SOURCE_COLUMNS."""
    return (
        *(source.id, source.title, source.area, source.period, source.published),
        *(source.creator, source.publisher, source.type, source.url, source.lines, source.sha256),
        _joined((part.line, part.printed, part.read) for part in source.misprints),
        _joined((part.line, part.note) for part in source.gaps),
        _joined(
            (part.line, part.text, part.reason, part.numeral or "") for part in source.set_aside
        ),
    )


def source_of(row: Sequence[str]) -> Source:
    """The source that `source_row` wrote."""
    (id_, title, area, period, published, creator, publisher, type_, url, lines, sha256) = row[:11]
    misprints, gaps, set_aside = map(_split, row[11:14])
    return Source(
        *(id_, title, area, period, published, creator, publisher, type_, url),
        lines=int(lines) if lines else None,
        sha256=sha256,
        misprints=tuple(Misprint(int(line), *rest) for line, *rest in misprints),
        gaps=tuple(Gap(int(line), *rest) for line, *rest in gaps),
        set_aside=tuple(
            SetAside(int(line), text, reason, numeral or None)
            for line, text, reason, numeral in set_aside
        ),
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _joined(parts: Iterable[Sequence[object]]) -> str:
    return _BESIDE.join(_BETWEEN.join(map(str, part)) for part in parts)


def _split(text: str) -> list[list[str]]:
    return [part.split(_BETWEEN) for part in text.split(_BESIDE)] if text else []
