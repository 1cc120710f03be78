"""Compares all figures of a paragraph, using what one says about the others."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from jzfacts.claims import report_words
from jzfacts.claims.counted_nouns import is_bare
from jzfacts.claims.indicator_names import flows_in, folded, normalized, stem
from jzfacts.claims.lists import is_distributed, runs
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.verify.compare import (
    SLIP_SHARE,
    beside_fact,
    compare,
    compare_with,
    is_comparable,
)
from jzfacts.verify.intervals import is_near_miss
from jzfacts.verify.measures import judge_measure

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.figures import Measure
    from jzfacts.facts.model import Fact
    from jzfacts.verify.compare import Comparison
    from jzfacts.verify.intervals import Quantity

COMPANY = 2
"""Minimum number of facts of one source line that agree for the paragraph to be about that line."""
NEIGHBOURS = 12
"""How many figures before and after may have been exchanged with one."""
FAR = 120
"""Figures before and after one that may say its statement's own; it bounds the work on a long one."""


def compare_all(
    claims: Sequence[Claim],
    by_figure: Callable[[Claim], Comparison | None] = lambda _: None,
    is_another: Callable[[Comparison], bool] = lambda _: False,
) -> list[Comparison | None]:
    """Compare each claim of a paragraph with the fact that it is about.

    `by_figure` finds a fact by the figure where the words do not; `is_another` rejects facts that the
    words exclude. A figure does not contradict what its statement says correctly elsewhere; a correct
    figure, or two exchanged ones, also show that a doubtful name means this fact.
    """

    def unless_another(one: Comparison | None) -> Comparison | None:
        if one is None or one.judgement == "unknown" or not is_another(one):
            return one
        return one._replace(judgement="unknown", another=one.judgement == "agrees")

    found = [unless_another(compare(claim)) for claim in claims]
    likely = [_settled(one) or _likely(claim) for claim, one in zip(claims, found, strict=True)]
    agreed = {
        (one.claim.figure.statement, one.fact.full_id, measure): one.draft.unit
        for one in found
        if one and one.judgement == "agrees"
        for measure in (one.measure, None)
    }
    wrong = [one for one in likely if one and one.judgement == "differs"]
    said = {(one.claim.figure.statement, one.draft.value, one.draft.unit) for one in wrong}
    known = {(one.claim.figure.statement, one.base.value, one.base.unit) for one in wrong}

    def is_exchanged(one: Comparison) -> bool:
        statement = one.claim.figure.statement
        there = (statement, one.draft.value, one.draft.unit) in known
        return there and (statement, one.base.value, one.base.unit) in said

    def is_told(one: Comparison) -> bool:
        statement, fact = one.claim.figure.statement, one.fact.full_id
        if (statement, fact, one.measure) in agreed:
            # 42.4亿斤(212.5万吨): the same in another unit
            converted = agreed[statement, fact, one.measure] != one.draft.unit
            return converted and not one.unit_differs and is_bare(one.claim.figure)
        meant = (statement, fact, None) in agreed
        return not one.doubtful or meant or is_exchanged(one)

    for number, one in enumerate(found):
        other = likely[number]
        if one and one.judgement == "differs" and not is_told(one):
            found[number] = one._replace(judgement="unknown")
        elif other and _settled(one) is None and is_exchanged(other):
            found[number] = other
    agreeing = {
        (one.fact.full_id, one.measure): one for one in found if one and one.judgement == "agrees"
    }
    lines: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for one in agreeing.values():
        for line in one.fact.lines:
            lines[one.fact.source.id, line].add(one.fact.full_id)
    in_turn = _in_turn(claims)
    for number, claim in enumerate(claims):
        one, before = found[number], found[number - 1] if number else None
        level = _settled(found[in_turn[number]]) if number in in_turn else None
        if level and (_settled(one) is None or (one and one.fact.full_id != level.fact.full_id)):
            found[number] = beside_fact(claim, level.fact) if is_comparable(claim) else None
        elif number not in in_turn and _settled(one) is None:
            other = _settled(_in_company(claim, one, agreeing, lines)) or by_figure(claim)
            near = slice(max(0, number - FAR), number + FAR)
            if other and other.judgement == "differs" and _is_said_before(other, found[near]):
                other = None  # 165个黑臭水体已治好155个: the first is all of them
            going_on = _settled(_going_on(claim, before))
            if going_on is None or going_on.measure == "rank":  # 增速居全省第2位
                going_on = unless_another(going_on or other or one)
            found[number] = one = going_on
        if one and one.judgement == "agrees" and before and _goes_on_with_another(one, before):
            found[number] = one._replace(judgement="unknown", another=True)
    _keep_the_first(found)
    return found


def _in_turn(claims: Sequence[Claim]) -> dict[int, int]:
    """Map each dealt-out figure to the figure whose growth or rank it is: 收入3亿元、产量5万吨，分别增长3%、4%."""
    turns: dict[int, int] = {}
    figures = [one.figure for one in claims]
    sizes = {run[0].start: len(run) for run in runs(figures)}
    for number, claim in enumerate(claims):
        mention, statement = claim.figure.mention, claim.figure.statement
        size = sizes.get(claim.figure.start, 0)
        if size < 2 or mention.role == "level":
            continue
        if not (is_bare(claim.figure) and _is_dealt_out(claim.figure)):
            continue
        first = number - size
        before = figures[max(0, first) : number]
        levels = [one.mention.role == "level" and one.statement == statement for one in before]
        if first >= 0 and all(levels):
            turns |= {number + turn: first + turn for turn in range(size)}
    return turns


def _is_dealt_out(figure: FigureText) -> bool:
    """True if a figure belongs to a list with 分别."""
    return any(map(is_distributed, figure.naming_clauses()))


def _goes_on_with_another(one: Comparison, before: Comparison) -> bool:
    """True if a figure without a name follows one of another indicator, though it is the fact's number:
    牛肉产量0.28万吨，下降18.9%, beside 猪肉产量.
    """
    figure = one.claim.figure
    is_same = one.fact.full_id == before.fact.full_id
    is_next = figure.statement == before.claim.figure.statement
    return before.another and is_same and is_next and is_bare(figure)


def _is_said_before(one: Comparison, found: Iterable[Comparison | None]) -> bool:
    """True if the statement also gives the base's figure exactly, not only as a bound: 突破1340."""
    return any(
        other is not None
        and other.judgement == "agrees"
        and other.claim.figure.statement == one.claim.figure.statement
        and (other.fact.full_id, other.measure) == (one.fact.full_id, one.measure)
        and (other.draft.value, other.draft.qualifier) == (one.base.value, None)
        for other in found
    )


def _keep_the_first(found: list[Comparison | None]) -> None:
    """Of several figures of a statement that contradict one fact, keep one.

    That is the one in the base's unit (事项5类、110项 beside 100项), or else the first; later ones are
    parts (进出口234亿元，其中出口151亿元).
    """
    wrong: dict[tuple[int, str, str], list[int]] = {}
    for number, one in enumerate(found):
        if one and one.judgement == "differs":
            key = one.claim.figure.statement, one.fact.full_id, one.measure
            wrong.setdefault(key, []).append(number)
    for numbers in wrong.values():
        alike = [
            number
            for number in numbers
            if (one := found[number]) and one.draft.unit == one.base.unit
        ]
        kept = (alike or numbers)[0]
        for number in numbers:
            one = found[number]
            if one and number != kept:
                found[number] = one._replace(judgement="unknown")


def _settled(one: Comparison | None) -> Comparison | None:
    """Return a comparison unless it is unknown."""
    return one if one and one.judgement != "unknown" else None


def _likely(claim: Claim) -> Comparison | None:
    """Return what a figure contradicts if it means the fact whose whole name is found, however loosely."""
    if not is_comparable(claim):
        return None
    fitted = [(fit, beside_fact(claim, fit.fact)) for fit in claim.fits]
    if any(one and one.judgement == "agrees" for _, one in fitted):
        return None
    whole = (one for fit, one in fitted if one and fit.share == 1)
    return next((one for one in whole if one.judgement == "differs"), None)


def _going_on(claim: Claim, before: Comparison | None) -> Comparison | None:
    """Compare a figure without a name with the fact of the figure before it.

    After a wrong figure it can only agree: one error may hide which fact is meant.
    """
    figure = claim.figure
    if before is None or before.judgement == "unknown":
        return None
    if figure.mention.role == "level" and before.measure != "baseline":
        return None
    if (figure.mention.group, before.claim.figure.mention.group) != (None, None):
        return None  # one of a list, and which is not known
    if figure.statement != before.claim.figure.statement or not is_comparable(claim):
        return None
    if _is_dealt_out(figure):  # 分别增长5%、下降2.4%
        return None
    known: list[str] = []
    if figure.mention.role == "rank":  # …444个,总数全省第一; 97.8%,居超大城市首位
        known = [re.escape(folded(before.fact.rank.among))] if before.fact.rank else []
        if not before.fact.indicator.endswith(RATE_WORDS):
            known.append(report_words.TOTAL.pattern)
    if not is_bare(figure, "|".join(known)):
        return None
    one = beside_fact(claim, before.fact)
    if one and one.judgement != "agrees" and one.measure == before.measure:
        return None  # 增长1.7%(同口径增长2.5%)
    return one if one and "agrees" in (one.judgement, before.judgement) else None


def _in_company(
    claim: Claim,
    named: Comparison | None,
    agreeing: Container[tuple[str, Measure]],
    lines: Mapping[tuple[str, int], set[str]],
) -> Comparison | None:
    """Compare a figure with the one fact that it may be about, if the paragraph is about its source line.

    If other facts of that line agree, much of a name with the same figure, or with one digit changed, is
    no coincidence. `agreeing`: facts and measures that agree; `lines`: their ids by source and line.
    """
    if not is_comparable(claim):
        return None
    fits = [fit for fit in claim.fits if fit.letters]
    fitted = [beside_fact(claim, fit.fact) for fit in fits]
    much = {fit.fact.full_id for fit in fits if fit.share >= SLIP_SHARE}
    likely = {
        one.fact.full_id: one
        for one in [named, *fitted]
        if one
        and (one.fact.full_id, one.measure) not in agreeing
        and len(set().union(*(lines.get((one.fact.source.id, at), ()) for at in one.fact.lines)))
        >= COMPANY
    }
    judged = [
        one._replace(judgement=judge_measure(one.draft, one.base, one.measure))
        for one in likely.values()
    ]
    alike = [one for one in judged if one.judgement == "agrees"]
    slips = [
        one
        for one in judged
        if one.judgement == "differs"
        and (one is named or one.fact.full_id in much)
        and not claim.figure.estimated
        and (one.claim.named or claim.figure.mention.group is None)
        and is_near_miss(one.draft, one.base, at_least=1)
    ]
    found = [one for one in alike if one is named or one.fact.full_id in much] or alike or slips
    return found[0] if len(found) == 1 else None


def siblings(found: Sequence[Comparison | None], number: int) -> tuple[Quantity, ...]:
    """Return the base's figures for the other wrong figures of the sentence."""
    one = found[number]
    return tuple(
        other.base
        for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        if one
        and other
        and other.judgement == "differs"
        and other.fact.full_id != one.fact.full_id
        and other.measure == one.measure
        and other.claim.figure.sentence == one.claim.figure.sentence
    )


def counterparts(one: Comparison, facts: Iterable[Fact]) -> tuple[Quantity, ...]:
    """Return the base's figure for the total of an increase, or for the increase of a total.

    `facts`: the facts of the claim's place and time.
    """
    if one.measure != "value":
        return ()
    bare, is_flow = _bare(one.fact.indicator), bool(flows_in(one.fact.indicator))
    others = (
        compare_with(one.claim, fact)
        for fact in facts
        if _bare(fact.indicator) == bare and bool(flows_in(fact.indicator)) != is_flow
    )
    return tuple(other.base for other in others if other)


@lru_cache(maxsize=4096)
def _bare(indicator: str) -> str:
    """Return an indicator's name without words for an increase or a total."""
    return stem(report_words.FLOW.sub("", normalized(folded(indicator))))
