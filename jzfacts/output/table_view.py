"""A fact as people see it on a terminal: which cells, in which role.

Beside `views`, which knows values: here a match is marked, an alias told, a place becomes a medal
and what all rows have in common is said once, above the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.i18n import N_, _, _n
from jzfacts.output.bars import growth, places
from jzfacts.output.columns import COLUMNS, READING_COLUMNS, Row
from jzfacts.output.escape import Digits
from jzfacts.output.layout import Cell, Figure, Span, Text
from jzfacts.output.phrases import (
    around,
    baseline_text,
    change_digits,
    number,
    rank_text,
    reference,
    said,
    source_text,
    versus_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.facts.model import Change, Fact, Rank
    from jzfacts.output.escape import Value
    from jzfacts.search.engine import Match

MEDALS = {1: (N_("gold"), "first"), 2: (N_("silver"), "second"), 3: (N_("bronze"), "third")}
"""Words, not emblems: GBK has them, and they are as wide everywhere."""

MOST_REFERENCES = 3
"""Sources named in full above a table; more would push the table off a small screen."""

PLACES = ("area", "period")
"""What a figure must not be read without."""

WHY = {
    "exact": N_("exact"),
    "alias": N_("alias"),
    "prefix": N_("prefix"),
    "substring": N_("substring"),
    "context": N_("context"),
    "pieces": N_("pieces"),
    "shuffled": N_("pieces"),
    "pinyin": N_("pinyin"),
    "pinyin-inside": N_("pinyin"),
    "first-letters": N_("first letters"),
    "first-letters-inside": N_("first letters"),
    "mixed": N_("mixed"),
    "fuzzy-sound": N_("similar sound"),
    "homophone": N_("same sound"),
    "typo": N_("misspelt"),
    "figure": N_("figure"),
    "rank": N_("rank"),
}
"""The tiers of a match for people; one that is not here is shown by its own name."""


def columns(rows: Sequence[Row], *, ranks: bool, bars: bool = False) -> tuple[str, ...]:
    """The columns of a table: what people read, and why it was found where it was searched for.

    Rows of one source say area and period in the title, and beside the indicator where theirs is
    another; rows of several sources have columns for what they do not share.
    """
    keys = [key for key in READING_COLUMNS if key not in PLACES or _differ(key, rows)]
    if "area" in keys and "period" in keys:
        keys.remove("period")  # shares the column of the area: two would squeeze the rest
    if ranks:  # the place is the point: it comes first
        keys.remove("rank")
        keys[:0] = ["medal", "rank"]
    if any(row.converted for row in rows):
        keys.insert(keys.index("figure") + 1, "converted")
    if bars:  # and nothing beside them but what they show
        pictured = ("medal", "rank", "rank.bar") if ranks else ("change", "bar")
        keys = [*pictured, "indicator", *(key for key in ("area", "source") if key in keys)]
    if any(row.query is not None for row in rows):
        keys.insert(0, "query")
    if any(row.match for row in rows):
        keys.append("match.why")
    return tuple(keys)


def title(words: Sequence[str], rows: Sequence[Row]) -> str:
    """`words`, then the area and the period that the rows speak of, and how many they are."""
    shared = [_shared(key, rows) for key in PLACES]
    return "  ".join(
        [
            *words,
            *filter(None, shared),
            _n("{number} fact", "{number} facts", len(rows)).format(number=len(rows)),
        ]
    )


def _shared(key: str, rows: Sequence[Row]) -> str | None:
    """The area or period of a table: of its one source, else of all its rows."""
    homes = {row.fact.source for row in rows}
    if len(homes) == 1:
        source = homes.pop()
        return source.area if key == "area" else source.period
    values = _values(key, rows)
    return str(values.pop()) if len(values) == 1 else None


def _differ(key: str, rows: Sequence[Row]) -> bool:
    """Whether the area or period needs a column: not where one source is the home of all."""
    return not _one_source(rows) and len(_values(key, rows)) > 1


def _one_source(rows: Sequence[Row]) -> bool:
    return len({row.fact.source.id for row in rows}) == 1


def _values(key: str, rows: Sequence[Row]) -> set[Value]:
    return {COLUMNS[key].get(row) for row in rows}


def under(rows: Sequence[Row]) -> list[str]:
    """The quiet lines above a table: the sources in full, up to three of them."""
    sources = list(dict.fromkeys(row.fact.source for row in rows))
    lines = [reference(source) for source in sources[:MOST_REFERENCES]]
    if len(sources) > MOST_REFERENCES:
        rest = len(sources) - MOST_REFERENCES
        lines[-1] += _n("; and {number} more source", "; and {number} more sources", rest).format(
            number=rest
        )
    return lines


def heading(key: str, rows: Sequence[Row]) -> str:
    """A column's heading; the source is down to its lines where there is one source only."""
    if key in ("medal", "bar", "rank.bar"):
        return ""
    lines_only = key == "source" and _one_source(rows)
    return COLUMNS["source.lines" if lines_only else key].heading


def cells(key: str, rows: Sequence[Row]) -> list[Cell]:
    """The column `key` of `rows`."""
    if key == "indicator":
        return [_indicator(row, _elsewhere(row.fact) if _one_source(rows) else ()) for row in rows]
    if key == "figure":
        return [_figure(row.fact) for row in rows]
    if key == "change":
        return [_change(row.fact.change) if row.fact.change else () for row in rows]
    if key == "converted":
        return [_converted(row) for row in rows]
    if key == "bar":
        return growth(rows)
    if key == "rank.bar":
        return places(rows)
    if key == "medal":
        return [_medal(row.fact.rank) for row in rows]
    if key == "rank":
        return [_text(said(row.fact.rank, rank_text)) for row in rows]
    if key == "area" and _differ("period", rows):
        return [(Span(row.fact.area), Span(f" {row.fact.period}", "quiet")) for row in rows]
    if key == "source":
        text = _lines if _one_source(rows) else source_text
        return [_whole(text(row.fact)) for row in rows]
    if key == "match.why":
        return [_text(said(row.match, _why), "quiet") for row in rows]
    return [_plain(COLUMNS[key].get(row)) for row in rows]


def pairs(row: Row) -> list[tuple[str, Cell]]:
    """Everything that is known of a fact, as a card shows it."""
    fact = row.fact
    change, rank = fact.change, fact.rank
    shown: list[tuple[str, Cell]] = [
        ("figure", _figure_whole(fact)),
        ("converted", _converted(row)),
        ("change", _change(change) if change else ()),
        ("baseline", _text(said(fact.baseline, baseline_text))),
        ("versus", _text(said(fact.versus, versus_text))),
        ("rank", _rank_with_medal(rank) if rank else ()),
        ("outcome", _text(fact.outcome if fact.value is not None else None)),
        ("area", _text(fact.area)),
        ("period", _text(fact.period)),
        ("topic", _text(fact.topic)),
        ("aliases", _text(_(", ").join(fact.aliases))),
        ("note", _text(fact.note)),
        ("source", _text(f"{reference(fact.source)} {_at_lines(fact)}")),
        ("id", _text(fact.id, "quiet")),
    ]
    return [(COLUMNS[key].heading, cell) for key, cell in shown if cell]


def _lines(fact: Fact) -> str:
    return _(", ").join(map(str, fact.lines))


def _at_lines(fact: Fact) -> str:
    return _n("line {lines}", "lines {lines}", len(fact.lines)).format(lines=_lines(fact))


def _text(text: str | None, role: str = "") -> Text:
    return (Span(text, role),) if text else ()


def _why(match: Match) -> str:
    return _(WHY[match.why]) if match.why in WHY else match.why


def _whole(text: str) -> Figure:
    """Text that is not to be broken."""
    return Figure("", "", text)


def _plain(value: str | int | None) -> Cell:
    if isinstance(value, Digits | int):
        return Figure("", str(value), "")
    return _text(value)


def _indicator(row: Row, elsewhere: Text) -> Text:
    fact, match = row.fact, row.match
    if match is None:
        return (*_text(fact.indicator), *elsewhere)
    if match.label == fact.indicator:
        return (*_marked(match, "", "match"), *elsewhere)
    alias = (Span("\n" + _("also "), "quiet"), *_marked(match, "quiet", "quiet match"))
    return (*_text(fact.indicator), *elsewhere, *alias)


def _elsewhere(fact: Fact) -> Text:
    """The area and period of a fact that are not its source's."""
    others = [fact.area] if fact.area != fact.source.area else []
    if fact.period != fact.source.period:
        others.append(fact.period)
    return _text(f" {' '.join(others)}" if others else None, "quiet")


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
    before, after = around(fact.qualifier, fact.value, fact.unit)
    return Figure(before, number(fact.value), after)


def _converted(row: Row) -> Cell:
    if row.converted is None:
        return ()
    before, after = around(row.fact.qualifier, row.converted.value, row.converted.unit)
    return Figure(before, number(row.converted.value), after)


def _figure_whole(fact: Fact) -> Cell:
    figure = _figure(fact)
    if isinstance(figure, Figure):
        return Figure(figure.before, figure.digits, figure.after, "strong")
    return tuple(Span(span.text, "strong") for span in figure)


def _change(change: Change) -> Figure:
    role = "up" if change.value > 0 else "down" if change.value < 0 else ""
    tail = _text(change.basis, "quiet")
    return Figure("", change_digits(change), change.unit, role, tail)


def _medal(rank: Rank | None) -> Text:
    if rank is None or rank.place not in MEDALS:
        return ()
    metal, role = MEDALS[rank.place]
    return (Span(_(metal), role),)


def _rank_with_medal(rank: Rank) -> Text:
    medal = _medal(rank)
    return (*medal, Span(" " if medal else ""), Span(rank_text(rank)))
