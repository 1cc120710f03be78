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


@cases
def test_names_that_share_an_end_or_a_beginning(
    members: list[str], text: str, ids: list[str | None]
) -> None:
    """The last member's end serves the others, the first one's beginning too."""
    found = lists.names_of_members(NAMES, members, lists.runs(figures(text))[0])
    assert [one and one.facts[0].id for one in found] == ids


def test_a_word_for_two_things_is_none_for_three() -> None:
    """城乡 has two members, 三次产业 three."""
    assert [members for members, _ in lists.members_of("城乡居民收入分别", 3)] == []
    assert [members for members, _ in lists.members_of("三次产业增加值分别", 2)] == []
