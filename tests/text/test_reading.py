"""`jzfacts.quantities`, as a manual: what it gives, and what it leaves out."""

from decimal import Decimal
from pathlib import Path

import pytest
import reading
from cases import cases, spelled
from hypothesis import given
from hypothesis import strategies as st

from jzfacts import Quantity, quantities
from jzfacts.text.mentions import read

FIGURES = [
    line.replace("\\n", "\n").split("\t")
    for line in Path(__file__).with_name("figures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_a_quantity_in_full() -> None:
    """Where it stands, what it is worth, and what bounds it."""
    text = "粮食总产超 42.40 亿斤"
    (found,) = quantities(text)
    assert found == Quantity(
        start=6, end=14, text="42.40 亿斤", value=Decimal("42.40"), low=None, high=None,
        unit="亿斤", known=True, qualifier="超",
    )  # fmt: skip


def test_stretches_of_time_are_quantities() -> None:
    """Though the reader of claims sets them aside; years and ranks are none."""
    assert [q.text for q in quantities("2024年起的五年来居全省第2")] == ["五年"]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures(text: str, expected: str) -> None:
    """The sentences of figures.tsv; 第 marks a rank, ? a unit that is not understood."""
    for one, figures in spelled(text, expected):
        found = []
        for mention in read(one):
            if mention.kind in ("quantity", "rank"):
                unit = mention.unit or (f"?{mention.unknown_unit}" if mention.unknown_unit else "-")
                high = "" if mention.high is None else f"..{mention.high}"
                found.append(f"{mention.value}{high} {'第' if mention.kind == 'rank' else unit}")
        assert "; ".join(found or ["-"]) == figures, one


@pytest.mark.skipif(not reading.FIGURES.is_dir(), reason="the public suites are no part of it")
def test_public_suites_are_read_as_well_as_ever() -> None:
    """None of their figures is misread."""
    rows, right, misread = reading.of_suites()
    assert (rows, misread) == (615, 0)
    assert right >= 592


@pytest.mark.parametrize("mark", "\ufe0f\u034f\u3164\u180e\u202e\u2066\u200b\U000e0041")
def test_characters_that_nobody_sees_do_not_split_a_number(mark: str) -> None:
    """Wherever they stand."""
    (found,) = quantities(f"总产4{mark}2{mark}.{mark}4{mark}亿{mark}斤")
    assert (str(found.value), found.unit) == ("42.4", "亿斤")


@cases
def test_signs_and_arrows_tell_of_a_change(text: str, role: str, direction: int) -> None:
    """A sign does of per cent, an arrow of anything."""
    (mention,) = read(text)
    assert (mention.role, mention.direction) == (role, direction)


def test_an_arrow_before_a_number_is_not_of_the_one_before_it() -> None:
    """产值5亿元↓3.5%: what fell stands behind it."""
    found = read("产值5亿元↓3.5%，增速5.3%↑12天")
    assert [one.text for one in found] == ["5亿元", "↓3.5%", "5.3%", "↑12天"]


@cases
def test_what_can_be_read_in_two_ways_is_not_read(text: str) -> None:
    """A wrong value is worse than none."""
    assert quantities(text) == []


PIECES = (
    "３ 萬 ㎡ ％ \u200b \ufe0f 斤 两 米 小时 分"
    " 1 23 . ， , 万 亿 千 百 一 三四 半 个 元 角 % — 到 至 负 - ( ) “ ” ↑ 分之 / 又 担 零下 之间"
)


@given(st.lists(st.sampled_from([*PIECES.split(), " "]), max_size=14).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Spans are in order and hold the text as written; the lower end is the lower one."""
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        if found.low is None or found.high is None:
            assert found.value is not None
        else:
            assert found.low < found.high
        end = found.end
