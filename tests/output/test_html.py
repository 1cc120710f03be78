"""HTML: a document that stands alone, with real cells and nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser

from jzfacts.output.html import document
from jzfacts.output.layout import Cell, Figure, Span

ROWS: list[tuple[Cell, ...]] = [
    ((Span("<b>粮食</b>", "match"), Span("总产")), Figure("近", "42.4", "亿斤"), ()),
    ((Span("出口\x1b"),), Figure("", "+3.5", "%", "up", (Span("同比", "quiet"),)), ()),
]


class Reader(HTMLParser):
    """The tags that are opened and closed, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _value in attrs if name.startswith("on") or name == "src"]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def test_a_document_of_real_cells() -> None:
    """Title, sources, headings and figures; a column without content is left out."""
    reader = read(document("题 & 目", ["来源"], ["指标", "数值", "空"], ROWS, language="zh-CN"))
    assert reader.open == []
    assert reader.tags.count("th") == 2
    assert reader.tags.count("td") == 4
    assert "b" not in reader.tags
    assert not {"script", "link", "img", "iframe"} & set(reader.tags)
    words = reader.text.split()
    assert words == [
        *("题", "&", "目", "题", "&", "目", "来源", "指标数值"),
        *("<b>粮食</b>总产近42.4亿斤", r"出口\x1b+3.5%", "同比"),
    ]


def test_numbers_stand_to_the_right() -> None:
    """Their cells say so; text does not."""
    text = document("", [], ["指标", "数值"], [row[:2] for row in ROWS], language="en")
    assert '<html lang="en">' in text
    assert '<td class="number">近42.4亿斤</td>' in text
    assert '<td><span class="match">&lt;b&gt;粮食&lt;/b&gt;</span>总产</td>' in text
    cell = '<td class="number"><span class="up">+3.5%</span> <span class="quiet">同比</span></td>'
    assert cell in text
