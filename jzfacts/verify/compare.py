"""A claim beside the fact that it speaks of, measure by measure: do the two agree?

The *measures* of a fact are its value, its change, its baseline, its distance from others (versus)
and its rank; a claim speaks of one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jzfacts.claims import vocabulary
from jzfacts.claims.indicator_names import flows_in, folded, normalized, stem
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.text.units import comparable
from jzfacts.verify.intervals import Quantity, judge, same_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.facts.model import Fact
    from jzfacts.text.mentions import Mention
    from jzfacts.verify.intervals import Judgement

Measure = Literal["value", "change", "baseline", "versus", "rank"]
_MEASURE_OF: dict[str, Measure] = {
    "level": "value",
    "change": "change",
    "from": "baseline",
    "versus": "versus",
    "rank": "rank",
}
_PROVINCE = re.compile("全省|省内|省辖市|河南")
_WIDER = re.compile("全国|世界|全球|国内|[东中西]部|中原|黄河|城市群|京津冀|长三角")
_AVERAGED = re.compile("年均|平均增[长速]|两年|累计增长|环比|占比|比重")
_GROWTH = re.compile("增[速幅长]|涨幅")
_BELOW = re.compile("低于|慢于|少于|落后")
_LEVEL = re.compile("总量|规模|总额|总数|总值|水平")
_REACHED = re.compile("(?:达到?|[站跃迈]上|[稳固]定在|保持在|控制在|[升增]至|[提高增加攀升]到)\\Z")
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
    siblings: tuple[Quantity, ...] = ()
    """What the base says of the other wrong figures in the same list or sentence."""
    counterparts: tuple[Quantity, ...] = ()
    """What the base says of the whole, where the draft speaks of the increase, or the reverse."""

    @property
    def unit_differs(self) -> bool:
        """Whether the two measure different things."""
        return not comparable(self.draft.unit, self.base.unit)


def compare(claim: Claim) -> Comparison | None:
    """The claim beside the fact that it speaks of; None where the base can say nothing of it.

    Of several facts with the name, the one that the claim agrees with is meant.
    """
    if claim.named is None or not claim.time_place.known or claim.figure.planned:
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
        if one.judgement == "differs" and not plain:
            one = replace(one, judgement="unknown")
        found.append(one)
    order = ("agrees", "unknown", "differs")
    return min(found, key=lambda one: order.index(one.judgement), default=None)


def compare_with(claim: Claim, fact: Fact) -> Comparison | None:
    """The claim beside the measure of a fact that it speaks of; None where the fact has none."""
    mention = claim.figure.mention
    measure = _measure(mention, fact)
    before = claim.figure.before[0] if claim.figure.before else ""
    # no fact states an average growth, or how a rate moved (增速回落)
    if measure in ("change", "value") and vocabulary.SECOND_ORDER.search(before):
        return None
    if measure == "change" and _AVERAGED.search(before):
        return None
    base = _of_fact(fact, measure)
    if base is None or not _on_same_terms(mention, fact, measure):
        return None
    draft = _of_draft(mention, measure, base)
    return Comparison(claim, fact, measure, draft, base, _judge(draft, base, measure))


def _is_level_reached(claim: Claim) -> bool:
    """Whether a figure said of several years is the level at their end, not a sum or a growth."""
    mention = claim.figure.mention
    before = claim.figure.before[0].rstrip() if claim.figure.before else ""
    return mention.role != "change" and bool(mention.qualifier or _REACHED.search(before))


def is_of(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is of the place and time that a claim is of."""
    there = claim.time_place
    if fact.period != there.period:
        return False
    if fact.area == there.area:
        return True
    within = fact.area.startswith(there.area.rstrip("市县区"))
    name = claim.named.name if claim.named else ""
    return fact.source.area == there.area and (within or fact.area.rstrip("省市县区") in name)


def _measure(mention: Mention, fact: Fact) -> Measure:
    if mention.role == "level" and mention.basis and mention.unit in ("%", "个百分点"):
        return "change"
    is_rate = fact.value is not None and fact.indicator.endswith(RATE_WORDS)
    if is_rate and mention.role == "change" and mention.direction >= 0 and mention.unit == "%":
        return "value"
    return _MEASURE_OF[mention.role]


def _of_fact(fact: Fact, measure: Measure) -> Quantity | None:
    if measure == "rank":
        return Quantity(Decimal(fact.rank.place), None) if fact.rank else None
    if measure == "value":
        return None if fact.value is None else Quantity(fact.value, fact.unit, fact.qualifier)
    said = {"change": fact.change, "baseline": fact.baseline, "versus": fact.versus}[measure]
    if said is None or said.value is None:
        return None
    below = measure == "versus" and fact.versus and _BELOW.match(fact.versus.among)
    return Quantity(-said.value if below else said.value, said.unit)


def _of_draft(mention: Mention, measure: Measure, base: Quantity) -> Quantity:
    value = mention.value
    if measure == "rank":
        return Quantity(value, None)
    if measure in ("change", "versus"):
        falls = mention.direction < 0 or (mention.direction == 0 and base.value < 0)
        value = -abs(value) if falls else value
    return Quantity(value, mention.unit, mention.qualifier)


def _on_same_terms(mention: Mention, fact: Fact, measure: Measure) -> bool:
    """Whether a change is against the same time, a comparison with the same others."""
    year = fact.period[:4]
    year_before = str(int(year) - 1) if year.isdecimal() else "-1"
    basis = mention.basis or ""
    if measure == "change":
        if basis in ("", "同比"):
            return True
        if re.match("[比较](?:上年|去年|同期)", basis):
            return "初" not in basis
        return bool(re.match(f"[比较]{year_before}年", basis))
    if measure == "baseline":
        return not re.search("[0-9]", basis) or year_before in basis
    if measure == "versus" and fact.versus:
        return normalized_scope(mention.among) == normalized_scope(fact.versus.among)
    return True


def _judge(draft: Quantity, base: Quantity, measure: Measure) -> Judgement:
    if measure == "rank":
        return "agrees" if draft.value == base.value else "differs"
    if comparable(draft.unit, base.unit):
        if draft.value * base.value < 0:
            return "differs"
        return judge(*(replace(one, value=abs(one.value)) for one in (draft, base)))
    if draft.unit is None:
        return "agrees" if draft.value == base.value and "." in str(draft.value) else "unknown"
    return "differs" if same_digits(draft, base) else "unknown"


def can_contradict(claim: Claim, fact: Fact, measure: Measure) -> bool:
    """Whether a claim is plain enough to be contradicted, not only to be confirmed."""
    if claim.named and (claim.named.partial or fact.id in claim.named.loose):
        return False
    if measure != "rank":
        return True
    before = " ".join(claim.figure.before[:1])
    if _GROWTH.search(before) and fact.value is not None:
        return "增速" in fact.indicator
    return not (_LEVEL.search(before) and fact.value is None and "水平" not in fact.indicator)


def normalized_scope(among: str | None) -> str | None:
    """Among whom, in one word for the province: 全省, 全省18个省辖市, 河南省; others as printed."""
    if among and _PROVINCE.search(among) and not _WIDER.search(among):
        return "province"
    return among or None


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
