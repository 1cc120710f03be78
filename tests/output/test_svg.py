"""SVG: a well-formed picture in which every stretch of text has its place and length."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jzfacts.output.layout import Cell, Figure, Span, width
from jzfacts.output.svg import COLUMN, MARGIN, picture

NAMESPACE = "{http://www.w3.org/2000/svg}"
ROWS: list[tuple[Cell, ...]] = [
    ((Span("金", "first"),), Figure("近", "42.4", "亿斤"), Figure("", "", "====", "bar up"), ()),
    ((), Figure("", "1000", "元"), (), ()),
]


def drawn(*under: str) -> ET.Element:
    text = picture("题 & <目>", under, ["", "数值", "", "空"], ROWS)
    return ET.fromstring(text)


def texts(root: ET.Element) -> list[ET.Element]:
    return [element for element in root.iter(f"{NAMESPACE}text") if element.text]


def test_all_text_is_drawn_as_wide_as_it_is_on_a_terminal() -> None:
    """Half a Chinese character a column, whatever the font."""
    elements = texts(drawn("来源"))
    assert [element.text for element in elements] == [
        *("题 & <目>", "来源", "数值", "金", "近42.4亿斤", "1000元"),
    ]
    for element in elements:
        assert int(element.attrib["textLength"]) == COLUMN * width(element.text or "")


def test_decimal_points_stand_below_each_other() -> None:
    """As in the table."""
    *_, first, second = texts(drawn())
    points = [
        int(element.attrib["x"]) + COLUMN * width(whole)
        for element, whole in ((first, "近42"), (second, "1000"))
    ]
    assert points[0] == points[1]


def test_everything_lies_within_the_picture() -> None:
    """Also where a source is wider than the table."""
    root = drawn("很长的来源" * 20)
    wide, high = int(root.attrib["width"]), int(root.attrib["height"])
    for element in texts(root):
        right = int(element.attrib["x"]) + int(element.attrib["textLength"])
        assert MARGIN <= int(element.attrib["x"]) <= right <= wide - MARGIN
        assert int(element.attrib["y"]) < high - MARGIN


def test_medals_and_bars_have_a_ground() -> None:
    """A bar is a rectangle as long as its strokes; the strokes themselves are not drawn."""
    roles = [element.attrib.get("class") for element in drawn().iter(f"{NAMESPACE}rect")]
    assert roles == ["ground", "first", "bar up"]
    (bar,) = [e for e in drawn().iter(f"{NAMESPACE}rect") if e.attrib.get("class") == "bar up"]
    assert int(bar.attrib["width"]) == 4 * COLUMN
