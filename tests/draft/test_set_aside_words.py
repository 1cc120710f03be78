"""What is set aside is found on its line by its words alone, and they hold no figure of a fact."""

import pytest

from jzfacts.audit.page import Page
from jzfacts.draft.drafting import findable


@pytest.mark.parametrize(
    ("line", "what", "found"),
    [
        ("新建学校，获批试点。", "获批", "获批"),  # stands there once
        ("获批试点，又获批示范区。", "获批", "又获批"),  # the second: with what is before it
        ("获批3个获批，", "获批", "获批，"),  # a figure is before it: with what is after it
        ("2030年公报 2030", "2030", "报 2030"),  # and not only with the white space before it
        ("开工一批、竣工一批。", "一", "竣工一"),  # a numeral: with what is before it
    ],
)
def test_the_last_place_is_found(line: str, what: str, found: str) -> None:
    """Each time the last place where the words stand."""
    start = line.rindex(what)
    assert findable(Page("page.txt", line + "\n"), 1, start, start + len(what)) == found
