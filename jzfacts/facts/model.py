"""What a fact is: frozen records without behaviour or I/O.

The words are SDMX's for figures (indicator, area, period, value, unit) and GB/T 7714's for
sources (creator, title, published). `None` always means that the page does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Change(NamedTuple):
    """How far the indicator moved, in `unit`; negative when it fell."""

    value: Decimal
    unit: str
    basis: str | None = None
    """What it is compared with, as printed: 同比, 比上年 …"""


class Baseline(NamedTuple):
    """Where the indicator stood before: the first figure of "from … to …"."""

    value: Decimal
    unit: str
    period: str | None = None
    """When that was, as printed: 年初, 2020年 …"""


class Versus(NamedTuple):
    """A comparison with another mean."""

    among: str
    """The comparison in the page's words: 高于全省平均水平."""
    value: Decimal | None = None
    """The distance, in `unit`; None where the page gives no number."""
    unit: str | None = None


class Rank(NamedTuple):
    """A place in an order that the page itself states."""

    place: int
    among: str
    """Among whom: 全省, 全国 …"""


class Misprint(NamedTuple):
    """What the scan misread on a line, and how it is to be read."""

    line: int
    printed: str
    read: str


class Gap(NamedTuple):
    """A place where the page is cut off or illegible, and what is missing there."""

    line: int
    note: str


class SetAside(NamedTuple):
    """A numeral on the page that is no fact, and why."""

    line: int
    text: str
    """The numeral with enough of its neighbours to find it on the line."""
    reason: str
    numeral: str | None = None
    """The numeral alone, where `text` holds others too."""


@dataclass(frozen=True, slots=True)
class Source:
    """A printed page that facts are taken from."""

    id: str
    title: str
    area: str
    """The area its facts speak of unless they say otherwise."""
    period: str
    """The year reported on (not the year printed at the top)."""
    published: str
    """The date printed on the page, ISO 8601."""
    creator: str | None = None
    publisher: str | None = None
    type: str | None = None
    """newspaper, report, webpage …"""
    url: str | None = None
    lines: int | None = None
    """How many lines the page's text has."""
    sha256: str | None = None
    """Digest of the page's text, so that an audit knows that it reads the same page."""
    misprints: tuple[Misprint, ...] = ()
    gaps: tuple[Gap, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One indicator, observed in one area and period, as one page prints it."""

    id: str
    """Stable, ASCII, kebab-case: scripts depend on it."""
    indicator: str
    area: str
    period: str
    source: Source
    lines: tuple[int, ...]
    """Lines of the source's text that print it; the first is the main one."""
    aliases: tuple[str, ...] = ()
    """What people type for it."""
    topic: str | None = None
    value: Decimal | None = None
    """The figure in `unit`, with the precision printed."""
    unit: str | None = None
    qualifier: str | None = None
    """The word that bounds the value, as printed: 近, 约, 超, 突破 …"""
    change: Change | None = None
    baseline: Baseline | None = None
    versus: Versus | None = None
    rank: Rank | None = None
    outcome: str | None = None
    """What came about, where that is no figure: a title won, a list entered."""
    note: str | None = None
    """What a careful reader must know."""
    pinyin: str | None = None
    """Reading of the indicator where the dictionary is wrong: syllables, spaced, no tones."""
