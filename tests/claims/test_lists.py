"""Figures that stand together, and the names that share what one of them prints."""

from cases import cases
from drafts import NAMES, figures

from jzfacts.claims import lists


def run(text: str) -> list[str]:
    """The figures of the first list of a text."""
    return [figure.mention.text for figure in lists.runs(figures(text))[0]]


@cases
def test_figures_of_one_list(text: str, together: list[str]) -> None:
    """Joined, and alike but for an error in a unit."""
    assert run(text) == together


def test_an_error_in_a_unit_does_not_change_what_a_list_is_of() -> None:
    """The second is a growth as the first is."""
    found = lists.runs(figures("分别增长9.6%和6.9个百分点"))[0]
    assert [(figure.mention.role, figure.mention.direction) for figure in found] == [
        ("change", 1),
        ("change", 1),
    ]


@cases
def test_names_that_share_an_end_or_a_beginning(
    members: list[str], text: str, ids: list[str | None]
) -> None:
    """The last member's end serves the others, the first one's beginning too."""
    found = lists.names_of_members(NAMES, members, lists.runs(figures(text))[0])
    assert [one and one.facts[0].id for one in found] == ids


def test_a_name_with_the_end_of_the_last() -> None:
    """Only one whose fact has a figure in the unit printed."""
    share, count = figures("60%、60家")
    end = "玻璃行业绿电比例"
    named = lists.with_end_of(NAMES, "瓷砖", end, share)
    assert named is not None
    assert [one.id for one in named.facts] == ["tiles"]
    assert lists.with_end_of(NAMES, "瓷砖", end, count) is None


def test_whether_a_name_fits_a_figure() -> None:
    """A level needs a fact with a value in such a unit; a change, a rank need nothing."""
    grain = NAMES.exact("粮食总产", "")
    assert grain is not None
    fits = [lists.fits(grain, figures(text)[0]) for text in ("42万吨", "5家", "增长5%", "第5位")]
    assert fits == [True, False, True, True]
