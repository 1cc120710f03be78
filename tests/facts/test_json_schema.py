"""The format as a JSON Schema: it holds for sound bases, and finds what can be found without us."""

import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.validation import KEYS, RECORDS, check, json_schema

TESTS = Path(__file__).parent.parent
SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

BEYOND_A_SCHEMA = {
    *("duplicate-id", "duplicate-source", "no-source", "unknown-source", "no-fact"),
    *("line-beyond-the-page", "misprint-beyond-the-page", "nan", "revisions"),
}
"""Faults between tables, and what is no number."""

NO_TOML = {
    "byte-below-a-mark",
    "duplicate-key",
    "gb18030",
    "lone-surrogate",
    "not-toml",
    "null-byte",
    "utf-16",
}


def plain(value: Any) -> Any:
    """A value of TOML as JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def is_valid(path: Path) -> bool:
    """Whether the schema alone finds nothing wrong with a base."""
    return bool(VALIDATOR.is_valid(plain(tomli.loads(path.read_text("utf-8")))))


def test_it_is_a_schema_of_draft_7() -> None:
    """Which all editors know."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["corpus", "orchard", "../facts"])
def test_sound_bases_are_valid(name: str) -> None:
    """Among them the one that comes with the package."""
    assert is_valid(TESTS / f"{name}.toml")


@pytest.mark.parametrize("path", sorted((TESTS / "bad").glob("*.toml")), ids=lambda path: path.stem)
def test_bad_bases_are_found(path: Path) -> None:
    """All but those whose fault lies between tables."""
    if path.stem not in NO_TOML:
        assert is_valid(path) == (path.stem in BEYOND_A_SCHEMA)


def test_every_key_is_described() -> None:
    """So that an editor can tell what it is for."""
    for key, record in RECORDS.items():
        properties = SCHEMA["$defs"][record.__name__]["properties"]
        assert tuple(properties) == KEYS[key]
        assert [name for name, each in properties.items() if "description" not in each] == []


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans()
    | st.integers()
    | st.decimals()
    | st.text(max_size=5)
    | st.dates()
    | st.datetimes()
    | st.times(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(KEYS["change"] + KEYS["rank"] + KEYS["gaps"]), inner)
    ),
    max_leaves=5,
)
"""Anything that TOML can say."""


@given(
    st.dictionaries(st.sampled_from(KEYS["source"]), VALUES),
    st.dictionaries(st.sampled_from(KEYS["fact"]), VALUES),
    VALUES,
)
def test_whatever_is_written_has_words(source: object, fact: object, other: object) -> None:
    """No kind of error of the library is without a message, and each can be filled in."""
    _values, faults = check({"schema": 1, "source": [source, other], "fact": [fact], "x": other})
    assert len(faults) > 2
    for fault in faults:
        assert fault.message.format(key="key", **fault.parts)
