"""HTML: a document that stands alone, with real cells and nothing that runs."""

from html_reader import Reader

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.output.html import render
from jzfacts.search.engine import Match


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


def test_numbers_stand_to_the_right(facts: dict[str, Fact], chinese: None) -> None:  # noqa: ARG001
    """Their cells say so; text does not. What matched, what rose and what is quiet are classes."""
    match = Match(facts["grain-output"], 90, "prefix", "粮食总产", ((0, 2),))
    [text] = render([Row(match.fact, match)], View())
    assert '<html lang="zh-CN">' in text
    assert (
        '<thead><tr><th>指标</th><th class="number">数值</th><th class="number">增减</th>'
        "<th>位次</th><th>行</th><th>匹配</th></tr></thead>\n<tbody>\n"
        '<tr><td><span class="match">粮食</span>总产</td><td class="number">42.40亿斤</td>'
        '<td class="number"><span class="up">+3.5%</span> <span class="quiet">同比</span></td>'
        '<td><span class="second">全省第2位</span></td><td>12、3</td><td><span class="quiet">开头一致</span></td></tr>\n</tbody>'
    ) in text
