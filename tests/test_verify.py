"""One of three verdicts on every figure of a draft, never a guess."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.clauses import cut
from jzfacts.finding import Finding
from jzfacts.index import open_index
from jzfacts.verify import ABSENT, CONFLICT, MATCH, SILENCED, Verifier

if TYPE_CHECKING:
    from jzfacts.index import Index

ORCHARD = Path(__file__).with_name("orchard.toml")
LETTER = {MATCH: "m", CONFLICT: "c", ABSENT: "n", SILENCED: "s"}
PIECES = (
    "粮食总产42.4亿斤",
    "居全省第3",
    "2023年",
    "洛阳市",
    "增长5%",
    "改造88个老旧小区",
    "力争",
    "，",
    "。",
    "\n\n",
    "一、",
)


@pytest.fixture(scope="module")
def verifier(index: Index) -> Verifier:
    """A verifier by the base that is shipped: 焦作市, 2024."""
    return Verifier(index)


def told(verifier: Verifier, text: str) -> str:
    """The verdicts on a draft's figures: m, c, n, or s for silenced."""
    return "".join(LETTER[finding.status] for finding in verifier.verdicts(text, "draft"))


def test_a_match(verifier: Verifier) -> None:
    """It is a note that says what the base prints."""
    assert list(verifier.verdicts("\n粮食产量212万吨。", "d.txt")) == [
        Finding("d.txt", 2, 5, "note", "", "42.4亿斤", "212万吨", MATCH, "grain-output", "42.4亿斤")
    ]


def test_a_conflict(verifier: Verifier) -> None:
    """It names the rule, what the draft says, what the base says, source and line."""
    assert list(verifier.verdicts("居民人均可支配收入35713元。", "d.txt")) == [
        Finding(
            "d.txt",
            1,
            10,
            "error",
            "wrong-value",
            "居民人均可支配收入: the draft says 35713元, the base says 35173元 "
            "(report-2025-1, line 71)",
            "35713元",
            CONFLICT,
            "disposable-income",
            "35173元",
        )
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("粮食总产居全省第3。", "全省第2"),
        ("粮食总产下降3.5%。", "增长3.5%"),
        ("技改投资增速高于全省平均水平45个百分点。", "高于全省平均水平54个百分点"),
        ("市属国有企业资产总额800亿元。", "迈过1000亿元"),
        ("钢铁行业清洁运输比例从年初的30%提高到95%。", "20%"),
    ],
)
def test_what_should_stand_there(draft: str, expected: str, verifier: Verifier) -> None:
    """As the base prints that part of the fact."""
    wrong = [one for one in verifier.verdicts(draft, "d") if one.status == CONFLICT]
    assert [finding.expected for finding in wrong] == [expected]


@pytest.mark.parametrize(
    "draft",
    [
        "粮食总产超42亿斤，同比增长百分之三点五，稳居全省第二位。",
        "粮食产量四十二点四亿斤，折合21.2亿公斤。",
        "煤炭、钢铁、火电行业清洁运输比例分别为86.4%、95%、92.8%。",
        "新增高新技术企业49家，总数达520家。",
        "以旧换新拉动消费近21亿元。",
        "2024年，焦作市改造88个老旧小区，建成10处口袋公园。",
    ],
)
def test_the_same_in_other_words_and_units(draft: str, verifier: Verifier) -> None:
    """Converted, rounded, bounded, in Chinese numerals, in lists."""
    assert set(told(verifier, draft)) == {"m"}


@pytest.mark.parametrize(
    "draft",
    [
        "2023年粮食总产40亿斤。",
        "上半年粮食总产20亿斤。",
        "新乡市粮食总产60亿斤。",
        "修武县粮食总产6亿斤。",
        "全省粮食总产1300亿斤。",
        "全国粮食总产14000亿斤。",
        "力争粮食总产达到45亿斤。",
        "预计粮食总产45亿斤。",
        "夏粮总产20亿斤。",
        "棉花总产3万斤。",
        "居民人均消费支出20000元。",
        "农村居民人均可支配收入20000元。",
        "粮食总产居全国第30位。",
        "粮食总产年均增长1%。",
        "某农场粮食总产1亿斤。",
        "# 新乡市2024年政府工作总结\n\n粮食总产60亿斤。",
        "# 二、2025年工作安排\n\n粮食总产45亿斤。",
    ],
)
def test_anything_else_is_never_a_conflict(draft: str, verifier: Verifier) -> None:
    """Another year, half-year, place or scope; a target; an indicator that the base has not."""
    assert told(verifier, draft) == "n"


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        ("力争粮食总产45亿斤。", "a plan or target"),
        ("棉花总产3万斤。", "no such indicator, or it is not clear what the figure speaks of"),
        ("粮食总产环比增长9%。", "the base gives no such figure for 粮食总产"),
        ("粮食总产42.41亿斤。", "the base gives 42.4亿斤, which does not settle it"),
    ],
)
def test_the_reason_is_told(draft: str, why: str, verifier: Verifier) -> None:
    """Why nothing can be said of a figure."""
    (finding,) = verifier.verdicts(draft, "d")
    assert (finding.level, finding.message) == ("note", f"not in base: {why}")


def test_a_draft_that_says_nothing_of_place_and_time(index: Index) -> None:
    """It is taken to speak of the base's own, unless the user says otherwise."""
    draft = "粮食总产43亿斤。"
    assert told(Verifier(index), draft) == "c"
    assert told(Verifier(index, area="新乡市"), draft) == "n"
    assert told(Verifier(index, period="2023"), draft) == "n"
    assert told(Verifier(index, area="焦作市", period="2024"), draft) == "c"


@pytest.mark.parametrize(
    ("comment", "letters"),
    [
        ("<!-- jzfacts: ignore -->", "s"),
        ("<!-- jzfacts: ignore wrong-value -->", "s"),
        ("<!-- jzfacts: ignore wrong-rank -->", "c"),
        ("", "c"),
    ],
)
def test_a_comment_silences_a_line(comment: str, letters: str, verifier: Verifier) -> None:
    """All rules or those that it names; a figure not in base by that name."""
    assert told(verifier, f"粮食总产43亿斤。{comment}\n") == letters
    assert told(verifier, "棉花总产3万斤。<!-- jzfacts: ignore not-in-base -->\n") == "s"


def test_a_name_broken_between_paragraphs(verifier: Verifier) -> None:
    """A column ends, the sentence does not."""
    draft = "今年风调雨顺。这一年各级各部门齐心协力推动创新发展，技术合\n\n同成交额77亿元。"
    assert told(verifier, draft) == "m"


def test_a_base_of_another_place() -> None:
    """Nothing is taken for granted of a place or a year but what the base says."""
    verifier = Verifier(open_index([ORCHARD]))
    assert told(verifier, "水果总产12.5万吨，同比增长4.2%，居全市第三。") == "mmm"
    assert told(verifier, "全县新建冷库51座。") == "c"
    assert told(verifier, "焦作市水果总产3万吨。") == "n"


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_figure_has_one_verdict(verifier: Verifier, text: str) -> None:
    """At its own place in the draft, in reading order, and what it cites is printed there."""
    found = list(verifier.verdicts(text, "draft"))
    places = [(finding.line, finding.column) for finding in found]
    assert places == sorted(set(places))
    lines = text.split("\n")
    for finding in found:
        assert lines[finding.line - 1].startswith(finding.text, finding.column - 1)
    counted = sum(len(cut(line).figures) for line in lines)
    assert len(found) == counted
