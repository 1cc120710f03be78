"""Questions whose answers are sorted or compared, and what is said of them."""

import re
from pathlib import Path
from typing import Any

import pytest
from bases import base, fact, source
from cases import cases

from jzfacts.index.index import Index
from jzfacts.search.engine import answer
from jzfacts.search.ordering import remarks
from jzfacts.search.refusal import refusal


@pytest.fixture(scope="module")
def reports() -> Index:
    """Three reports: of two counties, one of them in two years."""
    return Index([str(Path(__file__).with_name("ordering.toml"))])


@cases
def test_what_is_compared_or_sorted(
    reports: Index, query: str, ids: list[str], said: list[str]
) -> None:
    """All there is, in order; what is left out or taken for something is said."""
    found = answer(reports, query)
    assert [match.fact.id for match in found.matches] == ids
    assert (remarks(reports, found) if ids else []) == said


@cases
def test_why_nothing_is_found(
    reports: Index, query: str, within: dict[str, Any], why: str, similar: list[str]
) -> None:
    """Another time or place, what is not stated, the filters; else names like it."""
    assert answer(reports, query, **within).matches == []
    assert refusal(reports, query, **within) == (f"nothing found for “{query}”{why}", similar)


@cases
def test_an_official_name_of_which_there_is_an_increase(
    reports: Index, query: str, ids: list[str]
) -> None:
    """It answers who asks what there is, not who asks how many there are."""
    assert [match.fact.id for match in answer(reports, query).matches] == ids


@pytest.mark.parametrize("period", ["2025", "2021/2025"])
def test_a_report_tells_of_years_before_it(tmp_path: Path, period: str) -> None:
    """The last years are those of its facts."""
    years = range(2021, 2026)
    facts = [fact(f"y{year}", name="财政收入", more=f'period = "{year}"') for year in years]
    path = tmp_path / "facts.toml"
    path.write_text(
        base(re.sub('period = ".*"', f'period = "{period}"', source()), *facts), "utf-8"
    )
    index = Index([str(path)])
    found = answer(index, "近三年财政收入")
    assert [match.fact.id for match in found.matches] == ["y2023", "y2024", "y2025"]
    assert remarks(index, found) == ["the last years reported on are 2023, 2024, 2025"]
    assert "2021, 2022, 2023, 2024, 2025" in refusal(index, "前年粮食").message
