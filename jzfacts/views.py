"""What there is to show of a fact: its columns, its record, and the text of its parts.

This is the only room that knows both facts and formats: it turns a `Row` into plain values, which
`output/` prints without knowing what they mean. The keys and textual forms here are a contract
with scripts; the headings are for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jzfacts.output.plain import Digits, Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from jzfacts.fact import Baseline, Change, Fact, Rank, Source, Versus
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


# The text of a fact's parts


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


def figure_text(fact: Fact) -> str | None:
    """`突破1000亿元`; for a fact without a figure, what came about."""
    if fact.value is None:
        return fact.outcome
    return f"{fact.qualifier or ''}{number(fact.value)}{fact.unit or ''}"


def reference(source: Source) -> str:
    """The source in full on one line: who, what, when, and the id that columns name it by."""
    maker = f"{source.creator}. " if source.creator else ""
    publisher = f"{source.publisher}, " if source.publisher else ""
    return f"{maker}{source.title}. {publisher}{source.published} ({source.id})"


def _score(match: Match | None) -> Digits | None:
    if match is None:
        return None
    return Digits(f"{match.score:.2f}".rstrip("0").rstrip("."))


def _joined(values: tuple[str, ...] | tuple[int, ...]) -> str | None:
    """Several values in one cell. Not by commas: a spreadsheet would take 67,13 for 6713."""
    return ";".join(map(str, values)) or None


# The record


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
        "value": None if fact.value is None else number(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "change": change
        and {"value": number(change.value), "unit": change.unit, "basis": change.basis},
        "baseline": baseline
        and {
            "value": number(baseline.value),
            "unit": baseline.unit,
            "period": baseline.period,
        },
        "versus": versus
        and {
            "value": None if versus.value is None else number(versus.value),
            "unit": versus.unit,
            "among": versus.among,
        },
        "rank": rank and {"place": rank.place, "among": rank.among},
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
        whole["match"] = {"score": _score(row.match), "why": row.match.why}
    return whole


# The columns


def _of(get: Callable[[Fact], Value]) -> Callable[[Row], Value]:
    return lambda row: get(row.fact)


def _maybe(value: Decimal | None) -> Digits | None:
    return None if value is None else number(value)


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("query", "查询", lambda row: row.query),
        Column("id", "编号", _of(lambda fact: fact.id)),
        Column("indicator", "指标", _of(lambda fact: fact.indicator)),
        Column("aliases", "别名", _of(lambda fact: _joined(fact.aliases))),
        Column("area", "地区", _of(lambda fact: fact.area)),
        Column("period", "时期", _of(lambda fact: fact.period)),
        Column("topic", "专题", _of(lambda fact: fact.topic)),
        Column("figure", "数值", _of(figure_text), numeric=True),
        Column("value", "数值", _of(lambda fact: _maybe(fact.value)), numeric=True),
        Column("unit", "单位", _of(lambda fact: fact.unit)),
        Column("qualifier", "限定词", _of(lambda fact: fact.qualifier)),
        Column("change", "变化", _of(lambda fact: fact.change and change_text(fact.change))),
        Column(
            "change.value",
            "变化值",
            _of(lambda fact: fact.change and number(fact.change.value)),
            numeric=True,
        ),
        Column("change.unit", "变化单位", _of(lambda fact: fact.change and fact.change.unit)),
        Column("change.basis", "比较基准", _of(lambda fact: fact.change and fact.change.basis)),
        Column("baseline", "基数", _of(lambda fact: fact.baseline and baseline_text(fact.baseline))),
        Column(
            "baseline.value",
            "基数值",
            _of(lambda fact: fact.baseline and number(fact.baseline.value)),
            numeric=True,
        ),
        Column("baseline.unit", "基数单位", _of(lambda fact: fact.baseline and fact.baseline.unit)),
        Column(
            "baseline.period", "基期", _of(lambda fact: fact.baseline and fact.baseline.period)
        ),
        Column("versus", "对比", _of(lambda fact: fact.versus and versus_text(fact.versus))),
        Column(
            "versus.value",
            "差距",
            _of(lambda fact: fact.versus and _maybe(fact.versus.value)),
            numeric=True,
        ),
        Column("versus.unit", "差距单位", _of(lambda fact: fact.versus and fact.versus.unit)),
        Column("versus.among", "对比对象", _of(lambda fact: fact.versus and fact.versus.among)),
        Column("rank", "位次", _of(lambda fact: fact.rank and rank_text(fact.rank))),
        Column("rank.place", "名次", _of(lambda fact: fact.rank and fact.rank.place), numeric=True),
        Column("rank.among", "排名范围", _of(lambda fact: fact.rank and fact.rank.among)),
        Column("outcome", "结果", _of(lambda fact: fact.outcome)),
        Column("note", "说明", _of(lambda fact: fact.note)),
        Column("source", "出处", _of(source_text)),
        Column("source.id", "来源", _of(lambda fact: fact.source.id)),
        Column("source.title", "篇名", _of(lambda fact: fact.source.title)),
        Column("source.creator", "责任者", _of(lambda fact: fact.source.creator)),
        Column("source.published", "日期", _of(lambda fact: fact.source.published)),
        Column("source.lines", "行", _of(lambda fact: _joined(fact.lines))),
        Column("match.score", "得分", lambda row: _score(row.match), numeric=True),
        Column("match.why", "匹配", lambda row: row.match and row.match.why),
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
