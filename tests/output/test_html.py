"""HTML: a document that stands alone, with real cells and nothing that runs."""

from html_reader import Reader

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.output.html import render


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
