"""The options that commands share."""

from __future__ import annotations

import pytest

from jzfacts.cli import console
from jzfacts.cli.options import Refused, Wanted, as_typed, meant, meant_of, spelled_out, wanted
from jzfacts.output.formats import COLUMNLESS, Format


@pytest.mark.parametrize(("terminal", "form"), [(True, Format.TABLE), (False, Format.TSV)])
def test_the_format_follows_the_reader(
    terminal: bool, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table for a person, TSV for a program; what is asked for overrides both."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    assert wanted(None) == Wanted(form)
    assert wanted(Format.CSV) == Wanted(Format.CSV)


def test_columns_are_keys_with_commas_between() -> None:
    """Spaces after a comma are allowed, dots reach inside, and a key may come twice."""
    keys = ("id", "rank.place", "id")
    assert wanted(Format.TSV, "id, rank.place,id") == Wanted(Format.TSV, keys)


@pytest.mark.parametrize("form", COLUMNLESS)
def test_records_have_no_columns(form: Format) -> None:
    """JSON prints the record of the contract, whole."""
    with pytest.raises(Refused, match=f"--columns does not go with {form.value}"):
        wanted(form, "id")


def test_only_a_search_has_a_match() -> None:
    """Elsewhere the columns of a match are unknown; the query is no one's to ask for."""
    assert wanted(Format.TSV, "match.why", searched=True) == Wanted(Format.TSV, ("match.why",))
    for columns, searched in (("match.why", False), ("query", True), ("", True)):
        with pytest.raises(Refused, match="unknown column"):
            wanted(Format.TSV, columns, searched=searched)


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


def test_chinese_typed_in_the_c_locale() -> None:
    """Python hands it on as bytes in disguise; what is sound, and what is no UTF-8, stays."""
    disguised = "粮食".encode().decode("ascii", "surrogateescape")
    assert [as_typed(text) for text in (disguised, "粮食", "grain", "\udcff")] == [
        *("粮食", "粮食", "grain", "\udcff"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant_by_it"),
    [
        (["show", "x", "--cite"], ["show", "x", "--cite=2025"]),
        (["search", "--cite", "粮食"], ["search", "--cite=2025", "粮食"]),
        (["search", "--cite", "2015", "粮食"], ["search", "--cite", "2015", "粮食"]),
        (["show", "x", "--cite", "csl"], ["show", "x", "--cite", "csl"]),
        (["search", "--", "--cite"], ["search", "--", "--cite"]),
        (["search", "--cite", "--", "2015"], ["search", "--cite=2025", "--", "2015"]),
    ],
)
def test_a_style_is_supplied_where_none_is_named(typed: list[str], meant_by_it: list[str]) -> None:
    """The word after --cite is a style only if it is one; else it belongs to the query."""
    assert spelled_out(typed) == meant_by_it
