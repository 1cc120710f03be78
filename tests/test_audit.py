"""The audit of an invented page, orchard.txt: what each slip is told as, in whole."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jzfacts import base_rules, fact_rules, figure_rules, page_rules, source_rules
from jzfacts.audit import Coverage, audit, proof_of
from jzfacts.base import load, places
from jzfacts.page import open_page

if TYPE_CHECKING:
    from jzfacts.audit import Report

BASE = Path(__file__).with_name("orchard.toml").read_text("utf8")
PAGE = Path(__file__).with_name("orchard.txt").read_text("utf8")
DIGEST = sha256(PAGE.encode()).hexdigest()

REMEDY = "add a fact, or set it aside with the reason [unclaimed]"
INSTITUTE = """[[fact]]
id = "fruit-institute"
indicator = "果品研究所"
outcome = "成立"
source = "orchard"
lines = [13]

"""
APPLES = 'indicator = "苹果产量"\nvalue = 6\n'
PEARS = 'indicator = "梨子产量"\nvalue = 4.2\n'


def audited(folder: Path, base: str = BASE, page: str = PAGE) -> Report:
    """The report on a base and a page, the base's digest being that of the page."""
    file = folder / "orchard.toml"
    file.write_text(base.replace(DIGEST, sha256(page.encode()).hexdigest()), "utf8")
    pages = {"orchard": ("orchard.txt", page)}
    return audit(load([file]), pages, places([file]))


def told(report: Report, folder: Path) -> list[str]:
    """The findings as lines, the base's folder left out."""
    return [str(finding).removeprefix(f"{folder}/") for finding in report.findings]


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with pieces of it replaced, each of which stands there once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_sound_base_is_proven(tmp_path: Path) -> None:
    """Nothing is found, and the coverage says how much was seen."""
    report = audited(tmp_path)
    assert told(report, tmp_path) == []
    assert report.coverage == (
        Coverage(
            source="orchard",
            path="orchard.txt",
            figures=23,
            claimed=17,
            set_aside=6,
            unclaimed=0,
            facts=14,
            unproven=0,
        ),
    )


def test_without_a_page_nothing_is_proven(tmp_path: Path) -> None:
    """The base alone is still asked, and the coverage owns that no fact is proven."""
    file = tmp_path / "orchard.toml"
    file.write_text(
        changed(BASE, ('id = "fruit"\n', 'id = "fruit"\naliases = ["苹果产量"]\n')), "utf8"
    )
    report = audit(load([file]), {}, places([file]))
    assert told(report, tmp_path) == [
        (
            "orchard.toml:19:1: error: fruit: its alias 苹果产量 also means apples (苹果产量); "
            "drop one, or tell them apart in a note [alias]"
        )
    ]
    assert report.coverage == (Coverage("orchard", None, 0, 0, 0, 0, 14, 14),)
    assert report.coverage[0].proven == 0


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "value = 12.5\n",
            "value = 12.6\n",
            "5:13: error: 水果总产: value is 12.6万吨 in the base, 12.5万吨 on the page [value]",
        ),
        (
            "value = 12.5\n",
            "value = 12.50\n",
            "5:13: error: 水果总产: value is 12.50万吨 in the base, 12.5万吨 on the page [value]",
        ),
        (
            'unit = "万吨"\nchange',
            'unit = "亿斤"\nchange',
            "5:13: error: 水果总产: value is 12.5亿斤 in the base, 12.5万吨 on the page [unit]",
        ),
        (
            "value = 6\n",
            "value = 2.3\n",
            "5:48: error: 苹果产量: value is 2.3万吨 in the base, 6万吨 on the page [value]",
        ),
        (
            'qualifier = "近"\n',
            "",
            "9:2: error: 果园游客: value is 20万人次 in the base, 近20万人次 on the page [qualifier]",
        ),
        (
            "value = 15\n",
            'value = 15\nqualifier = "约"\n',
            "7:3: error: 新建冷库: value is 约15座 in the base, 15座 on the page [qualifier]",
        ),
        (
            'basis = "同比"',
            'basis = "环比"',
            "5:24: error: 水果总产: change is 环比4.2% in the base, 同比4.2% on the page [basis]",
        ),
        (
            "change = { value = 4.2",
            "change = { value = -4.2",
            (
                "5:24: error: 水果总产: change is 同比-4.2% in the base, 同比增长4.2% on the page "
                "[direction]"
            ),
        ),
        (
            'period = "年初"',
            'period = "年底"',
            "7:29: error: 冷链覆盖率: baseline is 年底40% in the base, 年初40% on the page [basis]",
        ),
        (
            "place = 3",
            "place = 4",
            "5:32: error: 水果总产: rank is 全市第4 in the base, 全市第3 on the page [value]",
        ),
        (
            'place = 3, among = "全市"',
            'place = 3, among = "全省"',
            "5:32: error: 水果总产: rank is 全省第3 in the base, 全市第3 on the page [scope]",
        ),
        (
            "高于全市平均水平",
            "低于全市平均水平",
            "7:1: error: 冷链覆盖率: not printed: 低于全市平均水平 [versus]",
        ),
        (
            "lines = [9, 11]",
            "lines = [9, 11, 7]",
            "7:1: error: 果园旅游收入: line 7 prints nothing of it [line]",
        ),
        (
            'id = "growers-union"',
            'id = "growers-union"\narea = "河口市"',
            "13:1: error: 果农联合社: not printed: its area 河口市 [area]",
        ),
        (
            'id = "farmers-income"',
            'id = "farmers-income"\naliases = ["三农收入"]',
            "15:1: error: 农民人均收入: its alias 三农收入 has a numeral that is not printed [numerals]",
        ),
        (
            'id = "farmers-income"',
            'id = "farmers-income"\nnote = "版面印作“2.2万元”。"',
            "15:1: error: 农民人均收入: its note quotes “2.2万元”, not printed [numerals]",
        ),
        (
            'title = "柳河县政府工作报告摘编"',
            'title = "柳河县工作报告"',
            "1:1: error: the page does not print the title “柳河县工作报告”; correct orchard [title]",
        ),
        (
            'period = "2022"',
            'period = "2021"',
            (
                "1:1: error: nothing on the page says that it reports on 2021; "
                "correct `period` of orchard [period]"
            ),
        ),
        (
            "lines = 15\n",
            "lines = 16\n",
            "15:1: error: the page has 15 lines, orchard says 16; correct `lines` [line-count]",
        ),
        (
            DIGEST,
            "f" * 64,
            (
                "1:1: warning: this is not the very page that orchard was taken from; "
                "its sha256 differs [digest]"
            ),
        ),
        (
            "“同比下降”以后",
            "“果品”以后",
            (
                "15:1: error: the words that this gap's note quotes first stand on lines 13; "
                "quote what only line 15 prints [gap]"
            ),
        ),
        (
            '{ line = 5, text = "过去一年"',
            '{ line = 5, text = "12.5万吨", reason = "" }, { line = 5, text = "过去一年"',
            (
                "5:13: error: the fact fruit claims what “12.5万吨” sets aside; drop one of them "
                "[set-aside]"
            ),
        ),
        (
            INSTITUTE,
            "",
            (
                "13:9: error: “果品研究所” is listed with facts, and no fact claims it; "
                "add a fact, or set it aside [member]"
            ),
        ),
    ],
)
def test_one_slip_in_the_base_is_one_finding(
    old: str, new: str, finding: str, tmp_path: Path
) -> None:
    """What differs names the rule, the page's place, and what each of the two says."""
    base = changed(BASE, (old, new.replace('reason = ""', 'reason = "no figure"')))
    assert told(audited(tmp_path, base), tmp_path) == [f"orchard.txt:{finding}"]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            "lines = [9]",
            "lines = [15]",
            [
                f"orchard.txt:9:2: error: claimed by no fact; {REMEDY}",
                "orchard.txt:15:1: error: 果园游客: line 15 prints nothing of its name [line]",
                "orchard.txt:15:1: error: 果园游客: not printed: 果园游客 of its name [name]",
                (
                    "orchard.txt:15:1: error: 果园游客: value 近20万人次 is not printed on line 15 "
                    "[unprinted]"
                ),
                (
                    "orchard.toml:79:1: error: visitors (line 15) stands after cold-chain; "
                    "put it in page order [page-order]"
                ),
            ],
        ),
        (
            "全国果业百强县",
            "全国果业十强县",
            [
                "orchard.txt:11:1: error: 全国果业十强县: not printed: 十 of its name [name]",
                f"orchard.txt:11:16: error: claimed by no fact (a numeral in a word); {REMEDY}",
            ],
        ),
        (
            'outcome = "入选"',
            'outcome = "荣获"',
            [
                "orchard.txt:11:1: error: 全国果业百强县: not printed: its outcome 荣获 [outcome]",
                (
                    "orchard.txt:11:10: error: “入选” is of no fact's name or outcome; "
                    "add a fact, or set it aside [deed]"
                ),
            ],
        ),
        (
            "2023-03-05",
            "2023-03-06",
            [
                (
                    "orchard.txt:1:1: error: the page does not print the date 2023-03-06; "
                    "correct `published` of orchard [published]"
                ),
                f"orchard.txt:1:1: error: claimed by no fact (a year); {REMEDY}",
                f"orchard.txt:1:6: error: claimed by no fact (a month); {REMEDY}",
                f"orchard.txt:1:8: error: claimed by no fact (a day); {REMEDY}",
            ],
        ),
        (
            'printed = "收人"',
            'printed = "收八"',
            [
                (
                    "orchard.txt:9:1: error: line 9 does not print “收八”; "
                    "correct or drop this misprint [misprint]"
                ),
                "orchard.txt:9:1: error: 果园旅游收入: not printed: 入 of its name [name]",
            ],
        ),
        (
            'text = "三进三送"',
            'text = "四进三送"',
            [
                (
                    "orchard.txt:15:1: error: line 15 does not print “四进三送”; "
                    "correct or drop this set-aside [set-aside]"
                ),
                f"orchard.txt:15:6: error: claimed by no fact (a numeral in a word); {REMEDY}",
                f"orchard.txt:15:8: error: claimed by no fact (a numeral in a word); {REMEDY}",
            ],
        ),
    ],
)
def test_a_slip_that_shows_in_several_places(
    old: str, new: str, findings: list[str], tmp_path: Path
) -> None:
    """All findings are told, the page's in reading order, then the base's."""
    assert told(audited(tmp_path, changed(BASE, (old, new))), tmp_path) == findings


def test_exchanged_figures(tmp_path: Path) -> None:
    """Two facts of a list with each other's figures: both are printed, but out of turn."""
    values = changed(BASE, (APPLES, APPLES.replace("6", "@")), (PEARS, PEARS.replace("4.2", "6")))
    assert told(audited(tmp_path, values.replace("@", "4.2")), tmp_path) == [
        (
            "orchard.txt:5:48: error: 梨子产量: 6万吨 is printed out of turn; "
            "do two facts have each other's figures? [order]"
        ),
        (
            "orchard.txt:5:52: error: 苹果产量: 4.2万吨 is printed out of turn; "
            "do two facts have each other's figures? [order]"
        ),
    ]
    names = BASE.replace("苹果产量", "@").replace("梨子产量", "苹果产量").replace("@", "梨子产量")
    assert told(audited(tmp_path, names), tmp_path) == [
        (
            "orchard.txt:5:52: error: 苹果产量: its name is printed before that of apples, its figure "
            "after; do they have each other's figures? [order]"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "65%",
            "66%",
            "7:38: error: 冷链覆盖率: value is 65% in the base, 66% on the page [value]",
        ),
        ("新认定", "新挖3口井,新认定", f"13:17: error: claimed by no fact; {REMEDY}"),
        (
            "成立果农",
            "荣获园艺先进县,成立果农",
            (
                "13:1: error: “荣获” is of no fact's name or outcome; "
                "add a fact, or set it aside [deed]"
            ),
        ),
        (
            "、梨子、",
            "、梨子、杏子、",
            (
                "5:41: error: “杏子” is listed with facts, and no fact claims it; "
                "add a fact, or set it aside [member]"
            ),
        ),
    ],
)
def test_what_the_base_forgets_of_the_page(
    old: str, new: str, finding: str, tmp_path: Path
) -> None:
    """A figure, a deed or a member of a list that no fact claims is found where it stands."""
    page = changed(PAGE, (old, new))
    assert told(audited(tmp_path, page=page), tmp_path) == [f"orchard.txt:{finding}"]


def test_an_unproven_fact_is_counted(tmp_path: Path) -> None:
    """Facts with a finding are unproven, numerals without a claim unclaimed."""
    page = changed(PAGE, ("新认定", "新挖3口井,新认定"), ("65%", "66%"))
    (coverage,) = audited(tmp_path, page=page).coverage
    assert (coverage.figures, coverage.claimed, coverage.unclaimed) == (24, 17, 1)
    assert (coverage.proven, coverage.unproven) == (13, 1)


SECOND = """
[[source]]
id = "nothing-of-it"
title = "另一版"
published = 2023-03-06
area = "柳河县"
period = "2022"
"""


def test_the_base_alone(tmp_path: Path) -> None:
    """Sources nobody cites, and one observation twice, are told at their tables."""
    again = '\n[[fact]]\nid = "apples-again"\n' + APPLES + 'source = "orchard"\nlines = [15]\n'
    file = tmp_path / "orchard.toml"
    file.write_text(BASE + again + SECOND, "utf8")
    report = audit(load([file]), {}, places([file]))
    assert told(report, tmp_path) == [
        (
            "orchard.toml:134:1: error: apples-again observes what apples does: 苹果产量, 柳河县, 2022; "
            "make them one [twice]"
        ),
        "orchard.toml:141:1: error: no fact cites nothing-of-it; drop it [unused-source]",
    ]


def test_the_lines_that_prove_a_fact() -> None:
    """Each cited line with its figures' spans; without a figure, name and outcome."""
    base = load([Path(__file__).with_name("orchard.toml")])
    page = open_page("orchard.txt", PAGE, base.sources[0].misprints)
    lines = PAGE.split("\n")
    shown = {
        fact.id: [
            (number, [lines[number - 1][start:end] for start, end in spans])
            for number, spans in proof_of(fact, base.facts, page)
        ]
        for fact in base.facts
    }
    assert shown["fruit"] == [(5, ["12.5万吨", "4.2%", "第3"])]
    assert shown["pears"] == [(5, ["4.2万吨"])]
    assert shown["cold-chain"] == [(7, ["40%", "65%", "8个百分点"])]
    assert shown["tourism"] == [(9, ["果园旅游收人"]), (11, ["百亿元"])]
    assert shown["growers-union"] == [(13, ["成立果农联合社"])]
    assert shown["cooperatives"] == [(13, ["12"]), (15, ["35家"])]


def test_every_rule_has_its_manual() -> None:
    """A rule's docstring says what is asked; no two rules share a name."""
    rules = [
        rule
        for room in (source_rules, fact_rules, figure_rules, page_rules, base_rules)
        for rule in room.RULES
    ]
    assert all(rule.__doc__ and rule.__doc__.rstrip().endswith(".") for rule in rules)
    assert len({rule.__name__ for rule in rules}) == len(rules)
