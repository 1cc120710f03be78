"""What the words around a figure say about it: change or level, up or down, against what, bounded.

Each function looks at a window of fixed length before the figure, so reading stays linear. All texts
are folded (`normalize.fold_prose`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jzfacts.text.bounds import AFTER_THE_UNIT, BESIDE_THE_NUMBER, BOUNDS
from jzfacts.text.lazy_regex import begun, pattern
from jzfacts.text.lexicon import (
    FALLING_RATES,
    FALLS,
    LAST_TIME,
    PROVINCES,
    RISES,
    RISING_RATES,
)

Role = Literal["level", "change", "from", "versus", "rank"]

# Longest phrase that still governs the figure after it: 比2023年同期实际提高到年底的约.
_WINDOW = 32


class Cues(NamedTuple):
    """What the words right before a figure say; see `mentions.Mention` for the fields."""

    role: Role = "level"
    direction: int = 0
    basis: str | None = None
    qualifier: str | None = None
    among: str | None = None
    own: bool = True
    """Whether they say more than a qualifier."""


class RankCue(NamedTuple):
    """What the words right before 第 say about a rank."""

    among: str | None
    """The scope of the rank."""
    stands: bool
    """Whether a word for standing is there."""


_YEAR = r"(?:19|20)[0-9]{2}年"
_BASIS = (
    rf"同比|环比|[比较](?:{LAST_TIME}|去年|前年|年初|上半年|前?[一二三四]季度|[0-9]{{1,2}}月?(?:[-—–~至到][0-9]{{1,2}})?月份?|{_YEAR})(?:同期|年?[末底初])?"
    r"|[比较]同期|与(?:上年|去年)(?:同期)?相比|[两二三四五]年(?:平均|年均)|年均"
)
MEAN = "年均"
"""Basis of a growth that is a mean of several years."""
# 新增 and 增加值 are no growth: the one counts what is new, the other is the name of a quantity.
RISING = "|".join(RISES) + (
    "|加快|上涨|增产|扩大|多收|多产|多打|多增|增收|增支|增打|调[增高]|攀升|跃升|升值|延长|前移|前进|上调|上浮|(?<![新倍年])增(?!值)|涨|升|翻"
)
FALLING = "|".join(FALLS) + (
    "|放缓|压减|少收|少产|少打|少增|减收|减支|减产|减打|下跌|贬值|收窄|缩短|缩减|缩小|压缩|压降|下调|下浮|后退|减|降|跌"
)
_RATE_UP = "|".join(RISING_RATES).replace("增长率", "(?<!自然)增长率")
_RATE_DOWN = "|".join(FALLING_RATES)
_FILLER = "分别|平均|实际|名义|累计|大幅|均|各|都|又|再|还|也|共|了|已|更|却|仅|只"
_LINK = "达到|达|为|高达|控制在|保持在|稳定在|在|是"
# Where a bound's first character belongs to a longer word, it bounds nothing: 通过, 节约, 最近.
_BROKEN = {
    "过": "通经不走渡度见做去用看说难路错",
    "近": "最附新邻靠亲贴相远",
    "约": "节合条契签相公预制违邀",
    "超": "赶反",
    "余": "其",
    "上": "以",
}
_BEHIND = AFTER_THE_UNIT | BESIDE_THE_NUMBER | {"来", "上"}
_BEFORE_WORDS = sorted(BOUNDS.keys() - _BEHIND, key=lambda word: (-len(word), word))
_QUALIFIER = "|".join(
    f"(?<![{_BROKEN[word]}]){word}" if word in _BROKEN else word for word in _BEFORE_WORDS
)
_CUE = (
    rf"(?:(?P<basis>{_BASIS})(?:{_FILLER})*)?"
    rf"(?:(?:(?P<up>净增|{RISING})|(?P<down>{FALLING}))(?P<to>[到至为])?"
    rf"|(?:(?P<rate_up>{_RATE_UP})|(?P<rate_down>{_RATE_DOWN})))?"
    rf"(?:(?:年底|年末|目前|{_YEAR}[底末]?)的?)?"
    rf"(?:{_FILLER}|{_LINK})*(?P<qualifier>{_QUALIFIER})?(?:{_LINK}|了|到)?(?:人民币)?\Z"
)
_BEFORE = pattern(f"{begun(_CUE)}|\\Z")
_CUED = frozenset(_CUE)
"""Characters that a cue may end in (and some more); most windows end in none of them."""
OVER = "[^,。;:0-9%]{0,4}(?:目标|计划|进度|预期|平均)|省定|国家(?!级)"
"""What a distance from a plan or a mean is measured from: 超年度目标30个百分点."""
_RATE_UNITS = ("%", "个百分点", "倍")
_DATED = r"[0-9]{1,4}(?:[-—–~至到][0-9]{1,2})?[年月]"
"""A time within a comparison: 高于1-2月份3.6个百分点."""
_VERSUS = pattern(
    rf"(?:(?P<up>高于|高出|超出|超(?=全[国省市]|{OVER})|优于|快于|好于|多于)|(?P<down>低于|慢于|少于|落后于?))"
    rf"(?P<among>(?:{_DATED}|[^,。;:0-9%\n]){{1,14}}?)(?:分别|(?<!平)均|了)*(?:约|近|超过|超)?\Z"
    r"|[比较](?P<other>[^,。;:%\n]{2,14}?)(?:分别|(?<!平)均)*(?:(?P<more>高出?|快|多|好)|(?P<less>低|慢|少))"
    r"(?:分别|均|出|了)*(?:约|近|超过|超)?\Z"
)
_COMPARES = pattern("[于比较超]|高出|落后")
_BRACKETED = pattern(r"\([^()]*\)")
_YEAR_BEFORE = pattern(_BASIS)
_FROM = pattern(
    rf"(?:[从由]|(?P<than>[比较])(?=(?:{_YEAR}|{LAST_TIME}|去年|[“\"]?十[一二三四五六]五[”\"]?(?:时?期)?)(?:年?[初底末])?的))"
    rf"(?P<when>(?:{_YEAR}|[^,。;、:0-9%]{{0,8}}?)(?:年?[初底末])?)的?(?:{_QUALIFIER})?\Z"
)
_OPENS = pattern("[从由比较]")
_MOVES = pattern(f"(?:净|大幅)*(?:{RISING}|{FALLING})")
"""How far something moved from the figure before: 比2020年的50亿元增加9亿元."""
_BECOMES = pattern(
    r"[^。;\n]{0,80}?(?:(?:增[长加]|提[高升]|下降|减少)(?:了|约)*[0-9.]+[^\W0-9a-z_]{0,3}%?[到至]|[升高加长降缩减短大整少增低跃涨][到至为]|变[为成]|达到|[跃迈站]上"
    r"|[^\W0-9a-z_]{2}[到至](?=[约近超]?[0-9]))"
)
_FOOTNOTE = pattern(r"(?:\[[0-9]{1,3}\]|\(下同\))+\Z")
_AFTER = pattern(f"{'|'.join(sorted(AFTER_THE_UNIT))}|余(?![下额地热年])")
_BEGINS_AFTER = frozenset(_AFTER.pattern)
# 多 after a unit, where it is not the beginning of a word (多元, 多层次, 多项).
_MANY = pattern(r"多(?![元层样种方维级地部渠形功措能家项个次数边年媒])")
_MANY_AFTER = frozenset("倍年天元米里斤吨亩岁时月番")

_SCOPE = (
    "(?:全(?:省|国|市|县|区|州|盟|旗|球|系统|行业)|中国|世界|国内|省内|市内|[东中西]部(?:地区|六省)?|(?:东北|西北|西南|华[北东南中])(?:地区)?|中西部"
    f"|京津冀|长三角|黄河流域|中原城市群|{PROVINCES})"
    "(?:[^,。;、:第居列位排名\n]{0,10}?(?:城市群|城市|省份|地市|省辖市|[市县区](?![市县区])))?"
)
_STANDS = (
    "(?:综合)?(?:(?:排名|位次|名次)?分别为|排名|排在|名列|位列|位居|稳居|跃居|升至|升到|前移至|荣?登上?|问鼎|分列|并列|分别|均居|居|列|排|保持"
    "|位次|位)"
)
_RANK = pattern(
    rf"(?P<among>{_SCOPE})(?:(?:所有|[0-9]+个)?[^,。;、:第0-9\n]{{0,8}}?[中里上])?(?:{_STANDS})*\Z|(?P<stands>{_STANDS})\Z"
    rf"|(?:居(?!民)|列)(?P<of>[^,。;、:第0-9\n]{{1,8}}(?:城市|省份|地市|[大强][省市县]|[市县区洲]))\Z"
    r"|(?:亚洲|城市|省份)\Z"
)
_STANDS_IN = pattern("(?:位居|位列|名列|排名|稳居)[^,。;、:第0-9\n]{2,14}\\Z")
"""A word for standing, before what is ranked: 位居全国百强县投资潜力第3."""
_MEASURED = pattern(
    "(?:增[速幅]|总量|水平|规模|[产销数]量|总[额数]|(?:总|加|产)值|排名|指数|得分|综合|[^效频利]率|额"
    "|收入|支出|投资|[存贷]款|[进出]口|gdp)\\Z"
)
"""Words that are ranked without a word for standing: 创新水平第三."""


def _window(text: str, start: int) -> str:
    """Return the words of the same clause before a figure."""
    window = text[max(0, start - _WINDOW) : start]
    for stop in ",。;:":
        window = window.rpartition(stop)[2]
    return window


def _cue(window: str) -> re.Match[str] | None:
    """Return the words at the end of a window that say something about the next figure."""
    return _BEFORE.search(window) if window[-1:] in _CUED else None


def before(text: str, start: int, end: int, unit: str | None) -> Cues:
    """Return what the words right before the figure at `text[start:end]` say about it."""
    window = _window(text, start)
    if window.endswith(("]", ")")):
        window = _FOOTNOTE.sub("", window)
    compares = unit and _COMPARES.search(window)
    versus = _VERSUS.search(_BRACKETED.sub("", window)) if compares else None
    basis = qualifier = None
    if found := _cue(window):
        basis, qualifier = found["basis"], found["qualifier"]
        # First: a change, or a level that something rose or fell to
        up, down = found["up"] or found["rate_up"], found["down"] or found["rate_down"]
        is_pace = found["up"] == "加快" or found["down"] == "放缓"
        if is_pace and unit not in _RATE_UNITS:
            up = down = None  # 加快3个园区建设
        is_of_others = versus and versus["among"] and not (found["up"] or found["down"])
        if (up or down) and not is_of_others:  # 高于全国平均增速4.2个百分点
            return Cues("level" if found["to"] else "change", 1 if up else -1, basis, qualifier)
    # Then: a distance from others
    if versus:
        return _versus(window, versus, qualifier)
    # Then: where a change began
    since = _FROM.search(window) if _OPENS.search(window) else None
    if since and (_BECOMES.match(text, end) or (since["than"] and _MOVES.match(text, end))):
        return Cues("from", 0, since["when"] or None, qualifier)
    # Last: a level
    return Cues(basis=basis, qualifier=qualifier, own=bool(basis))


def _versus(window: str, found: re.Match[str], qualifier: str | None) -> Cues:
    """Return a distance from others, or a change if the other is the same thing in another year."""
    among = found["among"] or found["other"]
    direction = 1 if found["up"] or found["more"] else -1
    if found["other"] and _YEAR_BEFORE.fullmatch("比" + among):
        return Cues("change", direction, window[found.start()] + among)
    return Cues("versus", direction, None, qualifier, among)


def is_bounded(text: str, start: int) -> bool:
    """True if a bound word, or 上 for a bare scale (上千家), stands right before `start`."""
    found = _cue(_window(text, start))
    is_above = text[start - 1 : start] == "上" and text[start - 2 : start] != "以上"
    return bool(found and found["qualifier"]) or is_above


def is_only_bound(text: str) -> bool:
    """True if a text is empty or a bound word, as may open a quotation before a figure."""
    return not text or bool(re.fullmatch(_QUALIFIER, text))


def qualifier_after(text: str, end: int) -> str | None:
    """Return the bound word right after a figure: 以上, 左右, 多 (2倍多)."""
    after = text[end : end + 1]
    if after == "多":
        is_bound = text[end - 1 : end] in _MANY_AFTER and _MANY.match(text, end)
        return after if is_bound else None
    found = _AFTER.match(text, end) if after in _BEGINS_AFTER else None
    return found[0] if found else None


def rank(text: str, start: int) -> RankCue:
    """Return what the words before a rank at `start` say about it."""
    window = _window(text, start)
    found = _RANK.search(window)
    if found is None:
        return RankCue(None, bool(_STANDS_IN.search(window)))
    return RankCue(found["among"] or found["of"], stands=True)


def is_measured(text: str, start: int) -> bool:
    """True if the ranked thing stands right before a rank at `start`: 创新水平第三."""
    return bool(_MEASURED.search(_window(text, start)))
