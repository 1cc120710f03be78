"""The options that commands share."""

from __future__ import annotations

import pytest

from jzfacts.cli import console
from jzfacts.cli.errors import UsageError, alternatives, did_you_mean
from jzfacts.cli.options import prepared, view_of
from jzfacts.output.formats import COLUMNLESS, Format


@pytest.mark.parametrize(("terminal", "form"), [(True, Format.TABLE), (False, Format.TSV)])
def test_the_format_follows_the_reader(
    terminal: bool, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table for a person, TSV for a program; what is asked for overrides both."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    assert view_of(None).form is form
    assert view_of(Format.CSV).form is Format.CSV


def test_columns_are_keys_with_commas_between() -> None:
    """Spaces after a comma are allowed, dots reach inside, and a key may come twice."""
    keys = ("id", "rank.place", "id")
    assert view_of(Format.TSV, "id, rank.place,id").columns == keys


@pytest.mark.parametrize("form", COLUMNLESS)
def test_records_have_no_columns(form: Format) -> None:
    """JSON prints the record of the contract, whole."""
    with pytest.raises(UsageError, match=f"--columns does not go with {form.value}"):
        view_of(form, "id")


def test_only_a_search_has_a_match() -> None:
    """Elsewhere the columns of a match are unknown; the query is no one's to ask for."""
    searching = view_of(Format.TSV, "match.why", searched=True)
    assert searching.columns == ("match.why",)
    for columns, searched in (("match.why", False), ("query", True), ("", True)):
        with pytest.raises(UsageError, match="unknown column"):
            view_of(Format.TSV, columns, searched=searched)


def test_what_is_unknown_is_told_with_what_is_known() -> None:
    """The nearest names, or all where none is near."""
    known = ["value", "unit", "versus.value"]
    assert alternatives("valu", known) == "; did you mean value?"
    assert alternatives("x", known) == "; there are value, unit, versus.value"
    assert did_you_mean(["value", "unit"]) == "; did you mean value or unit?"
    assert did_you_mean([]) == ""


def test_advice_in_chinese(chinese: None) -> None:  # noqa: ARG001
    """With the punctuation of Chinese."""
    assert did_you_mean(["value", "unit"]) == "；是不是 value 或 unit？"
    assert alternatives("x", ["value", "unit"]) == "；可用的有：value、unit"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["show", "x", "--cite"], ["show", "x", "--cite=2025"]),
        (["search", "--cite", "粮食"], ["search", "--cite=2025", "粮食"]),
        (["search", "--cite", "2015", "粮食"], ["search", "--cite", "2015", "粮食"]),
        (["show", "x", "--cite", "csl"], ["show", "x", "--cite", "csl"]),
        (["search", "--", "--cite"], ["search", "--", "--cite"]),
        (["search", "--cite", "--", "2015"], ["search", "--cite=2025", "--", "2015"]),
    ],
)
def test_a_style_is_supplied_where_none_is_named(typed: list[str], meant: list[str]) -> None:
    """The word after --cite is a style only if it is one; else it belongs to the query."""
    assert prepared(typed) == meant
