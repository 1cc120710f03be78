"""Questions for two names at once."""

from cases import cases
from conftest import CORPUS, Run

from jzfacts.index.index import open_index
from jzfacts.search.engine import answer


@cases
def test_two_names_are_both_answered(query: str, ids: list[str]) -> None:
    """Each in turn, with what it shares with the other; or neither."""
    found = answer(open_index([CORPUS]), query)
    assert [match.fact.id for match in found.matches] == ids
    assert found.joined is (len(ids) > 1)


def test_show_takes_none_of_two(run: Run) -> None:
    """Two names are two figures, and a script wants one."""
    outcome = run("show", "粮食总产和粮食仓容", "--field", "value")
    assert (outcome.status, outcome.stdout) == (2, "")
