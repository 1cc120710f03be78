"""`draft --review`: the report as a page, each of its figures with what became of it."""

import re
from pathlib import Path

import pytest
from conftest import Run

REPORT = Path(__file__).parent / "report.txt"


def review(run: Run, folder: Path) -> str:
    """The page of the report in this folder."""
    page = folder / "review.html"
    out = run("draft", str(REPORT), "-o", str(folder / "base.toml"), "--review", str(page))
    assert (out.stdout, out.status) == ("", 0)
    assert out.stderr.splitlines()[-1] == f"{page}: report written"
    return page.read_text("utf-8")


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def marked(page: str, letter: str) -> list[str]:
    """The figures of the text that are marked with a letter."""
    article = page[page.index("<article") : page.index("</article>")]
    return re.findall(f'<a class="{letter}" id="[^>]*>([^<]*)</a>', article)


def test_every_figure_is_marked(run: Run, tmp_path: Path) -> None:
    """Doubtful, sure, set aside as a plan; what is no figure at all stands back."""
    page = review(run, tmp_path)
    assert marked(page, "d") == ["5个", "1.2万户"]
    assert marked(page, "m") == (
        ["5.4%", "第3位", "42.4亿斤", "3.5%", "49家", "30家", "7.5%", "6%", "88个", "5.3万人"]
    )
    assert marked(page, "a") == ["43亿斤"]
    assert marked(page, "w") == ["第五", "第三", "一", "2030年", "一", "二", "二", "2031年"]
    counts = page[page.index("<thead>") : page.index("</tbody>")]
    assert plain(counts) == (
        "Report Figures and other numerals Doubtful Sure Set aside No figure report.txt 21 2 10 1 8"
    )


def test_a_numeral_of_a_name_is_no_figure(run: Run, tmp_path: Path) -> None:
    """一般公共预算支出 has one that is none; above stands what the source is called."""
    report, page = tmp_path / "report.txt", tmp_path / "review.html"
    report.write_text(
        "青禾市政府工作报告\n2031年1月15日\n一、回顾\n一般公共预算支出79亿元。\n", "utf-8"
    )
    run("draft", str(report), "--area", "青禾市", "--review", str(page))
    text = page.read_text("utf-8")
    assert (marked(text, "m"), marked(text, "w")) == (["79亿元"], ["一", "一"])
    assert "青禾市政府工作报告 · 2031-01-15 · 青禾市 · 2030" in text


def test_the_doubtful_are_listed(run: Run, tmp_path: Path) -> None:
    """Each fact once, with the reason and the line, to be walked through."""
    page = review(run, tmp_path)
    listed = page[page.index('<details class="wrong" open>') : page.index("</details>")]
    assert plain(listed) == (
        "What to look at (2) "
        "? 5个 重点打造 the name begins with a verb line 15 "
        "? 1.2万户 惠及群众 the name begins with a verb line 19"
    )


def test_the_fact_of_a_figure(run: Run, tmp_path: Path) -> None:
    """As it was drafted, and where it stands in the base; a figure and its growth share it."""
    page = review(run, tmp_path)
    links = dict(re.findall(r'href="#(n1-\d+)"[^>]*>(42\.4亿斤|3\.5%)</a>', page))
    assert list(links.values()) == ["3.5%"]  # the last that leads to the one note
    (note,) = links
    assert plain(page[page.index(f'id="{note}"') :].split("</li>")[0].partition(">")[2]) == (
        "5 Close ✓ Sure Indicator 粮食总产 Figure 42.4亿斤 Change +3.5% Area 青禾市 Period 2030 "
        "Topic 产业发展 Aliases 粮食产量 Id grain-output base.toml, line 36"
    )
    assert (tmp_path / "base.toml").read_text("utf-8").split("\n")[35:37] == [
        "[[fact]]",
        'id = "grain-output"',
    ]


def test_a_doubtful_fact_that_is_none(run: Run, tmp_path: Path) -> None:
    """What is to be set aside instead stands ready to be copied."""
    page = review(run, tmp_path)
    assert (
        '<p class="caution">base.toml, line 82. If it is no fact, delete it, and add to set_aside: '
        "{ line = 15, text = &quot;5个&quot;, reason = &quot;&quot; },</p>"
    ) in page


def test_the_page_in_chinese(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the reasons in the base as well: the person who reads them is the same."""
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    page, base = tmp_path / "review.html", tmp_path / "base.toml"
    run("draft", str(REPORT), "-o", str(base), "--review", str(page))
    text = page.read_text("utf-8")
    assert "<h1>由报告起草的事实库</h1>" in text
    assert plain(text[text.index("<thead>") : text.index("</thead>")]) == (
        "报告 数字 存疑 确定 不收 非指标数字"
    )
    assert '{ line = 23, text = "43亿斤", reason = "目标或计划" }' in base.read_text("utf-8")


def test_a_file_that_is_no_page_of_ours_is_not_written_over(run: Run, tmp_path: Path) -> None:
    """Nor is anything drafted."""
    page, base = tmp_path / "review.html", tmp_path / "base.toml"
    page.write_text("<p>mine</p>\n", "utf-8")
    assert run("draft", str(REPORT), "-o", str(base), "--review", str(page)) == (
        "",
        f"jzfacts: {page}: exists and is not a report by jzfacts; choose another file\n",
        2,
    )
    assert not base.exists()
