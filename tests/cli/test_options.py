"""The options that commands share."""

from __future__ import annotations

import pytest

from jzfacts.cli import console
from jzfacts.cli.errors import UsageError
from jzfacts.cli.options import prepared, view_of
from jzfacts.output.formats import Format


@pytest.mark.parametrize(("terminal", "form"), [(True, Format.TABLE), (False, Format.TSV)])
def test_the_format_follows_the_reader(
    terminal: bool, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table for a person, TSV for a program; what is asked for overrides both."""
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)
    assert view_of(None).form is form
    assert view_of(Format.CSV).form is Format.CSV


def test_only_a_search_has_a_match() -> None:
    """Elsewhere the columns of a match are unknown; the query is no one's to ask for."""
    searching = view_of(Format.TSV, "match.why", searched=True)
    assert searching.columns == ("match.why",)
    for columns, searched in (("match.why", False), ("query", True), ("", True)):
        with pytest.raises(UsageError, match="unknown column"):
            view_of(Format.TSV, columns, searched=searched)


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
