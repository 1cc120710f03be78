"""Labels met by their sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import SOUNDS, label

from jzfacts.search.phonetic import (
    LEAST,
    LEAST_LETTERS,
    LEAST_SLIPPED,
    enough,
    match_homophones,
    match_slip,
    match_spelling,
    slipped,
)
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.scoring import RUNGS
from jzfacts.text.syllables import is_pinyin


def heard(text: str, typed: str, rung: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    found = match_spelling(label(text), Pattern(typed), rung)
    return (found.rung, found.spans) if found else None


@pytest.mark.parametrize(
    ("text", "typed", "rung", "found"),
    [
        ("粮食总产", "liangshi", "pinyin", ("pinyin", ((0, 2),))),
        ("粮食总产", "zongchan", "pinyin", ("pinyin-inside", ((2, 4),))),
        ("粮食总产", "liangs", "pinyin", ("pinyin", ((0, 2),))),
        ("粮食总产", "lszc", "first-letters", ("first-letters", ((0, 4),))),
        ("外资", "wz", "first-letters", ("first-letters", ((0, 2),))),
        ("断头路", "duantl", "mixed", ("mixed", ((0, 3),))),
        ("国企资产总额", "guoqizichanze", "mixed", ("mixed", ((0, 6),))),
        ("粮食总产", "niansi", "fuzzy-sound", ("fuzzy-sound", ((0, 2),))),
        ("龙佰集团", "龙bai", "pinyin", ("pinyin", ((0, 2),))),
    ],
)
def test_spelled(text: str, typed: str, rung: str, found: object) -> None:
    """In pinyin, first letters, both, or as many speakers say it."""
    assert heard(text, typed, rung) == found


@pytest.mark.parametrize(
    ("text", "typed", "rung"),
    [
        ("粮食总产", "liang", "pinyin"),  # one syllable is no word
        ("学校", "xuexi", "pinyin"),  # 学习, not the beginning of 学校
        ("校园安全", "yuana", "pinyin"),  # unfinished within the label
        ("数字化转型标杆", "zxb", "first-letters"),  # three letters from the middle
        ("校园安全", "yanquan", "mixed"),  # 眼圈
        ("AA级以上信用评级企业", "shangxin", "fuzzy-sound"),
        ("进出口总额", "chukou", "pinyin"),
        ("进出口总额", "ckze", "first-letters"),
        ("进出口总额", "cukou", "fuzzy-sound"),
    ],
)
def test_too_little_is_heard(text: str, typed: str, rung: str) -> None:
    """Sounds that agree by accident, and halves of contrasts, are no answer."""
    assert heard(text, typed, rung) is None


def test_the_evidence_that_a_rung_asks_for() -> None:
    """Less at a label's beginning than within it; first letters may close it too."""
    ten = label("甲乙丙丁戊己庚辛壬癸")
    for rung, (least, within) in LEAST.items():
        assert enough(ten, rung, 0, least)
        assert not enough(ten, rung, 0, least - 1)
        assert enough(ten, rung, 1, 1 + within)
        assert not enough(ten, rung, 1, within)
        assert least <= within
    assert enough(ten, "first-letters", 7, 10)
    assert not enough(ten, "mixed", 7, 10)
    assert set(LEAST) <= set(RUNGS)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("粮食总产", "laingshi"),
        ("粮食总产", "liangshizngchan"),
        ("粮食总产", "liiangshi"),
        ("口袋公园", "koudaigxngyuan"),
        ("断头路", "duantulu"),
        ("人均可支配收入", "renjunkezhipieshouru"),
    ],
)
def test_one_slip(text: str, typed: str) -> None:
    """Two letters swapped, one dropped, one added, one replaced."""
    found = match_slip(label(text), typed)
    assert found is not None
    assert found.rung == "typo"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("工业总产值", "nongyezongchanzhi"),  # well-formed: 农业
        ("进出口总额", "chukuozonge"),  # half of a contrast, within the label
        ("粮食总产", "lingshi"),  # 零食
        ("粮食总产", "laigshi"),  # two slips
        ("保交房交付率", "jaiofulv"),  # three syllables within
        ("retail sales", "retailsalse"),  # Latin words are not spelled in syllables
    ],
)
def test_no_slip(text: str, typed: str) -> None:
    """What may have been meant otherwise is left to suggestions."""
    assert match_slip(label(text), typed) is None


SLIPS = ("swapped", "dropped", "added", "replaced")


@given(
    st.sampled_from(["liangshizongchan", "koudaigongyuan", "anquanshengchan"]),
    st.sampled_from(SLIPS),
    st.data(),
)
def test_every_slip_is_undone(meant: str, slip: str, data: st.DataObject) -> None:
    """Whatever letter it befalls, all letters of what was meant are found again."""
    place = data.draw(st.integers(0, len(meant) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typed = {
        "swapped": meant[:place] + meant[place + 1] + meant[place] + meant[place + 2 :],
        "dropped": meant[:place] + meant[place + 1 :],
        "added": meant[:place] + letter + meant[place:],
        "replaced": meant[:place] + letter + meant[place + 1 :],
    }[slip]
    if typed != meant:
        assert len(meant) in slipped(typed, meant, replaced=True)
    assert slipped(meant, meant, replaced=True) == []


def test_well_formed_pinyin_is_a_slip_only_at_a_long_beginning() -> None:
    """Duantulu begins a label; tulu within one is another word."""
    assert is_pinyin("duantulu")
    assert LEAST_SLIPPED == 3
    assert match_slip(label("打通断头路"), "duantulu") is None
    assert LEAST_LETTERS == 6


def homophones(text: str, typed: str) -> float | None:
    found = match_homophones(label(text), typed, SOUNDS)
    return found.quality if found else None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("粮食总产", "粮实"),
        ("固定资产投资", "固定资产头资"),
        ("家庭养老床位", "家庭养老创位"),
        ("设备更新项目", "设备跟新项目"),
        ("就业人数", "就业人树"),
    ],
)
def test_characters_of_the_same_sound(text: str, typed: str) -> None:
    """Same tone or another; of four characters one may sound only much alike."""
    assert homophones(text, typed) is not None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("存款余额", "贷款余额"),
        ("就业人数", "失业人数"),
        ("城镇居民收入", "农村居民收入"),
        ("高效办成一件事", "高小"),  # two characters must have the tone
        ("规上工业", "上公"),  # two characters must begin the label
        ("粮食总产", "良实总产量"),
        ("粮食总产", "良实"),  # one at least must be right
        ("粮食总产", "粮食"),  # nothing wrong: that is another rung
        ("进出口总额", "出口总鹅"),
    ],
)
def test_characters_that_do_not_sound_alike(text: str, typed: str) -> None:
    """Contrasts, and agreement by accident."""
    assert homophones(text, typed) is None


def test_the_same_tone_comes_first() -> None:
    """Then the same syllable, then a blurred one, however much is covered."""
    tone, syllable, blurred = (
        homophones("设备更新项目", typed)
        for typed in ("设备耕新项目", "设备更新项木", "设备跟新项目")
    )
    assert tone is not None
    assert syllable is not None
    assert blurred is not None
    assert tone >= syllable > blurred
