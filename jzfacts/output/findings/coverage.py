"""How much of a draft was compared: counted finding by finding, and said in few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jzfacts.i18n import N_, _, _n
from jzfacts.verify.reasons import PLACE_NOT_SAID, YEAR_NOT_SAID
from jzfacts.verify.rules import CONTRADICTIONS
from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.documents.finding import Finding
    from jzfacts.index.index import Index

MOST_NAMES = 3
"""Areas and periods of a base that are told as what a draft may speak of."""


class Coverage:
    """The figures of a draft, by what became of them."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.counts: Counter[str] = Counter()
        """Figures by the status of their findings."""
        self.reasons: Counter[str] = Counter()
        """Figures that were not compared, by the reason."""
        self.contradictions = 0
        """Where the draft contradicts itself, which is no figure more."""
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding) -> None:
        if finding.status == ABSENT:
            self.reasons[finding.reason] += 1
        if finding.rule not in CONTRADICTIONS:
            self.counts[finding.status] += 1
        elif finding.status != SILENCED:
            self.contradictions += 1

    def remedies(self, path: str, index: Index) -> Iterator[str]:
        """By which option figures could be compared that were not, and what of the base it names."""
        year = N_("{path}: for the figures without a year, say which it is: {options}")
        place = N_("{path}: for the figures without a place, say which it is: {options}")
        for reason, message, option in (
            (YEAR_NOT_SAID, year, "--period"),
            (PLACE_NOT_SAID, place, "--area"),
        ):
            if self.reasons[reason]:
                names = index.years([]) if option == "--period" else list(index.source_areas())
                options = [f"{option} {name}" for name in names[:MOST_NAMES]]
                options += ["…"] * (len(names) > MOST_NAMES)
                yield _(message, path=path, options=" / ".join(options))

    def lines(self, path: str) -> Iterator[str]:
        """What there is to say of a draft, in one line or two."""
        counts = self.counts
        if not counts:
            yield self.gaps(path)
            return
        message = _n(
            "{path}: {seen} figure seen, {matched} matched, {conflicts} in conflict, "
            "{absent} not in base",
            "{path}: {seen} figures seen, {matched} matched, {conflicts} in conflict, "
            "{absent} not in base",
            counts.total(),
            path=path,
            seen=counts.total(),
            matched=counts[MATCH],
            conflicts=counts[CONFLICT],
            absent=counts[ABSENT],
        )
        if counts[SILENCED]:
            message += _(", {number} silenced", number=counts[SILENCED])
        if self.contradictions:
            message += _("; {number} against the draft itself", number=self.contradictions)
        yield message
        if self.reasons:
            yield self.gaps(path)

    @property
    def is_any(self) -> bool:
        """Whether any figure was compared."""
        return any(self.counts[status] for status in (MATCH, CONFLICT, SILENCED))

    def gaps(self, path: str) -> str:
        """That no figure was seen, or why some were not compared; empty if all were."""
        if not self.counts:
            return _("{path}: NO FIGURES FOUND, so nothing was verified", path=path)
        if not self.reasons:
            return ""
        message = N_("{path}: NOTHING WAS COMPARED: {reasons}")
        if self.is_any:
            message = N_("{path}: not compared: {reasons}")
        told = [
            _("{number} {reason}", number=number, reason=reason)
            for reason, number in self.reasons.most_common()
        ]
        return _(message, path=path, reasons=told)
