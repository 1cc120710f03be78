"""The fact base's format, key by key: a TOML table -> Source or Fact.

Reading never stops at a mistake: each is noted with its line and remedy, and reading goes on with
what is sound, so that one run tells them all. README.md documents these keys; a test compares.
"""

from __future__ import annotations

import re
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
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jzfacts.facts.tables import Table

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|S[12]|Q[1-4]))?")  # as SDMX writes them
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PINYIN = re.compile(r"[a-zü]+(?: [a-zü]+)*")

_ID_REMEDY = N_("write lower-case ASCII letters, digits and single hyphens")
_PERIOD_REMEDY = N_("write it as 2024, 2024-06, 2024-S1 or 2024-Q1")
_SHA256_REMEDY = N_("write the 64 hexadecimal digits of sha256sum")
_PINYIN_REMEDY = N_("write lower-case syllables with spaces between")
_NOWHERE = Source("", "", "", "", "")

SOURCE_KEYS = (
    *("id", "title", "creator", "publisher", "type", "published", "url", "area", "period"),
    *("lines", "sha256", "misprints", "gaps", "set_aside"),
)
FACT_KEYS = (
    *("id", "indicator", "aliases", "area", "period", "topic", "value", "unit", "qualifier"),
    *("change", "baseline", "versus", "rank", "outcome", "note", "pinyin", "source", "lines"),
)


_SAYING = ("value", "change", "versus", "rank", "outcome")
"""A fact without any of these would say nothing."""


def read_source(table: Table) -> Source:
    """A [[source]]; parts that are wrong are noted and left empty."""
    table.name = str(table.values["id"]) if "id" in table.values else _("source without id")
    table.only(*SOURCE_KEYS)
    table.require("id", "title", "published", "area", "period")
    extent = table.count("lines")

    def parts(key: str, *keys: str, optional: tuple[str, ...] = ()) -> list[Table]:
        return [
            table.inner(key, item, "line", *keys, *optional, required=("line", *keys))
            for item in table.tables(key)
        ]

    return Source(
        id=table.matching("id", _ID, _ID_REMEDY) or "",
        title=table.text("title") or "",
        creator=table.text("creator"),
        publisher=table.text("publisher"),
        type=table.text("type"),
        published=table.date("published") or "",
        url=table.text("url"),
        area=table.text("area") or "",
        period=table.matching("period", _PERIOD, _PERIOD_REMEDY) or "",
        lines=extent,
        sha256=table.matching("sha256", _SHA256, _SHA256_REMEDY),
        misprints=tuple(
            Misprint(_line(part, extent), part.text("printed") or "", part.text("read") or "")
            for part in parts("misprints", "printed", "read")
        ),
        gaps=tuple(
            Gap(_line(part, extent), part.text("note") or "") for part in parts("gaps", "note")
        ),
        set_aside=tuple(
            SetAside(
                _line(part, extent),
                part.text("text") or "",
                part.text("reason") or "",
                part.text("numeral"),
            )
            for part in parts("set_aside", "text", "reason", optional=("numeral",))
        ),
    )


def read_fact(table: Table, sources: Mapping[str, Source]) -> Fact | None:
    """A [[fact]]; None where its id or source is missing, so that nothing else can be said."""
    table.name = str(table.values["id"]) if "id" in table.values else _("fact without id")
    table.only(*FACT_KEYS)
    table.require("id", "indicator", "source", "lines")
    if not any(table.values.get(key) is not None for key in _SAYING):
        table.problem("id", "says nothing; give one of {keys}", keys=", ".join(_SAYING))
    value = table.number("value")
    for key in ("unit", "qualifier", "baseline"):
        if key in table.values and "value" not in table.values:
            table.problem(key, "{key} without a value; give the value, or drop {key}")
    source_id = table.text("source")
    source = sources.get(source_id or "")
    if source_id is not None and source is None:
        ids = ", ".join(sources) or _("none: add a [[source]]")
        table.problem("source", "unknown source “{id}”; ids are {ids}", id=source_id, ids=ids)
    area = table.text("area")
    period = table.matching("period", _PERIOD, _PERIOD_REMEDY)
    fact = Fact(
        id=table.matching("id", _ID, _ID_REMEDY) or "",
        indicator=table.text("indicator") or "",
        area=area or (source.area if source else ""),
        period=period or (source.period if source else ""),
        source=source or _NOWHERE,
        lines=_lines(table, source),
        aliases=table.texts("aliases"),
        topic=table.text("topic"),
        value=value,
        unit=table.unit("unit"),
        qualifier=table.text("qualifier"),
        change=_change(table),
        baseline=_baseline(table),
        versus=_versus(table),
        rank=_rank(table),
        outcome=table.text("outcome"),
        note=table.text("note"),
        pinyin=table.matching("pinyin", _PINYIN, _PINYIN_REMEDY),
    )
    return fact if fact.id and source else None


def _change(table: Table) -> Change | None:
    if "change" not in table.values:
        return None
    inner = table.inner(
        "change", table.values["change"], "value", "unit", "basis", required=("value", "unit")
    )
    value, unit = inner.number("value"), inner.unit("unit")
    basis = inner.text("basis")
    return None if value is None or unit is None else Change(value, unit, basis)


def _baseline(table: Table) -> Baseline | None:
    if "baseline" not in table.values:
        return None
    inner = table.inner(
        "baseline", table.values["baseline"], "value", "unit", "period", required=("value", "unit")
    )
    value, unit = inner.number("value"), inner.unit("unit")
    period = inner.text("period")
    return None if value is None or unit is None else Baseline(value, unit, period)


def _versus(table: Table) -> Versus | None:
    if "versus" not in table.values:
        return None
    inner = table.inner(
        "versus", table.values["versus"], "among", "value", "unit", required=("among",)
    )
    if ("value" in inner.values) != ("unit" in inner.values):
        inner.problem("value", "versus has a value without a unit, or the reverse; give both")
    among, value, unit = inner.text("among"), inner.number("value"), inner.unit("unit")
    return None if among is None else Versus(among, value, unit)


def _rank(table: Table) -> Rank | None:
    if "rank" not in table.values:
        return None
    inner = table.inner("rank", table.values["rank"], "place", "among", required=("place", "among"))
    place, among = inner.count("place"), inner.text("among")
    return None if place is None or among is None else Rank(place, among)


def _lines(table: Table, source: Source | None) -> tuple[int, ...]:
    """The lines a fact cites: one at least, none beyond the page, none twice."""
    items = table.items("lines")
    if table.values.get("lines") == []:
        table.problem("lines", "lines is empty; name the line of the page that prints this")
    if len(set(map(str, items))) < len(items):
        table.problem("lines", "lines names a line twice; delete one")
    return tuple(_checked(table, "lines", item, source.lines if source else None) for item in items)


def _line(part: Table, extent: int | None) -> int:
    return _checked(part, "line", part.values.get("line"), extent)


def _checked(table: Table, key: str, line: object, extent: int | None) -> int:
    """A line of a page that has `extent` lines; 0 where it is none, which is noted."""
    if not isinstance(line, int) or isinstance(line, bool) or line < 1:
        if line is not None:
            table.problem(key, "{key} has {line}; lines are numbered from 1", line=line)
        return 0
    if extent is not None and line > extent:
        message = N_("line {line} is beyond the page, which has {extent}; correct it")
        table.problem(key, message, line=line, extent=extent)
    return line
