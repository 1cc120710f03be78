"""The command `show`: from words to the one fact that is meant."""

from pathlib import Path

import pytest
from cases import cases
from conftest import Outcome, Run

from jzfacts.cli.commands.show import MOST_CANDIDATES

HEAD = """\
schema = 1
[[source]]
id = "s"
title = "t"
published = 2031-01-01
area = "甲市"
period = "2030"
"""


@pytest.fixture
def id_of(run: Run, tmp_path: Path) -> Run:
    """Ask `show` for the id that `words` mean in a base of facts: id, indicator, aliases."""

    def id_of(words: str, *facts: tuple[str, str, list[str]]) -> Outcome:
        base = tmp_path / "base.toml"
        tables = [
            f'[[fact]]\nid = "{id}"\nindicator = "{indicator}"\naliases = {aliases}\n'
            'value = 1\nunit = "个"\nsource = "s"\nlines = [1]\n'
            for id, indicator, aliases in facts
        ]
        base.write_text(HEAD + "".join(tables), "utf-8")
        return run("show", words, "--field", "id", "--facts", str(base))

    return id_of


@cases
def test_which_fact_is_meant(id_of: Run, words: str, facts: str, told: str | int) -> None:
    """One, or what may be meant; 1 where nothing is found. A fact is id, indicator, alias."""
    known = [(id, name, aliases) for id, name, *aliases in map(str.split, facts.split("; "))]
    found = id_of(words, *known)
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
    for id, area, period, name, aliases in (
        ("one", "甲市", "2030", one, f'["{words}"]'),
        ("other", "乙市", "2029", other, "[]"),
    ):
        text = HEAD.replace("甲市", area).replace('"2030"', f'"{period}"').replace('"s"', f'"{id}"')
        fact = f'[[fact]]\nid = "{id}-fact"\nindicator = "{name}"\naliases = {aliases}\n'
        fact += f'value = 88\nunit = "个"\nsource = "{id}"\nlines = [1]\n'
        (tmp_path / f"{id}.toml").write_text(text + fact, "utf-8")
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
    outcome = id_of("公园", *((f"park{number}", f"公园{number}", []) for number in numbers))
    shown = [f"  park{number}  公园{number}\n" for number in numbers[:MOST_CANDIDATES]]
    head = "jzfacts: “公园” matches 13 facts; choose one by its id:\n"
    assert outcome == ("", "".join([head, *shown, "  and 3 more\n"]), 2)


@cases
def test_a_slip_in_an_id_is_never_another_fact(id_of: Run, words: str, message: str) -> None:
    """The nearest ids are told, none is taken."""
    fact = ("tree-count", "植树", ["tree count x"])
    assert id_of(words, fact) == ("", f"jzfacts: {message}\n", 1)


def test_nothing_found_is_said_with_what_may_be_meant(id_of: Run) -> None:
    """Suggestions are for people: on stderr."""
    message = "jzfacts: nothing found for “植物”; the base holds 甲市 2030 only\n"
    assert id_of("植物", ("a", "公园", [])) == ("", message, 1)
    message = "jzfacts: nothing found for “出口总额”; did you mean 进出口总额?\n"
    assert id_of("出口总额", ("a", "进出口总额", [])) == ("", message, 1)
