"""JSON with the digits of the page."""

import csv as reader
import io
import json
from decimal import Decimal

import pytest
from cases import cases
from html_reader import Reader
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.csv import csv_row, tsv
from jzfacts.output.escape import Digits, Value
from jzfacts.output.formats import View
from jzfacts.output.html import render
from jzfacts.output.json import Json, dump


@cases
def test_strings_escape_what_is_unseen(text: str, printed: str) -> None:
    """Chinese stays legible; controls, C1 and bidirectional ones too, are escaped."""
    assert dump(text) == printed


def test_ascii_only_is_the_same_in_any_encoding() -> None:
    """For a stream that is not UTF-8, all that is not ASCII is escaped."""
    assert dump("粮\U00020000", ascii_only=True) == r'"\u7cae\ud840\udc00"'


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.booleans(),
)
def test_json_reads_back_as_it_was(value: Json, ascii_only: bool) -> None:
    """Python's own reader gets back exactly what was printed."""
    printed = dump(value, ascii_only)
    assert json.loads(printed) == value
    assert not ascii_only or printed.isascii()


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_read_back_exactly(number: Decimal) -> None:
    """No figure passes through a float."""
    printed = dump([Digits(format(number, "f"))])
    assert json.loads(printed, parse_float=Decimal, parse_int=Decimal) == [number]


def test_csv_is_what_spreadsheets_open() -> None:
    """CRLF, and quotes only where they are needed."""
    assert csv_row(["粮食", Digits("-42.40"), None]) == "粮食,-42.40,\r\n"
    assert csv_row(['a,b "c"', 2, " e"]) == '"a,b ""c""",2," e"\r\n'


@pytest.mark.parametrize("text", ["=SUM(A1)", "+3.5% 同比", "-1+1", "@x", "＝1", "\t=1", "\n=1"])
def test_csv_text_is_never_a_formula(text: str) -> None:
    """Text that a spreadsheet would evaluate gets an apostrophe in front."""
    assert csv_row([text]).lstrip('"').startswith("'")


def test_tsv_is_one_row_a_line() -> None:
    """No header, no quotes; nothing known is an empty cell; tabs and line ends are spelt out."""
    rows: list[list[Value]] = [["a\tb", None, Digits("1.50")], ['"x"\n', "=1", 7]]
    assert "".join(tsv(rows)) == 'a\\tb\t\t1.50\n"x"\\n\t=1\t7\n'


cells = st.none() | st.integers() | st.text()


@given(st.lists(st.lists(cells, min_size=3, max_size=3)))
def test_tsv_has_as_many_lines_and_cells_as_rows_and_columns(rows: list[list[Value]]) -> None:
    """Whatever the cells hold, `cut` and `wc -l` count right."""
    printed = "".join(tsv(rows))
    assert [line.count("\t") for line in printed.split("\n")[:-1]] == [2] * len(rows)


@given(st.lists(st.lists(cells, min_size=2, max_size=2)))
def test_csv_reads_back_with_as_many_cells(rows: list[list[Value]]) -> None:
    """Python's own reader finds every row and cell."""
    printed = "".join(map(csv_row, rows))
    read = list(reader.reader(io.StringIO(printed, newline="")))
    assert [len(row) for row in read] == [2] * len(rows)


def test_a_document_of_real_cells(facts: dict[str, Fact]) -> None:
    """Title, sources, headings and figures; a column without content is left out."""
    storage = facts["grain-storage"]._replace(indicator="<b>仓容</b>\x1b")
    [text] = render([Row(facts["grain-output"]), Row(storage)], View(title=["题 & 目"]))
    reader = Reader(text)
    assert reader.tags.count("th") == 5
    assert reader.tags.count("td") == 10
    assert "b" not in reader.tags
    assert not {"script", "link", "img", "iframe"} & set(reader.tags)
    assert list(filter(None, reader.text.split("\n"))) == [
        "题 & 目  青禾市  2030  2 facts",
        "题 & 目  青禾市  2030  2 facts",
        "林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)",
        "IndicatorFigureChangeRankLine",
        "粮食总产42.40亿斤+3.5% 同比全省第212, 3",
        r"<b>仓容</b>\x1b突破1000万吨13",
    ]
