"""Names in a draft: met whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jzfacts import naming
from jzfacts.base import load
from jzfacts.index import installed_base
from jzfacts.naming import Names

if TYPE_CHECKING:
    from jzfacts.naming import Named

NAMES = Names(load([installed_base()]).facts)


def ids(named: Named | None) -> list[str]:
    """The facts named; with ? those that a loose name may mean."""
    if named is None:
        return []
    return [fact.id + "?" * (fact.id in named.loose) for fact in named.facts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产", ["grain-output"]),
        ("粮食总产量达到", ["grain-output"]),
        ("其中粮食产量折合", ["grain-output"]),
        ("gdp同比增长", ["gdp"]),
        ("外贸进出口总值", ["foreign-trade"]),
        ("规模以上工业企业研发机构覆盖率", ["industrial-rd-coverage"]),
        ("公办学位新增", ["school-places-added"]),
        ("建成家庭养老床位", ["home-care-beds"]),
        ("高新技术企业总数", ["high-tech-enterprises"]),
        ("新增高新技术企业", ["high-tech-enterprises-added"]),
        ("打通“断头路”“瓶颈路”", ["roads-opened"]),
        ("农村居民人均可支配收入", []),
        ("民间固定资产投资", []),
        ("出口总额", []),
        ("新增国家级绿色工厂", []),
        ("新建家庭养老床位", []),
        ("高新技术企业营业收入", []),
        ("新增高新技术企业总数", []),
    ],
)
def test_the_name_at_the_end(text: str, found: list[str]) -> None:
    """Words that change nothing may stand around it; one that narrows it may not."""
    assert ids(NAMES.ending(text, text)) == found


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("绿色工厂", "绿色工厂", ["green-factories-added?"]),
        ("新增就业", "新增就业", ["urban-jobs-added?"]),
        ("科技支出", "科技支出", ["science-spending-growth?"]),
        ("科技支出", "科技支出增长", ["science-spending-growth"]),
        ("口袋公园", "口袋公园", ["pocket-parks?"]),
        ("口袋公园", "建成口袋公园", ["pocket-parks"]),
        ("养老床位", "养老床位", ["home-care-beds?"]),
    ],
)
def test_an_alias_that_says_less_is_loose(text: str, said: str, found: list[str]) -> None:
    """It may confirm a figure and never contradict one, unless the clause says the rest."""
    assert ids(NAMES.exact(text, said)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("省重点项目完成年度投资计划", ["provincial-key-projects-plan-completion"]),
        ("老旧小区完成改造", ["old-neighbourhoods-renovated"]),
        ("老旧小区加装电梯", []),
    ],
)
def test_the_name_at_the_beginning(text: str, found: list[str]) -> None:
    """A predicate may follow it, and nothing else."""
    assert ids(NAMES.beginning(text, text, lambda _: True)) == found


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("新增省质量标杆企业", "省级绿色工厂", ["green-factories-added"]),
        ("高新技术企业总数", "其中新增", ["high-tech-enterprises-added"]),
        ("新增高新技术企业", "总数达", ["high-tech-enterprises"]),
        ("煤炭行业清洁运输比例", "钢铁行业从", ["steel-clean-transport"]),
        ("粮食总产", "夏粮", []),
    ],
)
def test_a_name_finished_by_the_one_before(before: str, text: str, found: list[str]) -> None:
    """What was named lends its beginning or its end."""
    assert ids(NAMES.joined(before, text, before + text)) == found


def test_stems_leave_out_words_for_how_much() -> None:
    """The whole name first."""
    assert naming.stems("进出口总额") == ["进出口总额", "进出口", "进出口总"]
    assert naming.stem("进出口总额") == "进出口"


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), ("同比增长", True), ("数量居", True), ("总数达", False), ("新增", False)],
)
def test_what_names_nothing(text: str, empty: bool) -> None:
    """But 总数 and 新增 make a name with the one before."""
    assert naming.is_empty(text) is empty


def test_work_on_a_name_is_bounded() -> None:
    """A hostile clause costs no more than a long one."""
    assert NAMES.ending("的" * 100_000 + "粮食总产", "") is not None
    assert NAMES.beginning("粮" * 100_000, "", lambda _: True) is None


def test_names_of_nothing() -> None:
    """A place that the base does not know has no names."""
    assert not Names([])
    assert NAMES
