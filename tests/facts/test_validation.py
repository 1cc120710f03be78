"""The format, key by key: what may be written, and what is told where it may not."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.loader import BaseError, read_file
from jzfacts.facts.model import Fact, Source
from jzfacts.facts.validation import (
    KEYS,
    MOST_COUNT,
    MOST_DIGITS,
    MOST_ID,
    MOST_MEMBERS,
    MOST_NAME,
    MOST_TEXT,
)

SOURCE_TEXT = """\
schema = 1
[[source]]
id = "page"
title = "石桥县公报"
published = 2031-03-01
area = "石桥县"
period = "2030"
"""
FACT_TEXT = """\
schema = 1
[[fact]]
id = "tea"
indicator = "茶叶产量"
value = 12.50
source = "page"
lines = [7]
"""
WHOLE = Path(__file__).with_name("whole.toml")
"""A source and a fact with every key."""
PAGE = Source("page", "石桥县公报", "石桥县", "2030", "2031-03-01", lines=40)


def sources(text: str) -> list[Source]:
    """The sources of a sound base."""
    return read_file(Path("b.toml"), text.encode(), {})[0]


def facts(text: str) -> list[Fact]:
    """The facts of a sound base, which may cite PAGE."""
    return read_file(Path("b.toml"), text.encode(), {"page": PAGE})[1]


def told(text: str) -> list[str]:
    """What is told of a base that may cite PAGE: each line without the name of the file."""
    with pytest.raises(BaseError) as caught:
        read_file(Path("b.toml"), text.encode(), {"page": PAGE})
    return [problem.removeprefix("b.toml:") for problem in caught.value.problems]


def without(text: str, key: str) -> str:
    """A base without the line of that key."""
    return re.sub(rf"(?m)^{key} = .*\n", "", text)


def plain(value: Any) -> Any:
    """A record, or a table of TOML: texts, in lists and in dictionaries of what is said."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one is not None}
    return [*map(plain, value)] if isinstance(value, (tuple, list)) else str(value)


def test_every_key_goes_to_the_field_of_its_name() -> None:
    """Figures with the zeros printed, dates as text."""
    written = tomli.loads(WHOLE.read_text("utf-8"), parse_float=Decimal)
    ([source], [fact]) = read_file(WHOLE, WHOLE.read_bytes(), {})
    for kind, record in (("source", source), ("fact", fact)):
        [table] = written[kind]
        assert set(table) == set(KEYS[kind])
        assert plain(record) | ({"source": source.id} if kind == "fact" else {}) == plain(table)


def test_a_source_with_the_least() -> None:
    """What is not said is None, not guessed."""
    assert sources(SOURCE_TEXT) == [Source("page", "石桥县公报", "石桥县", "2030", "2031-03-01")]


def test_a_fact_speaks_of_its_source_s_area_and_period() -> None:
    """Unless it says otherwise."""
    assert facts(FACT_TEXT) == [
        Fact("tea", "茶叶产量", "石桥县", "2030", PAGE, (7,), value=Decimal("12.5"))
    ]


SOUND = [
    'note = " 茶\\n "',
    "value = 0",
    f"value = {'9' * MOST_DIGITS}",
    f"value = -0.{'1' * MOST_DIGITS}",
    'outcome = "获评名茶之乡"',
    f'note = "{"茶" * MOST_TEXT}"',
    f'topic = "{"茶" * MOST_NAME}"',
    "aliases = []",
    'unit = "元/人"',
    f"rank = {{ place = {MOST_COUNT}, among = '全市' }}",
    *(f'period = "2030{part}"' for part in ("", "-01", "-12", "-S1", "-S2", "-Q1", "-Q4")),
]


@pytest.mark.parametrize("line", SOUND, ids=lambda line: line[:20])
def test_what_may_be_written(line: str) -> None:
    """Texts with spaces and of several lines, figures to the digit, each at its limit."""
    [key] = tomli.loads(line, parse_float=Decimal)
    base = without(FACT_TEXT, "value") if key == "value" else FACT_TEXT
    [fact] = facts(base + line + "\n")
    assert f"{key} = " in line
    if key in ("value", "note", "topic", "period"):
        expected = tomli.loads(line, parse_float=Decimal)[key]
        assert (getattr(fact, key), str(getattr(fact, key))) == (expected, str(expected))


LARGE = "{} is beyond all figures of reports; correct it"
TOO_LONG = [
    (f'note = "{"茶" * MOST_TEXT}。"', "note has more than 2000 characters; shorten it"),
    (f'topic = "{"茶" * MOST_NAME}。"', "topic has more than 200 characters; shorten it"),
    (
        f"aliases = {[str(number) for number in range(MOST_MEMBERS + 1)]}",
        "aliases has more than 1000 members; delete some",
    ),
    (f"{'x' * 100_000} = 3", f"unknown key {'x' * 80}…; keys are {', '.join(KEYS['fact'])}"),
]


@pytest.mark.parametrize(("line", "problem"), TOO_LONG, ids=lambda case: case[:20])
def test_what_is_too_long(line: str, problem: str) -> None:
    """What else may not be written stands in bad/."""
    assert told(FACT_TEXT + line + "\n") == [f"8: [tea] {problem}"]


@pytest.mark.parametrize(
    "written",
    ["9" * 5_000, "0x" + "f" * 5_000, "0o" + "7" * 100_000, "0." + "1" * 100_000],
    ids=lambda written: written[:9],
)
def test_a_figure_that_no_report_prints(written: str) -> None:
    """However long it is, and in whatever base."""
    assert told(FACT_TEXT.replace("12.50", written)) == [f"5: [tea] {LARGE.format('value')}"]


def test_an_id_that_is_too_long() -> None:
    """It is cut where it names the table."""
    long = "a" * (MOST_ID + 1)
    assert told(FACT_TEXT.replace('"tea"', f'"{long}"')) == [
        f"3: [{'a' * 80}…] id has more than 100 characters; shorten it"
    ]


@cases
def test_a_fact_says_something(saying: str) -> None:
    """One of five things is enough, and nought is something."""
    assert len(facts(FACT_TEXT.replace("value = 12.50", saying))) == 1


@cases
def test_dates(written: str, published: str) -> None:
    """As TOML has them or as text, they are ISO 8601."""
    assert sources(SOURCE_TEXT.replace("2031-03-01", written))[0].published == published


DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=MOST_DIGITS + 5)


@given(st.sampled_from(["", "-"]), DIGITS, DIGITS)
def test_any_figure_is_read_exactly_or_refused(sign: str, before: str, fraction: str) -> None:
    """To the digit, by the limit that is stated."""
    whole = before.lstrip("0") or "0"
    written = f"{sign}{whole}.{fraction}"
    text = FACT_TEXT.replace("12.50", written)
    if max(len(whole), len(fraction)) <= MOST_DIGITS:
        assert f"{facts(text)[0].value:f}" == written
    else:
        assert told(text) == [f"5: [tea] {LARGE.format('value')}"]
