"""Verdicts on drafts: match, conflict, not in base; never a guess, and never a false conflict."""

from pathlib import Path

import pytest
from bases import base, fact, source, write
from drafts import figures
from hypothesis import given
from hypothesis import strategies as st
from proofs import told, verdicts, verifier

from jzfacts.documents.finding import Finding
from jzfacts.index.index import installed_base, open_index
from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED, Verifier

ORCHARD = Path(__file__).parent.with_name("orchard.toml")
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


def letters_by(verifier: Verifier, text: str) -> str:
    """The verdicts on a draft's figures: m, c, n, or s for silenced."""
    return "".join(LETTER[finding.status] for finding in verifier.verdicts(text, "draft"))


def letters(text: str) -> str:
    """The same by the base that is shipped: 焦作市, 2024."""
    return letters_by(verifier(), text)


def rows(table: str) -> list[list[str]]:
    """The drafts of a table beside this file, each with the verdicts expected."""
    lines = Path(__file__).with_name(table).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n").split("\t") for line in lines if "\t" in line]


@pytest.mark.parametrize(("draft", "expected"), rows("verdicts.tsv"))
def test_verdicts(draft: str, expected: str) -> None:
    """Of each figure, as verdicts.tsv has it."""
    assert (letters(draft) or "-") == expected


@pytest.mark.parametrize(("draft", "expected"), rows("other_city.tsv"))
def test_verdicts_by_another_base(draft: str, expected: str) -> None:
    """Of each figure, as other_city.tsv has it."""
    other = Verifier(open_index([Path(__file__).with_name("other_city.toml")]))
    assert letters_by(other, draft) == expected


def test_a_conflict_is_told_whole() -> None:
    """Where, what the draft says, what the base says, and where it has it from."""
    assert verdicts("回顾一年。\n居民人均可支配收入35713元。")[0] == Finding(
        path="draft",
        line=2,
        column=10,
        level="error",
        rule="wrong-value",
        message="居民人均可支配收入: the draft says 35713元, the base says 35173元"
        " (report-2025-1, line 71); two digits exchanged",
        text="35713元",
        status="conflict",
        fact="disposable-income",
        expected="35173元",
        hint="digits-exchanged",
        span=(15, 21),
    )


def test_a_match_and_what_is_not_in_base() -> None:
    """A match names the fact; the other says why nothing can be said."""
    match, absent = verdicts("进出口总额223.4亿元，增长10.3%。")
    assert (match.status, match.fact, match.expected) == ("match", "foreign-trade", "223.4亿元")
    assert (absent.status, absent.fact, absent.message) == (
        "not in base",
        None,
        "not in base: the base gives no such figure for 进出口总额",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("常住人口350万人。", "no such indicator, or it is not clear what the figure speaks of"),
        ("新乡市粮食总产97亿斤。", "another place: 新乡市"),
        ("2023年粮食总产40亿斤。", "another time: 2023"),
        ("上半年粮食总产20亿斤。", "another time, or part of a year"),
        ("2023年常住人口350万人。", "another time: 2023"),
        ("粮食总产42.4担。", "unit not understood: 担"),
        ("力争粮食总产43亿斤。", "a plan or target"),
        ("粮食总产42.41亿斤。", "the base gives 42.4亿斤, which does not settle it"),
    ],
)
def test_why_a_figure_is_not_in_base(text: str, why: str) -> None:
    """In a few words, for whoever wonders."""
    assert verdicts(text)[0].message == f"not in base: {why}"


def test_figures_come_in_reading_order_at_their_place() -> None:
    """The text at each place is the figure."""
    text = "甲：粮食总产42.4亿斤。\n\n１、进出口总额２２３.４亿元。\n"
    lines = text.split("\n")
    found = verdicts(text)
    assert [(finding.line, finding.text) for finding in found] == [
        (1, "42.4亿斤"),
        (3, "２２３.４亿元"),
    ]
    for finding in found:
        written = lines[finding.line - 1][finding.column - 1 :]
        assert written.startswith(finding.text)


def test_a_comment_silences_a_conflict() -> None:
    """It is still seen, as silenced."""
    text = "粮食总产43亿斤。<!-- jzfacts: ignore wrong-value -->\n粮食总产43亿斤。\n"
    assert [finding.status for finding in verdicts(text)] == ["silenced", "conflict"]


BASE = """
schema = 1
[[source]]
id = "a"
title = "甲"
published = 2031-01-15
area = "青禾市"
period = "2030"
[[source]]
id = "b"
title = "乙"
published = 2030-01-15
area = "青禾市"
period = "2029"
[[source]]
id = "c"
title = "丙"
published = 2031-01-15
area = "云溪县"
period = "2030"
"""
FACT = """
[[fact]]
id = "grain-{source}"
indicator = "粮食总产"
value = {value}
unit = "亿斤"
source = "{source}"
lines = [1]
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "base.toml"
    facts = (
        FACT.format(source=source, value=value)
        for source, value in zip("abc", (42, 41, 8), strict=True)
    )
    path.write_text(BASE + "".join(facts), "utf-8")
    return path


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("2030年青禾市粮食总产42亿斤。", "match grain-a"),
        ("2029年青禾市粮食总产42亿斤。", "conflict grain-b"),
        ("2030年云溪县粮食总产42亿斤。", "conflict grain-c"),
        ("2030年粮食总产42亿斤。", "not in base None"),
        ("青禾市粮食总产42亿斤。", "not in base None"),
    ],
)
def test_a_base_of_many_places_and_years(many: Path, draft: str, found: str) -> None:
    """The draft must say which; nothing is taken for granted."""
    (finding,) = Verifier(open_index([many])).verdicts(draft, "draft")
    assert f"{finding.status} {finding.fact}" == found


def test_what_the_user_tells_of_the_draft(many: Path) -> None:
    """`--area` and `--period` say what it does not."""
    verifier = Verifier(open_index([many]), area="云溪县", period="2030")
    assert [f.fact for f in verifier.verdicts("粮食总产8亿斤。", "draft")] == ["grain-c"]


@given(st.text(alphabet="粮食总产亿斤增长全省第4２.%，。、分别为的\n# 新乡市2024年", max_size=60))
def test_no_draft_is_too_strange(text: str) -> None:
    """Whatever is written, every finding is of a figure that stands there."""
    lines = text.replace("\r", "\n").split("\n")
    for finding in verifier().verdicts(text, "draft"):
        assert finding.status in ("match", "conflict", "not in base", "silenced")
        assert lines[finding.line - 1][finding.column - 1] == finding.text[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("固定资产投资（不含农户）增长8.3%。", [("8.3%", "match")]),
        ("固定资产投资[3]增长8.3%。", [("8.3%", "match")]),
        ("居民人均可支配收入（农村）25980元。", [("25980元", "not in base")]),
        ("粮食总产量211.99万吨。", [("211.99万吨", "not in base")]),
        ("实际使用外资0.41亿美元。", [("0.41亿美元", "match")]),
        ("人均地区生产总值增长4.9%。", [("4.9%", "not in base")]),
        ("单位地区生产总值能耗下降3%。", [("3%", "not in base")]),
    ],
)
def test_as_communiques_write(text: str, found: list[tuple[str, str]]) -> None:
    """Footnotes, what a figure is reckoned without, more digits than the base has."""
    assert told(text) == found


def test_the_figures_told_one_by_one() -> None:
    """A speech of several sentences, with three slips."""
    assert told(
        "2024年，全市地区生产总值增长5.4%，高于全省平均水平；固定资产投资增长8.8%。"
        "新引进省外境内项目444个，居全省第二；进出口总额223.4亿美元。"
    ) == [
        ("5.4%", "match"),
        ("8.8%", "wrong-change"),
        ("444个", "match"),
        ("第二", "wrong-rank"),
        ("223.4亿美元", "wrong-unit"),
    ]


def test_a_match() -> None:
    """It is a note that says what the base prints, of what and where."""
    (found,) = verdicts("\n粮食产量212万吨。")
    message = "粮食总产: agrees with 42.4亿斤 (report-2025-1, line 67)"
    assert found == Finding(
        *("draft", 2, 5, "note", "", message, "212万吨", MATCH, "grain-output", "42.4亿斤"),
        span=(5, 10),
    )


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
def test_what_should_stand_there(draft: str, expected: str) -> None:
    """As the base prints that part of the fact."""
    wrong = [one for one in verdicts(draft) if one.status == CONFLICT]
    assert [finding.expected for finding in wrong] == [expected]


def test_a_draft_that_says_nothing_of_place_and_time() -> None:
    """It is taken to speak of the base's own, unless the user says otherwise."""
    draft = "粮食总产43亿斤。"
    assert letters_by(Verifier(open_index([installed_base()])), draft) == "c"
    assert letters_by(Verifier(open_index([installed_base()]), area="新乡市"), draft) == "n"
    assert letters_by(Verifier(open_index([installed_base()]), period="2023"), draft) == "n"
    assert (
        letters_by(Verifier(open_index([installed_base()]), area="焦作市", period="2024"), draft)
        == "c"
    )


@pytest.mark.parametrize(
    ("comment", "verdict"),
    [
        ("<!-- jzfacts: ignore -->", "s"),
        ("<!-- jzfacts: ignore wrong-value -->", "s"),
        ("<!-- jzfacts: ignore wrong-rank -->", "c"),
        ("", "c"),
    ],
)
def test_a_comment_silences_a_line(comment: str, verdict: str) -> None:
    """All rules or those that it names; a figure not in base by that name."""
    assert letters(f"粮食总产43亿斤。{comment}\n") == verdict
    assert letters("棉花总产3万斤。<!-- jzfacts: ignore not-in-base -->\n") == "s"


def test_a_name_broken_between_paragraphs() -> None:
    """A column ends, the sentence does not."""
    draft = "今年风调雨顺。这一年各级各部门齐心协力推动创新发展，技术合\n\n同成交额77亿元。"
    assert letters(draft) == "m"


def test_a_base_of_another_place() -> None:
    """Nothing is taken for granted of a place or a year but what the base says."""
    verifier = Verifier(open_index([ORCHARD]))
    assert letters_by(verifier, "水果总产12.5万吨，同比增长4.2%，居全市第三。") == "mmm"
    assert letters_by(verifier, "全县新建冷库51座。") == "c"
    assert letters_by(verifier, "焦作市水果总产3万吨。") == "n"


def test_parts_of_the_year(tmp_path: Path) -> None:
    """A half, a quarter, a month are compared with facts of just then, and with no others."""
    parts = ("", "-S1", "-Q1", "-Q2", "-09")
    facts = [
        fact(f"grain{part.lower()}", f"4{number}.5").replace(
            "source", f'period = "2030{part}"\nsource'
        )
        for number, part in enumerate(parts)
    ]
    write(tmp_path, base=base(source(), *facts))
    verifier = Verifier(open_index([tmp_path]))
    agreeing = (
        "青禾市粮食总产40.5亿斤，上半年41.5亿斤，一季度42.5亿斤，二季度43.5亿斤，9月份44.5亿斤。"
    )
    assert letters_by(verifier, agreeing) == "mmmmm"
    assert letters_by(verifier, agreeing.replace("2.5", "3.5")) == "mmcmm"
    assert (
        letters_by(verifier, "青禾市三季度粮食总产40.5亿斤，1至9月44.5亿斤，9月3日44.5亿斤。")
        == "nnn"
    )
    assert letters_by(verifier, "2029年一季度，青禾市粮食总产42.5亿斤。全年40.5亿斤。") == "nn"


def test_a_base_of_a_half_year(tmp_path: Path) -> None:
    """1—6月 and 6月末 are of it, in a text that names it 今年 and the year alone are, too.

    Of the year alone nothing is known where the text may be on the whole of it.
    """
    half = source().replace('"2030"', '"2030-S1"')
    write(tmp_path, base=base(half, fact("grain", "42.5")))
    verifier = Verifier(open_index([tmp_path]))
    for words in ("1—6月", "6月末", "上半年", "上半年，经济向好。2030年", "上半年，经济向好。今年"):
        assert letters_by(verifier, f"{words}，粮食总产43.5亿斤。") == "c", words
    for words in ("今年以来", "2030年", "去年上半年", "一季度", "2030年全年", "2029年"):
        assert letters_by(verifier, f"{words}，粮食总产43.5亿斤。") == "n", words


def test_a_growth_that_is_the_indicator(tmp_path: Path) -> None:
    """What grew by so much is the value of a fact of that growth; of a level it is the change."""
    grown = fact("land", "2.49").replace("粮食总产", "耕地增加面积").replace("亿斤", "万亩")
    level = fact("industry", "500").replace("粮食总产", "工业增加值").replace("亿斤", "亿元")
    write(tmp_path, base=base(source(), grown, level))
    verifier = Verifier(open_index([tmp_path]))
    assert letters_by(verifier, "青禾市耕地增加2.49万亩，工业增加值增加50亿元。") == "mn"
    assert letters_by(verifier, "青禾市耕地增加2.95万亩。") == "c"


def test_what_is_of_a_part(tmp_path: Path) -> None:
    """A figure that would contradict the whole, and is that of a part whose name is said."""
    whole, part = fact("whole", "42.5"), fact("part", "20.5")
    facts = whole, part.replace("粮食总产", "农场粮食总产")
    write(tmp_path, base=base(source(), *facts))
    verifier = Verifier(open_index([tmp_path]))
    assert letters_by(verifier, "青禾市农场效益向好，其中粮食总产20.5亿斤。") == "m"
    assert letters_by(verifier, "青禾市粮食总产20.5亿斤。") == "c"
    assert letters_by(verifier, "青禾市粮食总产20.5亿斤，农场粮食总产42.5亿斤。") == "cc"


def test_among_whom_a_rank_is(tmp_path: Path) -> None:
    """In the base's own words, whatever they are, or in words for the same."""
    ranked = fact("grain", "40.5") + 'rank = { place = 1, among = "超大城市" }\n'
    write(tmp_path, base=base(source(), ranked))
    verifier = Verifier(open_index([tmp_path]))
    assert letters_by(verifier, "粮食总产40.5亿斤，居超大城市首位。") == "mm"
    assert letters_by(verifier, "粮食总产居超大城市第二。") == "c"
    assert letters_by(verifier, "粮食总产居全国首位。") == "n"


def test_a_figure_of_each_of_several(tmp_path: Path) -> None:
    """It agrees with all of them or is wrong."""
    facts = [fact("wheat", "40.5", name="小麦总产"), fact("rice", "40.5", name="稻谷总产")]
    write(tmp_path, base=base(source(), *facts, fact("maize", "30.5", name="玉米总产")))
    verifier = Verifier(open_index([tmp_path]))
    (found,) = verifier.verdicts("小麦总产、稻谷总产均为40.5亿斤。", "draft")
    assert (found.status, found.fact, found.also) == (MATCH, "wheat", ("rice",))
    (found,) = verifier.verdicts("小麦总产和玉米总产均为40.5亿斤。", "draft")
    assert (found.status, found.fact) == (CONFLICT, "maize")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_figure_has_one_verdict(text: str) -> None:
    """At its own place in the draft, in reading order, and what it cites is printed there."""
    found = verdicts(text)
    places = [(finding.line, finding.column) for finding in found]
    assert places == sorted(set(places))
    lines = text.split("\n")
    for finding in found:
        assert lines[finding.line - 1].startswith(finding.text, finding.column - 1)
    counted = sum(len(figures(line)) for line in lines)
    assert len(found) == counted
