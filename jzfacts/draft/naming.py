"""The name of an indicator as a clause prints it, when nobody knows the names beforehand.

What is left of the words around a figure is the name, once those that only link it to its figure
(达到, 同比), that bound or date it (全年, 累计), or that say that something was reached (完成) are
peeled off. Verbs that say what was done with the things counted stay, for they narrow what is
counted: 新增高新技术企业 is not 高新技术企业.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.draft import phrases
from jzfacts.draft.peeling import balanced, peeled_end, peeled_start
from jzfacts.facts.indicators import official
from jzfacts.text.cues import OVER
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Sequence


def before_figure(clause: str, *, change: bool = False) -> str:
    """The name in the words right before a figure, or before a `change`, which may be a rate."""
    done = phrases.split_at_verb(clause[1:])[1] if clause[:1] in _FOR else ""
    name = balanced(peeled_end(peeled_start(done or clause)))  # 为群众解决诉求
    if name and not done and clause.startswith("为"):
        name = f"为{name}"
    head, _, last = name.rpartition("、")
    is_example = last.endswith("等") or last != balanced(last)
    if phrases.verb_of(last) and head not in ("", phrases.verb_of(head)) and not is_example:
        name = last  # 提高标准、发放补贴
    if change and _COMPARED_WITH.match(name):
        return ""
    return phrases.without_rate(name) if change else name


_FOR = ("为", "给", "向", "对")
_COMPARED_WITH = re.compile(
    "[比较][^,。;、]{0,10}(?:年[初末底]?|“?十[一二三四五六]五”?末?|预算|计划|目标|同期|之?前)\\Z"
)
"""With what something is compared, which is no name: 比上年预算增加5亿元."""
_BRACKETED = re.compile(r"([^,。;:()]{1,24}\([^()]{1,16}\))\Z")


def before_bracket(text: str, start: int, clauses: Sequence[str]) -> str:
    """What stands before the words that begin at `start`, if a bracket parts them: 水质优良(Ⅰ类).

    `clauses`: those before the figure, in which times and places are blank.
    """
    found = _BRACKETED.search(text[max(0, start - 40) : start])
    if not found:
        return ""
    head, bracket, rest = found[1].partition("(")
    named = (one.strip() for one in clauses)
    return next((one for one in named if one and head.endswith(one)), head) + bracket + rest


def as_printed(name: str, folded: str, text: str) -> str:
    """A name with the places that were blanked in it, and its Latin letters as the text has them."""
    for blank in re.findall(" +", name):
        left, right = name.split(blank, 1)
        around = f"{re.escape(left[-2:])}(.{{{len(blank)}}}){re.escape(right.strip()[:1])}"
        found = re.search(around, folded)
        name = left + (found[1] if found else "") + right
    name = _ABBREVIATION.sub("", _MARK.sub("", name))
    if f"全国{name}" in folded and official(f"全国{name}"):  # a name, not a place
        name = f"全国{name}"
    return _LATIN.sub(lambda found: _in_case(found[0], text), name)


_MARK = re.compile(r"\[[0-9]{1,3}\]")
"""The mark of a footnote."""
_ABBREVIATION = re.compile(r"(?<=.)\([A-Za-z]{2,5}\)\Z")
"""The abbreviation of the name before it: 地区生产总值(GDP)."""
_LATIN = re.compile("[a-z][a-z0-9.+-]*")


def _in_case(word: str, text: str) -> str:
    found = re.search(re.escape(word), text, re.IGNORECASE)
    sign = (one for one in text if fold_prose(one).text == word)  # Ⅲ is folded to iii
    return found[0] if found else next(sign, word)


_COMPARISON = re.compile(
    "(?:是|为|相当于)[^,。;是为]{1,14}的\\Z|(?:高于|高出|超出|超(?=全[国省市]|"
    f"{OVER})"
    "|优于|快于|好于|多于|低于|慢于|少于|落后|[比较])[^,。;:0-9%]{1,16}?\\Z"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_SHOWN = 12
"""Characters before a figure that stand for the name that it has not."""


def comparison(text: str, end: int) -> str:
    """The words right before a distance that say from what it is: 高于全省平均水平."""
    found = _COMPARISON.search(text[max(0, end - 20) : end])
    return found[0].strip() if found else "高于"


def words_before(text: str, end: int) -> str:
    """The words before a figure that has no name, for a person to make one of."""
    return "".join(_HAN.findall(text[:end]))[-_SHOWN:] or "数字"


_STANDING = re.compile(
    "(?:稳居|跃居|位居|居(?!民)|位列|(?<![系下陈序])列(?![车入])|排名|排在|保持)[^,。;、0-9第]{1,14}\\Z"
    "|[稳跃位高](?:列|居)\\Z|(?<![系下陈序专行])[列居]\\Z"
)
_WITHIN = re.compile("在(.{4,})[中里上]\\Z")


def before_rank(clause: str) -> str:
    """The name in the words right before a rank: 在督导评估中位列同类市州第一 ranks 督导评估."""
    clause = _STANDING.sub("", clause)
    within = _WITHIN.search(clause)
    return before_figure(within[1] if within else clause)


_SCOPE = re.compile(
    "(?:位居|居|位列|列|排名|排在|排|在|保持)(?P<among>[^,。;、0-9第]{2,14}?)(?:中|里)?(?:排名|位居|居|位列|列|排)?\\Z"
)


def scope_before(text: str, start: int) -> str:
    """Among whom a rank is, by the words right before it: 位列同类市州第一."""
    found = _SCOPE.search(text[max(0, start - 24) : start])
    return found["among"].strip() if found else ""
