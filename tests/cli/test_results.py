"""Facts given as they are wanted: cited, converted, as prose, as pictures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jzfacts.cli import console

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Run = Callable[..., Outcome]

REFERENCE = (
    "林小满. 青禾市政府工作报告摘要[N/OL]. 青禾日报，2031-01-15. https://example.org/page-1."
)


def test_a_citation_in_a_pipe(run: Run) -> None:
    """Reference, lines and id, with tabs between; the same in a search."""
    line = f"{REFERENCE}\t第12、3行\tgrain-output\n"
    assert run("show", "grain-output", "--cite") == (line, "", 0)
    assert run("search", "--cite", "粮食总产") == (line, "", 0)


def test_a_citation_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each source once, ready to be copied, and below it what it is cited for."""
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    assert run("list", "-n", "2", "--cite") == (
        (
            f"{REFERENCE}\n"
            "  第12、3行  粮食总产42.40亿斤，同比增长3.5%，居全省第2位\n"
            "  第13行  粮食仓容突破1000万吨\n"
        ),
        "",
        0,
    )


def test_other_styles(run: Run) -> None:
    """The edition of 2015, and CSL for reference managers."""
    assert run("show", "grain-output", "--cite", "2015").stdout.startswith(
        "林小满. 青禾市政府工作报告摘要[N/OL]. 青禾日报, 2031-01-15. "
    )
    items = json.loads(run("show", "grain-output", "--cite=csl").stdout)
    assert [item["id"] for item in items] == ["page-1"]


def test_nothing_found_is_not_cited(run: Run) -> None:
    """No reference without a fact; CSL is an empty array."""
    assert run("search", "比特币", "--cite").stdout == ""
    assert run("search", "比特币", "--cite", "csl").stdout == "[]\n"


def test_prose(run: Run) -> None:
    """A clause a line; what a careful reader must know of the one shown goes to stderr."""
    clause = "粮食总产42.40亿斤，同比增长3.5%，居全省第2位\n"
    assert run("show", "grain-output", "--as", "text") == (
        clause,
        "jzfacts: 排名指总产，不指增速。\n",
        0,
    )
    assert run("search", "粮食总产", "--as", "text") == (clause, "", 0)
    batch = run("search", "-", "--as", "text", stdin="粮食总产\n".encode())
    assert batch.stdout == f"粮食总产\t{clause}"


def test_a_unit_beside_the_printed_one(run: Run) -> None:
    """Two more columns behind the eight, a key more in JSON, a column in Markdown, a clause in prose."""
    assert run("show", "grain-output", "--unit", "万吨").stdout == (
        "grain-output\t粮食总产\t\t42.40\t亿斤\t+3.5% 同比\t全省第2\tpage-1:12,3\t212\t万吨\t\t\n"
    )
    shown = json.loads(run("show", "grain-output", "--unit", "万吨", "-f", "json").stdout)
    assert (shown["value"], shown["converted"]) == (42.4, {"value": 212, "unit": "万吨"})
    table = run("show", "grain-output", "--unit", "万吨", "-f", "md").stdout
    assert "| 42.40亿斤 | 212万吨 |" in table
    only = run("search", "粮食总产", "--unit", "万吨", "--columns", "converted", "-f", "tsv")
    assert only.stdout == "212万吨\n"
    prose = run("show", "grain-output", "--unit", "万吨", "--as", "text").stdout
    assert prose == "粮食总产42.40亿斤（合212万吨），同比增长3.5%，居全省第2位\n"


def test_a_card_with_another_unit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the printed figure."""
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    lines = run("show", "grain-storage", "--unit", "亿斤").stdout.splitlines()
    assert lines[2:4] == ["Figure     突破1000万吨", "Converted  突破200亿斤"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["show", "grain-output", "--unit", "万元"],
            "grain-output is in 亿斤, which does not convert to 万元",
        ),
        (["show", "grain-output", "--unit", "尺"], "unknown unit “尺”"),
        (["show", "garden-city", "--unit", "万元"], "garden-city has no figure to convert"),
        (["list", "--unit", "℃"], "none of 9 facts converts to ℃"),
        (
            ["show", "grain-output", "--cite", "-f", "md"],
            "--cite cannot be combined with --format, --columns or --unit",
        ),
        (["rank", "--bars", "-f", "csv"], "--bars can only be used with table, html, svg"),
        (
            ["show", "grain-output", "--field", "value", "--unit", "万吨"],
            "--field prints a single value; it cannot be combined with other output options",
        ),
        (
            ["search", "-", "--cite"],
            "--cite and --unit cannot be used with queries from standard input",
        ),
    ],
)
def test_what_is_refused(run: Run, arguments: list[str], message: str) -> None:
    """One line, status 2, and nothing on stdout."""
    assert run(*arguments) == ("", f"jzfacts: {message}\n", 2)


def test_facts_that_do_not_convert_are_left_out_of_a_list(run: Run) -> None:
    """And counted on stderr, so that nobody takes the rest for all."""
    stdout, stderr, status = run("list", "--unit", "万吨", "--columns", "id,converted.value")
    assert (stdout, status) == ("grain-output\t212\ngrain-storage\t1000\n", 0)
    assert stderr == "jzfacts: 7 facts that do not convert to 万吨 are left out\n"


@pytest.mark.usefixtures("chinese")
def test_pictures_in_the_terminal(run: Run) -> None:
    """Ranks and growth as bars; a table is meant even on a pipe."""
    assert run("rank", "--bars", "--top", "2").stdout == (
        " 前 2 名  青禾市  2030  2 条\n"
        " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
        f" {63 * '─'}\n"
        " 位次                             指标                    行\n"
        f" {63 * '─'}\n"
        " 全省第1位  ====================  农村居民人均可支配收入  20\n"
        " 全省第2位  ===================   粮食总产                12、3\n"
        f" {63 * '─'}\n"
    )
    assert run("list", "--bars", "-n", "2").stdout.splitlines()[3:-1] == [
        "    增减                           指标                    行",
        f" {64 * '─'}",
        " +6.51%      ====================  农村居民人均可支配收入  20",
        " +3.5% 同比  ===========           粮食总产                12、3",
    ]


def test_bars_of_facts_that_did_not_move(run: Run) -> None:
    """They are there, and have nothing to draw: "no fact passes" would not be true."""
    said = "jzfacts: nothing to draw; none of these facts has a change in per cent\n"
    assert run("list", "--bars", "--topic", "城建") == ("", said, 1)
    nothing = "jzfacts: nothing found; no fact passes these filters\n"
    assert run("list", "--bars", "--topic", "城建", "--period", "2030-S1") == ("", nothing, 1)


@pytest.mark.parametrize(("form", "start"), [("html", "<!DOCTYPE html>"), ("svg", "<svg ")])
def test_pictures_for_a_browser(run: Run, form: str, start: str) -> None:
    """Any table, bars included; nothing at all where nothing is found."""
    assert run("rank", "-f", form).stdout.startswith(start)
    assert run("list", "--bars", "-f", form).stdout.startswith(start)
    assert run("search", "比特币", "-f", form).stdout == ""


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "text"])
@pytest.mark.parametrize("command", [["list"], ["search", "收入"], ["rank"], ["list", "--cite"]])
def test_machine_formats_do_not_change_with_the_language(
    run: Run, command: list[str], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script reads the same in Berlin and in Jiaozuo."""
    arguments = command if "--cite" in command else [*command, "-f", form]
    english = run(*arguments).stdout
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert run(*arguments).stdout == english != ""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("2029年粮食总产", ": of 粮食总产 the base holds 青禾市 2030 亿斤"),
        ("云溪县粮食总产", ": of 粮食总产 the base holds 青禾市 2030 亿斤"),
        ("我省粮食总产", ": of 粮食总产 the base holds 青禾市 2030 亿斤"),
        ("粮食仓容排第几", ": of 粮食仓容 the base holds 青禾市 2030 万吨, no rank"),
        ("粮食总产下降", ": of 粮食总产 the base holds 青禾市 2030 亿斤, no fall"),
        ("郑州粮食总产", ": of 粮食总产 the base holds 青禾市 2030 亿斤, nothing for “郑州”"),
        (
            "前年粮食总产",
            "; “前年” may be one of 2030: of 粮食总产 the base holds 青禾市 2030 亿斤",
        ),
        ("青禾进口总额", "; did you mean 出口总额 (云溪县 2030-S1 亿美元)?"),
        ("比特币", ""),
    ],
)
def test_a_refusal_says_why(run: Run, query: str, told: str) -> None:
    """What there is instead; one at a time and in a batch alike."""
    said = f"nothing found for “{query}”{told}\n"
    assert run("search", query) == ("", f"jzfacts: {said}", 1)
    assert run("search", "-", stdin=query.encode()) == ("", f"jzfacts: line 1: {said}", 1)


def test_a_script_gets_no_part_of_what_it_asks_for(run: Run) -> None:
    """One year's figure is no answer for two."""
    asked = "2029和2030年粮食总产"
    told = f"jzfacts: “{asked}” may mean more than this fact; to show it, give its id:\n"
    told += "  grain-output  粮食总产\n"
    assert run("show", asked, "--field", "value") == ("", told, 2)
