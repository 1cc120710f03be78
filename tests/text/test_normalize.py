"""Folding, and the way back to the text as written."""

import unicodedata
from itertools import pairwise

from cases import cases
from hypothesis import example, given
from hypothesis import strategies as st

from jzfacts.text.normalize import Lines, Traced, fold, fold_prose

MIXED = st.text(
    st.sampled_from("焦作市增长0123４５％.，,:：①²㎏㎡½ＡaÉé\u0301ﾊﾞß \u3000\n\t\u200b-“”…")
    | st.characters()
)


def test_width_compatibility_and_case_fold_together() -> None:
    """Full-width, compatibility and capital characters become plain ones, lengths change."""
    assert fold("ＧＤＰ达４２．４％，㎡㎏①").text == "gdp达42.4%,m2kg1"


def test_each_folded_character_knows_its_original() -> None:
    """The two characters of kg, and the one after them, point at the right originals."""
    folded = fold("５㎏米")
    assert folded.text == "5kg米"
    assert [folded.span(i, i + 1) for i in range(4)] == [(0, 1), (1, 2), (1, 2), (2, 3)]


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    """A letter and its combining mark fold into one character that stands for both."""
    folded = fold("度e\u0301度")
    assert folded.text == "度é度"
    assert folded.span(1, 2) == (1, 3)
    assert (fold("GDP 5").text, fold("GDP 5").span(0, 3)) == ("gdp 5", (0, 3))


def test_columns_and_spacing_are_mended() -> None:
    """White space inside a Chinese sentence goes; the span keeps what was written."""
    text = "外资1234万美 元,总产达 42.\n4亿斤,新增 10 家,占 5.5 %"
    folded = fold_prose(text)
    assert folded.text == "外资1234万美元,总产达42.4亿斤,新增10家,占5.5%"
    start = folded.text.index("万美元")
    assert text[slice(*folded.span(start, start + 3))] == "万美 元"


@cases
def test_how_prose_is_folded(text: str, folded: str) -> None:
    """What layout, width and dress add goes; what parts two numbers or two paragraphs stays."""
    assert fold_prose(text).text == folded


def _sane(folded: Traced, text: str) -> bool:
    spans = list(zip(folded.starts, folded.ends, strict=True))
    return (
        len(spans) == len(folded.text)
        and all(0 <= start < end <= len(text) for start, end in spans)
        and all(before == after or before[1] <= after[0] for before, after in pairwise(spans))
    )


@given(MIXED)
@example("0\x85¯")
def test_the_map_is_sane_for_any_text(text: str) -> None:
    """Spans lie in the text, are never empty, and never run backwards or overlap in part."""
    assert _sane(fold(text), text)
    assert _sane(fold_prose(text), text)


@given(st.text(st.sampled_from("焦作增长0９％，。Ａa①㎡É é\n")))
def test_folding_is_nfkc_and_casefold(text: str) -> None:
    """The result is what Unicode defines, for all that prose is written in."""
    nfkc = unicodedata.normalize("NFKC", text)
    assert fold(text).text == unicodedata.normalize("NFKC", nfkc.casefold())


@given(MIXED)
def test_positions_agree_with_splitting(text: str) -> None:
    """The line and column of each offset are those that counting line breaks gives."""
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset].split("\n")
        assert lines.position(offset) == (len(before), len(before[-1]) + 1)
