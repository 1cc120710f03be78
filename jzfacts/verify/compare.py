"""A claim beside the fact that it speaks of, measure by measure: do the two agree?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jzfacts.claims import vocabulary
from jzfacts.claims.counted_nouns import has_unknown_noun
from jzfacts.claims.fitting import share_said
from jzfacts.claims.indicator_names import (
    flows_in,
    folded,
    labels_of,
    names_nothing,
    normalized,
    stem,
)
from jzfacts.text.units import NUMBER, comparable, dimension
from jzfacts.verify.intervals import Quantity, same_digits, same_scale
from jzfacts.verify.measures import (
    Measure,
    judge_measure,
    measure_of,
    normalized_scope,
    of_draft,
    of_fact,
    on_same_terms,
    with_unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.fitting import Fit
    from jzfacts.facts.model import Fact
    from jzfacts.verify.intervals import Judgement

_AVERAGED = re.compile("年均|平均增[长速]|两年|累计增长|环比|占比|比重")
_SO_FAR = "累计"
_GROWTH = re.compile("增[速幅长]|涨幅")
_LEVEL = re.compile("总量|规模|总额|总数|总值|水平")
_AT_START = re.compile("(?:年初|,初(?=,))(?!以来|[确制]?定|提出)[^;末底达升降增减高到至今现]*\\Z")
"""What makes a level that from which the year began."""
_REACHED = re.compile("(?:达到?|[站跃迈]上|[稳固]定在|保持在|控制在|[升增]至|[提高增加攀升]到)\\Z")
_POINTS = {"%", "个百分点"}
"""Units of which one is written for the other: 提高了0.7%."""
MOSTLY = 0.75
"""Share of a name from which on two digits that agree are no chance."""
LONG = 6
"""Letters of a name that are hardly met by chance."""
WHOLE = 9
"""Letters of a name that are not met by chance, be some of them earlier in the statement."""
SLIP_SHARE = 0.6
"""Share of a name from which on a slip is one, if nothing else is said."""
SLIP = 3
"""Digits of a figure from which on another with a digit changed is a slip."""
COMPANY = 2
"""Other facts of a source's line that a paragraph states, from which on it is about that line."""
NEIGHBOURS = 12
"""Figures before and after one with which it may have been exchanged."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a draft says and what the base says, of one measure of one fact."""

    claim: Claim
    fact: Fact
    measure: Measure
    draft: Quantity
    """As in the draft; negative for a fall."""
    base: Quantity
    """As in the base; negative for a fall."""
    judgement: Judgement
    doubtful: bool = False
    """Whether the draft may speak of another thing: it names this in part, or some of it."""
    siblings: tuple[Quantity, ...] = ()
    """What the base says of the other wrong figures in the same list or sentence."""
    counterparts: tuple[Quantity, ...] = ()
    """What the base says of the whole, where the draft speaks of the increase, or the reverse."""

    @property
    def unit_differs(self) -> bool:
        """Whether the two measure different things."""
        return not comparable(self.draft.unit, self.base.unit)


def compare_all(claims: Sequence[Claim]) -> list[Comparison | None]:
    """Each claim of a paragraph beside the fact that it speaks of.

    What a statement says as the base does, another figure of it does not contradict. And it shows
    that a doubtful name means this fact, as does an exchange of two figures.
    """
    found = [compare(claim) for claim in claims]
    agreed = {
        (one.claim.figure.statement, one.fact.id, measure)
        for one in found
        if one and one.judgement == "agrees"
        for measure in (one.measure, None)
    }
    exchanged = {
        (one.claim.figure.statement, one.base.value, one.draft.value)
        for one in found
        if one and one.judgement == "differs"
    }

    def is_told(one: Comparison) -> bool:
        statement, fact = one.claim.figure.statement, one.fact.id
        if (statement, fact, one.measure) in agreed:
            return False
        meant = (statement, fact, None) in agreed
        return (
            not one.doubtful or meant or (statement, one.draft.value, one.base.value) in exchanged
        )

    found = [
        replace(one, judgement="unknown")
        if one and one.judgement == "differs" and not is_told(one)
        else one
        for one in found
    ]
    agreeing = [one for one in found if one and one.judgement == "agrees"]
    for number, claim in enumerate(claims):
        one = found[number]
        if one is None or one.judgement == "unknown":
            before = found[number - 1] if number else None
            found[number] = _going_on(claim, before) or _in_company(claim, one, agreeing) or one
    return found


def _going_on(claim: Claim, before: Comparison | None) -> Comparison | None:
    """What a figure without words of its own says of the fact that the one before agrees with."""
    figure = claim.figure
    if before is None or before.judgement != "agrees":
        return None
    if figure.mention.role == "level" and before.measure != "baseline":
        return None
    if (figure.mention.group, before.claim.figure.mention.group) != (None, None):
        return None  # one of a list, and which is not known
    if figure.statement != before.claim.figure.statement or not _is_comparable(claim):
        return None
    words = [*figure.naming_clauses(), figure.after]
    if figure.mention.role == "rank":  # …444个,总数全省第一
        words = [vocabulary.TOTAL.sub("", text) for text in words]
    if not all(map(names_nothing, words)):
        return None
    return _beside_fact(claim, before.fact)


def _in_company(
    claim: Claim, named: Comparison | None, agreeing: Sequence[Comparison]
) -> Comparison | None:
    """What a figure says of the one fact that it may speak of, if its company says so.

    Much of a name and the same figure, or one with a digit changed, are no chance where the
    paragraph agrees with other facts of the line of the source that the fact stands on.
    """
    if not _is_comparable(claim):
        return None
    taken = {(one.fact.id, one.measure) for one in agreeing}
    fitted = [
        _beside_fact(claim, fit.fact)
        for fit in claim.fits
        if fit.share >= SLIP_SHARE and fit.letters
    ]
    likely = {
        one.fact.id: one
        for one in [named, *fitted]
        if one
        and (one.fact.id, one.measure) not in taken
        and COMPANY <= len({near.fact.id for near in agreeing if _beside(near.fact, one.fact)})
    }
    judged = [
        replace(one, judgement=judge_measure(one.draft, one.base, one.measure))
        for one in likely.values()
    ]
    alike = [one for one in judged if one.judgement == "agrees"]
    slips = [
        one
        for one in judged
        if one.judgement == "differs"
        and not claim.figure.estimated
        and (one.claim.named or claim.figure.mention.group is None)
        and is_near_miss(one.draft, one.base, at_least=1)
    ]
    found = alike or slips
    return found[0] if len(found) == 1 else None


def _is_comparable(claim: Claim) -> bool:
    """Whether a figure is said to have been, and in a known place and time."""
    there = claim.time_place
    return not claim.figure.planned and there.known and not there.several_years


def _beside(one: Fact, other: Fact) -> bool:
    """Whether two facts stand on the same line of a source."""
    return one.source.id == other.source.id and not set(one.lines).isdisjoint(other.lines)


def compare(claim: Claim) -> Comparison | None:
    """The claim beside the fact that it speaks of; None where the base can say nothing of it.

    First by the name that it gives whole, then by those that its words fit in pieces: of these the
    best that it agrees with, else one that it contradicts beyond doubt.
    """
    named = _by_name(claim)
    if named and named.judgement == "agrees":
        return named
    if claim.figure.planned or not claim.time_place.known:
        return named
    if claim.time_place.several_years and not _is_level_reached(claim):
        return named
    fitted = [(fit, one) for fit in claim.fits if (one := _beside_fact(claim, fit.fact))]
    name = claim.named.name if claim.named else ""
    if named and named.judgement == "differs" and not named.doubtful:
        # a name that explains more of the words is meant instead
        better = [
            (fit, one)
            for fit, one in fitted
            if fit.letters > len(name) and one.fact.id != named.fact.id
        ]
        agreeing = [one for fit, one in better if one.judgement == "agrees"]
        if any(fit.sure for fit, _ in better) or agreeing:
            return agreeing[0] if agreeing else replace(named, judgement="unknown")
        return named
    for fit, one in fitted:
        # a fact that explains fewer of the words than another of which so much is met is not meant
        best = all(fit.letters >= other.letters or fit.share > other.share for other, _ in fitted)
        if one.judgement == "agrees" and best and _is_meant(fit, one):
            return one
    for fit, one in fitted:
        if one.judgement == "differs" and _is_contradicted(fit, one, named):
            return one
    return named


def _is_contradicted(fit: Fit, one: Comparison, named: Comparison | None) -> bool:
    """Whether a figure contradicts a fact that its words fit in pieces."""
    if named and named.fact.id != one.fact.id:
        return False
    if one.measure == "rank" and not _is_plain_rank(one.claim, one.fact):
        return False
    if fit.sure:
        return True
    if not is_near_miss(one.draft, one.base):
        return False
    if fit.share == 1 and fit.letters >= 4:
        return True
    if fit.loose:
        return False
    much = fit.clear and fit.share >= SLIP_SHARE and fit.letters * 2 >= fit.length
    return much or (fit.clear and fit.share == 1 and fit.length >= WHOLE)


def _is_meant(fit: Fit, one: Comparison) -> bool:
    """Whether it is no chance that a figure agrees with a fact that its words fit in pieces.

    Either all of the name is met, or much of it and many digits.
    """
    if not fit.letters or not (fit.clear or fit.letters * 2 >= fit.length):
        return False
    if not fit.clear and abs(one.draft.value) != abs(one.base.value):
        return False
    figures = len(f"{abs(one.draft.value):f}".replace(".", "").strip("0"))
    if fit.share == 1:
        return fit.clear or fit.letters >= LONG or figures >= SLIP
    if one.draft.qualifier:
        return False
    return (fit.share >= MOSTLY and figures >= 2) or figures >= SLIP


def _beside_fact(claim: Claim, fact: Fact) -> Comparison | None:
    """The claim beside a fact that it may speak of, if that has such a figure."""
    if not is_of(fact, claim):
        return None
    one = compare_with(claim, fact)
    if one is None or (one.unit_differs and {one.draft.unit, one.base.unit} != _POINTS):
        return None
    if one.measure == "rank" and fact.rank and not _is_among(claim, fact.rank.among):
        return None
    return one


def _is_among(claim: Claim, among: str) -> bool:
    """Whether a rank is said to be among these."""
    scope = scope_of_rank(claim)
    if scope is None:  # 在中国软件名城评估中位列第一
        return normalized(folded(among)) in normalized(claim.figure.statement_text)
    return scope == normalized_scope(among)


def is_near_miss(draft: Quantity, base: Quantity, *, at_least: int = SLIP) -> bool:
    """Whether a figure of some digits is another with a digit changed, or two exchanged.

    That is a slip, not by chance another figure.
    """
    if not same_scale(draft, base) or draft.qualifier or base.qualifier:
        return same_digits(draft, base)
    mine, its = f"{draft.value:f}", f"{base.value:f}"
    differing = [at for at, (one, other) in enumerate(zip(mine, its, strict=False)) if one != other]
    digits = sum(map(str.isdigit, mine))
    if len(mine) != len(its) or digits < at_least:
        return False
    if len(differing) == 1:
        return True
    return len(differing) == 2 and sorted(mine) == sorted(its)


def _by_name(claim: Claim) -> Comparison | None:
    """The claim beside the fact whose name it gives whole.

    Of several facts with the name, the one that the claim agrees with is meant.
    """
    if claim.named is None or not claim.time_place.known or claim.figure.planned:
        return None
    if claim.figure.mention.unknown_unit:
        return None
    if claim.time_place.several_years and not _is_level_reached(claim):
        return None
    found: list[Comparison] = []
    for fact in claim.named.facts:
        if not is_of(fact, claim):
            continue
        one = compare_with(claim, fact)
        if one is None:
            return None
        plain = can_contradict(claim, fact, one.measure)
        if one.measure == "rank" and fact.rank:
            among = scope_of_rank(claim)
            if among is not None and among != normalized_scope(fact.rank.among):
                return None
            plain = plain and among is not None
        if one.judgement == "differs" and claim.figure.estimated:
            one = replace(one, judgement="unknown")
        elif one.judgement == "differs" and not plain:
            slip = is_near_miss(one.draft, one.base)
            one = replace(one, doubtful=not slip)
        found.append(one)
    order = ("agrees", "unknown", "differs")
    return min(found, key=lambda one: order.index(one.judgement), default=None)


def compare_with(claim: Claim, fact: Fact) -> Comparison | None:
    """The claim beside the measure of a fact that it speaks of; None where the fact has none."""
    mention = claim.figure.mention
    measure = measure_of(mention, fact)
    if claim.figure.multiple_of and fact.versus:
        if claim.figure.multiple_of not in folded(fact.versus.among):
            return None
        measure = "versus"
    elif measure == "value" and _AT_START.search(claim.figure.so_far):
        measure = "baseline"
    before = claim.figure.before[0] if claim.figure.before else ""
    # no fact states an average growth, or how a rate moved (增速回落)
    if measure in ("change", "value") and vocabulary.SECOND_ORDER.search(before):
        return None
    if measure == "change" and _AVERAGED.search(before):
        return None
    base = of_fact(fact, measure)
    if base is None or not on_same_terms(mention, fact, measure):
        return None
    if mention.high is not None and mention.value < 0 < mention.high:
        return None
    draft = of_draft(mention, measure, base)
    if draft.unit and base.unit and ("/" in draft.unit) != ("/" in base.unit):
        # 35173元/人 is 35173元 of what is per head anyway
        draft, base = (replace(one, unit=(one.unit or "").split("/")[0]) for one in (draft, base))
    draft = with_unit_of(draft, base)
    judgement = judge_measure(draft, base, measure)
    if judgement != "unknown" and _counts_else(claim, fact, base):
        judgement = "unknown"
    if judgement == "differs" and _SO_FAR in before and _SO_FAR not in fact.indicator:
        # since when is not said: 累计改造老旧小区812个
        judgement = "differs" if is_near_miss(draft, base) else "unknown"
    return Comparison(claim, fact, measure, draft, base, judgement)


def _counts_else(claim: Claim, fact: Fact, base: Quantity) -> bool:
    """Whether a word stands where the unit should that is none, nor of the fact's name: 4127万日币."""
    figure = claim.figure
    if dimension(figure.mention.unit) != NUMBER or dimension(base.unit) == NUMBER:
        return False
    after = normalized(figure.after)
    return has_unknown_noun(figure) and not any(share_said(one, after) for one in labels_of(fact))


def _is_level_reached(claim: Claim) -> bool:
    """Whether a figure said of several years is the level at their end, not a sum or a growth.

    A rank is, too, and what says for itself since when: 较2018年下降, 是2018年的1.4倍.
    """
    mention = claim.figure.mention
    if mention.role == "rank" or claim.figure.multiple_of:
        return True
    if mention.role == "change":
        return bool(mention.basis and re.search("[0-9]", mention.basis))
    before = claim.figure.before[0].rstrip() if claim.figure.before else ""
    return bool(mention.qualifier or _REACHED.search(before))


def is_of(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is of the place and time that a claim is of."""
    there = claim.time_place
    if fact.period != there.period:
        return False
    if fact.area == there.area:
        return True
    if there.area.rstrip("省市县区") in folded(fact.indicator) and fact.source.area == fact.area:
        return True  # a place in the name: 前海制度创新成果, of Shenzhen
    within = fact.area.startswith(there.area.rstrip("市县区"))
    name = claim.named.name if claim.named else ""
    return fact.source.area == there.area and (within or fact.area.rstrip("省市县区") in name)


def can_contradict(claim: Claim, fact: Fact, measure: Measure) -> bool:
    """Whether a claim is plain enough to be contradicted, not only to be confirmed."""
    if claim.named and (claim.named.partial or fact.id in claim.named.loose):
        return False
    return measure != "rank" or _is_plain_rank(claim, fact)


def _is_plain_rank(claim: Claim, fact: Fact) -> bool:
    """Whether a rank is of what the fact ranks: of a level, or of a growth."""
    before = " ".join(claim.figure.before[:1])
    if _GROWTH.search(before) and fact.value is not None:
        return "增速" in fact.indicator
    level = _LEVEL.search(before)
    return not (level and fact.value is None and level[0] not in fact.indicator)


def scope_of_rank(claim: Claim) -> str | None:
    """Among whom a rank is, from its own words or the only such words of its statement."""
    if claim.figure.mention.among:
        return normalized_scope(claim.figure.mention.among)
    found = set(re.findall("全省|全国|全市|世界|全球|省内|国内", claim.figure.statement_text))
    return normalized_scope(found.pop()) if len(found) == 1 else None


def siblings(found: Sequence[Comparison | None], number: int) -> tuple[Quantity, ...]:
    """What the base says of the other wrong figures in the sentence of a wrong one."""
    one = found[number]
    return tuple(
        other.base
        for other in found[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
        if one
        and other
        and other.judgement == "differs"
        and other.fact.id != one.fact.id
        and other.measure == one.measure
        and other.claim.figure.sentence == one.claim.figure.sentence
    )


def counterparts(one: Comparison, facts: Iterable[Fact]) -> tuple[Quantity, ...]:
    """What the base says of the whole of an increase, or of the increase of a whole.

    `facts`: those of the claim's place and time.
    """
    if one.measure != "value":
        return ()
    bare, is_flow = _bare(one.fact), bool(flows_in(one.fact.indicator))
    others = (
        compare_with(one.claim, fact)
        for fact in facts
        if _bare(fact) == bare and bool(flows_in(fact.indicator)) != is_flow
    )
    return tuple(other.base for other in others if other)


def _bare(fact: Fact) -> str:
    """An indicator's name without what makes it an increase or a whole."""
    return stem(vocabulary.FLOW.sub("", normalized(folded(fact.indicator))))


def printed(one: Comparison) -> str:
    """What the base prints for a measure of a fact."""
    fact, base = one.fact, one.base
    if one.measure == "rank" and fact.rank:
        return f"{fact.rank.among}第{fact.rank.place}"
    number = f"{abs(base.value):f}{base.unit or ''}"
    if one.measure == "change":
        return ("增长" if base.value >= 0 else "下降") + number
    if one.measure == "versus" and fact.versus:
        return fact.versus.among + number
    return (base.qualifier or "") + number
