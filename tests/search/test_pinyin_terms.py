"""The terms that typed letters require, however they are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from jzfacts.index.terms import label_terms
from jzfacts.search import pinyin_terms
from jzfacts.text.syllables import SYLLABLES

if TYPE_CHECKING:
    from jzfacts.index.terms import Required


def test_syllables_are_asked_for_place_by_place() -> None:
    """Two neighbours at each, however the letters are cut; and as many as there can be."""
    first, second = ["li a", "li an", "li ang", "liang shi"], ["ang shi", "shi zong"]
    assert pinyin_terms.syllable_terms("liangshizong") == ([first, second], 4)
    assert pinyin_terms.syllable_terms("xianshi") == ([["xi a", "xi an", "xian shi"]], 3)
    assert pinyin_terms.syllable_terms("shi") == ([[" shi"]], 1)


def test_the_last_syllable_may_break_off() -> None:
    """So whatever it may become is asked for, at the first place."""
    (first,), most = pinyin_terms.syllable_terms("shiz")
    assert (first, most) == (
        [f"shi {unit}" for unit in sorted(SYLLABLES) if unit[0] == "z"],
        2,
    )
    assert pinyin_terms.syllable_terms("nongch")[0] == [
        [f"nong {unit}" for unit in sorted(SYLLABLES) if unit.startswith("ch")]
    ]


def test_letters_that_are_no_pinyin_have_no_syllables() -> None:
    """They may still be what a label writes itself."""
    assert pinyin_terms.syllable_terms("5gxyz") == ([], 0)
    assert pinyin_terms.spelling_terms("5gxyz") == [["5 g"]]
    assert pinyin_terms.spelling_terms("5gzong") == [["5 g"]]
    assert "5 guo" in pinyin_terms.spelling_terms("5g")[0]


def test_sounds_that_are_not_told_apart_are_asked_for_alike() -> None:
    """By their blurred form."""
    assert pinyin_terms.syllable_terms("chengsi", blur=True) == ([["~cen si"]], 2)


def test_first_letters_are_asked_for_in_threes() -> None:
    """With zh, ch, sh as one letter or two; two, if there are no more."""
    assert pinyin_terms.mixed_terms("ls") == [["=ls"]]
    assert pinyin_terms.mixed_terms("lszcl") == [["=lsz"], ["=szc"], ["=zcl"]]
    assert pinyin_terms.mixed_terms("lzhs") == [["=lzh", "=lzs"]]
    assert pinyin_terms.mixed_terms("szong") == [["=sz", "=szo"]]


def test_what_may_have_gaps_is_asked_for_apart() -> None:
    """Each syllable; of first letters, one of the places that a gap cannot all break."""
    assert pinyin_terms.syllable_terms("lushifei", pieces=True) == (
        [[" lu"], [" shi"], [" shi"], [" fei"]],
        3,
    )
    assert pinyin_terms.syllable_terms("cengsi", blur=True, pieces=True)[0] == [["~cen"], ["~si"]]
    assert pinyin_terms.initial_pieces_terms("lsbjk") == [["=bjk", "=lsb", "=sbj"]]


def test_what_is_asked_for_is_bounded() -> None:
    """Though a text can be cut in very many ways."""
    required, most = pinyin_terms.syllable_terms("xian" * 100)
    assert (len(required) <= pinyin_terms.MOST_PLACES, most) == (
        True,
        201,
    )  # the last n may begin another


def test_a_typing_error_leaves_its_neighbours_as_they_are() -> None:
    """What is before and after each part in which it may be, or the first two in every way."""
    assert pinyin_terms.typo_terms("pumatalisupumata") == [
        [["a ta", "ma ta"], ["pu ma"], ["su pu"], ["li su"]],
        [["a ta", "ma ta"], ["pu ma"]],
        [["pu ma"], ["ma ta"]],
        [["pu ma"], ["ma ta"], ["ta li"], ["li su"]],
    ]
    ((terms,),) = pinyin_terms.typo_terms("laingshi")
    assert {"liang shi", "la ying"} <= set(terms)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=2, max_size=14), st.data())
def test_a_label_is_found_however_it_is_typed(syllables: list[str], data: st.DataObject) -> None:
    """Its terms meet all required of what may be typed for it or a part of it."""
    units = [f"{syllable}1" for syllable in syllables]
    terms = label_terms("一" * len(units), units)
    start = data.draw(st.integers(0, len(units) - 2))
    typed = "".join(syllables[start:])
    cut = data.draw(st.integers(0, len(syllables[-1]) - 1))
    required, most = pinyin_terms.syllable_terms(typed[: len(typed) - cut])
    assert meets(terms, required)
    assert most >= len(units) - start
    assert meets(terms, pinyin_terms.syllable_terms(typed[: len(typed) - cut], blur=True)[0])
    assert meets(terms, pinyin_terms.spelling_terms(typed[: len(typed) - cut]))
    either = [
        data.draw(st.sampled_from([s, s[0], *([s[:2]] if s[1:2] == "h" else [])]))
        for s in syllables[start:]
    ]
    assert meets(terms, pinyin_terms.mixed_terms("".join(either)))
    place = data.draw(st.integers(0, len(typed) - 1))
    head, tail = typed[:place], typed[place:]
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typo = data.draw(
        st.sampled_from(
            [
                head + tail[1:],
                head + letter + tail,
                head + letter + tail[1:],
                head + tail[1::-1] + tail[2:],
            ]
        )
    )
    if typo != typed and len(typo) > 1:
        assert any(meets(terms, required) for required in pinyin_terms.typo_terms(typo))


def meets(terms: set[str], required: Required) -> bool:
    """Whether a label of these terms would be looked at."""
    return all(not terms.isdisjoint(demand) for demand in required)
