"""A fact as people see it on a terminal: which cells, in which role.

Beside `views`, which knows values: here a match is marked, an alias told, a place becomes a medal
and what all rows have in common is said once, above the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.output.layout import Cell, Figure, Span, Text
from jzfacts.output.plain import Digits
from jzfacts.views import (
    COLUMNS,
    READING_COLUMNS,
    Row,
    baseline_text,
    change_digits,
    number,
    rank_text,
    reference,
    source_text,
    versus_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.fact import Change, Fact, Rank
    from jzfacts.search import Match

MEDALS = {1: ("金", "first"), 2: ("银", "second"), 3: ("铜", "third")}
"""Gold, silver, bronze: Chinese characters, because GBK has them and they are as wide anywhere."""

MOST_REFERENCES = 3
"""Sources named in full above a table; more would push the table off a small screen."""

WHY = {
    "exact": "全同",
    "alias": "别名",
    "prefix": "开头",
    "substring": "包含",
    "pieces": "分词",
    "pinyin": "拼音",
    "first-letters": "首字母",
    "homophone": "同音",
    "fuzzy-sound": "近音",
    "typo": "误拼",
    "figure": "数值",
    "rank": "位次",
}
"""The tiers of a match for people; one that is not here is shown by its own name."""


def columns(rows: Sequence[Row], ranks: bool) -> tuple[str, ...]:
    """The columns of a table: what people read, and why it was found where it was searched for.

    The area and the period are left to the title where all rows share them.
    """
    keys = [
        key
        for key in READING_COLUMNS
        if key not in ("area", "period") or len({COLUMNS[key].get(row) for row in rows}) > 1
    ]
    if ranks:  # the place is the point: it comes first
        keys.remove("rank")
        keys.insert(0, "rank")
    if any(row.query is not None for row in rows):
        keys.insert(0, "query")
    if any(row.match for row in rows):
        keys.append("match.why")
    return tuple(keys)


def under(rows: Sequence[Row]) -> list[str]:
    """The quiet lines above a table: the sources in full, up to three of them."""
    sources = list(dict.fromkeys(row.fact.source for row in rows))
    lines = [reference(source) for source in sources[:MOST_REFERENCES]]
    if len(sources) > MOST_REFERENCES:
        lines[-1] += f"；另有 {len(sources) - MOST_REFERENCES} 个来源"
    return lines


def shared(rows: Sequence[Row]) -> list[str]:
    """The area and the period, where all rows speak of the same."""
    common = [{row.fact.area for row in rows}, {row.fact.period for row in rows}]
    return [each.pop() for each in common if len(each) == 1]


def heading(key: str, rows: Sequence[Row]) -> str:
    """A column's heading; the source is down to its lines where there is one source only."""
    return COLUMNS["source.lines" if _lines_only(key, rows) else key].heading


def cells(key: str, rows: Sequence[Row], *, medals: bool = False) -> list[Cell]:
    """The column `key` of `rows`; `medals` for a table whose point is the ranks."""
    if key == "indicator":
        return [_indicator(row) for row in rows]
    if key == "figure":
        return [_figure(row.fact) for row in rows]
    if key == "change":
        return [_change(row.fact.change) if row.fact.change else () for row in rows]
    if key == "rank":
        return [_rank(row.fact.rank, medals) if row.fact.rank else () for row in rows]
    if key == "source":
        only = _lines_only(key, rows)
        return [_text(_lines(row.fact) if only else source_text(row.fact)) for row in rows]
    if key == "match.why":
        return [_text(row.match and WHY.get(row.match.why, row.match.why), "quiet") for row in rows]
    return [_plain(COLUMNS[key].get(row)) for row in rows]


def pairs(fact: Fact) -> list[tuple[str, Cell]]:
    """Everything that is known of `fact`, as a card shows it."""
    change, rank = fact.change, fact.rank
    shown: list[tuple[str, Cell]] = [
        ("figure", _figure_whole(fact)),
        ("change", _change(change) if change else ()),
        ("baseline", _text(fact.baseline and baseline_text(fact.baseline))),
        ("versus", _text(fact.versus and versus_text(fact.versus))),
        ("rank", _rank(rank, medals=True) if rank else ()),
        ("outcome", _text(fact.outcome if fact.value is not None else None)),
        ("area", _text(fact.area)),
        ("period", _text(fact.period)),
        ("topic", _text(fact.topic)),
        ("aliases", _text("、".join(fact.aliases))),
        ("note", _text(fact.note)),
        ("source", _text(f"{reference(fact.source)} {_lines(fact)}行")),
        ("id", _text(fact.id, "quiet")),
    ]
    return [(COLUMNS[key].heading, cell) for key, cell in shown if cell]


def _lines_only(key: str, rows: Sequence[Row]) -> bool:
    return key == "source" and len({row.fact.source.id for row in rows}) == 1


def _lines(fact: Fact) -> str:
    return "、".join(map(str, fact.lines))


def _text(text: str | None, role: str = "") -> Text:
    return (Span(text, role),) if text else ()


def _plain(value: str | int | None) -> Cell:
    if isinstance(value, Digits | int):
        return Figure("", str(value), "")
    return _text(value)


def _indicator(row: Row) -> Text:
    fact, match = row.fact, row.match
    if match is None:
        return _text(fact.indicator)
    if match.label == fact.indicator:
        return _marked(match, "", "match")
    return (
        *_text(fact.indicator),
        Span("\n又称 ", "quiet"),
        *_marked(match, "quiet", "quiet match"),
    )


def _marked(match: Match, role: str, marked: str) -> Text:
    spans: list[Span] = []
    here = 0
    for start, stop in match.spans:
        spans += [Span(match.label[here:start], role), Span(match.label[start:stop], marked)]
        here = stop
    return tuple(span for span in (*spans, Span(match.label[here:], role)) if span.text)


def _figure(fact: Fact) -> Cell:
    if fact.value is None:
        return _text(fact.outcome)
    return Figure(fact.qualifier or "", number(fact.value), fact.unit or "")


def _figure_whole(fact: Fact) -> Cell:
    figure = _figure(fact)
    if isinstance(figure, Figure):
        return Figure(figure.before, figure.digits, figure.after, "strong")
    return tuple(Span(span.text, "strong") for span in figure)


def _change(change: Change) -> Figure:
    role = "up" if change.value > 0 else "down" if change.value < 0 else ""
    tail = _text(change.basis, "quiet")
    return Figure("", change_digits(change), change.unit, role, tail)


def _rank(rank: Rank, medals: bool) -> Text:
    if not medals:
        return _text(rank_text(rank))
    medal, role = MEDALS.get(rank.place, ("  ", ""))
    return (Span(medal, role), Span(f" {rank_text(rank)}"))


