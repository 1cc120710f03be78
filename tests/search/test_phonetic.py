"""Labels met by their sound."""

from __future__ import annotations

import pytest
from labels import SOUNDS, label

from jzfacts.search.phonetic import match_homophones, match_spelling
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.strategies import LETTERS, LIKE, SURE

LEAST = {"pinyin": SURE, "first-letters": LETTERS, "mixed": LETTERS, "fuzzy-sound": LIKE}


def spelled(text: str, typed: str, kind: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    found = match_spelling(label(text), Pattern(typed), kind, LEAST[kind])
    return found and (found.kind, found.spans)


@pytest.mark.parametrize(
    ("text", "typed", "kind", "found"),
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
def test_spelled(text: str, typed: str, kind: str, found: object) -> None:
    """In pinyin, first letters, both, or as many speakers say it."""
    assert spelled(text, typed, kind) == found


@pytest.mark.parametrize(
    ("text", "typed", "kind"),
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
def test_what_only_sounds_alike(text: str, typed: str, kind: str) -> None:
    """Sounds that agree by accident, and halves of contrasts, are no answer."""
    assert spelled(text, typed, kind) is None


def homophones(text: str, typed: str) -> float | None:
    found = match_homophones(label(text), typed, SOUNDS, LIKE)
    return found and found.similarity


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
        ("粮食总产", "粮食"),  # nothing wrong: that is the text itself
        ("进出口总额", "出口总鹅"),
    ],
)
def test_characters_that_do_not_sound_alike(text: str, typed: str) -> None:
    """Contrasts, and agreement by accident."""
    assert homophones(text, typed) is None


def test_the_same_tone_comes_first() -> None:
    """Then the same syllable, then one that is only much alike, however much is covered."""
    tone, syllable, alike = (
        homophones("设备更新项目", typed)
        for typed in ("设备耕新项目", "设备更新项木", "设备跟新项目")
    )
    assert tone is not None
    assert syllable is not None
    assert alike is not None
    assert tone >= syllable > alike
