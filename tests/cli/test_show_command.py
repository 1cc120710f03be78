"""The command `show`: from words to the one fact that is meant."""

from pathlib import Path

import pytest
from bases import base, fact, source, write
from cases import cases
from conftest import Outcome, Run

from jzfacts.cli.commands.show import MOST_CANDIDATES


def called(id: str, name: str, *aliases: str, of: str = "page") -> str:
    """A fact of a base that is called so."""
    return fact(id, "88", name=name, of=of, unit="个", more=f"aliases = {[*aliases]}")


@pytest.fixture
def id_of(run: Run, tmp_path: Path) -> Run:
    """Ask `show` for the id that words mean in a base of facts."""

    def id_of(words: str, *facts: str) -> Outcome:
        path = write(tmp_path / "base", a=base(source(area="甲市"), *facts))
        return run("show", words, "--field", "id", "--facts", str(path))

    return id_of


@cases
def test_which_fact_is_meant(id_of: Run, words: str, facts: str, told: str | int) -> None:
    """One, or what may be meant; 1 where nothing is found. A fact is id, indicator, alias."""
    found = id_of(words, *(called(*one.split()) for one in facts.split("; ")))
    if isinstance(told, int):
        assert found.status == told
    elif " " in told:
        assert (found.stdout, found.status) == ("", 2)
        assert found.stderr == "jzfacts: " + told.replace(" / ", "\n  ") + "\n"
    else:
        assert found == (f"{told}\n", "", 0)


@cases
def test_two_reports_are_not_told_apart_by_their_aliases(
    run: Run, tmp_path: Path, words: str, one: str, other: str
) -> None:
    """One has what is typed for an alias, the other has not, and nobody said which is meant."""
    write(
        tmp_path,
        a=base(source("a", area="甲市"), called("one-fact", one, words, of="a")),
        b=base(source("b", area="乙市", period="2029"), called("other-fact", other, of="b")),
    )
    found = run("show", words, "--field", "value", "--facts", str(tmp_path))
    assert (found.stdout, found.status) == ("", 2)
    assert sorted(found.stderr.splitlines()) == [
        f"  one-fact  {one}  甲市 2030",
        f"  other-fact  {other}  乙市 2029",
        f"jzfacts: “{words}” matches 2 facts; choose one by its id:",
    ]
    for named in (f"甲市{words}", f"2030年{words}"):
        told = run("show", named, "--field", "value", "--facts", str(tmp_path))
        assert told == ("88\n", "", 0)


def test_a_long_list_of_candidates_is_cut(id_of: Run) -> None:
    """A screen full of them, and how many more there are."""
    numbers = range(10, 13 + MOST_CANDIDATES)
    outcome = id_of("公园", *(called(f"park{number}", f"公园{number}") for number in numbers))
    shown = [f"  park{number}  公园{number}\n" for number in numbers[:MOST_CANDIDATES]]
    head = "jzfacts: “公园” matches 13 facts; choose one by its id:\n"
    assert outcome == ("", "".join([head, *shown, "  and 3 more\n"]), 2)


@cases
def test_a_slip_in_an_id_is_never_another_fact(id_of: Run, words: str, message: str) -> None:
    """The nearest ids are told, none is taken."""
    assert id_of(words, called("tree-count", "植树", "tree count x")) == (
        "",
        f"jzfacts: {message}\n",
        1,
    )


def test_what_may_be_meant_is_told_apart(run: Run, tmp_path: Path) -> None:
    """One report has it for a year and for five; it is their times that tell them apart."""
    years = fact("parks-2", "400", name="公园", unit="个", more='period = "2026/2030"')
    path = write(tmp_path, a=base(source(area="甲市"), called("parks", "公园"), years))
    told = run("show", "公园", "--facts", str(path)).stderr.splitlines()
    assert told[1:] == ["  parks  公园  甲市 2030", "  parks-2  公园  甲市 2026/2030"]
