"""Finds facts by their figures, where the words beside a figure do not settle which fact is meant.

A number with several digits in the right unit almost identifies its fact: among a hundred facts of
a place and year, hardly two print 1509亿元. So the name may stand farther away, in a heading, a
question or the line before. How much of the name must be found depends on how many digits agree,
and the words beside the figure must not name something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jzfacts.claims.fitting import share_said
from jzfacts.claims.indicator_names import folded, labels_of, names_nothing, normalized
from jzfacts.facts.figures import figure_key, figures
from jzfacts.text.units import base_name
from jzfacts.verify.compare import beside_fact, compare_with, is_of, is_slip
from jzfacts.verify.intervals import significant
from jzfacts.verify.other_indicators import number_beside, official_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jzfacts.claims.assign import Claim
    from jzfacts.facts.model import Fact
    from jzfacts.verify.compare import Comparison

SHARE = {2: 0.5, 3: 0.3}
"""Minimum share of a name found near the figure, by the number of digits that agree."""
MOST_DIGITS = max(SHARE)
OWN = 0.01
"""Minimum share found in the figure's own words, if they name anything."""

VERB = 4
"""Maximum letters of own words that may be just a verb: 一年下线95.3万辆."""

SLIP_SHARE = 0.75
"""Minimum share of a name found near a three-digit figure for one wrong digit to count as a slip ..."""
SLIP_OWN = 0.5
"""... and in the figure's own words."""

NAMED = 0.8
"""Share of a name from which another fact counts as named, too."""


class FactsByFigure:
    """The facts of a place and time, indexed by their figures."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._all = facts
        self._official: dict[int, dict[str, Fact]] | None = None
        """By the number of an official indicator, the facts that have one of its names."""
        self._facts: dict[str, list[Fact]] = {}
        self._by_shape: dict[tuple[str, int], list[Fact]] = {}
        self._by_unit: dict[str, list[Fact]] = {}
        for fact in facts:
            for figure in figures(fact):
                if figure.measure != "rank":
                    size, unit = abs(figure.value), figure.unit
                    self._facts.setdefault(figure_key(size, unit), []).append(fact)
                    self._by_shape.setdefault(_shape(size, unit), []).append(fact)
                    self._by_unit.setdefault(base_name(unit or ""), []).append(fact)

    def find(self, claim: Claim, before: str) -> Comparison | None:
        """Return the comparison with the best-named fact that the figure equals, or misses by one digit.

        `before`: the text before the figure's statement, beginning with its heading.
        """
        figure = claim.alone or claim.figure  # of a list, its own member
        mention = figure.mention
        digits = min(len(significant(mention.value)), MOST_DIGITS)
        if mention.unit is None or mention.unknown_unit or mention.high:
            return None
        agreeing = self._facts.get(figure_key(abs(mention.value), mention.unit), ())
        shape = _shape(abs(mention.value), mention.unit)
        near = self._by_shape.get(shape, ()) if digits >= MOST_DIGITS else ()
        if not agreeing and not near:
            return None
        named = (one for one in figure.naming_clauses() if not names_nothing(one))
        words = next(named, "") + figure.after
        own = "" if names_nothing(words) else normalized(words)
        around = ""
        for facts, judgement, least, least_own in (
            (agreeing, "agrees", SHARE.get(digits, 2), OWN),
            (near, "differs", SLIP_SHARE, SLIP_OWN),
        ):
            is_verb = judgement == "agrees" and len(own) <= VERB
            is_verb = is_verb and (digits == MOST_DIGITS or names_nothing(figure.after))
            likely = [
                fact
                for fact in facts
                if is_of(fact, claim) and (not own or is_verb or _said(fact, own) >= least_own)
            ]
            if likely:
                around = around or normalized(before + figure.statement_text)
            found = [
                (said, one)
                for fact in likely
                if (one := compare_with(claim, fact))
                and one.judgement == judgement
                and (judgement == "agrees" or is_slip(one))
                and (said := _said(fact, around)) >= least
            ]
            best = max((said for said, _ in found), default=0)
            chosen = [one for said, one in found if said == best]
            if len(chosen) == 1 and not self._is_contested(
                chosen[0], best, normalized(figure.so_far), own
            ):
                return chosen[0]
        return None

    def of_official(self, claim: Claim, official: Mapping[str, int]) -> Comparison | None:
        """Compare a claim with the fact of the official indicator that its words name: 经济总量 is GDP."""
        number = number_beside(claim, official) if not claim.named else None
        if number is None:
            return None
        if self._official is None:
            self._official = defaultdict(dict)
            for fact in self._all:
                for name in (fact.indicator, *fact.aliases):
                    if (own := official_number(name, official)) is not None:
                        self._official[own][fact.full_id] = fact
        facts = self._official.get(number, {}).values()
        found = [one for fact in facts if (one := beside_fact(claim, fact))]
        likely = [one for one in found if one.judgement == "agrees" or is_slip(one)]
        return likely[0] if len(likely) == 1 else None

    def narrower(self, one: Comparison, before: str) -> Comparison | None:
        """Return the agreeing comparison with a fact of a part, where a figure seems to contradict the whole.

        All of the part's name must be said and include the whole's: 民营经济…, 其中第一产业增加值.
        """
        draft, said = one.draft, normalized(before + one.claim.figure.statement_text)
        if len(significant(draft.value)) < min(SHARE):
            return None
        for fact in self._facts.get(figure_key(abs(draft.value), draft.unit), ()):
            label = normalized(folded(fact.indicator))
            within = share_said(normalized(folded(one.fact.indicator)), label) == 1
            other = (
                compare_with(one.claim, fact)
                if within and fact.full_id != one.fact.full_id and is_of(fact, one.claim)
                else None
            )
            if other and other.judgement == "agrees" and share_said(label, said) == 1:
                return other
        return None

    def _is_contested(self, one: Comparison, said: float, around: str, own: str) -> bool:
        """True if another fact in the same unit, with another figure, is named as well.

        This keeps two exchanged figures from being taken for each other. `own`: the figure's own words.
        """
        label = "".join(labels_of(one.fact))
        said_itself = _said(one.fact, own)
        for fact in self._by_unit[base_name(one.base.unit or "")]:
            if fact.full_id == one.fact.full_id:
                continue
            nearer = _said(fact, own) > max(SLIP_OWN, said_itself)
            apart = _said(fact, label) < NAMED
            if nearer or (apart and _said(fact, around) >= max(said, NAMED)):
                other = compare_with(one.claim, fact)
                if other and other.judgement != "agrees":
                    return True
        return False


def _said(fact: Fact, text: str) -> float:
    """Return the share of a fact's name that a text contains."""
    return max(share_said(label, text) for label in labels_of(fact))


def _shape(value: Decimal, unit: str | None) -> tuple[str, int]:
    """Return what a figure and its slip have in common: the unit and the number of characters."""
    return base_name(unit or ""), len(f"{value:f}")
