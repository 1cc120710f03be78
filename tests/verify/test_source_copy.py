"""A draft that is a copy of a page of the base."""

from pathlib import Path

import pytest
from cases import cases
from drafts import SOURCE

from jzfacts.index.index import open_index
from jzfacts.verify.source_copy import opening
from jzfacts.verify.verifier import Verifier


@cases
def test_a_copy_is_known_by_its_title(text: str, own: bool) -> None:
    """At the top, however it is set."""
    assert (opening(SOURCE.title) in opening(text)) == own
    assert opening(SOURCE.title) not in opening("粮" * 600 + text)


BASE = Path(__file__).with_name("damaged.toml")
PRINTED = (
    "青禾一年\n"
    "7粮食总 产达 城镇新 42.4亿斤, 增就业 6.51万人, 全省第5 全省第2\n"
    "3座粮仓人选全省示范库。\n"
)


@pytest.fixture
def verifier() -> Verifier:
    return Verifier(open_index([BASE]))


def told(verifier: Verifier, text: str) -> list[tuple[str, str, str | None]]:
    return [(f.text, f.status, f.fact) for f in verifier.verdicts(text, "draft")]


def test_damaged_lines_are_read_with_what_the_base_knows(verifier: Verifier) -> None:
    """Columns read across, a number of the box, a misprint: every figure is matched."""
    assert told(verifier, PRINTED) == [
        ("42.4亿斤", "match", "grain"),
        ("6.51万人", "match", "jobs"),
        ("第5", "match", "jobs"),
        ("第2", "match", "grain"),
        ("3座", "match", "stores"),
    ]


@cases
def test_an_error_on_a_damaged_line_is_found(
    verifier: Verifier, right: str, wrong: str, fact: str
) -> None:
    """What is left over of the line's facts is what the figure should have been."""
    found = told(verifier, PRINTED.replace(right, wrong))
    assert [(text, name) for text, status, name in found if status == "conflict"] == [(wrong, fact)]


def test_a_copy_with_lines_added_or_wrapped(verifier: Verifier) -> None:
    for text in (
        PRINTED + "又一行。\n",
        PRINTED.replace("\n", "\n编辑：张三\n\n", 1),
        PRINTED.replace("达 城镇新 ", "达\n城镇新\n"),
        "<html><body>"
        + "".join(f"<p>{one}。</p>" for one in PRINTED.split("\n")).replace("。", "", 1),
    ):
        assert {status for _, status, _ in told(verifier, text)} == {"match"}


@cases
def test_a_bare_number_that_is_set_aside(verifier: Verifier, line: str, seen: list[str]) -> None:
    """It is no figure."""
    assert [text for text, *_ in told(verifier, f"{PRINTED}\n{line}\n")][5:] == seen


@cases
def test_what_gets_no_such_help(verifier: Verifier, right: str, wrong: str, text: str) -> None:
    """A draft of another title, a rank among others, a line that is not damaged."""
    assert (text, "not in base", None) in told(verifier, PRINTED.replace(right, wrong))
