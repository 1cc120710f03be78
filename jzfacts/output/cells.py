"""Facts as cells for people to look at: a title, its sources, headings and rows of cells.

`table` draws them on a screen or as SVG, `html` as a document; neither knows what a fact is. Here a
match is marked, an alias told, growth becomes a bar, and what all rows have in common is said once,
above the table.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.model import Change
from jzfacts.i18n import N_, _, _n, language
from jzfacts.output.columns import (
    COLUMNS,
    READING_COLUMNS,
    change_figure,
    chosen,
    is_numeric,
    reading_value,
    reference,
    value,
)
from jzfacts.output.escape import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View
    from jzfacts.search.engine import Match


class Span(NamedTuple):
    """A stretch of harmless text in one role: a class in HTML, a style on a terminal."""

    text: str
    role: str = ""
    number: bool = False
    """Numbers of a column stand with their decimal points below each other."""


Cell = tuple[Span, ...]
"""Spans side by side; a number comes first, and what follows it may stand on a line of its own."""


class Column(NamedTuple):
    """A column that holds anything."""

    key: str
    heading: str
    cells: Sequence[Cell]


class Picture(NamedTuple):
    """What is to be looked at, apart from how it is drawn."""

    title: str
    sources: Sequence[str]
    columns: Sequence[Column]


MEDALS = {1: "first", 2: "second", 3: "third"}
"""The roles of places that are seen first."""

MOST_REFERENCES = 3
"""Sources named in full above a table; more would push the table off a small screen."""

MOST_LINES = 4
"""Lines of a fact that a table names."""

LONGEST = 20
"""Columns of the longest bar: a quarter of the usual screen; the figures need the rest."""

STROKE = "="
"""What bars are made of: every terminal, printer and encoding has it, one column wide."""

WHY = {
    "exact": N_("exact"),
    "alias": N_("alias"),
    "prefix": N_("prefix"),
    "substring": N_("substring"),
    "context": N_("context"),
    "pieces": N_("pieces"),
    "shuffled": N_("pieces"),
    "pinyin": N_("pinyin"),
    "first-letters": N_("first letters"),
    "mixed": N_("mixed"),
    "fuzzy-sound": N_("guess: similar sound"),
    "homophone": N_("guess: same sound"),
    "typo": N_("guess: misspelt"),
    "everyday": N_("guess: everyday word"),
    "guess": N_("guess: other words beside"),
    "figure": N_("figure"),
    "rank": N_("rank"),
    "change": N_("change"),
    "area": N_("area"),
    "programme": N_("programme"),
}
"""The ways of matching for people, where in a name it may be; another is shown by its own name."""


def picture(rows: Sequence[Row], view: View) -> Picture:
    """The rows as cells; columns that are empty in every row are left out."""
    keys = chosen(view, columns(rows, view))
    usual = not view.columns
    drawn = (
        Column(key, _heading(key, rows), column(key, rows, beside_figure=usual)) for key in keys
    )
    return Picture(
        title(view.title, rows, cut=view.cut),
        sources(rows),
        [each for each in drawn if any(each.cells)],
    )


def columns(rows: Sequence[Row], view: View) -> Sequence[str]:
    """The columns where none are asked for: what people read, and why it was found.

    Rows of one source say area and period in the title, and beside the indicator where theirs is
    another; rows of several sources have columns for what they do not share.
    """
    keys = [key for key in READING_COLUMNS if key not in ("area", "period") or _differ(key, rows)]
    if "area" in keys and "period" in keys:
        keys.remove("period")  # shares the column of the area: two would squeeze the rest
    if view.compared:  # where and when comes first; the title says what
        places = [key for key in keys if key in ("area", "period")]
        if view.bars:
            bar = compared_by([row.fact for row in rows])[0]
            return [*places, "change" if bar == "bar" else "figure", "converted", bar, "source"]
        rest = [key for key in keys if key not in places]
        return [*places, *(key for key in rest if key != "indicator" or _differ(key, rows))]
    if view.ranks:  # the place is the point: it comes first
        keys.remove("rank")
        keys.insert(0, "rank")
    if view.bars:  # and nothing beside them but what they show
        bars = ("rank", "rank.bar") if view.ranks else ("change", "bar")
        keys = [*bars, "indicator", *(key for key in ("area", "source") if key in keys)]
    if any(row.match for row in rows):
        keys.append("match.why")
    return keys


def title(words: Sequence[str], rows: Sequence[Row], *, cut: bool = False) -> str:
    """`words`, then the area and the period that the rows speak of, and how many they are."""
    homes = {row.fact.source for row in rows}
    facts = [row.fact for row in rows] if len(homes) > 1 else homes
    shared = [{each.area for each in facts}, {each.period for each in facts}]
    count = _n("{number} fact", "{number} facts", len(rows))
    count = _("the best {number} facts", number=len(rows)) if cut else count
    parts = [*words, *(one for each in shared if len(each) == 1 for one in each), count]
    return harmless("  ".join(part for part in parts if part))


def sources(rows: Sequence[Row]) -> list[str]:
    """The quiet lines above a table: the sources in full, up to three of them."""
    used = list(dict.fromkeys(row.fact.source for row in rows))
    lines = [harmless(reference(source)) for source in used[:MOST_REFERENCES]]
    rest = len(used) - MOST_REFERENCES
    if rest > 0:
        lines[-1] += _n("; and {number} more source", "; and {number} more sources", rest)
    return lines


def _one_source(rows: Sequence[Row]) -> bool:
    return len({row.fact.source.id for row in rows}) == 1


def _differ(key: str, rows: Sequence[Row]) -> bool:
    """Whether the area or period needs a column: not where one source is the home of all."""
    return not _one_source(rows) and len({value(row, key) for row in rows}) > 1


def _heading(key: str, rows: Sequence[Row]) -> str:
    """A column's heading; the source is down to its lines where there is one source only."""
    if key.endswith("bar"):
        return ""
    return _(COLUMNS["source.lines" if key == "source" and _one_source(rows) else key])


def column(key: str, rows: Sequence[Row], *, beside_figure: bool = False) -> list[Cell]:
    """The cells of the column `key`."""
    alone = _one_source(rows)
    if key == "indicator":
        return [_indicator(row, elsewhere=alone) for row in rows]
    if key.endswith("bar"):
        return _bars(key, [row.fact for row in rows])
    if key == "area" and _differ("period", rows):
        return [(*_text(row.fact.area), *_text(f" {row.fact.period}", "quiet")) for row in rows]
    if key == "source" and alone:
        return [_text(_few_lines(row.fact, _(", "))) for row in rows]
    return [_cell(row, key, beside_figure=beside_figure) for row in rows]


def _cell(row: Row, key: str, *, beside_figure: bool = False) -> Cell:
    """What a column holds, whatever the other rows are."""
    fact, match = row.fact, row.match
    if key == "change" and fact.change:
        change = fact.change
        role = "up" if change.value > 0 else "down" if change.value < 0 else ""
        basis = _text(change.basis, "quiet")
        space = (Span(" "),) if basis else ()
        return (Span(harmless(change_figure(change)), role, True), *space, *basis)
    if key == "rank" and fact.rank:
        return _text(str(reading_value(row, key)), MEDALS.get(fact.rank.place, ""))
    if key == "match.why" and match:
        return _text(_(WHY.get(match.why.removesuffix("-inside"), match.why)), "quiet")
    if key == "source":
        return _text(f"{fact.source.id}:{_few_lines(fact, ',')}")
    if key == "source.lines":
        return _text(_few_lines(fact, ";"))
    shown = reading_value(row, key, beside_figure=beside_figure)
    if shown is None:
        return ()
    numeric = is_numeric(key) and not (key == "figure" and fact.value is None)
    return (Span(harmless(str(shown)), number=numeric),)


def parts(row: Row) -> list[tuple[str, Cell]]:
    """Everything that is known of a fact, each part with its heading."""
    fact = row.fact
    lines = _(", ").join(map(str, fact.lines))
    where = _n("line {lines}", "lines {lines}", len(fact.lines), lines=lines)
    cells = {
        "figure": strong(_cell(row, "figure")),
        **{key: _cell(row, key) for key in ("converted", "change", "baseline", "versus", "rank")},
        "outcome": _cell(row, "outcome", beside_figure=True),
        **{key: _cell(row, key) for key in ("area", "period", "topic", "status")},
        "name_en": _text(fact.name_en),
        "aliases": _text(_(", ").join(fact.aliases)),
        "note": _text(fact.note),
        "source": _text(f"{reference(fact.source)} {where}"),
        "id": _text(fact.id, "quiet"),
    }
    return [(_(COLUMNS[key]), cell) for key, cell in cells.items() if cell]


def is_number(cell: Cell) -> bool:
    """Whether a cell begins with a number."""
    return bool(cell) and cell[0].number


def strong(cell: Cell) -> Cell:
    """A cell whose plain parts are to be seen first."""
    return tuple(span._replace(role=span.role or "strong") for span in cell)


def _text(text: str | None, role: str = "") -> Cell:
    return (Span(harmless(text), role),) if text else ()


def _few_lines(fact: Fact, comma: str) -> str:
    """The first lines of a fact, and how many more there are."""
    rest = len(fact.lines) - MOST_LINES
    return comma.join(map(str, fact.lines[:MOST_LINES])) + (f" …+{rest}" if rest > 0 else "")


def _indicator(row: Row, *, elsewhere: bool) -> Cell:
    """The indicator, its area and period where they are `elsewhere` than the source's, an alias."""
    fact, match = row.fact, row.match
    name: Cell = _text(fact.indicator)
    english = fact.name_en if language() == "en" else None
    alias: Cell = (Span("\n"), *_text(english, "quiet")) if english else ()
    if match is not None and match.label == fact.indicator:
        name = _marked(match, "", "match")
    elif match is not None and match.label == english:
        alias = (Span("\n"), *_marked(match, "quiet", "quiet match"))
    elif match is not None:
        what = _("beside ") if match.why == "programme" else _("also ")
        alias += (Span("\n" + what, "quiet"), *_marked(match, "quiet", "quiet match"))
    home = fact.source
    others = [
        own for own, usual in ((fact.area, home.area), (fact.period, home.period)) if own != usual
    ]
    return (
        *name,
        *_text(f" {' '.join(others)}" if elsewhere and others else None, "quiet"),
        *alias,
    )


def _marked(match: Match, role: str, marked: str) -> Cell:
    """The label that matched, and in it the parts that did."""
    cell: Cell = ()
    here = 0
    for start, stop in match.spans:
        cell += _text(match.label[here:start], role) + _text(match.label[start:stop], marked)
        here = stop
    return cell + _text(match.label[here:], role)


def by_growth(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that grew or fell by so many per cent, the largest growth first."""
    changed = [
        (fact.change.value, fact) for fact in facts if fact.change and fact.change.unit == "%"
    ]
    return [fact for _value, fact in sorted(changed, key=lambda pair: -pair[0])]


def compared_by(facts: Sequence[Fact]) -> tuple[str, dict[str, Decimal]]:
    """What bars of one indicator show, its values or its changes, and these by the facts' ids.

    Of periods of different length those of which there are most.
    """
    from collections import Counter

    from jzfacts.facts.periods import extent
    from jzfacts.search.ordering import figures

    extents = Counter(extent(fact.period) for fact in facts)
    most = max(extents, key=extents.__getitem__)
    alike = [fact for fact in facts if extent(fact.period) == most]
    found = figures(alike, "value"), figures(alike, "change")
    return ("value.bar", found[0]) if len(found[0]) >= len(found[1]) else ("bar", found[1])


def _bars(key: str, facts: Sequence[Fact]) -> list[Cell]:
    """A bar for each place, one stroke shorter than that before it, or for each change or value.

    Only changes in the same unit as the first can be compared; the others have no bar. A fall has
    its colour, and its sign stands beside it.
    """
    if key == "rank.bar":
        sizes = [
            Decimal(max(1, LONGEST + 1 - fact.rank.place) if fact.rank else 0) for fact in facts
        ]
    elif key == "value.bar":
        values = compared_by(facts)[1]
        sizes = [values.get(fact.full_id, Decimal(0)) for fact in facts]
    else:
        changes = [fact.change or Change(Decimal(0), "") for fact in facts]
        unit = next((change.unit for change in changes if change.unit), "")
        sizes = [change.value * (change.unit == unit) for change in changes]
    longest = LONGEST if key == "rank.bar" else max(map(abs, sizes), default=0)
    cells = []
    for size in sizes:
        role = "bar" if key != "bar" else "bar up" if size > 0 else "bar down"
        cells.append(
            _text(STROKE * max(1, round(LONGEST * abs(size) / longest)), role) if size else ()
        )
    return cells
