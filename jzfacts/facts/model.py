"""What a fact is: frozen records.

The records are the one statement of the format: a key of a base's table is a field of the record.
What may be written there is said by the field's type, which `validation` defines; what it means, by
the text beside the type, which `jzfacts help base` and the JSON Schema print. `None` always means
that the page does not say.

The words are SDMX's for figures (indicator, area, period, value, unit) and GB/T 7714's for
sources (creator, title, published).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Annotated, TypeAlias

    # what these allow is said in validation.py, under the same names
    Id: TypeAlias = str
    FactId: TypeAlias = str
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

    value: Annotated[Number, "how far, in `unit`; negative for a fall"]
    unit: Annotated[Unit, "unit of the movement, as printed: `%`, `个百分点`"]
    basis: Annotated[Name | None, "what it is compared with, as printed: `同比`, `比上年`"] = None
    qualifier: Annotated[Name | None, "the word that bounds it, as printed: `以上`, `近` …"] = None


class Baseline(NamedTuple):
    """Where the indicator stood before: the first figure of "from … to …"."""

    value: Annotated[Number, "the earlier figure, exactly as printed"]
    unit: Annotated[Unit | None, "its unit, as printed; absent where the value has none"] = None
    period: Annotated[Name | None, "when that was, as printed: `年初`, `2020年`"] = None


class Versus(NamedTuple):
    """A comparison with another mean."""

    among: Annotated[Name, "the comparison in the page's words: `高于全省平均水平`"]
    value: Annotated[
        Number | None, "the distance, in `unit`; absent where the page gives no number"
    ] = None
    unit: Annotated[Unit | None, "unit of the distance, as printed"] = None


class Rank(NamedTuple):
    """A place in an order that the page itself states."""

    place: Annotated[Count, "the place, from 1 for the first"]
    among: Annotated[Name, "among whom, as printed: `全省`, `全国`"]


class Misprint(NamedTuple):
    """What the scan misread on a line, and how it is to be read."""

    line: Annotated[Count, "line of the page's text, from 1"]
    printed: Annotated[Name, "what the text has"]
    read: Annotated[Name, "how it is to be read"]


class Gap(NamedTuple):
    """A place where the page is cut off or illegible, and what is missing there."""

    line: Annotated[Count, "line of the page's text, from 1"]
    note: Annotated[Text, "what is missing; what it quotes “first” is on no other line"]


class SetAside(NamedTuple):
    """A numeral on the page that is no fact, and why."""

    line: Annotated[Count, "line of the page's text, from 1"]
    text: Annotated[Text, "the numeral with enough of its neighbours to find it on the line"]
    reason: Annotated[Text, "why it is no fact"]
    numeral: Annotated[Name | None, "the numeral alone, where `text` has several"] = None


class Source(NamedTuple):
    """A printed page that facts are taken from."""

    id: Annotated[Id, "name of the source, lower-case ASCII with hyphens"]
    title: Annotated[Text, "title as printed"]
    area: Annotated[Name, "the area its facts speak of unless they say otherwise"]
    period: Annotated[
        Period, "the year reported on, `2024` (or `2024-06`, `2024-01/05`, `2024-S1`, `2024-Q1`)"
    ]
    published: Annotated[Date | None, "date printed on it, as `2025-02-19`"] = None
    retrieved: Annotated[Date | None, "when it was read, as `2025-03-01`"] = None
    creator: Annotated[Name | None, "who wrote it or gave the speech"] = None
    publisher: Annotated[Name | None, "who published it; absent where the page does not say"] = None
    type: Annotated[Name | None, "`newspaper`, `report`, `webpage` …"] = None
    url: Annotated[Text | None, "where it can be read"] = None
    lines: Annotated[Count | None, "how many lines the page's text has"] = None
    sha256: Annotated[
        Sha256 | None,
        "digest of the page's text, so that an audit knows that it reads the same page",
    ] = None
    misprints: Annotated[tuple[Misprint, ...], "what the scan misread"] = ()
    gaps: Annotated[
        tuple[Gap, ...],
        "where the page is cut off; what the note quotes “first” is on no other line",
    ] = ()
    set_aside: Annotated[
        tuple[SetAside, ...],
        "numerals and words that are no facts; `numeral` where `text` has several",
    ] = ()


class Fact(NamedTuple):
    """One indicator, observed in one area and period, as one page prints it."""

    id: Annotated[Id, "name for scripts, unique in its source, lower-case ASCII with hyphens"]
    indicator: Annotated[Name, "what is observed; this or an alias is printed"]
    area: Annotated[Name, "what it speaks of, where that is not the source's area"]
    period: Annotated[
        Period,
        "when, where that is not the source's period; `2021/2025` for what came about in several "
        "years or is their yearly mean",
    ]
    source: Annotated[Source, "id of the source"]
    lines: Annotated[Lines, "lines of the source's text that print it, the main one first"]
    aliases: Annotated[Names, "what people type for it"] = ()
    name_en: Annotated[Name | None, "the indicator in English"] = None
    topic: Annotated[Name | None, "section of the report"] = None
    value: Annotated[Number | None, "the figure, exactly as printed"] = None
    unit: Annotated[Unit | None, "its unit, as printed: `亿斤`, `万美元`, `个百分点`"] = None
    qualifier: Annotated[
        Name | None, "the word that bounds the value, as printed: `近`, `突破` …"
    ] = None
    change: Annotated[
        Change | None, "how far it moved, negative for a fall; basis as printed: `同比`"
    ] = None
    baseline: Annotated[Baseline | None, "where it stood before"] = None
    versus: Annotated[
        Versus | None, "a comparison in the page's words, and its distance if printed"
    ] = None
    rank: Annotated[Rank | None, "a place that the page itself states"] = None
    outcome: Annotated[
        Text | None, "what came about, where that is no figure: a title won, a list entered"
    ] = None
    note: Annotated[Text | None, "what a careful reader must know"] = None
    pinyin: Annotated[
        Pinyin | None,
        "the indicator's reading where the dictionary is wrong: a syllable for each character",
    ] = None
    status: Annotated[
        Name | None, "how final the figure is, as printed: `初步核算`, `最终核实`, `修订`"
    ] = None
    supersedes: Annotated[
        FactId | None,
        "the fact whose figure a later publication revised to this, as `SOURCE/ID`",
    ] = None

    @property
    def full_id(self) -> str:
        """Its source's id and its own, as `SOURCE/ID`: unique in a base, as the id is in a source."""
        return f"{self.source.id}/{self.id}"

    @property
    def revises(self) -> str | None:
        """The full id of the fact that it supersedes."""
        return self.supersedes and full_id(self.source.id, self.supersedes)


def full_id(source: str, id: str) -> str:
    """What an id means in a source: a fact of its own, unless it names another's as `SOURCE/ID`."""
    return id if "/" in id else f"{source}/{id}"


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
