"""The base for AI assistants, asked by the client of the protocol's own library."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bases
import pytest
from cases import cases
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from jzfacts.assistant.answers import MOST_FINDINGS, MOST_TEXT
from jzfacts.assistant.server import made


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two years of the grain output of an invented city."""
    monkeypatch.setenv("JZFACTS_CACHE", str(tmp_path / "cache"))
    return bases.write(
        tmp_path / "base",
        this=bases.base(bases.source(), bases.fact("grain", "42.40")),
        last=bases.base(bases.source("last", period="2029"), bases.fact("old", "41.0", of="last")),
    )


@pytest.fixture
def ask(base: Path) -> Callable[..., Any]:
    """Call a tool of the base's server; its answer, or None where the call is an error."""

    def ask(tool: str, **arguments: object) -> Any:
        async def called() -> Any:
            async with Client(made([base])) as client:
                answer = await client.call_tool(tool, arguments)
                text = answer.content[0].text  # type: ignore[union-attr]
                return None if answer.is_error else json.loads(text, parse_float=str)

        return asyncio.run(called())

    return ask


def test_a_fact_comes_with_its_source_and_every_digit(ask: Callable[..., Any]) -> None:
    [fact] = ask("search_facts", query="liangshi", period="2030")["facts"]
    assert fact["value"] == "42.40"
    assert fact["source"]["lines"] == [1]
    assert fact["sentence"] == "粮食总产42.40亿斤"
    assert fact["citation"] == "报告[Z]. [出版者不详]，2031-01-15. 第1行"
    assert ask("get_fact", id="grain")["facts"] == [
        {key: value for key, value in fact.items() if key != "match"}
    ]


def test_more_facts_than_are_told_are_mentioned(ask: Callable[..., Any]) -> None:
    answer = ask("search_facts", query="粮食", limit=1)
    assert len(answer["facts"]) == 1
    assert answer["more"] == "more facts match; name the area, the year or more of the indicator"
    assert "more" not in ask("search_facts", query="粮食", limit=2)


def test_what_was_taken_for_what_is_said(ask: Callable[..., Any]) -> None:
    answer = ask("search_facts", query="近两年粮食总产")
    assert answer["remarks"] == ["the last years reported on are 2029, 2030"]


@cases
def test_what_is_not_known_is_refused_with_the_reason(
    tool: str, arguments: dict[str, str], refused: str, similar: list[str], ask: Callable[..., Any]
) -> None:
    assert ask(tool, **arguments) == {"refused": refused, "did_you_mean": similar}


def test_a_text_that_is_too_long_is_refused(ask: Callable[..., Any]) -> None:
    told = ask("verify_text", text="粮" * (MOST_TEXT + 1))["refused"]
    assert told == "the text has more than 1000000 characters; split it"


def test_one_indicator_is_compared(ask: Callable[..., Any]) -> None:
    answer = ask("compare", indicator="粮食")
    assert [(fact["period"], fact["value"]) for fact in answer["facts"]] == [
        ("2029", "41.0"),
        ("2030", "42.40"),
    ]
    assert ask("compare", indicator="棉花产量")["refused"].startswith(
        "nothing found for “棉花产量”"
    )


@cases
def test_a_filter_that_nothing_passes_is_the_reason(
    within: dict[str, str], refused: str, ask: Callable[..., Any]
) -> None:
    for tool, words in (("search_facts", "query"), ("compare", "indicator")):
        answer = ask(tool, **{words: "粮食"}, **within)
        assert answer == {"refused": refused, "did_you_mean": []}


def test_an_area_may_be_named_without_its_kind(ask: Callable[..., Any]) -> None:
    assert len(ask("search_facts", query="粮食", area="青禾")["facts"]) == 2
    draft = "粮食总产42.5亿斤。"
    [wrong] = ask("verify_text", text=draft, area="青禾", period="2030")["wrong"]
    assert wrong["expected"] == "42.40亿斤"


def test_a_draft_is_proofread(ask: Callable[..., Any]) -> None:
    draft = "2030年，青禾市粮食总产42.5亿斤。棉花产量3万吨。2029年，青禾市粮食总产41亿斤。"
    answer = ask("verify_text", text=draft)
    assert answer["summary"] == [
        "text: 3 figures seen, 1 matched, 1 in conflict, 1 not in base",
        "text: not compared: 1 no such indicator",
    ]
    assert [(one["text"], one["expected"]) for one in answer["wrong"]] == [
        ("42.5亿斤", "42.40亿斤")
    ]
    assert [one["text"] for one in answer["not_compared"]] == ["3万吨"]
    assert answer["left_out"] == 0


def test_findings_beyond_the_limit_are_counted(ask: Callable[..., Any]) -> None:
    answer = ask("verify_text", text="2030年青禾市粮食总产42.5亿斤。\n" * (MOST_FINDINGS + 3))
    assert len(answer["wrong"]) == MOST_FINDINGS
    assert answer["left_out"] == 3


def test_a_base_that_breaks_while_the_server_runs_is_an_error(
    base: Path, ask: Callable[..., Any]
) -> None:
    (base / "this.toml").write_text("schema = 2", "utf-8")
    assert ask("search_facts", query="粮食") is None


def test_it_is_served_over_standard_input_and_output(base: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "jzfacts", "mcp", "--facts", str(base)]
    )

    async def asked() -> list[str]:
        async with Client(stdio_client(command)) as client:
            tools = (await client.list_tools()).tools
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
            calls = [client.call_tool("get_fact", {"id": "grain"}) for _ in range(100)]
            assert not any(answer.is_error for answer in await asyncio.gather(*calls))
            return [tool.name for tool in tools]

    assert asyncio.run(asked()) == ["search_facts", "get_fact", "compare", "verify_text"]
