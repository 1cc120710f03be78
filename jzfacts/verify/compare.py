"""A figure of a draft beside the figure of a fact that it speaks of, and what became of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jzfacts.claims import vocabulary
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.text.units import comparable
from jzfacts.verify import intervals
from jzfacts.verify.intervals import Figure

if TYPE_CHECKING:
    from jzfacts.claims.assign import Claim
    from jzfacts.facts.model import Fact
    from jzfacts.text.mentions import Mention
    from jzfacts.verify.intervals import Judgement

Part = Literal["value", "change", "baseline", "versus", "rank"]
_PART_OF: dict[str, Part] = {
    "level": "value",
    "change": "change",
    "from": "baseline",
    "versus": "versus",
    "rank": "rank",
}
_PROVINCE = re.compile("全省|省内|省辖市|河南")
_WIDER = re.compile("全国|世界|全球|国内|[东中西]部|中原|黄河|城市群|京津冀|长三角")
_NARROWER = re.compile("全[市县区]|市内")
_AVERAGED = re.compile("年均|平均增[长速]|两年|累计增长|环比|占比|比重")
_GROWTH = re.compile("增[速幅长]|涨幅")
_LEVEL = re.compile("总量|规模|总额|总数|总值|水平")
_SINCE = re.compile("年初|上?年底|上年末?|去年末?|期初")


@dataclass(frozen=True, slots=True)
class Slip:
    """What a draft says and what the base says, of one part of one fact."""

    claim: Claim
    fact: Fact
    part: Part
    said: Figure
    """As in the draft; negative for a fall."""
    known: Figure
    """As in the base; negative for a fall."""
    judgement: Judgement
    peers: tuple[Figure, ...] = ()
    """What the base says of the others in the same list or sentence."""
    twins: tuple[Figure, ...] = ()
    """What the base says of the whole, where the draft speaks of the increase, or the reverse."""

    @property
    def unit_differs(self) -> bool:
        """Whether the two measure different things."""
        return not comparable(self.said.unit, self.known.unit)


def slip_of(claim: Claim, fact: Fact) -> Slip | None:
    """The claim beside the part of the fact that it speaks of; None where there is none."""
    mention = claim.figure.mention
    part = _part(mention, fact)
    before = claim.figure.pre[0] if claim.figure.pre else ""
    if part in ("change", "value") and _beyond(part, before):
        return None
    known = _known(fact, part)
    if known is None or not _same_terms(claim, fact, part):
        return None
    said = _said(mention, part, known)
    return Slip(claim, fact, part, said, known, _judge(said, known, part))


def _beyond(part: Part, before: str) -> bool:
    """Whether a figure is one of a kind that no fact states: an average growth, 增速回落."""
    if vocabulary.SECOND_ORDER.search(before):
        return True
    return part == "change" and bool(_AVERAGED.search(before))


def _part(mention: Mention, fact: Fact) -> Part:
    if mention.role == "level" and mention.basis and mention.unit in ("%", "个百分点"):
        return "change"
    is_rate = fact.value is not None and fact.indicator.endswith(RATE_WORDS)
    if is_rate and mention.role == "change" and mention.direction >= 0 and mention.unit == "%":
        return "value"
    return _PART_OF[mention.role]


def _known(fact: Fact, part: Part) -> Figure | None:
    if part == "value" and fact.value is not None:
        return Figure(fact.value, fact.unit, fact.qualifier)
    if part == "change" and fact.change:
        return Figure(fact.change.value, fact.change.unit)
    if part == "baseline" and fact.baseline:
        return Figure(fact.baseline.value, fact.baseline.unit)
    if part == "versus" and fact.versus and fact.versus.value is not None:
        below = re.match("低于|慢于|少于|落后", fact.versus.among)
        value = -fact.versus.value if below else fact.versus.value
        return Figure(value, fact.versus.unit)
    if part == "rank" and fact.rank:
        return Figure(Decimal(fact.rank.place), None)
    return None


def _same_terms(claim: Claim, fact: Fact, part: Part) -> bool:
    """Whether a change is against the same time, a comparison with the same others."""
    mention = claim.figure.mention
    if part == "change":
        return _same_basis(mention.basis, fact)
    if part == "baseline":
        basis = mention.basis or ""
        return not re.search("[0-9]", basis) or str(int(_year(fact.period)) - 1) in basis
    if part == "versus" and fact.versus:
        return scope(mention.among) == scope(fact.versus.among)
    return True


def _same_basis(basis: str | None, fact: Fact) -> bool:
    if basis is None or basis == "同比":
        return True
    if re.match("[比较](?:上年|去年|同期)", basis):
        return "初" not in basis
    year = re.match("[比较]([0-9]{4})年", basis)
    return bool(year and year[1] == str(int(_year(fact.period)) - 1))


def _year(period: str) -> str:
    return period[:4] if period[:4].isdecimal() else "0"


def _said(mention: Mention, part: Part, known: Figure) -> Figure:
    value = mention.value
    if part in ("change", "versus"):
        falls = mention.direction < 0 or (mention.direction == 0 and known.value < 0)
        value = -abs(value) if falls else value
    if part == "rank":
        return Figure(value, None)
    return Figure(value, mention.unit, mention.qualifier)


def _judge(said: Figure, known: Figure, part: Part) -> Judgement:
    if part == "rank":
        return "agrees" if said.value == known.value else "differs"
    if comparable(said.unit, known.unit):
        if said.value * known.value < 0:
            return "differs"
        if said.value < 0:
            said, known = _turned(said), _turned(known)
        return intervals.judge(said, known)
    if said.unit is None:
        return "agrees" if said.value == known.value and "." in str(said.value) else "unknown"
    return "differs" if intervals.same_digits(said, known) else "unknown"


def _turned(figure: Figure) -> Figure:
    return Figure(abs(figure.value), figure.unit, figure.qualifier)


def scope(among: str | None) -> str | None:
    """Among whom, in one word for all spellings: 全省, 全省18个省辖市, 河南省 are one."""
    if not among:
        return None
    for name, pattern in (("wider", _WIDER), ("province", _PROVINCE), ("narrower", _NARROWER)):
        if pattern.search(among):
            return name if name == "province" else among
    return among


def sure(claim: Claim, fact: Fact, part: Part) -> bool:
    """Whether a claim is plain enough to be contradicted, not only to be confirmed."""
    if claim.named and (claim.named.partly or fact.id in claim.named.loose):
        return False
    if part != "rank":
        return True
    before = " ".join(claim.figure.pre[:1])
    if _GROWTH.search(before) and fact.value is not None:
        return "增速" in fact.indicator
    return not (_LEVEL.search(before) and fact.value is None and "水平" not in fact.indicator)


def rank_scope(claim: Claim) -> str | None:
    """Among whom a rank is, from its own words or those before it in the sentence."""
    mention = claim.figure.mention
    if mention.among:
        return scope(mention.among)
    said = claim.figure.clause
    found = re.findall("全省|全国|全市|世界|全球|省内|国内", said)
    return scope(found[0]) if len(set(found)) == 1 else None
