"""What there is to show of a fact: its keys, the values they name, and how those read.

`COLUMNS` is the one list of keys, a contract with scripts: `--columns`, `--field`, the header of
CSV and the record of JSON all come from it. A key is a path through the model (`change.value` is
`fact.change.value`) or names a part as a whole, in the words in which people read it (`change`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.figures import bounded
from jzfacts.facts.model import Baseline, Change, Rank, Versus
from jzfacts.i18n import N_, _, language
from jzfacts.output.escape import Digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.facts.figures import Converted
    from jzfacts.facts.model import Fact, Source
    from jzfacts.output.escape import Value
    from jzfacts.output.formats import View
    from jzfacts.output.json import Json
    from jzfacts.search.engine import Match


class Row(NamedTuple):
    """A fact on its way out, with the match and the query that found it, where there are any."""

    fact: Fact
    match: Match | None = None
    query: str | None = None
    converted: Converted | None = None
    """The figure in another unit, where one is asked for."""


COLUMNS = {
    "query": N_("Query"),
    "id": N_("Id"),
    "indicator": N_("Indicator"),
    "aliases": N_("Aliases"),
    "area": N_("Area"),
    "period": N_("Period"),
    "topic": N_("Topic"),
    "figure": N_("Figure"),
    "value": N_("Value"),
    "unit": N_("Unit"),
    "qualifier": N_("Qualifier"),
    "change": N_("Change"),
    "change.value": N_("Change, value"),
    "change.unit": N_("Change, unit"),
    "change.basis": N_("Compared with"),
    "baseline": N_("Before"),
    "baseline.value": N_("Before, value"),
    "baseline.unit": N_("Before, unit"),
    "baseline.period": N_("Before, when"),
    "versus": N_("Comparison"),
    "versus.value": N_("Distance"),
    "versus.unit": N_("Distance, unit"),
    "versus.among": N_("Compared mean"),
    "rank": N_("Rank"),
    "rank.place": N_("Place"),
    "rank.among": N_("Ranked among"),
    "outcome": N_("Outcome"),
    "note": N_("Note"),
    "source": N_("Source"),
    "source.id": N_("Source, id"),
    "source.title": N_("Title"),
    "source.creator": N_("Creator"),
    "source.published": N_("Published"),
    "source.lines": N_("Line"),
    "status": N_("Status"),
    "supersedes": N_("Supersedes"),
    "name_en": N_("English name"),
    "change.qualifier": N_("Change, qualifier"),
    "match.score": N_("Score"),
    "match.why": N_("Match"),
    "converted": N_("Converted"),
    "converted.value": N_("Converted, value"),
    "converted.unit": N_("Converted, unit"),
}
"""Each column's key, for scripts, and its name, for people; in the order of the record."""


def known(*parts: str) -> tuple[str, ...]:
    """The keys that can be asked for: those of a fact, and those of `parts` that only some have."""
    others = {"query", "match", "converted"}.difference(parts)
    return tuple(key for key in COLUMNS if key.partition(".")[0] not in others)


def key_of(name: str) -> str:
    """The key of a column, which may be named by its heading: 限定词 in Chinese for qualifier."""
    return {_(heading): key for key, heading in reversed(COLUMNS.items())}.get(name, name)


COMPOSED = ("figure", "change", "baseline", "versus", "rank", "source", "converted")
"""Keys whose value is put together for people from others, which are in the record."""

CSV_COLUMNS = tuple(key for key in known("converted") if key not in COMPOSED)
"""The whole record, flat: a spreadsheet counts best with each number in a cell of its own."""

TSV_COLUMNS = (
    *("id", "indicator", "qualifier", "value", "unit", "change", "rank", "source"),
    *("converted.value", "converted.unit"),  # only where a unit is asked for
    *("versus", "outcome", "area", "period"),
)
"""What a pipe gets unless it asks for something else; scripts count on the places of these."""

READING_COLUMNS = (
    *("indicator", "figure", "converted", "change", "versus", "rank", "outcome"),
    *("area", "period", "source"),
)
"""What people read: the table and Markdown."""


def chosen(view: View, usual: Sequence[str]) -> list[str]:
    """The columns asked for, or else the `usual` ones; before them the query, if there are several.

    A conversion is usual only where a unit is asked for.
    """
    keys = [key for key in usual if view.unit or not key.startswith("converted")]
    return ["query"] * view.batch + list(view.columns or keys)


def reading_value(row: Row, key: str, *, beside_figure: bool = False) -> Value:
    """What a column holds for people: a rank in Chinese is 第2位.

    An outcome that stands for the figure is not said twice, `beside_figure`.
    """
    if beside_figure and key == "outcome" and row.fact.value is None:
        return None
    found = value(row, key)
    return f"{found}位" if found and key == "rank" and language() == "zh" else found


def is_numeric(key: str) -> bool:
    """Whether a column holds numbers, which stand to the right."""
    return key.endswith("value") or key in ("figure", "converted", "rank.place", "match.score")


_PATHS = {key: key.split(".") for key in COLUMNS} | {"source.lines": ["lines"], "match": ["match"]}


def get(row: Row, key: str) -> object:
    """What a dotted key names in the model; None as soon as the page does not say it."""
    names = _PATHS[key]
    part: object = row if names[0] in ("query", "match", "converted") else row.fact
    for name in names:
        if part is None:
            return None
        part = getattr(part, name)
    return part


def value(row: Row, key: str) -> Value:
    """What a column holds, in the form in which every format but JSON prints it."""
    fact = row.fact
    if key == "figure":
        return fact.outcome if fact.value is None else figure(fact)
    if key == "converted":
        return figure(fact, row.converted) if row.converted else None
    if key == "source":
        return f"{fact.source.id}:{','.join(map(str, fact.lines))}"
    return phrase(get(row, key))


_RECORD = [key for key in known("match", "converted") if key not in COMPOSED]
_PARTS = {
    part: [key for key in _RECORD if key.startswith(part + ".")]
    for part in dict.fromkeys(key.partition(".")[0] for key in _RECORD)
}
"""The keys of the record, each with the dotted keys inside it."""


def record(row: Row) -> dict[str, Json]:
    """The record of the contract: every key, always in this order, None where nothing is said.

    Only a match and a conversion are left out where there is none.
    """
    whole: dict[str, Json] = {}
    for part, inner in _PARTS.items():
        found = get(row, part)
        if inner and found is not None:
            whole[part] = {key.partition(".")[2]: _json(get(row, key)) for key in inner}
        elif part not in ("match", "converted"):
            whole[part] = _json(found)
    return whole


def _json(found: object) -> Json:
    return list(found) if isinstance(found, tuple) else phrase(found)


# How the parts of a fact read: one textual form for each, the same in every format. Scripts rely
# on these forms as they do on the record.


def phrase(part: object) -> Value:
    """A part of a fact as text; several values in one cell are not parted by commas.

    A spreadsheet would take 67,13 for 6713.
    """
    match part:
        case None | str() | int():
            return part
        case Decimal():
            return number(part)
        case float():
            return Digits(f"{part:.2f}".rstrip("0").rstrip("."))
        case Change():
            return f"{change_figure(part)}{f' {part.basis}' if part.basis else ''}"
        case Baseline():
            return f"{part.period or ''}{number(part.value)}{part.unit}"
        case Versus():
            distance = "" if part.value is None else number(part.value)
            return f"{part.among}{distance}{part.unit or ''}"
        case Rank():
            return f"{part.among}第{part.place}"
        case tuple():
            return ";".join(map(str, part)) or None
    raise TypeError(part)


def number(value: Decimal) -> Digits:
    """`value` exactly as printed on the page, never in powers of ten."""
    return Digits(format(value, "f"))


def change_figure(change: Change) -> str:
    """A change with its sign, its unit, and the word that bounds it: +10%以上, 近+21%."""
    digits = format(change.value, "+f" if change.value else "f")  # a change of nothing has no sign
    return bounded(digits, change.value, change.unit, change.qualifier)


def figure(fact: Fact, converted: Converted | None = None) -> str:
    """A number with its unit, and the word that bounds it: 突破1000亿元, 50亿元以上.

    That word goes with it in any unit. Raises TypeError for a fact without a figure.
    """
    given = converted or fact
    if given.value is None:
        raise TypeError(fact.id)
    return bounded(number(given.value), given.value, given.unit, fact.qualifier)


def reference(source: Source) -> str:
    """The source in full on one line: who, what, when, and the id that columns name it by."""
    maker = f"{source.creator}. " if source.creator else ""
    publisher = f"{source.publisher}, " if source.publisher else ""
    date = f"{source.published} " if source.published else ""
    return f"{maker}{source.title}. {publisher}{date}({source.id})"
