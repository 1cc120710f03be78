"""Finds the name of an indicator in a clause, where no names are known beforehand.

The name is what remains of the words around a figure without those that link it to the figure (达到,
同比), bound or date it (全年, 累计), or say that something was reached (完成). Verbs for what was done
with counted things stay, since they narrow them: 新增高新技术企业 is not 高新技术企业.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.draft.names import phrases
from jzfacts.draft.names.peeling import balanced, peeled_end, peeled_start
from jzfacts.facts.indicators import official
from jzfacts.text.cues import OVER
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.clauses import FigureText


def before_figure(clause: str, *, change: bool = False) -> str:
    """Return the name in the words right before a figure, or before a `change`, which may be a rate."""
    done = phrases.split_at_verb(clause[1:])[1] if clause[:1] in _FOR else ""
    done = done or phrases.done_by_others(clause)
    name = balanced(peeled_end(peeled_start(done or clause)))  # 为群众解决诉求
    if name and not done and clause.startswith("为"):
        name = f"为{name}"
    head, _, last = name.rpartition("、")
    is_example = last.endswith("等") or last != balanced(last)
    is_example |= head.endswith("率") and last.endswith("率")  # 供养率、新建小区配建率均达100%
    if phrases.verb_of(last) and head not in ("", phrases.verb_of(head)) and not is_example:
        name = last  # 提高标准、发放补贴
    if change and _COMPARED_WITH.match(name):
        return ""
    driven = peeled_start((_DRIVING if change else _BRINGING).sub("", name))
    name = driven if official(driven) else name  # 推动全市工业增加值增长5%
    helped = _HELPED.fullmatch(name)
    name = peeled_start(helped[1]) if helped and phrases.ends_with_amount(helped[1]) else name
    if not change:
        return name
    return phrases.without_rate(_MORE.sub("", name))


_DRIVING = re.compile("\\A(?:推动|带动|促进|助推|拉动)")
_BRINGING = re.compile("\\A(?:推动|促进|助推)")
"""Verbs that bring about the whole; 带动 brings about a part."""
_HELPED = re.compile("[^\\W0-9]{2,}(?:助力|推动|促进|助推)([^\\W0-9]{3,})")
"""A helper before the total of something: 示范园助力蓝莓产量达到5万吨."""
_FOR = ("为", "给", "向", "对")
_COMPARED_WITH = re.compile(
    "[比较][^,。;、]{0,10}(?:年[初末底]?|“?十[一二三四五六]五”?末?|预算|计划|目标|同期|之?前)\\Z"
)
"""Text for a comparison, which is no name: 比上年预算增加5亿元."""
_MORE = re.compile("[比较](?:[去上]年|[12][0-9]{3}年|年初)(?:同期|[初末底])?[多少高低快慢]\\Z")
"""Text that makes the figure behind it a change: 比上年多1万人."""
_BRACKETED = re.compile(r"([^,。;:()]{1,24}\([^()]{1,16}\))\Z")
_NOTE = 18
"""Minimum characters of a bracket that is a remark, not part of a name."""


def before_bracket(text: str, start: int, clauses: Sequence[str]) -> str:
    """Return the text before the words that begin at `start`, if a bracket separates them: 水质优良(Ⅰ类).

    `clauses`: those before the figure, with times and places blanked.
    """
    found = _BRACKETED.search(text[max(0, start - 40) : start])
    if not found:
        return ""
    head, bracket, rest = found[1].partition("(")
    named = (one.strip() for one in clauses)
    return next((one for one in named if one and head.endswith(one)), head) + bracket + rest


def as_printed(name: str, folded: str, text: str, *, of_nation: bool = False) -> str:
    """Return a name with its blanked places, and with its Latin letters as printed.

    `of_nation`: whether 全国 was read before it, which in a region's report is a part of it.
    """
    for blank in re.findall(" +", name):
        left, right = name.split(blank, 1)
        around = (f"{re.escape(left[-2:])}(.{{{len(blank)}}}){after}" for after in _contexts(right))
        nearest = (re.match(f".*{one}", folded, re.DOTALL) for one in around)
        name = left + next((_without_note(found[1]) for found in nearest if found), "") + right
    name = _ABBREVIATION.sub("", _MARK.sub("", name))
    if name[:1].isdigit() and (
        found := re.search(f"(?:世界|中国|全[国球省])(?={re.escape(name)})", folded)
    ):
        name = found[0] + name  # 世界500强
    whole = f"全国{name}"
    if name and whole in folded and (of_nation or official(whole)):  # a name, not a place
        name = whole
    return _LATIN.sub(lambda found: _in_case(found[0], text), name)


def _contexts(right: str) -> Iterator[str]:
    """Yield what follows a blank, to find its place: as much as identifies it, or little."""
    yield re.escape(right[:8]).replace("\\ ", ".")
    yield re.escape(right.strip()[:1])


def _without_note(printed: str) -> str:
    """Return what is printed for a blank of a name, which may be a place or a remark."""
    is_note = printed.startswith("(") and (len(printed) > _NOTE or "下同" in printed)
    return "" if is_note else printed


_MARK = re.compile(r"[\[【〔][0-9]{1,3}[\]】〕]")
"""A footnote mark."""
_ABBREVIATION = re.compile(r"(?<=.)\([A-Za-z]{2,5}\)\Z")
"""The abbreviation of the name before it: 地区生产总值(GDP)."""
_LATIN = re.compile("[a-z][a-z0-9.+-]*")


def _in_case(word: str, text: str) -> str:
    found = re.search(re.escape(word), text, re.IGNORECASE)
    sign = (one for one in text if fold_prose(one).text == word)  # Ⅲ is folded to iii
    return found[0] if found else next(sign, word)


_ZONE = re.compile(
    r"(?:\A|[。;!])\s*((?:[^\W0-9a-z_]{2,4})?(?:新区|高新区|经开区|开发区|综保区|保税区|自贸区|产业园))(?=[^\W0-9])(?![、和与及等的]|建设|发展)"
)
_NO_SUBJECT = re.compile("实现|完成|带动|收获|园区|入库")
_WHOLE = re.compile("[全我][省市县区州旗]")


def zone_before(text: str, figure: FigureText) -> str:
    """Return the zone that a figure without a subject belongs to, or "".

    It is the subject of the sentence, or of one before if one zone after another is described.
    """
    zones = [one for one in _ZONE.finditer(text) if peeled_start(one[1]) == one[1]]
    zone = next((one for one in reversed(zones) if one.end() <= figure.start), None)
    if zone is None or phrases.begins_with_verb(zone[1]):
        return ""
    between, words = text[zone.end() : figure.start], nearest_words(figure)
    is_told = "。" not in between or len({one[1] for one in zones}) > 1
    lacks = _NO_SUBJECT.match(words) and not _WHOLE.search(between.rpartition("。")[2])
    return zone[1] if is_told and lacks else ""


_COMPARISON = re.compile(
    "(?:是|为|相当于)[^,。;是为]{1,14}的\\Z|(?:高于|高出|超出|超(?=全[国省市]|"
    f"{OVER})"
    "|优于|快于|好于|多于|低于|慢于|少于|落后|[比较])[^,。;:0-9%]{1,16}?\\Z"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_SHOWN = 12
"""Characters before a figure that are shown in place of a missing name."""


def comparison(text: str, end: int) -> str:
    """Return the words right before a distance that say from what: 高于全省平均水平."""
    found = _COMPARISON.search(text[max(0, end - 20) : end])
    return found[0].strip() if found else "高于"


def words_before(text: str, end: int) -> str:
    """Return the words before a figure without a name, for a person to name it."""
    return "".join(_HAN.findall(text[:end]))[-_SHOWN:] or "数字"


_STANDING = re.compile(
    "(?:稳居|跃居|位居|居(?!民)|位列|(?<![系下陈序])列(?![车入])|排名|排在|保持)[^,。;、0-9第]{1,14}\\Z"
    "|[稳跃位高](?:列|居)\\Z|(?<![系下陈序专行])[列居]\\Z"
)
_DEFENDED = re.compile("\\A[^\\W0-9]{2}了")
"""What was done with a place: 捍卫了, 巩固了."""
_WITHIN = re.compile("在(.{4,})[中里上]\\Z")


def before_rank(clause: str) -> str:
    """Return the name in the words right before a rank: 在督导评估中位列同类市州第一 ranks 督导评估."""
    clause = _DEFENDED.sub("", _STANDING.sub("", clause))
    within = _WITHIN.search(clause)
    return before_figure(within[1] if within else clause)


_CONTEST = re.compile(
    "在([^,。;0-9]{2,}(?:[考测]核|[考测]评|评[价估比议选]|督查|[竞大比]赛|调查|监测|排名))中"
)
_SHORT = 4
"""Maximum characters at which a contest's name says too little: 后评估."""
"""In what something ranks that is no place and nobody's: 在全省水利工作考核中位列第二."""


def contest(clauses: Sequence[str]) -> str:
    """Return the contest of a rank, from the clauses before it."""
    found = _CONTEST.search(clauses[0]) if clauses else None
    name = before_figure(found[1]) if found else ""
    return name if len(name) > _SHORT else ""


_SCOPE = re.compile(
    "(?:位居|居|位列|列|排名|排在|排|在|保持)(?P<among>[^,。;、0-9第]{2,14}?)(?:中|里)?(?:排名|位居|居|位列|列|排)?\\Z"
)


def scope_before(text: str, start: int) -> str:
    """Return the scope in the words right before a rank: 位列同类市州第一."""
    found = _SCOPE.search(text[max(0, start - 24) : start])
    return found["among"].strip() if found else ""


def nearest_words(figure: FigureText) -> str:
    named = figure.naming_clauses()
    return named[0] if named else ""
