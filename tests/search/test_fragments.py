"""Labels met in fragments."""

from __future__ import annotations

import pytest
from labels import label

from jzfacts.search.fragments import LEAST_COVER, MOST_SINGLES, match_fragments, match_words
from jzfacts.search.pinyin_match import Pattern


@pytest.mark.parametrize(
    ("text", "typed", "kind", "spans"),
    [
        ("进出口总额", "进出口额", "pieces", ((0, 3), (4, 5))),
        ("社会消费品零售总额", "社会消费零售总额", "pieces", ((0, 4), (5, 9))),
        ("粮食总产", "总产粮食", "shuffled", ((0, 2), (2, 4))),
        ("规上工业企业研发机构覆盖率", "规上企业研发", "pieces", ((0, 2), (4, 8))),
    ],
)
def test_fragments(text: str, typed: str, kind: str, spans: tuple[tuple[int, int], ...]) -> None:
    """With a character left out, or with words in another order."""
    found = match_fragments(label(text), typed)
    assert found is not None
    assert (found.kind, found.spans) == (kind, spans)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("省医学科学院焦作基地", "医院"),  # scattered single characters
        ("进出口总额", "出口总额"),  # half of a contrast
        ("省外境内项目", "省内项目"),  # a contrast that the label does not name
        ("小微企业服务平台", "服务业"),  # a single character from elsewhere
        ("河南民营企业100强", "河南10强"),  # a number cut
        ("全省首批数据标注基地建设先行先试城市", "全省城市"),  # too little of the label
        ("粮食总产", "粮食总产量"),
    ],
)
def test_no_fragments(text: str, typed: str) -> None:
    """Characters that only happen to be there are no answer."""
    assert match_fragments(label(text), typed) is None


def test_the_bounds_of_fragments() -> None:
    """One single character may be left over, in order only; a third of the label must be met."""
    assert MOST_SINGLES == {"pieces": 1, "shuffled": 0}
    ten = label("甲乙丙丁戊己庚辛壬癸")
    assert match_fragments(ten, "甲乙丁") is None  # 3 of 10 is not more than LEAST_COVER
    assert LEAST_COVER == 0.3
    assert match_fragments(ten, "甲乙丁戊") is not None
    assert match_fragments(ten, "甲乙丁己庚") is not None
    assert match_fragments(ten, "甲乙丁己") is None


def words(typed: str, kind: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What 粮食总产 is to these words, and where they meet it."""
    found = match_words(label("粮食总产"), [Pattern(word) for word in typed.split()], kind)
    return found and (found.kind, found.spans)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("粮食 总产", "pieces"),
        ("总产 粮食", "shuffled"),
        ("zongchan 粮食", "pinyin-inside"),
        ("zongchan liangshi", "pinyin-inside"),
        ("zongc liangshi", "pinyin-inside"),
    ],
)
def test_words(typed: str, kind: str) -> None:
    """Each somewhere in the label, as it stands or spelled."""
    assert words(typed, "pinyin") == (kind, ((0, 2), (2, 4)))


@pytest.mark.parametrize(
    "typed",
    [
        "粮食 chukou",
        "粮食 粮食",  # one stretch cannot answer two words
        "chan liangshi",  # one syllable is no word
        "zongcan liangsi",  # sounds that are confused are another kind
    ],
)
def test_no_words(typed: str) -> None:
    """Each must be met, and each by something of its own."""
    assert words(typed, "pinyin") is None


def test_words_as_many_speak_them() -> None:
    """By whichever kind is asked for."""
    assert words("zongcan liangsi", "fuzzy-sound") == ("fuzzy-sound", ((0, 2), (2, 4)))
    assert words("zongc ls", "mixed") == ("mixed", ((0, 2), (2, 4)))
