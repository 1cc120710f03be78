"""From words to the fact that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused
from jzfacts.cli.resolve import MOST_CANDIDATES, asked, nothing_found, the_one
from jzfacts.index.index import open_index
from jzfacts.search.query import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from jzfacts.index.index import Index
    from jzfacts.search.engine import Match

HEAD = """\
schema = 1
[[source]]
id = "s"
title = "t"
published = 2031-01-01
area = "甲市"
period = "2030"
"""


def index_of(folder: Path, *facts: tuple[str, str, list[str]]) -> Index:
    """An index of facts of one: id, indicator, aliases."""
    base = folder / "base.toml"
    tables = [
        f'[[fact]]\nid = "{each}"\nindicator = "{indicator}"\naliases = {aliases}\n'
        'value = 1\nunit = "个"\nsource = "s"\nlines = [1]\n'
        for each, indicator, aliases in facts
    ]
    base.write_text(HEAD + "".join(tables), "utf-8")
    return open_index([base])


def test_an_id_comes_before_any_name(tmp_path: Path) -> None:
    """Scripts depend on ids, so no alias can take one away."""
    index = index_of(tmp_path, ("parks", "公园", []), ("trees", "植树", ["parks"]))
    assert the_one(index, "parks").fact.indicator == "公园"


def test_the_very_name_leaves_no_choice(tmp_path: Path) -> None:
    """A name that is also the beginning of others is still meant itself; an alias likewise."""
    index = index_of(tmp_path, ("a", "公园数", ["园数"]), ("b", "公园数增量", []))
    assert the_one(index, "公园数").fact.id == "a"
    assert the_one(index, "园数").fact.id == "a"


def test_a_better_score_alone_is_no_choice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A prefix is above a substring, but who types 公园 may mean either."""
    index = index_of(tmp_path, ("a", "公园数", []), ("b", "口袋公园", []))
    with pytest.raises(typer.Exit) as leaving:
        the_one(index, "公园")
    assert leaving.value.exit_code == ExitStatus.NOTHING
    assert capsys.readouterr() == (
        "",
        (
            "jzfacts: “公园” is not one fact but 2; show one of these by its id:\n"
            "  a  公园数\n"
            "  b  口袋公园\n"
        ),
    )


def test_a_long_list_of_candidates_is_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A screen full of them, and how many more there are."""
    many: list[tuple[str, str, list[str]]] = [
        (f"park{number}", f"公园{number}", []) for number in range(MOST_CANDIDATES + 3)
    ]
    index = index_of(tmp_path, *many)
    with pytest.raises(typer.Exit):
        the_one(index, "公园")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 + MOST_CANDIDATES + 1
    assert lines[-1] == "  and 3 more"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("tree-count-x", "unknown id “tree-count-x”; did you mean tree-count?"),
        ("zzz-qqq", "unknown id “zzz-qqq”"),
    ],
)
def test_a_slip_in_an_id_is_never_another_fact(tmp_path: Path, words: str, message: str) -> None:
    """The nearest ids are told, none is taken."""
    index = index_of(tmp_path, ("tree-count", "植树", ["tree count x"]))
    with pytest.raises(Refused) as refused:
        the_one(index, words)
    assert (str(refused.value), refused.value.status) == (message, ExitStatus.ERROR)


def test_a_blank_query_is_refused() -> None:
    """The reason is that of the search."""

    def refuse(_: str) -> list[Match]:
        raise QueryError("blank")

    with pytest.raises(Refused, match=r"^blank$"):
        asked(refuse, "")


@pytest.mark.parametrize(
    ("near", "said"),
    [
        ([], "jzfacts: nothing found for “植物”\n"),
        (["植树", "植被"], "jzfacts: nothing found for “植物”; did you mean 植树 or 植被?\n"),
    ],
)
def test_nothing_found_is_said_with_what_may_be_meant(
    near: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Suggestions are for people: stderr, status 1."""
    monkeypatch.setattr("jzfacts.search.suggest.suggest", lambda *_: near)
    assert nothing_found(index_of(tmp_path, ("a", "公园", [])), "植物") == ExitStatus.NOTHING
    assert capsys.readouterr() == ("", said)
