"""Labels met in pieces."""

from __future__ import annotations

import pytest
from labels import label

from jzfacts.search.fragments import LEAST_COVER, MOST_SINGLES, match_pieces, match_words
from jzfacts.search.pinyin_match import Pattern
from jzfacts.search.scoring import match_text


@pytest.mark.parametrize(
    ("text", "typed", "rung", "spans"),
    [
        ("进出口总额", "进出口额", "pieces", ((0, 3), (4, 5))),
        ("社会消费品零售总额", "社会消费零售总额", "pieces", ((0, 4), (5, 9))),
        ("粮食总产", "总产粮食", "shuffled", ((0, 2), (2, 4))),
        ("规上工业企业研发机构覆盖率", "规上企业研发", "pieces", ((0, 2), (4, 8))),
    ],
)
def test_pieces(text: str, typed: str, rung: str, spans: tuple[tuple[int, int], ...]) -> None:
    """With a character left out, or with words in another order."""
    found = match_pieces(label(text), typed)
    assert found is not None
    assert (found.rung, found.spans) == (rung, spans)


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
def test_no_pieces(text: str, typed: str) -> None:
    """Characters that only happen to be there are no answer."""
    assert match_pieces(label(text), typed) is None


def test_the_bounds_of_pieces() -> None:
    """One single character may be left over, in order only; a third of the label must be met."""
    assert MOST_SINGLES == {"pieces": 1, "shuffled": 0}
    ten = label("甲乙丙丁戊己庚辛壬癸")
    assert match_pieces(ten, "甲乙丁") is None  # 3 of 10 is not more than LEAST_COVER
    assert LEAST_COVER == 0.3
    assert match_pieces(ten, "甲乙丁戊") is not None
    assert match_pieces(ten, "甲乙丁己庚") is not None
    assert match_pieces(ten, "甲乙丁己") is None


@pytest.mark.parametrize(
    ("words", "rung", "met"),
    [
        ("粮食 总产", "pieces", "粮食总产"),
        ("总产 粮食", "shuffled", "粮食总产"),
        ("zongchan 粮食", "pinyin-inside", "粮食总产"),
        ("zongchan liangshi", "pinyin-inside", "粮食总产"),
        ("zongc liangshi", "pinyin-inside", "粮食总产"),
        ("粮食 chukou", None, None),
        ("粮食 粮食", None, None),  # one stretch cannot answer two words
        ("chan liangshi", None, None),  # one syllable is no word
    ],
)
def test_words(words: str, rung: str | None, met: str | None) -> None:
    """Each somewhere in the label, as it stands or spelled."""
    found = match_words(label("粮食总产"), [Pattern(word) for word in words.split()], "pinyin")
    assert (found.rung if found else None) == rung
    if met:
        assert found is not None
        assert "".join("粮食总产"[start:stop] for start, stop in found.spans) == met


def test_words_by_ear() -> None:
    """On their own rung, which is lower."""
    words = [Pattern("zongcan"), Pattern("liangsi")]
    assert match_words(label("粮食总产"), words, "pinyin") is None
    found = match_words(label("粮食总产"), words, "fuzzy-sound")
    assert found is not None
    assert found.rung == "fuzzy-sound"


def test_pieces_are_worth_less_than_the_text() -> None:
    """Even where they cover the whole label."""
    grain = label("粮食总产")
    whole, shuffled = match_text(grain, "粮食"), match_pieces(grain, "总产粮食")
    assert whole is not None
    assert shuffled is not None
    assert whole.score(alias=True) > shuffled.score(alias=False)
