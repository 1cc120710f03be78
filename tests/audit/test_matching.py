"""The figures of a fact, in what a printed one differs, and which numeral prints which figure."""

from decimal import Decimal

import pytest

from jzfacts.audit.matching import Matches, differences, match_figures
from jzfacts.audit.page import Page
from jzfacts.facts.figures import Figure, figures
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.text.mentions import read

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")


def fact(name: str, value: str | None = None, unit: str | None = "家", *lines: int) -> Fact:
    """A fact of one value, on line 1 if no other is named."""
    number = None if value is None else Decimal(value)
    return Fact(name, name, "柳河县", "2022", SOURCE, lines or (1,), value=number, unit=unit)


def ranked(name: str, place: int, *lines: int, among: str = "全市") -> Fact:
    return Fact(name, name, "柳河县", "2022", SOURCE, lines or (1,), rank=Rank(place, among))


COLD_CHAIN = Fact(
    "cold-chain",
    "冷链覆盖率",
    "柳河县",
    "2022",
    SOURCE,
    (1,),
    value=Decimal(65),
    unit="%",
    qualifier="近",
    change=Change(Decimal("-2.5"), "个百分点", "同比"),
    baseline=Baseline(Decimal(40), "%", "年初"),
    versus=Versus("高于全市平均水平", Decimal(8), "个百分点"),
    rank=Rank(3, "全市"),
    note="版面印作“下降约”。",
)
FIGURES: dict[str, Figure] = {figure.measure: figure for figure in figures(COLD_CHAIN)}


def test_the_figures_of_a_fact() -> None:
    """In the order in which pages print them, as the base would print them."""
    assert [(part, str(figure)) for part, figure in FIGURES.items()] == [
        ("baseline", "年初40%"),
        ("value", "近65%"),
        ("change", "同比-2.5个百分点"),
        ("versus", "8个百分点"),
        ("rank", "全市第3"),
    ]
    assert list(figures(fact("no figure"))) == []


@pytest.mark.parametrize(
    ("part", "printed", "aspects"),
    [
        ("value", "达到近65%", []),
        ("value", "达到近六十五%", []),
        ("value", "达到65%", ["qualifier"]),
        ("value", "达到近65.0%", ["value"]),
        ("value", "达到近65个百分点", ["unit"]),
        ("value", "增长近65%", ["role"]),
        ("change", "同比下降2.5个百分点", []),
        ("change", "同比下降约2.5个百分点", []),
        ("change", "同比下降近2.5个百分点", ["qualifier"]),
        ("change", "同比提高2.5个百分点", ["direction"]),
        ("change", "下降2.5个百分点", ["basis"]),
        ("change", "同比下降2.5%", ["unit"]),
        ("baseline", "从年初的40%提升到更高", []),
        ("baseline", "从上年的40%提升到更高", ["basis"]),
        ("versus", "高于全市平均水平8个百分点", []),
        ("versus", "提高8个百分点", ["role"]),
        ("rank", "位居全市第3", []),
        ("rank", "位居全市第三", []),
        ("rank", "位居全省第3", ["scope"]),
        ("rank", "位居全市第13", ["value"]),
        ("rank", "共有3家", ["role", "scope"]),
    ],
)
def test_differences(part: str, printed: str, aspects: list[str]) -> None:
    """What is printed is the figure where nothing differs; a bound may be said in the note."""
    mention = next(read(printed))
    assert differences(FIGURES[part], mention, printed[: mention.start]) == aspects


@pytest.mark.parametrize(
    ("of", "printed", "before", "aspects"),
    [
        # an indicator that is itself a growth has a change for its value
        (fact("投资增速", "5", "%"), "投资增速达5%", "", []),
        # 三大 is a numeral in a word, and may still be what a fact counts
        (fact("果业集团", "3", None), "组建三大果业集团", "", []),
        (fact("果业集团", "3", None), "组建3家果业集团", "", ["unit"]),
        # a scope that the reader does not know is printed right before the rank
        (ranked("果业", 3, among="沿河五县"), "位列第3。", "果业沿河 五县", []),
        (ranked("果业", 3, among="沿河五县"), "位列第3。", "果业沿江五县", ["scope"]),
    ],
)
def test_special_figures(of: Fact, printed: str, before: str, aspects: list[str]) -> None:
    """Growths, counts without a unit, and ranks among whom the reader does not know."""
    (figure,) = figures(of)
    assert differences(figure, next(read(printed)), before) == aspects


def matched(text: str, *facts: Fact) -> tuple[Matches, dict[int, str]]:
    """The matches, and the fact that owns each numeral, by the numeral's number."""
    matches = match_figures(Page("p", text), facts)
    return matches, dict(sorted(matches.owners.items()))


def test_in_order() -> None:
    """The i-th figure of a kind belongs to the i-th fact, equal ones too."""
    matches, owners = matched(
        "甲5家,乙5家,丙7座,丁6家",
        fact("a", "5"),
        fact("b", "5"),
        fact("c", "7", "座"),
        fact("d", "6"),
    )
    assert owners == {0: "a", 1: "b", 2: "c", 3: "d"}
    assert [str(figure) for figure, _ in matches.printed] == ["5家", "5家", "6家", "7座"]


def test_a_negative_value() -> None:
    """A minus is printed as it is recorded."""
    matches, owners = matched("甲为-1.7‰", fact("a", "-1.7", "‰"))
    assert owners == {0: "a"}
    assert [str(figure) for figure, _ in matches.printed] == ["-1.7‰"]


def test_a_wrong_figure_does_not_push_the_others_away() -> None:
    """The fact with the wrong figure is named, not its neighbour that has the same."""
    matches, owners = matched("甲5家,乙6家", fact("a", "6"), fact("b", "6"))
    assert owners == {0: "a", 1: "b"}
    ((figure, numeral, aspects),) = matches.contradicted
    assert (figure.fact.id, numeral.mention.text, aspects) == ("a", "5家", ["value"])


def test_a_numeral_prints_one_figure() -> None:
    """What is printed once cannot prove two facts."""
    matches, owners = matched("甲5家", fact("a", "5"), fact("b", "5"))
    assert owners == {0: "a"}
    assert [figure.fact.id for figure in matches.unprinted] == ["b"]


def test_misplaced() -> None:
    """What the line prints, but not in turn, is kept apart from what it does not print."""
    matches, _ = matched("甲5家,乙6家", fact("a", "6"), fact("b", "5"))
    assert [(figure.fact.id, one.mention.text) for figure, one in matches.misplaced] == [
        ("a", "6家"),
        ("b", "5家"),
    ]
    assert (matches.contradicted, matches.unprinted) == ([], [])


def test_further_lines_in_any_order() -> None:
    """Where columns run into one another, each fact finds its figure, and a basis may be lost."""
    text = "甲全市第1,乙全市第2\n\n乙全市第2 甲全市第1 丙全市第1"
    matches, owners = matched(text, ranked("a", 1, 1, 3), ranked("b", 2, 1, 3))
    assert owners == {0: "a", 1: "b", 2: "b", 3: "a"}
    assert matches.unprinted == []


def test_a_figure_on_a_further_line_alone() -> None:
    """The main line may break off before the figure."""
    matches, owners = matched("甲达到\n\n5家", fact("a", "5", "家", 1, 3))
    assert (owners, matches.unprinted) == ({0: "a"}, [])


def test_what_contradicts_on_the_main_line_is_meant_on_the_others() -> None:
    """One mistake of a rank is one finding, although two lines print it."""
    matches, owners = matched("甲全市第1\n\n甲全市第1", ranked("a", 2, 1, 3))
    assert owners == {0: "a", 1: "a"}
    assert (len(matches.contradicted), matches.unprinted) == (1, [])


def test_a_number_that_a_column_breaks() -> None:
    """The pieces are matched together, if none of them belongs to another fact."""
    text = "甲达12\n\n35家"
    assert matched(text, fact("a", "1235", "家", 1, 3))[1] == {0: "a", 1: "a"}
    matches, owners = matched(text, fact("a", "1235"), fact("b", "35", "家", 3))
    assert owners[1] == "b"
    assert [figure.fact.id for figure in matches.unprinted] == ["a"]
