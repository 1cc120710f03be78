"""What a report tells of an indicator, and what was named so far in a statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jzfacts.text.units import COUNTS, base_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.time_place import TimePlace
    from jzfacts.text.mentions import Mention


@dataclass
class DraftedFact:
    """A fact as far as a report tells it."""

    name: str
    there: TimePlace
    topic: str
    level: Mention | None = None
    change: Mention | None = None
    baseline: Mention | None = None
    versus: Mention | None = None
    outcome: str = ""
    """What came about, where that is no figure: 获评."""
    scope: str = ""
    """Among whom it ranks, where that is no usual scope."""
    compared: str = ""
    """With what, in the page's words: 高于全省平均水平."""
    rank: Mention | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Of its figures, in the source."""
    doubts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    is_sum: bool = False
    """Whether it is what came about in several years, which no period expresses."""
    is_framed: bool = False
    """Whether its place or time is named for it."""
    is_placed: bool = False
    """Whether its place is, in its own clause."""
    is_bare: bool = False
    """As in `Name`."""
    looser: list[tuple[int, int]] = field(default_factory=list)
    """The spans, too, of figures that only bound what is said more exactly elsewhere."""
    in_other_unit: bool = False
    """Whether it says of what is counted right before it how much that is: 63处86公顷."""
    also: str = ""
    """What it is called as well, with or without the verb that was done, in the page's order."""
    noun: str = ""
    """The name without the verb that made a flow of it: what a total after it is of."""

    @property
    def is_counted(self) -> bool:
        """Whether its figure counts things."""
        return self.level is not None and base_name(self.level.unit or "") in COUNTS

    def take(self, figure: FigureText) -> bool:
        """Add a figure; False where the fact has one of its kind already."""
        mention = figure.mention
        key = "level" if mention.role == "level" else mention.role.replace("from", "baseline")
        if figure.multiple_of:
            key = "versus"
        if getattr(self, key) is not None:
            return False
        setattr(self, key, mention)
        return True


@dataclass
class Statement:
    """What was named so far in a statement."""

    number: int = -1
    facts: list[DraftedFact] = field(default_factory=list)
    """Those of the last run, which a growth or a rank after it joins."""
    in_turn: list[DraftedFact] = field(default_factory=list)
    """All that were opened in it by a level."""
    verb: str = ""
    """The verb of flow that governs the list being read."""
    baseline: FigureText | None = None
    """The first figure of "from … to …", whose fact comes after it."""


@dataclass(frozen=True)
class Name:
    text: str
    noun: str = ""
    doubts: Sequence[str] = ()
    is_bare: bool = False
    """Whether nothing is said of the things, so that the list may say it at its end."""
    also: str = ""
    """As in `DraftedFact`."""
