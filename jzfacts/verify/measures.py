"""The measures of a fact: value, change, baseline, versus and rank.

A figure of a draft states one of them, against the same time and within the same scope.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.places import whole_named
from jzfacts.claims.counted_nouns import has_unknown_noun
from jzfacts.claims.fitting import share_said
from jzfacts.claims.indicator_names import folded, labels_of, normalized
from jzfacts.claims.report_words import ADDED
from jzfacts.facts.periods import years
from jzfacts.text.bounds import BOUNDS
from jzfacts.text.cues import MEAN
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import FALLS, RATE_WORDS, RISES, RISING_RATES
from jzfacts.text.units import (
    COUNTS,
    NUMBER,
    base_name,
    comparable,
    dimension,
    is_measure,
    parse_unit,
)
from jzfacts.verify.intervals import Quantity, judge, same_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.figures import Measure
    from jzfacts.facts.model import Fact
    from jzfacts.text.mentions import Mention
    from jzfacts.verify.intervals import Judgement

_MEASURE_OF: dict[str, Measure] = {
    "level": "value",
    "change": "change",
    "from": "baseline",
    "versus": "versus",
    "rank": "rank",
}
_YEAR = pattern("(?:19|20)[0-9]{2}")
POINTS = {"%", "个百分点"}
"""Units that are used for each other: 提高了0.7%."""
GROWTH = pattern("增[速幅长]|涨幅")
_LEVEL = pattern("总量|规模|总额|总数|总值|水平")
_PEOPLE, _COUNTED = ("人", "名", "位"), ("省", "市", "县", "区", "乡", "镇", "村", "户")
"""Units that name what they count."""
_FIRMS = {"家", "户"}
"""Units for firms that mean the same."""
_PROVINCE = pattern("全省|省内|省辖市")
_NATION = frozenset("全国 中国 国内".split())
_WIDER = pattern("全国|世界|全球|国内|[东中西]部|中原|黄河|城市群|京津冀|长三角")
_BELOW = pattern("低于|慢于|少于|落后")
_EACH = pattern(
    "(?:[人户亩日月季年周村店校床台车]均|每[^\\W0-9_]{1,3})(?:达到?|为|约|近|超过?)?\\Z"
)
_OF_EACH = pattern(
    "[人户亩日月季年周村店校床台车]均|平均|每|单位|[密浓强]度|单产|[价率费]|标准|[补津]贴|可支配|纯收入|工资|消费支出"
)
"""Words in the name of an amount per person, household, area and so on."""
_INCREASE = pattern("|".join((*ADDED, *RISES)) + "|[净多]?增[收支产量]?[额量]?\\Z")
"""Words in the name of an increase."""
_REDUCTION = pattern("(?:[减降][少低排]|[削压缩核]减|下降)[量额数]?\\Z")
"""Endings of the name of a reduction."""
_COMPARED = pattern(
    "^(?:[高低快慢多少优好]于|[高超]出|超|落后|[比较])|(?:平均|增速|总体|水平|[高低快慢多少]出?)+$"
)


def falls(mention: Mention, fact: Fact) -> bool:
    """True if a figure is a fall, for a fact whose value is a growth rate."""
    return mention.direction < 0 and fact.indicator.endswith(RISING_RATES)


def is_growth(figure: FigureText, fact: Fact) -> bool:
    """True if a percentage is a growth, not a share: 增速依次是:一季度5.4%."""
    grows = fact.change is not None and fact.unit not in POINTS
    return (
        grows
        and figure.mention.unit == "%"
        and bool(GROWTH.search(figure.so_far if fact.value is not None else figure.statement_text))
    )


def measure_of(mention: Mention, fact: Fact) -> Measure:
    """Return the measure of a fact that a figure of a draft states."""
    counts = mention.unit not in ("%", "个百分点", "百分点", "倍", "番")
    named = fact.change is None or bool(mention.basis and mention.basis in fact.indicator)
    if mention.role == "change" and named:
        if fact.indicator.endswith(RISES + FALLS):
            return "value"  # 资本形成总额拉动国内生产总值增长0.8个百分点
        growth = fact.indicator.replace("增加值", "")
        if mention.direction < 0 and counts and _REDUCTION.search(growth):
            return "value"  # 削减3013吨 is 二氧化硫削减量
        if mention.direction > 0 and counts and _INCREASE.search(growth):
            return "value"  # 高新技术企业增加49家 is 新增高新技术企业, 存款比年初增加9亿元 its 比年初增加额
    is_rate = fact.value is not None and fact.indicator.endswith(RATE_WORDS)
    if is_rate and mention.role == "change" and mention.unit == "%":
        return "value"
    return _MEASURE_OF[mention.role]


def is_share_of_sum(mention: Mention, before: str, fact: Fact) -> bool:
    """True if a figure is per person or the like and the fact is a total: 人均3.2万元."""
    each = _EACH.search(before) or "/" in (mention.unit or "")
    return bool(each) and "/" not in (fact.unit or "") and not _OF_EACH.search(fact.indicator)


def counts_another(mention: Mention, fact: Fact, base: Quantity) -> bool:
    """True if a unit that names what it counts is not the fact's: 6镇 beside 街道办事处3个."""
    counted, unit = base_name(mention.unit or ""), base_name(base.unit or "")
    if {counted, unit} == _FIRMS:
        return False
    if unit in _PEOPLE and counted in COUNTS:
        return counted not in (*_PEOPLE, "个")
    others = _PEOPLE if counted in _PEOPLE else (counted,)
    named = counted in _COUNTED or (counted in _PEOPLE and bool(unit))
    return named and unit not in others and counted not in fact.indicator


def is_followed_by_another(claim: Claim, fact: Fact, base: Quantity) -> bool:
    """True if an unknown word stands in place of the unit: 4127万日币."""
    figure = claim.figure
    if dimension(figure.mention.unit) != NUMBER or dimension(base.unit) == NUMBER:
        return False
    after = normalized(figure.after)
    return has_unknown_noun(figure) and not any(share_said(one, after) for one in labels_of(fact))


def of_fact(fact: Fact, measure: Measure) -> Quantity | None:
    """Return the fact's figure for a measure, negative for a fall, or None."""
    if measure == "rank":
        return Quantity(Decimal(fact.rank.place), None) if fact.rank else None
    if measure == "value":
        return None if fact.value is None else Quantity(fact.value, fact.unit, fact.qualifier)
    said = {"change": fact.change, "baseline": fact.baseline, "versus": fact.versus}[measure]
    if said is None or said.value is None:
        return None
    below = measure == "versus" and fact.versus and _BELOW.match(fact.versus.among)
    bound = fact.change.qualifier if measure == "change" and fact.change else None
    return Quantity(-said.value if below else said.value, said.unit, bound)


def base_quantities(fact: Fact, measure: Measure) -> list[Quantity]:
    """Return the fact's figure for a measure as a list of one or none."""
    found = of_fact(fact, measure)
    return [found] if found else []


def of_draft(mention: Mention, measure: Measure, base: Quantity) -> Quantity:
    """Return the draft's figure for a measure, negative for a fall."""
    value, high = mention.value, mention.high
    if measure == "rank":
        return Quantity(value, None, mention.qualifier)
    if high is not None and high < 0:  # judged by size: -5%到-3% is a fall of 3% to 5%
        value, high = high, -value
    if measure in ("change", "versus"):
        falls = mention.direction < 0 or (mention.direction == 0 and base.value < 0)
        value = -abs(value) if falls else value
    if mention.unit is None and base.unit == "%" and "分之" in mention.text:  # 五分之一: 20%
        return Quantity(value * 100, "%", mention.qualifier)
    if mention.unit == "番" != base.unit and high is None:  # 翻两番: 增长3倍
        return Quantity(2 ** abs(value) - 1, "倍", mention.qualifier)
    return Quantity(value, mention.unit, mention.qualifier, high)


def with_unit_of(draft: Quantity, base: Quantity) -> Quantity:
    """Return the draft's figure in the base's unit, where one omits it: 42.4亿; 3个 for 3."""
    if not draft.unit:
        return draft
    if {base_name(draft.unit), base_name(base.unit or "")} == _FIRMS:
        one, other = base_name(draft.unit), base_name(base.unit or "")
        return draft._replace(unit=draft.unit.removesuffix(one) + other)
    if base.unit and dimension(draft.unit) == NUMBER and is_measure(base_name(base.unit)):
        return draft._replace(unit=draft.unit + base_name(base.unit))
    if not base.unit and dimension(draft.unit) == "count":
        scale = parse_unit(draft.unit).multiplier
        high = None if draft.high is None else draft.high * scale
        return draft._replace(value=draft.value * scale, unit=None, high=high)
    return draft


def averaged(fact: Fact) -> str:
    """Return the words of a fact that may say that its change is a mean over several years."""
    return fact.indicator + ((fact.change and fact.change.basis) or "")


def on_same_terms(mention: Mention, fact: Fact, measure: Measure) -> bool:
    """True if two changes are against the same time, or two comparisons with the same others."""
    first, _ = years(fact.period)
    year_before = str(first - 1)
    basis = mention.basis or ""
    if measure == "change":
        since = _YEAR.search((fact.change and fact.change.basis) or "")
        is_other = since is not None and since[0] != year_before
        if basis in ("", MEAN) or (basis == "同比" and not is_other):
            return True
        if fact.change and fact.change.basis and _same_basis(basis, fact.change.basis):
            return True
        if is_other:  # 较2020年 is no 同比
            return False
        if re.match("[比较](?:上年|去年|同期)", basis):
            return "初" not in basis
        return bool(re.match(f"[比较]{year_before}年", basis))
    if measure == "baseline":
        either = year_before, (fact.baseline and fact.baseline.period) or year_before
        return not re.search("[0-9]", basis) or any(year[:4] in basis for year in either)
    if measure == "versus" and fact.versus and mention.role == "level":
        return True  # a multiple, of which `compare_with` has seen to it
    if measure == "versus" and fact.versus:
        own = normalized_scope(fact.versus.among, fact.area)
        return normalized_scope(mention.among, fact.area) == own
    return True


def _same_basis(one: str, other: str) -> bool:
    """True if two changes have the same basis: 较2018年, 比2018年."""
    return one.replace("较", "比") == other.replace("较", "比")


def judge_measure(draft: Quantity, base: Quantity, measure: Measure) -> Judgement:
    """Compare a draft's and a base's figure for a measure."""
    if measure == "rank":
        holds = base.value <= draft.value if draft.qualifier else draft.value == base.value
        return "agrees" if holds else "differs"
    if comparable(draft.unit, base.unit):
        name = base_name(draft.unit or "")
        if dimension(base.unit) == NUMBER and name != "元" and is_measure(name):
            return "unknown"  # 109亿 may be 109亿元, but 109亿美元 and 109亿斤 are something else
        if draft.value * base.value < 0:
            return "differs"
        is_below = BOUNDS.get(draft.qualifier or "") == "less than"  # which no base leaves out
        has_bound = measure == "value" or base.qualifier or is_below
        if not has_bound and draft == base._replace(qualifier=draft.qualifier):
            return "agrees"  # the base may not say how such a figure is bounded: 2倍多
        if draft.value < 0 or base.value < 0:
            draft, base = (one._replace(value=abs(one.value)) for one in (draft, base))
        return judge(draft, base)
    if draft.unit is None and draft.high is None:
        return "agrees" if draft.value == base.value and "." in str(draft.value) else "unknown"
    return "differs" if same_digits(draft, base) else "unknown"


def normalized_scope(among: str | None, area: str) -> str | None:
    """Return a scope in one form: "province" for 全省, 全省18个省辖市 and the area's own province by name;
    others without words of comparison: 高于全国平均水平.
    """
    among = among and (whole_named(re.split("[0-9]", among)[0], area) or among)
    if among and _PROVINCE.search(among) and not _WIDER.search(among):
        return "province"
    scope = _COMPARED.sub("", among or "")
    return "全国" if scope in _NATION else scope or None


def scopes_of(claim: Claim) -> set[str]:
    """Return the scopes that a statement names."""
    return set(re.findall("全省|全国|全市|世界|全球|省内|国内", claim.figure.statement_text))


def scope_of_rank(claim: Claim) -> str | None:
    """Return the scope of a rank, from its own words or the only scope in its statement."""
    area = claim.time_place.area
    if claim.figure.mention.among:
        return normalized_scope(claim.figure.mention.among, area)
    if re.search(r"\s{2}\Z", "".join(claim.figure.before[:1])):
        return None  # 全国第39位,稳居河南省第2位: among those of a place
    found = scopes_of(claim)
    return normalized_scope(found.pop(), area) if len(found) == 1 else None


def is_among(claim: Claim, among: str) -> bool | None:
    """True if a rank has the given scope, in these or other words; None if no scope is stated."""
    own, said = normalized(folded(among)), claim.figure.mention.among
    if (not said or len(said) <= len(among)) and own in normalized(
        "".join(claim.figure.before[:1])
    ):
        return True
    if not said and own in normalized(claim.figure.statement_text):
        return True  # 位居全国百强县投资潜力第13、绿色发展第14
    scope = scope_of_rank(claim)
    return None if scope is None else scope == normalized_scope(among, claim.time_place.area)


def is_plain_rank(claim: Claim, fact: Fact) -> bool:
    """True if a rank is by what the fact ranks by: level or growth."""
    before = " ".join(claim.figure.before[:1])
    if GROWTH.search(before) and fact.value is not None:
        return "增速" in fact.indicator
    level = _LEVEL.search(before)
    return not (level and fact.value is None and level[0] not in fact.indicator)


def baselines(later: Iterable[Fact], period: str, known: Iterable[Fact]) -> list[Fact]:
    """Return the baselines in a given period of later facts, as facts, unless `known` has the indicator."""
    names = {fact.indicator for fact in known}
    return [
        fact._replace(
            period=period,
            value=began.value,
            unit=began.unit,
            qualifier=None,
            change=None,
            baseline=None,
            versus=None,
            rank=None,
        )
        for fact in later
        if (began := fact.baseline)
        and fact.period.isdecimal()
        and _year_of(fact, began.period) == period
        and fact.indicator not in names
    ]


def _year_of(fact: Fact, said: str | None) -> str:
    """Return the year of a baseline; by default the year before the fact's own."""
    found = _YEAR.search(said or "")
    return found[0] if found else "" if said else str(int(fact.period) - 1)
