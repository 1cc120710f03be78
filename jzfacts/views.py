"""What there is to show of a fact: its columns and its record.

A `Row` becomes plain values here, which `output/` prints without knowing what they mean. The keys
are a contract with scripts; the headings are for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.phrases import (
    baseline_text,
    change_text,
    figure_text,
    joined,
    number,
    rank_text,
    said,
    score_text,
    source_text,
    versus_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from jzfacts.fact import Fact
    from jzfacts.output.plain import Value
    from jzfacts.output.records import Json
    from jzfacts.search import Match


@dataclass(frozen=True, slots=True)
class Row:
    """A fact on its way out, with the match and the query that found it, where there are any."""

    fact: Fact
    match: Match | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that can be shown of a row."""

    key: str
    """Its name for scripts: `--columns`, `--field`, the header of CSV."""
    heading: str
    """Its name for people."""
    get: Callable[[Row], Value]
    numeric: bool = False


TSV_COLUMNS = ("id", "indicator", "qualifier", "value", "unit", "change", "rank", "source")
"""What a pipe gets unless it asks for something else."""

CSV_COLUMNS = (
    *("id", "indicator", "aliases", "area", "period", "topic", "value", "unit", "qualifier"),
    *("change.value", "change.unit", "change.basis"),
    *("baseline.value", "baseline.unit", "baseline.period"),
    *("versus.value", "versus.unit", "versus.among", "rank.place", "rank.among"),
    *("outcome", "note", "source.id", "source.title", "source.creator", "source.published"),
    "source.lines",
)
"""The whole record, flat: a spreadsheet counts best with each number in a cell of its own."""

READING_COLUMNS = ("indicator", "figure", "change", "rank", "area", "period", "source")
"""What people read: the table and Markdown."""


def record(row: Row) -> dict[str, Json]:
    """The record of the contract: every key, always in this order, None where nothing is said."""
    fact, source = row.fact, row.fact.source
    change, baseline, versus, rank = fact.change, fact.baseline, fact.versus, fact.rank
    whole: dict[str, Json] = {
        "id": fact.id,
        "indicator": fact.indicator,
        "aliases": list(fact.aliases),
        "area": fact.area,
        "period": fact.period,
        "topic": fact.topic,
        "value": said(fact.value, number),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "change": said(
            change,
            lambda change: {
                "value": number(change.value),
                "unit": change.unit,
                "basis": change.basis,
            },
        ),
        "baseline": said(
            baseline,
            lambda baseline: {
                "value": number(baseline.value),
                "unit": baseline.unit,
                "period": baseline.period,
            },
        ),
        "versus": said(
            versus,
            lambda versus: {
                "value": said(versus.value, number),
                "unit": versus.unit,
                "among": versus.among,
            },
        ),
        "rank": said(rank, lambda rank: {"place": rank.place, "among": rank.among}),
        "outcome": fact.outcome,
        "note": fact.note,
        "source": {
            "id": source.id,
            "title": source.title,
            "creator": source.creator,
            "published": source.published,
            "lines": list(fact.lines),
        },
    }
    if row.match is not None:
        whole["match"] = {"score": score_text(row.match), "why": row.match.why}
    return whole


def _of(get: Callable[[Fact], Value]) -> Callable[[Row], Value]:
    return lambda row: get(row.fact)


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("query", "查询", lambda row: row.query),
        Column("id", "编号", _of(lambda fact: fact.id)),
        Column("indicator", "指标", _of(lambda fact: fact.indicator)),
        Column("aliases", "别名", _of(lambda fact: joined(fact.aliases))),
        Column("area", "地区", _of(lambda fact: fact.area)),
        Column("period", "时期", _of(lambda fact: fact.period)),
        Column("topic", "专题", _of(lambda fact: fact.topic)),
        Column("figure", "数值", _of(figure_text), numeric=True),
        Column("value", "数值", _of(lambda fact: said(fact.value, number)), numeric=True),
        Column("unit", "单位", _of(lambda fact: fact.unit)),
        Column("qualifier", "限定词", _of(lambda fact: fact.qualifier)),
        Column("change", "变化", _of(lambda fact: said(fact.change, change_text))),
        Column(
            "change.value",
            "变化值",
            _of(lambda fact: said(fact.change, lambda change: number(change.value))),
            numeric=True,
        ),
        Column(
            "change.unit",
            "变化单位",
            _of(lambda fact: said(fact.change, lambda change: change.unit)),
        ),
        Column(
            "change.basis",
            "比较基准",
            _of(lambda fact: said(fact.change, lambda change: change.basis)),
        ),
        Column("baseline", "基数", _of(lambda fact: said(fact.baseline, baseline_text))),
        Column(
            "baseline.value",
            "基数值",
            _of(lambda fact: said(fact.baseline, lambda baseline: number(baseline.value))),
            numeric=True,
        ),
        Column(
            "baseline.unit",
            "基数单位",
            _of(lambda fact: said(fact.baseline, lambda baseline: baseline.unit)),
        ),
        Column(
            "baseline.period",
            "基期",
            _of(lambda fact: said(fact.baseline, lambda baseline: baseline.period)),
        ),
        Column("versus", "对比", _of(lambda fact: said(fact.versus, versus_text))),
        Column(
            "versus.value",
            "差距",
            _of(lambda fact: said(fact.versus, lambda versus: said(versus.value, number))),
            numeric=True,
        ),
        Column(
            "versus.unit",
            "差距单位",
            _of(lambda fact: said(fact.versus, lambda versus: versus.unit)),
        ),
        Column(
            "versus.among",
            "对比对象",
            _of(lambda fact: said(fact.versus, lambda versus: versus.among)),
        ),
        Column("rank", "位次", _of(lambda fact: said(fact.rank, rank_text))),
        Column(
            "rank.place",
            "名次",
            _of(lambda fact: said(fact.rank, lambda rank: rank.place)),
            numeric=True,
        ),
        Column(
            "rank.among", "排名范围", _of(lambda fact: said(fact.rank, lambda rank: rank.among))
        ),
        Column("outcome", "结果", _of(lambda fact: fact.outcome)),
        Column("note", "说明", _of(lambda fact: fact.note)),
        Column("source", "出处", _of(source_text)),
        Column("source.id", "来源", _of(lambda fact: fact.source.id)),
        Column("source.title", "篇名", _of(lambda fact: fact.source.title)),
        Column("source.creator", "责任者", _of(lambda fact: fact.source.creator)),
        Column("source.published", "日期", _of(lambda fact: fact.source.published)),
        Column("source.lines", "行", _of(lambda fact: joined(fact.lines))),
        Column("match.score", "得分", lambda row: said(row.match, score_text), numeric=True),
        Column("match.why", "匹配", lambda row: said(row.match, lambda match: match.why)),
    )
}
"""Every column by its key, in the order of the record."""

MATCH_FIELDS = ("match.score", "match.why")

FIELDS = tuple(key for key in COLUMNS if key not in ("query", *MATCH_FIELDS))
"""What every fact has; `show --field` and `--columns` name these, a search MATCH_FIELDS too."""


def field(fact: Fact, key: str) -> Value:
    """One value of `fact`, in the form its column has; None where the page does not say.

    Raises KeyError for a key that is not in `FIELDS`.
    """
    if key not in FIELDS:
        raise KeyError(key)
    return COLUMNS[key].get(Row(fact))
