"""Figures as printed: what they claim, and when two of them agree."""

from decimal import Decimal

from cases import cases
from drafts import claims, fact
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.mentions import read
from jzfacts.verify import intervals
from jzfacts.verify.by_figure import FactsByFigure
from jzfacts.verify.intervals import Quantity, Range, is_near_miss, judge, slipped_scale


def quantity(value: str, unit: str | None = "亿斤", qualifier: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, qualifier)


def printed(text: str) -> Quantity:
    """A figure as a text has it."""
    mention = next(read(text))
    return Quantity(mention.value, mention.unit, mention.qualifier, mention.high)


GRAIN = quantity("42.4")


@cases
def test_whether_a_draft_agrees_with_the_base(draft: str, base: str, judgement: str) -> None:
    """What lies within the range that the draft claims agrees, what has nothing of it differs."""
    assert judge(printed(draft), printed(base)) == judgement


def test_a_slipped_scale_is_known_by_its_digits() -> None:
    """A power of ten apart, in whatever unit; a bound a hundred times off."""
    assert slipped_scale(quantity("42.4", "万斤"), GRAIN)
    assert slipped_scale(quantity("2120", "万吨"), GRAIN)
    assert not slipped_scale(quantity("44.2"), GRAIN)
    assert slipped_scale(quantity("42", "万斤", "超"), GRAIN)
    assert not slipped_scale(quantity("30", qualifier="超"), GRAIN)


def test_a_slip_is_one_digit_of_what_the_base_rounds_to() -> None:
    """In the draft's unit and to its digits, however many the base has."""
    exact = quantity("399621", "万元")
    assert is_near_miss(quantity("39.99", "亿元"), exact)
    assert is_near_miss(quantity("39.9641", "亿元"), exact)
    assert not is_near_miss(quantity("41.99", "亿元"), exact)
    assert not is_near_miss(quantity("399921000.5", "元"), quantity("39.96", "亿元"))
    assert not is_near_miss(quantity("1.12345678901"), quantity("123456789012345678.123456789012"))


def test_ranges_apart_and_within() -> None:
    """Open ends make the difference where two ranges touch."""
    one, two, three = Decimal(1), Decimal(2), Decimal(3)
    low, high = Range((one, 0), (two, 0)), Range((two, 0), (three, 0))
    open_ = Range((one, 0), (two, -1))
    assert not low.apart(high)
    assert not high.apart(low)
    assert open_.apart(high)
    assert high.apart(open_)
    assert open_.within(low)
    assert not low.within(open_)


@given(st.decimals(min_value="0.01", max_value="1e9", places=2))
def test_a_figure_agrees_with_itself_in_any_scale(value: Decimal) -> None:
    """Whatever its digits, and never with itself ten times over."""
    base = Quantity(value, "亿元")
    assert judge(base, base) == "agrees"
    assert judge(Quantity(value * 10000, "万元"), base) == "agrees"
    assert judge(Quantity(value * 10, "亿元"), base) != "agrees"


@given(
    st.decimals(min_value="0.1", max_value="1e6", places=3),
    st.sampled_from(["近", "超", "约", "不足", "以上", "突破"]),
)
def test_the_constants_bound_what_a_bound_claims(value: Decimal, qualifier: str) -> None:
    """No bound agrees with what is a whole OVER beyond, or half of it."""
    bounded = Quantity(value, "亿元", qualifier)
    for share in (intervals.OVER_ROUND * 2, Decimal("0.5")):
        assert judge(bounded, Quantity(value * share, "亿元")) != "agrees"


FACTS = FactsByFigure(
    [
        fact("investment", "工业投资", value="1509", unit="亿元"),
        fact("upgrading", "工业技术改造投资", value="892", unit="亿元"),
        fact("parks", "建成开放口袋公园", value="35", unit="处"),
        fact("roads", "打通断头路", value="7", unit="条"),
        fact("east", "城东新增学位", value="6592", unit="个"),
        fact("west", "城西新增学位", value="6592", unit="个"),
        fact("cars", "汽车产量", value="357", unit="万辆"),
        fact("electric", "新能源汽车产量", value="168.4", unit="万辆"),
        fact("steel", "钢铁行业绿电比例", value="95.1", unit="%"),
        fact("coal", "煤炭行业绿电比例", value="92.8", unit="%"),
    ]
)


def found(text: str, before: str = "") -> tuple[str, str] | None:
    """The fact that the first figure of a text tells, and whether it agrees."""
    one = FACTS.find(claims(text)[0], before)
    return (one.fact.id, one.judgement) if one else None


@cases
def test_a_figure_of_several_digits_tells_its_fact(
    text: str, before: str, told: tuple[str, str] | None
) -> None:
    """The more digits agree, the less must be said of its name; of a slip most must be."""
    assert found(text, before) == told


@cases
def test_exchanged_figures_are_not_taken_for_each_other(text: str, before: str) -> None:
    """Where another fact of the kind is named as well, or better in the figure's own words."""
    assert FACTS.find(claims(text)[-1], before) is None
