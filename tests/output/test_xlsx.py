"""Workbooks: read back, figures are numbers as printed, and text is text."""

from decimal import Decimal
from io import BytesIO

import pytest
from cases import cases
from openpyxl import load_workbook

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.output.xlsx import workbook


def test_a_sheet_of_facts_and_one_of_their_sources(facts: dict[str, Fact]) -> None:
    """What no fact has is no column; the head stays in sight; 42.40 keeps its nought."""
    rows = [Row(facts[id]) for id in ("grain-output", "grain-storage")]
    sheet, sources = load_workbook(BytesIO(workbook(rows, View())))
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_col=8)] == [
        [
            *("Indicator", "Qualifier", "Value", "Unit"),
            *("Change, value", "Change, unit", "Compared with", "Rank"),
        ],
        ["粮食总产", None, 42.4, "亿斤", 3.5, "%", "同比", "全省第2"],
        ["粮食仓容", "突破", 1000, "万吨", None, None, None, None],
    ]
    assert [sheet["C2"].number_format, sheet["C3"].number_format] == ["0.00", "0"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
    assert sources["B2"].value.startswith("林小满. 青禾市政府工作报告摘要[N/OL]. 青禾日报")


def test_no_text_is_a_formula(facts: dict[str, Fact]) -> None:
    """What begins with = is shown as it is."""
    hostile = Row(facts["grain-output"]._replace(note="=1+1"))
    [sheet, _sources] = load_workbook(BytesIO(workbook([hostile], View(columns=["note"]))))
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


@cases
def test_a_number_that_excel_would_round_is_text(
    facts: dict[str, Fact], digits: str, cell: tuple[object, str]
) -> None:
    """Excel keeps fifteen digits."""
    row = Row(facts["grain-output"]._replace(value=Decimal(digits)))
    [sheet, _sources] = load_workbook(
        BytesIO(workbook([row], View(columns=["value", "rank.place", "topic"])))
    )
    assert (sheet["A2"].value, sheet["A2"].number_format) == cell
    assert sheet["B2"].value == 2


def test_a_temporary_folder_that_is_full(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written there."""
    monkeypatch.setattr("tempfile.tempdir", "/nonexistent")
    assert workbook([Row(facts["grain-output"])], View())
