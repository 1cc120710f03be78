"""Labels aligned with what is typed."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import KNOWN, label

from jzfacts.index.terms import Label
from jzfacts.search.matching import align as levels
from jzfacts.search.matching.align import align, paths, word_starts
from jzfacts.search.matching.spellings import Pattern
from jzfacts.text.syllables import SYLLABLES

LADDER = (
    *(levels.WHOLE, levels.LETTERS, levels.PIECES, levels.SOUND),
    *(levels.HEARD_PIECES, levels.MISSPELT, levels.MISSPELT_PIECES),
)


def met(text: str, typed: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What a label is to a text by the strictest level that accepts it, and where it is met."""
    for level in LADDER:
        if found := align(label(text), Pattern(typed.split(), KNOWN), level):
            return found.kind, found.spans
    return None


@pytest.mark.parametrize(
    ("text", "typed", "kind", "spans"),
    [
        # in one piece
        ("粮食总产", "liangshi", "pinyin", [(0, 2)]),
        ("粮食总产", "liang'shi", "pinyin", [(0, 2)]),
        ("粮食总产", "zongchan", "pinyin-inside", [(2, 4)]),
        ("粮食总产", "liangs", "pinyin", [(0, 2)]),
        ("粮食总产", "粮shi", "pinyin", [(0, 2)]),
        ("粮食总产", "lszc", "first-letters", [(0, 4)]),
        ("粮食总产", "lshzch", "first-letters", [(0, 4)]),
        ("国企资产总额", "guoqizichanze", "mixed", [(0, 6)]),
        ("断头路", "duantl", "mixed", [(0, 3)]),
        ("数字化转型标杆", "hzxb", "first-letters-inside", [(2, 6)]),
        ("粮食总产", "niansi", "fuzzy-sound", [(0, 2)]),
        ("绿色工厂", "luse", "fuzzy-sound", [(0, 2)]),
        ("创意产业", "cuangyi", "fuzzy-sound", [(0, 2)]),
        ("双创基地", "suangcuang", "fuzzy-sound", [(0, 2)]),
        ("粮食总产", "粮实", "homophone", [(0, 2)]),
        ("设备更新项目", "设备跟新项目", "homophone", [(0, 6)]),
        ("粮食总产", "laingshi", "typo", [(0, 2)]),
        ("粮食总产", "liansghi", "typo", [(0, 2)]),
        ("口袋公园", "koudaigxngyuan", "typo", [(0, 4)]),
        ("断头路", "duantulu", "typo", [(0, 3)]),
        # in pieces, however each is typed
        ("进出口总额", "进出口额", "pieces", [(0, 3), (4, 5)]),
        ("公共卫生服务绩效", "公共卫生绩效", "pieces", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "gonggongweishengjixiao", "pinyin-inside", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "ggwsjx", "first-letters-inside", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "公共weisheng绩效", "pinyin-inside", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "公共卫生jx", "mixed", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "公共卫声绩效", "homophone", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "gonggongweisenjixiao", "fuzzy-sound", [(0, 4), (6, 8)]),
        ("公共卫生服务绩效", "gonggongwiehsengjixiao", None, None),
        ("公共卫生服务绩效", "gonggongwieshengjixiao", "typo", [(0, 4), (6, 8)]),
        ("规上工业企业研发机构覆盖率", "规上企业机构", "pieces", [(0, 2), (4, 6), (8, 10)]),
        # each character begins a word
        ("固定资产投资", "固投", "pieces", [(0, 1), (4, 5)]),
        ("市属国有企业资产总额", "国企资产", "pieces", [(2, 3), (4, 5), (6, 8)]),
        ("医疗保险参保人数", "医保参保", "pieces", [(0, 1), (2, 3), (4, 6)]),
        # in another order
        ("粮食总产", "总产粮食", "shuffled", [(0, 4)]),
        ("粮食总产", "总产 粮食", "shuffled", [(0, 4)]),
        ("社会消费品零售总额", "零售 社会消费", "shuffled", [(0, 4), (5, 7)]),
        ("社会消费品零售总额", "lingshou shehui", "pinyin-inside", [(0, 2), (5, 7)]),
    ],
)
def test_what_answers(
    text: str, typed: str, kind: str | None, spans: list[tuple[int, int]] | None
) -> None:
    """The weakest way that is used says what kind of match it is."""
    found = met(text, typed)
    assert (found and found[0]) == kind
    assert spans is None or (found and found[1]) == tuple(spans)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("粮食总产", "liang"),  # one syllable is no word
        ("外资", "wz"),  # nor are two letters
        ("学校", "xuexi"),  # 学习, not the beginning of 学校
        ("校园安全", "yuana"),  # unfinished within the label
        ("数字化转型标杆", "zxb"),  # three letters from the middle
        ("校园安全", "yanquan"),  # 眼圈
        ("中铝中州营业收入", "zyye"),  # letters with one syllable among them, from the middle
        ("先进制造", "xi'an"),  # no syllable spans an apostrophe
        ("规上工业", "上公"),  # one right character within the label
        ("高效办成一件事", "高小"),  # two characters must have the tone
        ("粮食总产", "良实"),  # one at least must be right
        ("失业率", "事业率"),  # 事业 is a word of names
        ("就业人数", "失业人数"),
        ("城镇居民收入", "农村居民收入"),
        ("工业总产值", "nongyezongchanzhi"),  # well-formed: 农业
        ("打通断头路", "duantulu"),  # well-formed, and within the label
        ("粮食总产", "lingshi"),  # 零食
        ("粮食总产", "laigshi"),  # two errors
        ("retail sales", "retailsalse"),  # Latin words are not spelled in syllables
        ("进出口总额", "chukou"),  # half of a contrast
        ("进出口总额", "ckze"),
        ("进出口总额", "出口总鹅"),
        ("进出口总额", "chukuozonge"),
        ("进出口总额", "出口总额"),
        ("省外境内项目", "省内项目"),  # a contrast that the label does not name
        ("省医学科学院焦作基地", "医院"),  # single characters within words
        ("小微企业服务平台", "服务业"),  # a single character from elsewhere
        ("企业服务", "服务企"),
        ("河南民营企业100强", "河南10强"),  # a number cut
        ("全省首批数据标注基地建设先行先试城市", "全省城市"),  # too little of the label
        ("粮食总产", "粮食总产量"),
        ("研发经费投入强度", "yfqd"),  # four letters in pieces
        ("数字产品制造业增加值", "zczyz"),  # five within the label
        ("货物和服务净出口拉动国内生产总值", "hwjckzz"),  # three pieces of letters
        ("科学技术支出", "科技支初"),  # an abbreviation, and a wrong character besides
        ("粮食总产", "chan liangshi"),  # one syllable apart
    ],
)
def test_what_does_not(text: str, typed: str) -> None:
    """What agrees by accident, and what means another thing."""
    assert met(text, typed) is None


def test_the_same_tone_comes_first() -> None:
    """Then the same syllable, then one that is only much alike."""
    known = label("设备更新项目")
    found = [
        align(known, Pattern([typed], KNOWN), levels.SOUND)
        for typed in ("设备耕新项目", "设备更新项木", "设备跟新项目")
    ]
    qualities = [each.similarity for each in found if each]
    assert len(qualities) == 3
    assert qualities == sorted(qualities, reverse=True)


def test_words_of_a_name() -> None:
    """Two characters that have many neighbours are a word; others begin a word each."""
    assert word_starts("固定资产投资", KNOWN.words) == {0, 2, 4}
    assert word_starts("市属国有企业资产总额", KNOWN.words) == {0, 1, 2, 4, 6, 8}


def spelled_so(syllables: list[str]) -> Label:
    """A label of characters that are spelled so."""
    return Label(0, "", "字" * len(syllables), tuple(f"{syllable}1" for syllable in syllables))


SYLLABLE_LISTS = st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=8)


@given(SYLLABLE_LISTS, st.text("aeghinostuz", min_size=1, max_size=14))
def test_all_ways_of_cutting_are_followed(syllables: list[str], typed: str) -> None:
    """Brute force over runs of whole syllables says the same of any letters."""
    runs = {
        (start, start + length)
        for start in range(len(syllables))
        for length, text in enumerate(accumulate(syllables[start:]), start=1)
        if text == typed and length > 1
    }
    found = paths(spelled_so(syllables), Pattern([typed], KNOWN), levels.WHOLE)
    assert runs <= {path.spans[0] for path in found}
