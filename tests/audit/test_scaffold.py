"""A beginning for a base: what the page prints, under the keys that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

SOURCE = """schema = 1
[[source]]
id = "page"
title = "晴川县公报"
type = "report"
published = 2031-01-15
area = "晴川县"
period = "2030"
"""
FIRST = """[[fact]]
id = "orchards"
indicator = "果园"
value = 12
unit = "个"
source = "page"
lines = [3]
"""
PAGE = """晴川县公报
2031年1月15日
果园12个，梨总产近3.50万吨，比上年增长2.5%，居全省第2位。
晴天下降3天。桃价高于全市平均水平1.2元。比例由年初的50%提高到95%。
推进"1+2"工程，2031年再来，2031年又来。
"""


@pytest.fixture
def drafted(run: Run, tmp_path: Path) -> Callable[..., Outcome]:
    """Draft from a page and a base of one fact; more of the base may follow."""

    def draft(more: str = "", page: str = PAGE) -> Outcome:
        (tmp_path / "base.toml").write_text(SOURCE + more + FIRST, "utf-8")
        (tmp_path / "page.txt").write_text(page, "utf-8")
        return run(
            *("audit", "--draft", "--facts", str(tmp_path / "base.toml")),
            *("--source", str(tmp_path / "page.txt")),
        )

    return draft


def test_figures_are_drafted_as_the_page_says_them(drafted: Callable[..., Outcome]) -> None:
    """Level, change, rank, comparison and departure, each with its words; in reading order."""
    stdout, stderr, status = drafted()
    assert (stderr, status) == ("", 0)
    facts = tomli.loads(stdout)["fact"]
    assert [
        {key: value for key, value in fact.items() if key not in ("id", "indicator", "source")}
        for fact in facts
    ] == [
        {"value": 3.50, "unit": "万吨", "qualifier": "近", "lines": [3]},
        {"change": {"value": 2.5, "unit": "%", "basis": "比上年"}, "lines": [3]},
        {"rank": {"place": 2, "among": "全省"}, "lines": [3]},
        {"change": {"value": -3, "unit": "天"}, "lines": [4]},
        {"versus": {"among": "全市平均水平", "value": 1.2, "unit": "元"}, "lines": [4]},
        {"baseline": {"value": 50, "unit": "%", "period": "年初"}, "lines": [4]},
        {"value": 95, "unit": "%", "lines": [4]},
    ]
    assert {fact["id"] + fact["indicator"] + fact["source"] for fact in facts} == {"page"}
    assert "value = 3.50\n" in stdout


def test_what_is_no_figure_is_drafted_as_set_aside(drafted: Callable[..., Outcome]) -> None:
    """With the reason; and pasted into the source, the audit takes it."""
    stdout = drafted().stdout
    asides = stdout[: stdout.index("]\n") + 2].partition("\n")[2]
    assert [entry["text"] for entry in tomli.loads(asides)["set_aside"]] == [
        *("1", "2", "2031年", "来，2031年"),  # as much as it takes to be found
    ]
    again = tomli.loads(drafted(asides).stdout)
    assert "set_aside" not in again
    assert len(again["fact"]) == 7


def test_a_numeral_that_a_line_breaks_is_found_on_its_first_line(
    drafted: Callable[..., Outcome],
) -> None:
    """What stands on the next line is no help to find it."""
    page = "晴川县公报\n2031年1月15日\n果园12个，2031年再来，2031\n年又来。\n"
    asides = tomli.loads(drafted(page=page).stdout)["set_aside"]
    assert [(entry["line"], entry["text"]) for entry in asides] == [(3, "2031年"), (3, "来，2031")]


def test_nothing_is_drafted_where_all_is_claimed(drafted: Callable[..., Outcome]) -> None:
    """Status 1, as where nothing is found."""
    assert drafted(page="晴川县公报\n2031年1月15日\n果园12个。\n") == ("", "", 1)


def test_a_draft_needs_a_page(run: Run) -> None:
    """Without one there is nothing to draft from."""
    stdout, stderr, status = run("audit", "--draft")
    assert (stdout, status) == ("", 2)
    assert stderr.startswith("jzfacts: no page text; give --source FILE")
