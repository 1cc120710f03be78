"""The options that commands share."""

from __future__ import annotations

import pytest

from jzfacts import console
from jzfacts.options import Refused, layout, meant, meant_of
from jzfacts.writer import RECORDS, Format


@pytest.mark.parametrize(("terminal", "form"), [(True, Format.TABLE), (False, Format.TSV)])
def test_the_format_follows_the_reader(
    terminal: bool, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table for a person, TSV for a program; what is asked for overrides both."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    assert layout(None, None) == (form, None)
    assert layout(Format.CSV, None) == (Format.CSV, None)


def test_columns_are_keys_with_commas_between() -> None:
    """Spaces after a comma are allowed, dots reach inside, and a key may come twice."""
    keys = ("id", "rank.place", "id")
    assert layout(Format.TSV, "id, rank.place,id") == (Format.TSV, keys)


@pytest.mark.parametrize("form", RECORDS)
def test_records_have_no_columns(form: Format) -> None:
    """JSON prints the record of the contract, whole."""
    with pytest.raises(Refused, match=f"--columns does not go with {form.value}"):
        layout(form, "id")


def test_only_a_search_has_a_match() -> None:
    """Elsewhere the columns of a match are unknown; the query is no one's to ask for."""
    assert layout(Format.TSV, "match.why", searched=True) == (Format.TSV, ("match.why",))
    for columns, searched in (("match.why", False), ("query", True), ("", True)):
        with pytest.raises(Refused, match="unknown column"):
            layout(Format.TSV, columns, searched=searched)


def test_what_is_unknown_is_told_with_what_is_known() -> None:
    """The nearest names, or all where none is near."""
    known = ["value", "unit", "versus.value"]
    assert meant_of("valu", known) == "; did you mean value?"
    assert meant_of("x", known) == "; there are value, unit, versus.value"
    assert meant(["value", "unit"]) == "; did you mean value or unit?"
    assert meant([]) == ""


def test_advice_in_chinese(chinese: None) -> None:  # noqa: ARG001
    """With the punctuation of Chinese."""
    assert meant(["value", "unit"]) == "；是不是 value 或 unit？"
    assert meant_of("x", ["value", "unit"]) == "；可用的有：value、unit"
