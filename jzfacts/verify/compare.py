"""Compares a claim with a fact, measure by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims import report_words
from jzfacts.claims.area_period.places import as_in_names
from jzfacts.claims.area_period.times import UNSAID
from jzfacts.claims.clauses import is_level_reached
from jzfacts.claims.indicator_names import flow_class, flows_in, folded
from jzfacts.facts.periods import spans_years
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import comparable
from jzfacts.verify.intervals import (
    SLIP,
    is_exchanged,
    is_near_miss,
    ratio,
    same_digits,
    same_scale,
    significant,
)
from jzfacts.verify.measures import (
    POINTS,
    averaged,
    counts_another,
    falls,
    is_among,
    is_followed_by_another,
    is_growth,
    is_plain_rank,
    is_share_of_sum,
    judge_measure,
    measure_of,
    of_draft,
    of_fact,
    on_same_terms,
    scopes_of,
    with_unit_of,
)

if TYPE_CHECKING:
    from jzfacts.claims.assign import Claim
    from jzfacts.claims.fitting import Fit
    from jzfacts.facts.figures import Measure
    from jzfacts.facts.model import Fact
    from jzfacts.verify.intervals import Judgement, Quantity

_AVERAGED = pattern("年均(?![^\\W增长新下]{1,3}[度值温量])|平均增[长速]|两年|环比")
_ON_OTHER_TERMS = pattern("累计增长|同口径|可比口径|扣除|剔除|名义")
"""Words for a change on other terms than the fact's may be: it can agree but not contradict."""
_SHARE = pattern("占比|比重")
_IS_SHARE = pattern("占.|比[重例]|率")
_EACH_YEAR = pattern("年均|每年")
_SO_FAR = "累计"
_ADDS_UP = pattern("投资|(?<!可支配)收入|(?<!消费)支出|资金|外资|人次")
_AT_START = pattern("(?:年初|,初(?=,))(?!以来|[确制]?定|提出)[^;末底达升降增减高到至今现]*\\Z")
"""Words that make a level the one at the start of the year."""
_REACHES = pattern("(?:达到?|[站跃迈登]上)\\s*\\Z")
_FROM, _LAST = pattern("[从由]\\s*\\Z"), pattern("倒数\\s*\\Z")
NEXT = 2
"""Maximum distance of two ranks for the one to be a wrong version of the other."""
MOSTLY = 0.75
"""Share of a name from which two equal digits are no coincidence."""
SOME = 4
"""Minimum letters of a name found whole for a slip to be reported."""
LONG = 6
"""Letters of a name that are hardly found by coincidence."""
NEARLY_ALL = 0.9
"""Share of a name that lacks hardly a letter: 10亿元以上大项目, 10亿元以上重大项目."""
SLIP_SHARE = 0.6
"""Share of a name from which a slip is reported if nothing else is said."""


class Comparison(NamedTuple):
    """One measure of one fact: what the draft says and what the base says."""

    claim: Claim
    fact: Fact
    measure: Measure
    draft: Quantity
    """Negative for a fall."""
    base: Quantity
    """Negative for a fall."""
    judgement: Judgement
    doubtful: bool = False
    """The draft may mean something else: it names this only in part, or speaks of some of it."""
    another: bool = False
    """The figures are equal, but the draft names another indicator."""
    also: tuple[Fact, ...] = ()
    """Other facts that the same figure agrees with."""
    siblings: tuple[Quantity, ...] = ()
    """The base's figures for the other wrong figures of the same list or sentence."""
    counterparts: tuple[Quantity, ...] = ()
    """The base's figure for the total where the draft gives the increase, or the reverse."""

    @property
    def unit_differs(self) -> bool:
        """True if the units measure different things."""
        return not comparable(self.draft.unit, self.base.unit)


def is_comparable(claim: Claim) -> bool:
    """True if a figure is stated as fact for a known place and time.

    For several years that holds for a level at their end; other figures may be sums.
    """
    there = claim.time_place
    is_of_one_year = not there.several_years or is_level_reached(claim.figure)
    return not claim.figure.planned and there.known and is_of_one_year


def compare(claim: Claim) -> Comparison | None:
    """Compare a claim with the fact that it is about; None if the base has nothing to say about it.

    A figure that may be the sum of several years can agree with a level, but contradicts it only if it
    is a slip.
    """
    if claim.figure.planned or not claim.time_place.known:
        return None
    one = _compare(claim)
    if one is None:
        return None
    if is_comparable(claim) and not spans_years(one.fact.period):
        return None if _may_be_sum(one) else one
    settled = one.judgement == "agrees" or is_slip(one)
    is_whole = spans_years(one.fact.period) and (one.measure == "change" or _is_sum(one))
    is_whole = is_whole or one.fact.period == claim.time_place.together  # the very same years
    if is_whole and (settled or claim.time_place.since != UNSAID):
        return one
    return one if settled and not _is_sum(one) else None


def _may_be_sum(one: Comparison) -> bool:
    """True if a figure larger than the year's may be the sum of several years: 五年累计投资超3000亿元."""
    figure, there = one.claim.figure, one.claim.time_place
    is_more = one.judgement == "differs" and (ratio(one.draft, one.base) or 0) > 1
    if one.measure != "value" or not (is_more and there.several_years) or is_slip(one):
        return False
    adds_up = figure.mention.qualifier and _ADDS_UP.search(one.fact.indicator)
    is_flow = (adds_up or flows_in(one.fact.indicator)) and not one.base.qualifier
    return bool(is_flow) or _SO_FAR in figure.so_far


def _is_sum(one: Comparison) -> bool:
    """True if a figure for several years is a sum or growth over them, or the base has a fact for them."""
    words = [*one.claim.figure.naming_clauses()[:1], one.claim.figure.after]
    if one.measure == "change":
        return not _AVERAGED.search(averaged(one.fact))
    named = one.claim.named.facts if one.claim.named else ()
    sums = (fact for fact in named if spans_years(fact.period) and fact.value is not None)
    if one.measure == "value" and any(is_of(fact, one.claim) for fact in sums):
        return True
    return one.measure != "baseline" and any(
        flows_in(text)
        or report_words.ACTING.match(text)
        or (_SO_FAR in text and _SO_FAR not in one.fact.indicator)
        for text in (*words, one.fact.indicator)
    )


def _compare(claim: Claim) -> Comparison | None:
    """Compare a claim with a fact as if it were about one year.

    The fact named in full comes first, then facts whose names are found in pieces: the best one that
    agrees, or else one that is contradicted beyond doubt.
    """
    named = _by_name(claim)
    if named and named.judgement == "agrees":
        return named
    fitted = [(fit, one) for fit in claim.fits if (one := beside_fact(claim, fit.fact))]
    name = claim.named.name if claim.named else ""
    if named and named.judgement == "differs" and not named.doubtful:
        # a name that explains more of the words is meant instead
        better = (
            one
            for fit, one in fitted
            if fit.letters > len(name) and one.judgement == "agrees"
            if one.fact.full_id != named.fact.full_id
        )
        return next(better, named)
    for fit, one in fitted:
        # a fact that explains fewer of the words than another of which so much is met is not meant
        best = all(fit.letters >= other.letters or fit.share > other.share for other, _ in fitted)
        if one.judgement == "agrees" and best and _is_meant(fit, one):
            return one
    for fit, one in fitted:
        if one.judgement != "differs":
            continue
        alone = all(other is fit or other.letters < fit.letters for other, _ in fitted)
        if _is_contradicted(fit, one, named, alone=alone):
            return one
    return named


def _is_contradicted(fit: Fit, one: Comparison, named: Comparison | None, *, alone: bool) -> bool:
    """True if a figure contradicts a fact whose name is found in pieces."""
    if named and named.fact.full_id != one.fact.full_id:
        return False
    if fit.sure:
        return True
    least = 3 if fit.share == 1 and alone else 2
    near = fit.clear and not fit.loose and fit.letters * least >= fit.length
    if not is_slip(one):
        # what the figure's own words leave out was said before, or is a letter
        return near and alone and fit.share > NEARLY_ALL and not one.claim.closed
    return near or (fit.share == 1 and fit.letters >= SOME)


def is_slip(one: Comparison) -> bool:
    """True if the figure is the base's with one wrong digit; an increase is never a slip of a total."""
    figure = one.claim.figure
    words = [*figure.naming_clauses()[:1], figure.after]
    verbs = [verb for text in words for verb in flows_in(text)]
    increase = any(flow_class(verb) == 0 for verb in verbs)
    whole = all(flow_class(verb) for verb in flows_in(one.fact.indicator))
    # of two digits that are exchanged (93 for 39) nothing else may be in doubt
    other_verb = any(verb not in one.fact.indicator for verb in verbs)
    partial = other_verb or (one.claim.named is not None and one.claim.named.partial)
    exchanged = same_scale(one.draft, one.base) and is_exchanged(one.draft, one.base)
    slip = is_near_miss(one.draft, one.base) or (exchanged and not partial)
    return slip and not (increase and whole)


def _is_meant(fit: Fit, one: Comparison) -> bool:
    """True if a figure agrees with a fact found in pieces by more than coincidence.

    Either the whole name is found, or much of it and enough digits agree.
    """
    if not fit.letters or not (fit.clear or fit.letters * 2 >= fit.length):
        return False
    if not fit.clear and abs(one.draft.value) != abs(one.base.value):
        return False
    figures = len(significant(one.draft.value))
    if fit.share == 1:
        return fit.clear or fit.letters >= LONG or figures >= SLIP
    if one.draft.qualifier:
        return False
    return (fit.share >= MOSTLY and figures >= 2) or figures >= SLIP


def beside_fact(claim: Claim, fact: Fact) -> Comparison | None:
    """Compare a claim with a fact of its place and time, if the fact has a figure in such a unit."""
    if not is_of(fact, claim):
        return None
    one = compare_with(claim, fact)
    if one is None or (one.unit_differs and {one.draft.unit, one.base.unit} != POINTS):
        return None
    if one.measure == "rank" and fact.rank and not is_among(claim, fact.rank.among):
        return None
    return one


def _by_name(claim: Claim) -> Comparison | None:
    """Compare a claim with the fact that it names in full.

    If several facts have the name, the one that agrees is meant.
    """
    if claim.named is None or claim.figure.mention.unknown_unit:
        return None
    found: list[Comparison] = []
    lacking: set[str] = set()  # indicators of the name without such a figure, whose it may be
    for fact in claim.named.facts:
        if not is_of(fact, claim):
            continue
        one = compare_with(claim, fact)
        if one is None:
            lacking.add(fact.indicator)
            continue
        plain = can_contradict(claim, fact, one.measure)
        if one.measure == "rank" and fact.rank:
            among = is_among(claim, fact.rank.among)
            if among is False:
                return None
            # 第5位 without a word for it is meant among those of 第4, not 第58
            near = not scopes_of(claim) and abs(one.draft.value - one.base.value) <= NEXT
            plain = plain and (near or among is not None)
        if one.judgement == "differs" and not plain:
            slip = is_near_miss(one.draft, one.base)
            one = one._replace(doubtful=not slip)
        found.append(one)
    order = ("agrees", "unknown", "differs")
    if claim.named.each:
        order = order[::-1]
    best = min(found, key=lambda one: order.index(one.judgement), default=None)
    if best and lacking - {best.fact.indicator} and best.judgement != "agrees":
        return None
    if best is None or best.judgement != "agrees" or not claim.named.each:
        return best
    return best._replace(also=tuple(one.fact for one in found if one is not best))


def compare_with(claim: Claim, fact: Fact) -> Comparison | None:
    """Compare a claim with the measure of a fact that it states; None if the fact does not have it."""
    mention = claim.figure.mention
    measure = measure_of(mention, fact)
    if measure == "rank" and any(map(_FROM.search, claim.figure.naming_clauses()[:1])):
        return None
    if measure == "rank" and any(map(_LAST.search, claim.figure.before[:1])):
        return None  # 居全省倒数第3
    if claim.figure.multiple_of and fact.versus:
        if claim.figure.multiple_of not in folded(fact.versus.among):
            return None
        measure = "versus"
    elif measure == "value" and _AT_START.search(claim.figure.so_far):
        measure = "baseline"
    elif measure == "value" and is_growth(claim.figure, fact):
        measure = "change"
    before = claim.figure.before[0]
    if is_share_of_sum(mention, before, fact):
        return None
    # no fact states an average growth, or how a rate moved (增速回落)
    if measure in ("change", "value") and report_words.SECOND_ORDER.search(before):
        return None
    known = averaged(fact)
    if spans_years(fact.period) and _EACH_YEAR.search(before) and not _AVERAGED.search(known):
        return None
    if measure == "change" or mention.role == "change":
        said = _AVERAGED.search(f"{before}{mention.basis or ''}")
        if (said[0] not in known) if said else _AVERAGED.search(known):
            return None
    if measure == "change" and _SHARE.search(before) and not _IS_SHARE.search(fact.indicator):
        return None
    base = of_fact(fact, measure)
    if base is None or not on_same_terms(mention, fact, measure):
        return None
    draft = of_draft(mention, measure, base)
    if falls(mention, fact):
        draft = draft._replace(value=-abs(draft.value))  # 投资下降8.4% beside 投资增速8.4%
    if draft.unit and base.unit and ("/" in draft.unit) != ("/" in base.unit):
        # 35173元/人 is 35173元 of what is per head anyway
        draft, base = (one._replace(unit=(one.unit or "").split("/")[0]) for one in (draft, base))
    draft = with_unit_of(draft, base)
    if counts_another(mention, fact, base):
        return None
    judgement = judge_measure(draft, base, measure)
    if is_followed_by_another(claim, fact, base) or (
        base.bound in ("nearly", "less than") and _REACHES.search(before)
    ):
        judgement = "unknown"  # 达到500万吨 is more than 近500万吨
    if (
        judgement == "differs"
        and claim.figure.estimated
        and not (same_digits(draft, base) or is_near_miss(draft, base))
    ):
        judgement = "unknown"  # another estimate is no error; a digit, a unit or a direction is one
    if judgement == "differs" and measure == "change":
        terms = _ON_OTHER_TERMS.search(before)
        judgement = "unknown" if terms and terms[0] not in known else judgement
    by_growth = measure == "rank" and fact.value is not None and not is_plain_rank(claim, fact)
    if judgement == "differs" and by_growth:
        judgement = "unknown"  # 增速居全省第3 beside the rank of a level
    so_far = _SO_FAR in before and _SO_FAR not in fact.indicator
    if judgement == "differs" and so_far and not claim.time_place.several_years:
        # since when is not said: 累计改造老旧小区812个
        judgement = "differs" if is_near_miss(draft, base) else "unknown"
    return Comparison(claim, fact, measure, draft, base, judgement)


def is_of(fact: Fact, claim: Claim) -> bool:
    """True if a fact is of the claim's place and time."""
    there = claim.time_place
    if fact.period not in there.periods and not there.ends(fact.period):
        return False
    if fact.area == there.area:
        return True
    if as_in_names(there.area) in folded(fact.indicator) and fact.source.area == fact.area:
        return True  # a place in the name: 前海制度创新成果, of Shenzhen
    if fact.source.area != there.area:
        return False
    whole = there.area.rstrip("市县区")
    own = fact.area.removeprefix(whole).removesuffix("地区").rstrip("省市县区")
    name = claim.named.name if claim.named else ""
    return own in name or (own != fact.area and own in claim.figure.statement_text)


def can_contradict(claim: Claim, fact: Fact, measure: Measure) -> bool:
    """True if a claim is clear enough to contradict a fact, not only to agree with it."""
    named = claim.named
    if named and (named.partial or fact.full_id in named.loose):
        return False
    if named and not named.each and len({one.indicator for one in named.facts}) > 1:
        return False  # 两年平均增长, an alias of several
    return measure != "rank" or is_plain_rank(claim, fact)
