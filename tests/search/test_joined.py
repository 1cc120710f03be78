"""Questions for two names at once."""

from cases import cases
from conftest import CORPUS, Run

from jzfacts.index.index import open_index
from jzfacts.search.engine import answer
from jzfacts.search.joined import _first


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


def test_what_begins_a_name_is_no_question() -> None:
    """提 of 提案 asks nothing, so that both halves have the verb at the end."""
    assert list(_first("人大建议", "政协提案办结"))[-2] == "人大建议办结"
