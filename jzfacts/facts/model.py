"""What a fact is: frozen records without behaviour or I/O.

The records are the one statement of the format: a key of a base's table is a field of the record.
What may be written there is said by the field's type, which `schema` defines; what it means, by
the docstring below it, which is also the README's and the JSON Schema's. `None` always means that
the page does not say.

The words are SDMX's for figures (indicator, area, period, value, unit) and GB/T 7714's for
sources (creator, title, published).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import TypeAlias

    # what these allow is said in schema.py, under the same names
    Id: TypeAlias = str
    Name: TypeAlias = str
    Text: TypeAlias = str
    Period: TypeAlias = str
    Date: TypeAlias = str
    Sha256: TypeAlias = str
    Pinyin: TypeAlias = str
    Unit: TypeAlias = str
    Number: TypeAlias = Decimal
    Count: TypeAlias = int
    Names: TypeAlias = tuple[str, ...]
    Lines: TypeAlias = tuple[int, ...]


class Change(NamedTuple):
    """How far the indicator moved."""

    value: Number
    """how far, in `unit`; negative for a fall"""
    unit: Unit
    """unit of the movement, as printed: `%`, `个百分点`"""
    basis: Name | None = None
    """what it is compared with, as printed: `同比`, `比上年`"""


class Baseline(NamedTuple):
    """Where the indicator stood before: the first figure of "from … to …"."""

    value: Number
    """the earlier figure, exactly as printed"""
    unit: Unit
    """its unit, as printed"""
    period: Name | None = None
    """when that was, as printed: `年初`, `2020年`"""


class Versus(NamedTuple):
    """A comparison with another mean."""

    among: Name
    """the comparison in the page's words: `高于全省平均水平`"""
    value: Number | None = None
    """the distance, in `unit`; absent where the page gives no number"""
    unit: Unit | None = None
    """unit of the distance, as printed"""


class Rank(NamedTuple):
    """A place in an order that the page itself states."""

    place: Count
    """the place, from 1 for the first"""
    among: Name
    """among whom, as printed: `全省`, `全国`"""


class Misprint(NamedTuple):
    """What the scan misread on a line, and how it is to be read."""

    line: Count
    """line of the page's text, from 1"""
    printed: Name
    """what the text has"""
    read: Name
    """how it is to be read"""


class Gap(NamedTuple):
    """A place where the page is cut off or illegible, and what is missing there."""

    line: Count
    """line of the page's text, from 1"""
    note: Text
    """what is missing; what it quotes “first” is on no other line"""


class SetAside(NamedTuple):
    """A numeral on the page that is no fact, and why."""

    line: Count
    """line of the page's text, from 1"""
    text: Text
    """the numeral with enough of its neighbours to find it on the line"""
    reason: Text
    """why it is no fact"""
    numeral: Name | None = None
    """the numeral alone, where `text` has several"""


@dataclass(frozen=True, slots=True)
class Source:
    """A printed page that facts are taken from."""

    id: Id
    """name of the source, lower-case ASCII with hyphens"""
    title: Text
    """title as printed"""
    area: Name
    """the area its facts speak of unless they say otherwise"""
    period: Period
    """the year reported on, `2024` (or `2024-06`, `2024-S1`, `2024-Q1`)"""
    published: Date
    """date printed on it, as `2025-02-19`"""
    creator: Name | None = None
    """who wrote it or gave the speech"""
    publisher: Name | None = None
    """who published it; absent where the page does not say"""
    type: Name | None = None
    """`newspaper`, `report`, `webpage` …"""
    url: Text | None = None
    """where it can be read"""
    lines: Count | None = None
    """how many lines the page's text has"""
    sha256: Sha256 | None = None
    """digest of the page's text, so that an audit knows that it reads the same page"""
    misprints: tuple[Misprint, ...] = ()
    """what the scan misread"""
    gaps: tuple[Gap, ...] = ()
    """where the page is cut off; what the note quotes “first” is on no other line"""
    set_aside: tuple[SetAside, ...] = ()
    """numerals and words that are no facts; `numeral` where `text` has several"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One indicator, observed in one area and period, as one page prints it."""

    id: Id
    """stable name for scripts, lower-case ASCII with hyphens"""
    indicator: Name
    """what is observed, as the page names it"""
    area: Name
    """what it speaks of, where that is not the source's area"""
    period: Period
    """when, where that is not the source's period"""
    source: Source
    """id of the source"""
    lines: Lines
    """lines of the source's text that print it, the main one first"""
    aliases: Names = ()
    """what people type for it"""
    topic: Name | None = None
    """section of the report"""
    value: Number | None = None
    """the figure, exactly as printed"""
    unit: Unit | None = None
    """its unit, as printed: `亿斤`, `万美元`, `个百分点`"""
    qualifier: Name | None = None
    """the word that bounds the value, as printed: `近`, `突破` …"""
    change: Change | None = None
    """how far it moved, negative for a fall; basis as printed: `同比`"""
    baseline: Baseline | None = None
    """where it stood before"""
    versus: Versus | None = None
    """a comparison in the page's words, and its distance if printed"""
    rank: Rank | None = None
    """a place that the page itself states"""
    outcome: Text | None = None
    """what came about, where that is no figure: a title won, a list entered"""
    note: Text | None = None
    """what a careful reader must know"""
    pinyin: Pinyin | None = None
    """the indicator's reading where the dictionary is wrong: syllables with spaces"""


PARTS: dict[str, type] = {
    "change": Change,
    "baseline": Baseline,
    "versus": Versus,
    "rank": Rank,
    "misprints": Misprint,
    "gaps": Gap,
    "set_aside": SetAside,
}
"""The fields of a fact and of a source that hold a record, or several."""
