"""What the reader makes of prose: figures, what they say, and what is none."""

from decimal import Decimal
from pathlib import Path

import pytest
from cases import cases, spelled
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.text.bounds import BOUNDS
from jzfacts.text.mentions import Mention, read
from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS
from jzfacts.text.units import parse_unit

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGE = SHARED / "source" / "jiaozuo-2025-02-19.txt"
REPORTS = sorted((SHARED / "reports").glob("*.txt"))
NUMERALS = frozenset(DIGITS + CHINESE_NUMERALS + "０１２３４５６７８９①②③")


def test_a_mention_in_full() -> None:
    """Every field of a figure with all that prose can say of it."""
    text = "今年晴天同比增加近 12 天。"
    (found,) = read(text)
    assert found == Mention(
        start=10, end=14, text="12 天", value=Decimal(12), unit="天", kind="quantity",
        qualifier="近", direction=1, among=None, reason=None, numeral_start=10, numeral_end=12,
        role="change", basis="同比", group=None, series=None,
    )  # fmt: skip


def rows(name: str) -> list[list[str]]:
    """The rows of a table beside this file."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n").split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "role", "direction", "basis", "among", "qualifier"), rows("said.tsv")
)
def test_what_the_words_around_a_figure_say(
    text: str, role: str, direction: str, basis: str, among: str, qualifier: str
) -> None:
    """Level or change or rank, up or down, since when, against or among what, how bounded."""
    for one, *cells in spelled(text, basis, among, qualifier):
        first = next(mention for mention in read(one) if mention.kind in ("quantity", "rank"))
        told = (first.basis, first.among, first.qualifier)
        found = [first.role, {1: "up", -1: "down", 0: "-"}[first.direction]]
        assert found == [role, direction], one
        assert [word or "-" for word in told] == cells, one


@pytest.mark.parametrize(("text", "kind"), rows("set-aside.tsv"))
def test_what_is_no_figure_is_set_aside_with_a_reason(text: str, kind: str) -> None:
    """Every numeral of a name, a time or an ordinal is reported, and none as a figure."""
    for (one,) in spelled(text):
        mentions = list(read(one))
        assert {mention.kind for mention in mentions} == {kind}, one
        assert all((mention.reason is None) == (kind == "quantity") for mention in mentions)


def test_lists_share_a_group_and_what_governs_them() -> None:
    """Direction, role, scope and a bounding verb are carried along a list; groups count up."""
    text = "甲、乙分别下降9.6%和6.9%,分别居全省第4、第5,分别突破20亿元、3000万元,新增近40家、30家。"
    assert [
        (m.text, m.group, m.series, m.role, m.direction, m.among, m.qualifier) for m in read(text)
    ] == [
        ("9.6%", 1, "list", "change", -1, None, None),
        ("6.9%", 1, "list", "change", -1, None, None),
        ("第4", 2, "list", "rank", 0, "全省", None),
        ("第5", 2, "list", "rank", 0, "全省", None),
        ("20亿元", 3, "list", "level", 0, None, "突破"),
        ("3000万元", 3, "list", "level", 0, None, "突破"),
        ("40家", 4, "list", "level", 0, None, "近"),
        ("30家", 4, "list", "level", 0, None, None),
    ]


@cases
def test_what_a_list_carries_on(text: str, told: str) -> None:
    """Each figure with its direction and its bound; what a verb of its own reaches is a level."""
    said = ((m.text, {1: "up", -1: "down"}.get(m.direction), m.qualifier) for m in read(text))
    assert "; ".join(" ".join(filter(None, words)) for words in said) == told


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
    "增长 同比 从 提升到 高于全省 第 首位 分之 个百分点 亿 万 元 年 半".split()
) | st.sampled_from([*NUMERALS, *'%‰.，,：∶-—~、和+/()（）“”"《》[] \n\u3000多余几超abm㎡²́'])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_every_numeral_of_any_text_is_in_one_mention(text: str) -> None:
    """Spans are ordered and disjoint, say what was read, and leave no numeral out."""
    covered(text)


@pytest.mark.parametrize(
    "piece", [*'1 1, 1. 1万 9 亿 一 一点 三到 第 ( “ " -1 5%、'.split(), " ", "1 ", "\n1."]
)
def test_hostile_texts_are_read(piece: str) -> None:
    """Long runs of anything are read, and nothing in them is lost."""
    covered(piece * 3000)


@pytest.mark.skipif(not REPORTS, reason="the shared reports are not here")
@pytest.mark.parametrize("path", [*REPORTS, PAGE], ids=lambda path: path.stem)
def test_real_reports_are_covered(path: Path) -> None:
    """On each real text: no error, sane spans, every numeral in one mention."""
    covered(path.read_text(encoding="utf-8"))
