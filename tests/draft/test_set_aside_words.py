"""What is set aside is found on its line by its words alone, and they hold no figure of a fact."""

from cases import cases

from jzfacts.audit.page import Page
from jzfacts.draft.drafting import findable


@cases
def test_the_last_place_is_found(line: str, what: str, found: str) -> None:
    """Each time the last place where the words stand."""
    start = line.rindex(what)
    assert findable(Page("page.txt", line + "\n"), 1, start, start + len(what)) == found
