"""Where lines end, and how wide they are."""

from decimal import Decimal

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jzfacts.facts.model import Baseline, Change, Fact, Rank, Versus
from jzfacts.facts.model import Fact as Model
from jzfacts.output.columns import CSV_COLUMNS, Row, figure, phrase, record
from jzfacts.output.json import dump
from jzfacts.output.wrapping import least_width, width, wrap
from jzfacts.search.engine import Match


def lines_of(text: str, columns: int) -> list[str]:
    return [text[start:stop] for start, stop in wrap(text, columns)]


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("a1，（"))
)
def test_width_agrees_with_rich(text: str) -> None:
    """For what reports are made of, rich measures as we do."""
    assert width(text) == cell_len(text)


@cases
def test_wrapping(text: str, columns: int, lines: list[str]) -> None:
    """Between any two Chinese characters, but not before a comma nor between number and unit."""
    assert lines_of(text, columns) == lines


@given(st.text(), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    """Only spaces at the breaks go missing, and no line is too wide."""
    lines = lines_of(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize(
    ("text", "columns"), [("粮食总产", 2), ("年初12345.67亿元，居第2", 14), ("on 2025-02-19", 10)]
)
def test_the_least_width_is_what_a_column_must_hold(text: str, columns: int) -> None:
    """A figure with its unit and the comma that begins no line."""
    assert least_width(text) == columns


@pytest.mark.parametrize(("score", "printed"), [(100.0, "100"), (93.17, "93.17"), (88.5, "88.5")])
def test_a_match_follows_its_fact(facts: dict[str, Fact], score: float, printed: str) -> None:
    """A search result adds the score and the reason."""
    match = Match(facts["accidents"], score, "prefix", "生产")
    whole = record(Row(match.fact, match))
    assert list(whole)[-1] == "match"
    assert dump(whole["match"]) == f'{{"score": {printed}, "why": "prefix"}}'


def test_the_record_leaves_nothing_of_a_fact_out() -> None:
    """A new field of the model is shown too; the reading in pinyin is for the search only."""
    parts = {key.partition(".")[0] for key in CSV_COLUMNS}
    assert set(Model._fields) == (parts | {"lines", "pinyin"}) - {"converted"}
    for part, model in (
        ("change", Change), ("baseline", Baseline), ("versus", Versus), ("rank", Rank)
    ):  # fmt: skip
        inner = {key.partition(".")[2] for key in CSV_COLUMNS if key.startswith(part)}
        assert inner == set(model._fields)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Change(Decimal("3.5"), "%", "同比"), "+3.5% 同比"),
        (Change(Decimal("-12.0"), "%"), "-12.0%"),
        (Change(Decimal("0.0"), "个百分点", "较年初"), "0.0个百分点 较年初"),
        (Change(Decimal(10), "%", "同比", "以上"), "+10%以上 同比"),
        (Baseline(Decimal(50), "%", "年初"), "年初50%"),
        (Baseline(Decimal(50), "%"), "50%"),
        (Versus("高于全省", Decimal(54), "个百分点"), "高于全省54个百分点"),
        (Versus("高于全省平均"), "高于全省平均"),
        (Rank(2, "全省"), "全省第2"),
        ((67, 13), "67;13"),
        ((), None),
        (None, None),
    ],
)
def test_how_the_parts_of_a_fact_read(part: object, text: str | None) -> None:
    """A change has its sign; what a page leaves out is left out."""
    assert phrase(part) == text


@cases
def test_what_stands_around_a_number(
    facts: dict[str, Fact], qualifier: str | None, amount: int, unit: str | None, text: str
) -> None:
    """A bound before or after the unit; 余 and 多 at once after a round number."""
    fact = facts["grain-output"]._replace(qualifier=qualifier, value=Decimal(amount), unit=unit)
    assert figure(fact) == text
