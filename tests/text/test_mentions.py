"""What the reader makes of prose: figures, what they say, and what is none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.mentions import Mention, read
from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS, Lines
from jzfacts.text.numerals import BOUNDS
from jzfacts.text.units import parse_unit

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGE = SHARED / "source" / "jiaozuo-2025-02-19.txt"
REPORTS = sorted((SHARED / "reports").glob("*.txt"))
NUMERALS = frozenset(DIGITS + CHINESE_NUMERALS + "０１２３４５６７８９①②③")


def figures(text: str) -> list[tuple[str, str | None]]:
    """The figures of a text as (value, unit); a rank's unit is 第."""
    return [
        (str(mention.value), "第" if mention.kind == "rank" else mention.unit)
        for mention in read(text)
        if mention.kind in ("quantity", "rank")
    ]


def only(text: str) -> Mention:
    """The one figure of a text."""
    (mention,) = [mention for mention in read(text) if mention.kind in ("quantity", "rank")]
    return mention


def test_a_mention_in_full() -> None:
    """Every field of a figure with all that prose can say of it."""
    text = "今年晴天同比增加近 12 天。"
    assert list(read(text)) == [
        Mention(
            start=10,
            end=14,
            text="12 天",
            value=Decimal(12),
            unit="天",
            kind="quantity",
            qualifier="近",
            direction=1,
            among=None,
            reason=None,
            numeral_start=10,
            numeral_end=12,
            role="change",
            basis="同比",
            group=None,
            series=None,
        )
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("产量42.40亿斤", "42.40", "亿斤"),
        ("产量４２．４亿斤", "42.4", "亿斤"),
        ("产量四十二点四亿斤", "42.4", "亿斤"),
        ("收入超百亿元", "100", "亿元"),
        ("产值千亿元", "1000", "亿元"),
        ("产值突破万亿元", "1", "万亿元"),
        ("基金规模达109亿", "109", "亿"),
        ("收入35173元", "35173", "元"),
        ("收入35,173.50元", "35173.50", "元"),
        ("就业6.51万人", "6.51", "万人"),
        ("客流6.51万人次", "6.51", "万人次"),
        ("外资4127万美 元", "4127", "万美元"),
        ("总产达42.\n4亿斤", "42.4", "亿斤"),
        ("装机40万千瓦", "40", "万千瓦"),
        ("装机三万千瓦", "3", "万千瓦"),
        ("发电5亿千瓦时", "5", "亿千瓦时"),
        ("长5千米", "5", "千米"),
        ("流量8亿GB", "8", "亿GB"),
        ("面积3㎡", "3", "m2"),
        ("浓度38微克/立方米", "38", "微克/立方米"),
        ("单价2.5元/斤", "2.5", "元/斤"),
        ("三万五千元", "35000", "元"),
        ("1亿2000万元", "120000000", "元"),
        ("占百分之三点五", "3.5", "%"),
        ("占千分之五", "5", "‰"),
        ("占百分之百", "100", "%"),
        ("占三成五用地", "3.5", "成"),
        ("占一半以上", "1", "半"),
        ("增长率为-2.41‰", "-2.41", "‰"),
        ("提高两个百分点", "2", "个百分点"),
        ("十余项成果", "10", "项"),
        ("30多亿元", "30", "亿元"),
        ("5万余人", "5", "万人"),
        ("30万户籍人口", "30", "万"),
        ("两年半前的2.5倍", "2.5", "倍"),
        ("约5千。", "5000", None),
        ("约3百，", "300", None),
    ],
)
def test_value_and_unit_are_as_printed(text: str, value: str, unit: str | None) -> None:
    """The value keeps its digits, the unit its scale, and the span is what was read."""
    mention = only(text)
    assert (str(mention.value), mention.unit) == (value, unit)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("达42.4亿斤", None),
        ("达到近42.4亿斤", "近"),
        ("突破了百亿元大关", "突破"),
        ("超过30家", "超过"),
        ("过30万", "过"),
        ("不足5%", "不足"),
        ("不超过5%", "不超过"),
        ("200个以上", "以上"),
        ("5%左右", "左右"),
        ("870余项", "余"),
        ("30多个", "多"),
        ("是上年的2倍多", "多"),
        ("上千家企业", "上"),
        ("通过5项", None),
        ("节约5%", None),
        ("附近5个", None),
        ("10个多层次平台", None),
    ],
)
def test_the_bound_word_beside_a_figure(text: str, qualifier: str | None) -> None:
    """A bound is read before or after; 达 is none, nor is the end of another word."""
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "role", "direction", "basis", "among"),
    [
        ("总量42亿斤", "level", 0, None, None),
        ("新增49家", "level", 0, None, None),
        ("增加值93亿元", "level", 0, None, None),
        ("增长5.4%", "change", 1, None, None),
        ("同比分别增长约5%", "change", 1, "同比", None),
        ("比上年末减少3万人", "change", -1, "比上年末", None),
        ("较2018年提高6个百分点", "change", 1, "较2018年", None),
        ("增速达8.3%", "change", 1, None, None),
        ("降幅为2%", "change", -1, None, None),
        ("增至514万亩", "level", 1, None, None),
        ("下降到3%", "level", -1, None, None),
        ("从年初的50%提升到更高", "from", 0, "年初", None),
        ("由2020年的3.2万吨提高到新高", "from", 0, "2020年", None),
        ("从10家企业中选出", "level", 0, None, None),
        ("高于全市平均 水平6个百分点", "versus", 1, None, "全市平均水平"),
        ("比全国低1.2个百分点", "versus", -1, None, "全国"),
        ("比上年高1.2个百分点", "change", 1, "比上年", None),
        ("比上年下降[29]14.1%", "change", -1, "比上年", None),
    ],
)
def test_what_the_words_before_a_figure_say(
    text: str, role: str, direction: int, basis: str | None, among: str | None
) -> None:
    """Level or change, up or down, since when, against what."""
    mention = only(text)
    assert (mention.role, mention.direction, mention.basis, mention.among) == (
        role,
        direction,
        basis,
        among,
    )


@pytest.mark.parametrize(
    ("text", "place", "among", "printed"),
    [
        ("增速全省第1。", 1, "全省", "第1"),
        ("总量全省第二,", 2, "全省", "第二"),
        ("居全省第4位,", 4, "全省", "第4位"),
        ("居全省首位", 1, "全省", "首位"),
        ("总量位居第三", 3, None, "第三"),
        ("总数全 省第2,", 2, "全省", "第2"),
        ("稳居中部第一", 1, "中部", "第一"),
        ("居全省沿黄城市第1位", 1, "全省沿黄城市", "第1位"),
        ("全省复评中居第2位", 2, "全省", "第2位"),
        ("位次全省第5 1 科技", 5, "全省", "第5"),
    ],
)
def test_ranks_in_every_spelling(text: str, place: int, among: str | None, printed: str) -> None:
    """A rank has its place, its scope, and the span that includes 第."""
    mention = next(mention for mention in read(text) if mention.kind == "rank")
    assert (mention.value, mention.among, mention.text) == (Decimal(place), among, printed)
    assert (mention.role, mention.direction) == ("rank", 0)


def test_lists_share_a_group_and_what_governs_them() -> None:
    """Direction, role, scope and a bounding verb are carried along a list; groups count up."""
    text = "甲、乙分别下降9.6%和6.9%,分别居全省第4、第5,分别突破20亿元、3000万元。"
    assert [
        (m.text, m.group, m.series, m.role, m.direction, m.among, m.qualifier) for m in read(text)
    ] == [
        ("9.6%", 1, "list", "change", -1, None, None),
        ("6.9%", 1, "list", "change", -1, None, None),
        ("第4", 2, "list", "rank", 0, "全省", None),
        ("第5", 2, "list", "rank", 0, "全省", None),
        ("20亿元", 3, "list", "level", 0, None, "突破"),
        ("3000万元", 3, "list", "level", 0, None, "突破"),
    ]


def test_baselines_and_what_became_of_them() -> None:
    """从 a、b 提升到 c、d: two groups, the first in the role of the baseline."""
    text = "从年初的40%、15%提升到年底的71.5%、88%。"
    assert [(m.text, m.group, m.role, m.direction) for m in read(text)] == [
        ("40%", 1, "from", 0),
        ("15%", 1, "from", 0),
        ("71.5%", 2, "level", 1),
        ("88%", 2, "level", 1),
    ]


def test_ratios_and_ranges() -> None:
    """The members of a ratio are figures without a unit; a range is one figure with two ends."""
    text = "结构为12.5∶40.5∶47,新建3—5个,增长8%-10%。"
    assert [(m.text, str(m.value), m.high, m.unit, m.series) for m in read(text)] == [
        ("12.5", "12.5", None, None, "ratio"),
        ("40.5", "40.5", None, None, "ratio"),
        ("47", "47", None, None, "ratio"),
        ("3—5个", "3", Decimal(5), "个", None),
        ("8%-10%", "8", Decimal(10), "%", None),
    ]


def test_figures_of_different_things_make_no_list() -> None:
    """What shares no unit shares no group, nor do two ranks of one thing."""
    assert [m.group for m in read("营收超100亿元、10家,居全国第3、全省第1。")] == [None] * 4


def test_an_elided_unit_is_understood() -> None:
    """In 提高2个和3个百分点 both numbers are percentage points."""
    assert figures("分别提高2个和3个百分点") == [("2", "个百分点"), ("3", "个百分点")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024年", "time"),
        ("二〇二四年", "time"),
        ("2月19日", "time"),
        ("1—9月", "time"),
        ("2021、2022年", "time"),
        ("2024-02-19", "time"),
        ("14:30", "time"),
        ("五年来", "time"),
        ("过去5年", "time"),
        ("一季度", "time"),
        ("二十届", "ordinal"),
        ("党的二十大和", "ordinal"),
        ("第十五届", "ordinal"),
        ("第五代", "ordinal"),
        ("第一时间", "ordinal"),
        ("全省第一方阵", "ordinal"),
        ("一期工程", "ordinal"),
        ("三中全会", "ordinal"),
        ("三年行动", "name"),
        ("“三十工程”", "name"),
        ("“345”行动", "name"),
        ('"四个先行"', "name"),
        ("《2项办法》", "name"),
        ("PM2.5", "name"),
        ("5G基站", "name"),
        ("4A级", "name"),
        ("S333线", "name"),
        ("国道207", "name"),
        ("500强", "name"),
        ("3+13+N", "name"),
        ("热线:8797000", "name"),
        ("电话0391-3568888", "name"),
        ("〔2024〕5号", "name"),
        ("总值[2]为", "name"),
        ("(3)完善", "name"),
        ("1.加快", "name"),
        ("一、总则", "name"),
        ("①强化", "name"),
        ("一批", "name"),
        ("一体推进", "name"),
        ("千方百计", "name"),
        ("万众一心", "name"),
        ("十分重要", "name"),
        ("数十家", "name"),
        ("几万人", "name"),
        ("十四五", "name"),
        ("三分之二", "name"),
        ("万元GDP能耗", "name"),
        ("每千人", "name"),
        ("百亿级集群", "name"),
        ("前10名", "name"),
        ("两位数", "name"),
        ("资产过干亿元", "name"),
        ("2.0版", "name"),
        ("1.2.3", "name"),
        ("7×24", "name"),
    ],
)
def test_what_is_no_figure_is_set_aside_with_a_reason(text: str, kind: str) -> None:
    """Every numeral of a name, a time or an ordinal is reported, and none as a figure."""
    mentions = list(read(text))
    assert {mention.kind for mention in mentions} == {kind}
    assert all(mention.reason for mention in mentions)


def test_a_figure_in_quotation_marks_is_a_figure() -> None:
    """What the marks enclose is a slogan unless it is a quantity and nothing else."""
    assert figures("“42.4亿斤”的总产和“超百亿元”的产值,“15分钟生活圈”。") == [
        ("42.4", "亿斤"),
        ("100", "亿元"),
    ]


def test_a_quoted_sentence_is_read() -> None:
    """A sentence in quotation marks is no slogan."""
    assert figures("他说:“全年增长5%,居全省第3。”") == [("5", "%"), ("3", "第")]


def test_reading_is_lazy() -> None:
    """The first figure is given before the text is read to its end."""
    assert next(iter(read("增长5%。" * 50_000))).value == 5


def covered(text: str) -> None:
    """Assert all that must hold of the reading of any text whatever."""
    mentions = list(read(text))
    inside = [0] * len(text)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.start <= mention.numeral_start < mention.numeral_end <= mention.end
        end = mention.end
        inside[mention.start : end] = [1] * (end - mention.start)
        figure = mention.kind in ("quantity", "rank")
        assert figure == (mention.reason is None)
        assert not figure or mention.value.is_finite()
        assert mention.qualifier is None or mention.qualifier in BOUNDS
        if figure and mention.unit:
            assert parse_unit(mention.unit).name == mention.unit
    assert [
        character
        for character, claimed in zip(text, inside, strict=True)
        if character in NUMERALS and not claimed
    ] == []


PIECES = st.sampled_from(
    (
        "增长",
        "同比",
        "从",
        "提升到",
        "高于全省",
        "第",
        "首位",
        "分之",
        "个百分点",
        "亿",
        "万",
        "元",
        "年",
        "半",
    )
) | st.sampled_from([*NUMERALS, *'%‰.，,：∶-—~、和+/()（）“”"《》[] \n\u3000多余几超abm㎡²́'])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_every_numeral_of_any_text_is_in_one_mention(text: str) -> None:
    """Spans are ordered and disjoint, say what was read, and leave no numeral out."""
    covered(text)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.", "亿", "一点", "第", "(", "“", '"', "-1", "5%、", " ", "\n1."]
)
def test_hostile_texts_are_read(piece: str) -> None:
    """Long runs of anything are read, and nothing in them is lost."""
    covered(piece * 3000)


@pytest.mark.skipif(not REPORTS, reason="the shared reports are not here")
@pytest.mark.parametrize("path", [*REPORTS, PAGE], ids=lambda path: path.stem)
def test_real_reports_are_covered(path: Path) -> None:
    """On each real text: no error, sane spans, every numeral in one mention."""
    covered(path.read_text(encoding="utf-8"))


# Read off the page by eye, line by line: every figure in order. A bare number has no unit (the
# numbers of the boxes in line 13); 第 marks a rank.
BY_EYE = {
    11: "5.4%",
    13: "5.4% 8.3% 第5 1 第1 第3 7 42.4亿斤 10家 3.5% 第5 6 第2 98.58% 444个 第4 第1",
    17: "15个 6个 68个 320个 131.1% 122.3% 8.3% 第5",
    19: "109.34亿元 第5 第4 第5 3.77亿元 21亿元",
    21: "9.6% 6.9% 7% 第4",
    23: "8家 8家 100亿元",
    27: "第1 第3",
    29: "10家 第5 49家 520家 25.2% 第5",
    31: "2家",
    33: "52项",
    35: "77亿元 第5 4297人 7家",
    39: "7.9% 98.2%",
    41: "54个百分点 6家 23家 15家 10家",
    43: "9个 3县市 第2",
    45: "第7 12位",
    49: "6家",
    51: "2亿元 109亿",
    53: "30万台",
    57: "444个 第1 4127万美元 第2 223.4亿元 第6",
    63: "229公里 88个 10处 11万平方米 12条",
    67: "42.4亿斤 3.5% 第2",
    71: "35173元 第4",
    73: "50% 20% 45% 86.4% 95% 92.8% 12天",
    75: "17件",
    77: "6.51万人",
    79: "71所 6592个",
    81: "第3",
    83: "1982张 586个",
    89: "98.58% 第4",
}


@pytest.mark.skipif(not PAGE.exists(), reason="the shared page is not here")
def test_the_page_is_read_as_a_person_reads_it() -> None:
    """Every figure of the page stands on its line with its value and unit, and no other."""
    text = PAGE.read_text(encoding="utf-8")
    lines = Lines(text)
    found: dict[int, list[str]] = {}
    for mention in read(text):
        if mention.kind in ("quantity", "rank"):
            line, _ = lines.position(mention.start)
            told = "第" if mention.kind == "rank" else ""
            unit = "" if mention.kind == "rank" else mention.unit or ""
            found.setdefault(line, []).append(f"{told}{mention.value}{unit}")
    assert {line: " ".join(told) for line, told in found.items()} == BY_EYE
