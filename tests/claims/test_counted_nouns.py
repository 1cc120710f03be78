"""What is counted is named after its figure."""

import pytest
from drafts import NAMES, fact, figures

from jzfacts.claims.counted_nouns import has_noun, has_unknown_noun, name_of_counted
from jzfacts.claims.indicator_names import Names


def meant(text: str, last: str = "") -> list[str]:
    """The ids of the facts that are counted by the last figure of a text."""
    figure = figures(text)[-1]
    named = name_of_counted(NAMES, figure, figure.before[0], last)
    return [one.id for one in named.facts] if named else []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10处口袋公园", ["parks"]),
        ("建成10处开放口袋公园", ["parks"]),
        ("新增40家高新技术企业", ["firms-added"]),
        ("打通和平路、文昌街等12条断头路", ["roads"]),
        ("旧城改造、水系治理提升等12条断头路", ["roads"]),
        ("12条断头路、瓶颈路", ["roads"]),
        ("12条长年堵塞的断头路", ["roads"]),
        ("新设立10处口袋公园", ["parks"]),
        ("10处口袋公园建成投用", ["parks"]),
        ("净增1200个公办学位", ["places-added"]),
    ],
)
def test_a_name_after_its_figure(text: str, found: list[str]) -> None:
    """Alone, with the verb before the figure, after examples, after an attribute, in a list."""
    assert meant(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "10处公园",
        "改造1200个公办学位",
        "全市改造和平路、文昌街等12条断头路",
        "10处",
        "10处、口袋公园",
        "60个瓷砖行业绿电比例",
        "粮食总产10处口袋公园",
    ],
)
def test_what_names_nothing(text: str) -> None:
    """A word less, another verb, nothing at all, a share in pieces, or a name before the figure."""
    assert meant(text) == []


def test_a_name_finished_by_the_one_before() -> None:
    """高新技术企业总数320家, 新增40家国家级: only what makes a name of the base."""
    assert meant("5家高新技术", last="企业总数") == ["firms"]
    assert meant("5家高新技术") == []


def test_a_list_that_was_entered_is_the_name() -> None:
    """8家企业入选果业百强 counts 果业百强."""
    names = Names([fact("top", "果业百强", value="8", unit="家")])
    figure = figures("8家企业入选果业百强")[0]
    named = name_of_counted(names, figure, "", "")
    assert named is not None
    assert [one.id for one in named.facts] == ["top"]


@pytest.mark.parametrize(
    ("text", "noun", "unknown"),
    [
        ("12条断头路", True, True),
        ("12条", False, False),
        ("12条、36条", False, False),
        ("42.4亿斤增长快", True, False),
        ("3.5%以上的断头路", False, False),
    ],
)
def test_whether_words_after_a_count_may_name_it(text: str, noun: bool, unknown: bool) -> None:
    """A thing does, a predicate does not; after a share there is none."""
    figure = figures(text)[0]
    assert (has_noun(figure), has_unknown_noun(figure)) == (noun, unknown)
