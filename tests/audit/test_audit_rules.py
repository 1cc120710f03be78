"""The rules of an audit: each in a table of what it must find and one of what it must let pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from orchard import BASE, DIGEST, PAGE, REMEDY, audited, changed, finding_lines

from jzfacts.audit import base_rules
from jzfacts.audit.audit import PAGE_RULES, audit
from jzfacts.facts.loader import load_with_places

ORCHARD = Path(__file__).parent.with_name("orchard.toml")
APPLES = 'indicator = "苹果产量"\nvalue = 6\n'
PEARS = 'indicator = "梨子产量"\nvalue = 4.2\n'
FRUIT = """change = { value = 4.2, unit = "%", basis = "同比" }
rank = { place = 3, among = "全市" }
source = "orchard"
lines = [5]"""
INSTITUTE = """[[fact]]
id = "fruit-institute"
indicator = "果品研究所"
outcome = "成立"
source = "orchard"
lines = [13]

"""
OTHER_SOURCE = """
[[source]]
id = "nothing-of-it"
title = "另一版"
published = 2023-03-06
area = "柳河县"
period = "2022"
"""
SLOGAN = f"(a numeral in a word) is claimed by no fact; {REMEDY}"
TURN = "is printed out of order; are the figures of two facts swapped? [order]"

Change = tuple[str, str]
"""What of the base or the page is replaced, and by what."""

FOUND_ON_PAGE: list[tuple[str, list[Change], list[str]]] = [
    (
        "digest",
        [(DIGEST, "f" * 64)],
        [
            "1:1: warning: this is not the very page that orchard was taken from; its sha256 differs [digest]"
        ],
    ),
    (
        "line-count",
        [("lines = 15\n", "lines = 16\n")],
        ["15:1: error: the page has 15 lines, orchard says 16; correct `lines` [line-count]"],
    ),
    (
        "title",
        [('title = "柳河县政府工作报告摘编"', 'title = "柳河县工作报告"')],
        ["1:1: error: the page does not print the title “柳河县工作报告”; correct orchard [title]"],
    ),
    (
        "published",
        [("2023-03-05", "2023-03-06")],
        [
            "1:1: error: the page does not print the date 2023-03-06; correct `published` of orchard [published]",
            f"1:1: error: 2023年 (a year) is claimed by no fact; {REMEDY}",
            f"1:6: error: 3月 (a month) is claimed by no fact; {REMEDY}",
            f"1:8: error: 5日 (a day) is claimed by no fact; {REMEDY}",
        ],
    ),
    (
        "period",
        [('period = "2022"', 'period = "2021"')],
        [
            "1:1: error: nothing on the page says that it reports on 2021; correct `period` of orchard [period]"
        ],
    ),
    (
        "period",
        [('id = "pears"', 'id = "pears"\nperiod = "2021"')],
        ["5:1: error: 梨子产量: line 5 does not print the year 2021 [period]"],
    ),
    (
        "misprint",
        [('printed = "收人"', 'printed = "收八"')],
        [
            "9:1: error: line 9 does not print “收八”; correct or drop this misprint [misprint]",
            "9:1: error: 果园旅游收入: not printed: 入 of its name [name]",
        ],
    ),
    (
        "gap",
        [("“同比下降”以后", "“果品”以后")],
        [
            "15:1: error: the words that this gap's note quotes first stand on lines 13; quote what only line 15 prints [gap]"
        ],
    ),
    (
        "gap",
        [("“同比下降”以后", "此后")],
        [
            "15:1: error: the words that this gap's note quotes first stand nowhere; quote what only line 15 prints [gap]"
        ],
    ),
    (
        "set-aside",
        [('text = "三进三送"', 'text = "四进三送"')],
        [
            "15:1: error: line 15 does not print “四进三送”; correct or drop this set-aside [set-aside]",
            f"15:6: error: 三 {SLOGAN}",
            f"15:8: error: 三 {SLOGAN}",
        ],
    ),
    (
        "set-aside",
        [("set_aside = [", 'set_aside = [{ line = 5, text = "12.5万吨", reason = "no figure" },')],
        [
            "5:13: error: the fact fruit claims what “12.5万吨” sets aside; drop one of them [set-aside]"
        ],
    ),
    (
        "line",
        [("lines = [9, 11]", "lines = [9, 11, 7]")],
        ["7:1: error: 果园旅游收入: line 7 prints nothing of it [line]"],
    ),
    (
        "line",
        [("lines = 15\n", ""), ("lines = [9, 11]", "lines = [9, 11, 16]")],
        ["15:1: error: 果园旅游收入: the page has 15 lines, and no line 16 [line]"],
    ),
    (
        "line",
        [("lines = [9]", "lines = [15]")],
        [
            f"9:2: error: 20万人次 is claimed by no fact; {REMEDY}",
            "15:1: error: 果园游客: line 15 prints nothing of its name [line]",
            "15:1: error: 果园游客: not printed: 果园游客 of its name [name]",
            "15:1: error: 果园游客: value 近20万人次 is not printed on line 15 [unprinted]",
            "orchard.toml:79:1: error: visitors (line 15) comes after cold-chain; put it in page order [page-order]",
        ],
    ),
    (
        "name",
        [("全国果业百强县", "全国果业十强县")],
        [
            "11:1: error: 全国果业十强县: not printed: 十 of its name [name]",
            f"11:16: error: 百 {SLOGAN}",
        ],
    ),
    (
        "outcome",
        [('outcome = "入选"', 'outcome = "荣获"')],
        [
            "11:1: error: 全国果业百强县: not printed: its outcome 荣获 [outcome]",
            "11:10: error: “入选” is of no fact's name or outcome; add a fact, or set it aside [deed]",
        ],
    ),
    (
        "area",
        [('id = "growers-union"', 'id = "growers-union"\narea = "河口市"')],
        ["13:1: error: 果农联合社: not printed: its area 河口市 [area]"],
    ),
    (
        "numerals",
        [('id = "farmers-income"', 'id = "farmers-income"\naliases = ["三农收入"]')],
        [
            "15:1: error: 农民人均收入: its alias 三农收入 has a numeral that is not printed [numerals]"
        ],
    ),
    (
        "numerals",
        [('id = "farmers-income"', 'id = "farmers-income"\nnote = "版面印作“2.2万元”。"')],
        ["15:1: error: 农民人均收入: its note quotes “2.2万元”, not printed [numerals]"],
    ),
    (
        "value",
        [("value = 12.5\n", "value = 12.6\n")],
        ["5:13: error: 水果总产: value is 12.6万吨 in the base, 12.5万吨 on the page [value]"],
    ),
    (
        "value",
        [("value = 12.5\n", "value = 12.50\n")],
        ["5:13: error: 水果总产: value is 12.50万吨 in the base, 12.5万吨 on the page [value]"],
    ),
    (
        "value",
        [("value = 6\n", "value = 2.3\n")],
        ["5:48: error: 苹果产量: value is 2.3万吨 in the base, 6万吨 on the page [value]"],
    ),
    (
        "value",
        [("place = 3", "place = 4")],
        ["5:32: error: 水果总产: rank is 全市第4 in the base, 全市第3 on the page [value]"],
    ),
    (
        "value",
        [("65%", "66%")],
        ["7:38: error: 冷链覆盖率: value is 65% in the base, 66% on the page [value]"],
    ),
    (
        "unit",
        [('unit = "万吨"\nchange', 'unit = "亿斤"\nchange')],
        ["5:13: error: 水果总产: value is 12.5亿斤 in the base, 12.5万吨 on the page [unit]"],
    ),
    (
        "qualifier",
        [('qualifier = "近"\n', "")],
        ["9:2: error: 果园游客: value is 20万人次 in the base, 近20万人次 on the page [qualifier]"],
    ),
    (
        "qualifier",
        [("value = 15\n", 'value = 15\nqualifier = "约"\n')],
        ["7:3: error: 新建冷库: value is 约15座 in the base, 15座 on the page [qualifier]"],
    ),
    (
        "direction",
        [("change = { value = 4.2", "change = { value = -4.2")],
        [
            "5:24: error: 水果总产: change is 同比-4.2% in the base, 同比增长4.2% on the page [direction]"
        ],
    ),
    (
        "basis",
        [('basis = "同比"', 'basis = "环比"')],
        ["5:24: error: 水果总产: change is 环比4.2% in the base, 同比4.2% on the page [basis]"],
    ),
    (
        "basis",
        [('period = "年初"', 'period = "年底"')],
        ["7:29: error: 冷链覆盖率: baseline is 年底40% in the base, 年初40% on the page [basis]"],
    ),
    (
        "scope",
        [('place = 3, among = "全市"', 'place = 3, among = "全省"')],
        ["5:32: error: 水果总产: rank is 全省第3 in the base, 全市第3 on the page [scope]"],
    ),
    (
        "order",
        [(APPLES, APPLES.replace("6", "4.2")), (PEARS, PEARS.replace("4.2", "6"))],
        [f"5:48: error: 梨子产量: 6万吨 {TURN}", f"5:52: error: 苹果产量: 4.2万吨 {TURN}"],
    ),
    (
        "order",
        [(APPLES, PEARS.replace("4.2", "6")), (PEARS, APPLES.replace("6", "4.2"))],
        [
            "5:52: error: 苹果产量: its name is printed before that of apples, its figure after; are their figures swapped? [order]"
        ],
    ),
    (
        "versus",
        [("高于全市平均水平", "低于全市平均水平")],
        ["7:1: error: 冷链覆盖率: not printed: 低于全市平均水平 [versus]"],
    ),
    (
        "unclaimed",
        [("新认定合作社12\n", "新挖3口井,新认定合作社12\n")],
        [f"13:17: error: 3 is claimed by no fact; {REMEDY}"],
    ),
    (
        "deed",
        [("成立果农", "荣获园艺先进县,成立果农")],
        ["13:1: error: “荣获” is of no fact's name or outcome; add a fact, or set it aside [deed]"],
    ),
    (
        "member",
        [("、梨子、", "、梨子、杏子、")],
        [
            "5:41: error: “杏子” is listed with facts, and no fact claims it; add a fact, or set it aside [member]"
        ],
    ),
    (
        "member",
        [(INSTITUTE, "")],
        [
            "13:9: error: “果品研究所” is listed with facts, and no fact claims it; add a fact, or set it aside [member]"
        ],
    ),
]
"""A rule, what is changed in the orchard, and all that is found then."""

FOUND_IN_BASE: list[tuple[str, list[Change], list[str]]] = [
    (
        "alias",
        [('id = "fruit"\n', 'id = "fruit"\naliases = ["苹果产量"]\n')],
        [
            "19:1: error: fruit: its alias 苹果产量 also means apples (苹果产量); drop one, or tell them apart in a note [alias]"
        ],
    ),
    (
        "unused-source",
        [("[[fact]]\n" + 'id = "fruit"', OTHER_SOURCE + '[[fact]]\nid = "fruit"')],
        ["20:1: error: no fact cites nothing-of-it; remove it [unused-source]"],
    ),
    (
        "page-order",
        [(FRUIT, 'source = "orchard"\nlines = [7]')],
        ["19:1: error: fruit (line 7) comes first; put it in page order [page-order]"],
    ),
    (
        "twice",
        [('id = "pears"\n' + PEARS, 'id = "pears"\n' + APPLES.replace("6", "4.2"))],
        [
            "37:1: error: pears observes what apples does: 苹果产量, 柳河县, 2022; make them one [twice]"
        ],
    ),
]
"""Likewise, without a page."""

PASSED: list[tuple[str, list[Change], str]] = [
    ("digest", [(f'sha256 = "{DIGEST}"\n', "")], "the source does not say which page is meant"),
    ("line-count", [("lines = 15\n", "")], "the source does not say how many lines there are"),
    ("title", [('"柳河县政府工作', '"柳河县《政府工作》')], "marks are no words"),
    ("published", [("2023年3月5日", "２０２３年３月５日")], "width does not matter"),
    ("period", [("过去一年,", "2022年,")], "the year itself is as good as 过去一年"),
    (
        "period",
        [('id = "pears"', 'id = "pears"\nperiod = "2021"'), ("苹果、", "2021年苹果、")],
        "the fact's line prints its year",
    ),
    ("misprint", [('printed = "收人"', 'printed = "收 人"')], "columns set white space anywhere"),
    ("gap", [("“同比下降”以后", "“同比 下降……”以后")], "only letters are compared"),
    ("set-aside", [('text = "三进三送"', 'text = "三进 三送"')], "white space does not matter"),
    ("line", [], "the main line of 果园旅游收入 has its name, the other one its figure alone"),
    ("name", [], "the figure stands in 新建15座冷库"),
    (
        "name",
        [('"全国果业百强县"', '"果业强县榜"\naliases = ["全国果业百强县"]')],
        "the page knows the fact by its alias",
    ),
    ("outcome", [('outcome = "入选"', 'outcome = "被入选"')], "被 need not be printed"),
    ("area", [('id = "top-county"', 'id = "top-county"\narea = "中国"')], "全国 is the country"),
    (
        "numerals",
        [('id = "top-county"', 'id = "top-county"\naliases = ["果业100强"]')],
        "百 is 100, written another way",
    ),
    (
        "numerals",
        [('id = "visitors"', 'id = "visitors"\nnote = "“20万 人次”是约数。"')],
        "the line prints what the note quotes",
    ),
    ("value", [("第3", "第三")], "a Chinese numeral is the same number"),
    ("unit", [("12.5万吨", "12.5万 吨")], "columns set white space anywhere"),
    (
        "qualifier",
        [("增长4.2%", "增长近4.2%"), ('id = "fruit"', 'id = "fruit"\nnote = "增长近4.2%"')],
        "a change has no qualifier, so the note says it",
    ),
    ("direction", [("增长4.2%", "提高4.2%")], "both are up"),
    ("basis", [("同比增长", "同比实际增长")], "what stands between does not matter"),
    ("scope", [("居全市第3", "在全市排名第3")], "the rank has its scope before 排名"),
    ("order", [("value = 6\n", "value = 7\n")], "one wrong figure moves no other"),
    ("unprinted", [("value = 6\n", "value = 7\n")], "the page prints another in its place"),
    ("versus", [], "the page has 平均 水平"),
    ("unclaimed", [], "the date is the source's, the 百 of 百强县 its fact's"),
    ("deed", [("成立果农", "推进果业,成立果农")], "推进 as often tells of intentions"),
    ("member", [("收入达", "收入平等地达到")], "平等 ends no list"),
    (
        "alias",
        [('id = "fruit"\n', 'id = "fruit"\naliases = ["苹果产量"]\nnote = "苹果产量只是一项"\n')],
        "the note tells them apart",
    ),
    ("page-order", [], "facts of one line have no order among themselves"),
    (
        "twice",
        [('id = "pears"\n' + PEARS, 'id = "pears"\nperiod = "2021"\n' + APPLES)],
        "another year is another observation",
    ),
]
"""A rule, what is changed in the orchard, and why the rule still holds; others may not."""


def orchard(changes: list[Change]) -> tuple[str, str]:
    """The base and the page, with changes in whichever of them has the text."""
    base, page = BASE, PAGE
    for change in changes:
        if change[0] in base:
            base = changed(base, change)
        else:
            page = changed(page, change)
    return base, page


@pytest.mark.parametrize(("rule", "changes", "findings"), FOUND_ON_PAGE)
def test_found(rule: str, changes: list[Change], findings: list[str], tmp_path: Path) -> None:
    """What the page does not print as recorded, or the base forgets, and what follows from it."""
    assert any(f"[{rule}]" in finding for finding in findings)
    lines = [
        line.removeprefix("orchard.txt:")
        for line in finding_lines(audited(tmp_path, *orchard(changes)), tmp_path)
    ]
    assert lines == findings


@pytest.mark.parametrize(("rule", "changes", "findings"), FOUND_IN_BASE)
def test_found_in_the_base(
    rule: str, changes: list[Change], findings: list[str], tmp_path: Path
) -> None:
    """What is wrong with the base whatever its pages say is told at its tables."""
    assert any(f"[{rule}]" in finding for finding in findings)
    file = tmp_path / "orchard.toml"
    file.write_text(orchard(changes)[0], "utf8")
    base, where = load_with_places([file])
    report = audit(base, {}, where)
    assert [
        line.removeprefix("orchard.toml:") for line in finding_lines(report, tmp_path)
    ] == findings


@pytest.mark.parametrize(("rule", "changes", "reason"), PASSED)
def test_passed(rule: str, changes: list[Change], reason: str, tmp_path: Path) -> None:
    """What resembles a violation and is none."""
    report = audited(tmp_path, *orchard(changes))
    assert [str(finding) for finding in report.findings if finding.rule == rule] == [], reason


def test_every_rule_is_in_the_tables() -> None:
    """Each has its manual, something that it finds, and nearly all something that they pass."""
    rules = (*PAGE_RULES, *base_rules.RULES)
    assert all((rule.check.__doc__ or "").rstrip().endswith(".") for rule in rules)
    found = {rule for rule, *_ in (*FOUND_ON_PAGE, *FOUND_IN_BASE)}
    aspects = {"role", "value", "unit", "qualifier", "direction", "basis", "scope"}
    ids = {rule.id for rule in rules} - {"{aspect}"}
    assert ids - found <= {"unprinted"}  # with `line`
    assert found <= ids | aspects
