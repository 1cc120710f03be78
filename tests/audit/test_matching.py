"""Which numeral proves which figure."""

from __future__ import annotations

from decimal import Decimal

from jzfacts.audit.matching import Claims, claim
from jzfacts.audit.page import open_page
from jzfacts.facts.model import Fact, Rank, Source

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")


def fact(name: str, value: str, unit: str = "家", lines: tuple[int, ...] = (1,)) -> Fact:
    return Fact(name, name, "柳河县", "2022", SOURCE, lines, value=Decimal(value), unit=unit)


def ranked(name: str, place: int, *lines: int) -> Fact:
    return Fact(name, name, "柳河县", "2022", SOURCE, lines, rank=Rank(place, "全市"))


def claimed(text: str, *facts: Fact) -> tuple[Claims, dict[int, str]]:
    """The claims, and the fact that has each numeral, by the numeral's number."""
    claims = claim(open_page("p", text), facts)
    return claims, dict(sorted(claims.taken.items()))


def test_in_order() -> None:
    """The i-th figure of a kind belongs to the i-th fact, equal ones too."""
    claims, taken = claimed(
        "甲5家,乙5家,丙7座,丁6家",
        fact("a", "5"),
        fact("b", "5"),
        fact("c", "7", "座"),
        fact("d", "6"),
    )
    assert taken == {0: "a", 1: "b", 2: "c", 3: "d"}
    assert [str(figure) for figure, _ in claims.proven] == ["5家", "5家", "6家", "7座"]


def test_a_wrong_figure_does_not_push_the_others_away() -> None:
    """The fact with the wrong figure is named, not its neighbour that has the same."""
    claims, taken = claimed("甲5家,乙6家", fact("a", "6"), fact("b", "6"))
    assert taken == {0: "a", 1: "b"}
    ((figure, numeral, aspects),) = claims.contradicted
    assert (figure.fact.id, numeral.mention.text, aspects) == ("a", "5家", ["value"])


def test_a_numeral_proves_one_figure() -> None:
    """What is printed once cannot prove two facts."""
    claims, taken = claimed("甲5家", fact("a", "5"), fact("b", "5"))
    assert taken == {0: "a"}
    assert [figure.fact.id for figure in claims.unprinted] == ["b"]


def test_exchanged() -> None:
    """What the line prints, but not in turn, is told apart from what it does not print."""
    claims, _ = claimed("甲5家,乙6家", fact("a", "6"), fact("b", "5"))
    assert [(figure.fact.id, one.mention.text) for figure, one in claims.exchanged] == [
        ("a", "6家"),
        ("b", "5家"),
    ]
    assert (claims.contradicted, claims.unprinted) == ([], [])


def test_further_lines_in_any_order() -> None:
    """Where columns run into one another, each fact finds its figure, and a basis may be lost."""
    text = "甲全市第1,乙全市第2\n\n乙全市第2 甲全市第1 丙全市第1"
    claims, taken = claimed(text, ranked("a", 1, 1, 3), ranked("b", 2, 1, 3))
    assert taken == {0: "a", 1: "b", 2: "b", 3: "a"}
    assert claims.unprinted == []


def test_a_figure_on_a_further_line_alone() -> None:
    """The main line may break off before the figure."""
    claims, taken = claimed("甲达到\n\n5家", fact("a", "5", lines=(1, 3)))
    assert (taken, claims.unprinted) == ({0: "a"}, [])


def test_what_contradicts_on_the_main_line_is_meant_on_the_others() -> None:
    """One slip of a rank is one finding, although two lines print it."""
    claims, taken = claimed("甲全市第1\n\n甲全市第1", ranked("a", 2, 1, 3))
    assert taken == {0: "a", 1: "a"}
    assert len(claims.contradicted) == 1
    assert claims.unprinted == []


def test_a_number_that_a_column_breaks() -> None:
    """The pieces are claimed together, if nobody else claims one of them."""
    text = "甲达12\n\n35家"
    assert claimed(text, fact("a", "1235", lines=(1, 3)))[1] == {0: "a", 1: "a"}
    claims, taken = claimed(text, fact("a", "1235"), fact("b", "35", lines=(3,)))
    assert taken[1] == "b"
    assert [figure.fact.id for figure in claims.unprinted] == ["a"]
