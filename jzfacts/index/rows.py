"""Facts and sources as bytes, and back.

A row is the record's texts with separators between them: read without an import, as JSON would
need, and in a third of the time.
"""

from __future__ import annotations

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
    from collections.abc import Iterable, Sequence

FIELD, PART, ATOM = b"\xff", b"\xfe", b"\xfd"
"""Between the fields of a row, the members of a field that has several, the parts of a member.
No text holds these bytes, for UTF-8 has no use for them."""


def fact_row(fact: Fact) -> bytes:
    """The fact as a row. Absent is empty, and decimals are text, so that 42.40 stays 42.40."""
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    fields = [fact.id, fact.indicator, fact.area, fact.period, fact.source.id]
    fields.append(" ".join(map(str, fact.lines)))
    fields += map(_text, (fact.topic, fact.value, fact.unit, fact.qualifier))
    fields += map(_text, (change.value, change.unit, change.basis) if change else _NONE)
    fields += map(_text, (baseline.value, baseline.unit, baseline.period) if baseline else _NONE)
    fields += map(_text, (versus.among, versus.value, versus.unit) if versus else _NONE)
    fields += map(_text, (rank.place, rank.among) if rank else (None, None))
    fields += map(_text, (fact.outcome, fact.note, fact.pinyin))
    aliases = PART.join([alias.encode() for alias in fact.aliases])
    return FIELD.join([aliases, *[field.encode() for field in fields]])


def id_of(row: bytes) -> str:
    """The id of the fact of a row."""
    return row.split(FIELD, 2)[1].decode()


def source_id_of(row: bytes) -> str:
    """The id of the source that the fact of a row cites."""
    return row.split(FIELD, 6)[5].decode()


def fact_of(row: bytes, source: Source) -> Fact:
    """The fact that `fact_row` wrote."""
    aliases, *encoded = row.split(FIELD)
    fields = [field.decode() for field in encoded]
    (id_, indicator, area, period, _, lines, topic, value, unit, qualifier) = fields[:10]
    (change, change_unit, basis, baseline, baseline_unit, baseline_period) = fields[10:16]
    (among, versus, versus_unit, place, scope, outcome, note, pinyin) = fields[16:]
    return Fact(
        id=id_,
        indicator=indicator,
        area=area,
        period=period,
        source=source,
        lines=tuple(map(int, lines.split())),
        aliases=tuple(alias.decode() for alias in aliases.split(PART)) if aliases else (),
        topic=topic or None,
        value=_number(value),
        unit=unit or None,
        qualifier=qualifier or None,
        change=Change(Decimal(change), change_unit, basis or None) if change else None,
        baseline=Baseline(Decimal(baseline), baseline_unit, baseline_period or None)
        if baseline
        else None,
        versus=Versus(among, _number(versus), versus_unit or None) if among else None,
        rank=Rank(int(place), scope) if place else None,
        outcome=outcome or None,
        note=note or None,
        pinyin=pinyin or None,
    )


def source_row(source: Source) -> bytes:
    """The source as a row."""
    fields = [source.id, source.title, source.area, source.period, source.published]
    fields += map(_text, (source.creator, source.publisher, source.type, source.url))
    fields += map(_text, (source.lines, source.sha256))
    parts = (
        _joined((part.line, part.printed, part.read) for part in source.misprints),
        _joined((part.line, part.note) for part in source.gaps),
        _joined((part.line, part.text, part.reason, part.numeral) for part in source.set_aside),
    )
    return FIELD.join([*[field.encode() for field in fields], *parts])


def source_of(row: bytes) -> Source:
    """The source that `source_row` wrote."""
    *encoded, misread, missing, ignored = row.split(FIELD)
    fields = [field.decode() for field in encoded]
    (id_, title, area, period, published, creator, publisher, type_, url) = fields[:9]
    misprints, gaps, set_aside = map(_split, (misread, missing, ignored))
    return Source(
        *(id_, title, area, period, published, creator or None, publisher or None),
        *(type_ or None, url or None),
        lines=int(fields[9]) if fields[9] else None,
        sha256=fields[10] or None,
        misprints=tuple(Misprint(int(line), *rest) for line, *rest in misprints),
        gaps=tuple(Gap(int(line), *rest) for line, *rest in gaps),
        set_aside=tuple(
            SetAside(int(line), text, reason, numeral or None)
            for line, text, reason, numeral in set_aside
        ),
    )


_NONE = (None, None, None)


def _text(value: Decimal | int | str | None) -> str:
    return "" if value is None else str(value)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _joined(parts: Iterable[Sequence[int | str | None]]) -> bytes:
    return PART.join([ATOM.join([_text(atom).encode() for atom in part]) for part in parts])


def _split(field: bytes) -> list[list[str]]:
    parts = field.split(PART) if field else []
    return [[atom.decode() for atom in part.split(ATOM)] for part in parts]
