"""Numerals that are no figures, and near neighbours that are. All texts are folded already."""

from __future__ import annotations

import pytest

from jzfacts.text.exclusions import ARABIC, CHINESE, excluded_quantity, exclusion, quotations


def span(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and the span that they held."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "", 1).replace("]", "", 1), start, end


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[2024]年", "time"),
        ("[12]月", "time"),
        ("[31]日", "time"),
        ("[32]日元", None),
        ("[15]时许", "time"),
        ("pm[2.5]下降", "name"),
        ("[5]g基站", "name"),
        ("[250]g牛肉", None),  # what follows is for the units to say
        ("[500]强企业", "name"),
        ("[500]强化训练", None),
        ("热线[12345]", "name"),
        ("[007]号", "name"),
        ("([3])", "name"),
        ("[1.2.3]节", "name"),
        ("1/[3]", "name"),
        ("[9876543]。", "name"),
        ("[1234567890123456789]家", "name"),
        ("[12] 345人", "name"),
        ("晴天[200]天", None),
    ],
)
def test_an_arabic_numeral(text: str, kind: str | None) -> None:
    """Times and names are told from figures by their shape and neighbours."""
    aside = exclusion(ARABIC, *span(text))
    assert (aside and aside[0]) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[二〇三〇]年", "time"),
        ("[三]月", "time"),
        ("[十二]届", "ordinal"),
        ("([一])", "name"),
        ("[千]级", "name"),
        ("数[十]家", "name"),
        ("[十]分重要", "name"),
        ("每[百]人", "name"),
        ("[三十]家", None),
    ],
)
def test_a_chinese_numeral(text: str, kind: str | None) -> None:
    """Years, ordinals, list numbers and words, but not thirty of something."""
    aside = exclusion(CHINESE, *span(text))
    assert (aside and aside[0]) == kind


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("过去[5年]", "年", "time"),
        ("[5年]来", "年", "time"),
        ("[三年]行动", "年", "name"),
        ("[2位]数", "位", "name"),
        ("前[10名]", "名", "name"),
        ("目前[10名]", "名", None),  # 前 ends a word
        ("工期[5年]。", "年", None),
    ],
)
def test_a_quantity(text: str, unit: str, kind: str | None) -> None:
    """A stretch of time, a plan and "the first ten" are no figures."""
    aside = excluded_quantity(*span(text), unit)
    assert (aside and aside[0]) == kind


def test_years_in_words_are_figures_where_something_ran_so_long() -> None:
    """连续三年 is a figure, 三年 alone is not; of other units nothing follows."""
    found = [
        excluded_quantity(*span(text), text[-2], in_words=True)
        for text in ("连续[三年]", "[三年]", "[三家]")
    ]
    assert found == [None, ("time", "a stretch of time"), None]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("推进“345”工程", ["345"]),
        ("见《一九三〇年史》。", ["一九三〇年史"]),
        ('名为"1+2"的', ["1+2"]),
        ("他说“下雨了，带伞。”", []),  # a sentence is read, not set aside
        ('半开"不关\n"也不', []),
        ("见https://example.org/12。", ["https://example.org/12"]),
    ],
)
def test_slogans_titles_and_addresses(text: str, quoted: list[str]) -> None:
    """What marks enclose, if it is no sentence."""
    # folding makes full-width punctuation narrow
    folded = text.replace("，", ",")
    assert [folded[start:end] for start, end in quotations(folded)] == quoted
