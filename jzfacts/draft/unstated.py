"""Finds the figures of a passage that no fact can state, each with the reason.

A part of a name (五类岗位), the size of something named (总投资20亿元的果园), a step or a stretch of
time (连跨4个台阶), a ratio of several numbers. The words before such a figure belong to the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.draft.names import phrases
from jzfacts.draft.names.naming import before_figure, nearest_words
from jzfacts.i18n import N_
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.passages import Passage
    from jzfacts.text.mentions import Mention

OF_YEARS = N_("of several years, and since which is not said")


def with_reasons(passage: Passage) -> Iterator[tuple[FigureText, TimePlace, str]]:
    """Yield the figures of a passage with time, place and the reason why no fact states it ("" if one may)."""
    text = passage.folded
    ratios = Counter(one.mention.group for one in passage.figures if one.mention.series == "ratio")
    part = steps = stated = None
    pairs = zip(passage.figures, passage.there, strict=True)
    for (printed, there), following in zip_longest(pairs, passage.figures[1:]):
        figure = _with_place(_with_part(printed, part, text) if part else printed, text)
        figure = _past_steps(figure, steps) if steps else figure
        mention = figure.mention
        reason = _in_name(figure, following, text)
        part = figure if reason else None
        reason = reason or _not_stated(figure, text)
        if reason == _IS_MEAN and there.together and mention.role == "change":
            reason = ""
        if _is_since_long(figure, there, text):
            reason = reason or OF_YEARS
        steps = figure if reason in (_TAKEN, _STRETCH, _OUTRANKED) else None
        ratio = ratios[mention.group]
        if ratio > 2 or (ratio and stated and stated.mention.group == mention.group):
            reason = N_("a ratio of several, which no fact states")  # 4:39:57; 1.66:1
        stated = stated if reason else figure
        yield figure, there, reason


def _says_how_large(figure: FigureText, following: FigureText | None) -> bool:
    """True if a figure that counts nothing is part of a name: 年产150万吨芳烃项目, 超百亿元县2个.

    An amount of money before a noun may be a figure of its own (2亿元基金), unless such things are
    counted.
    """
    mention, unit = figure.mention, base_name(figure.mention.unit or "")
    measures = figure.can_count and unit and unit not in COUNTS
    if mention.role != "level" or not measures or not phrases.after_figure(figure.after)[0]:
        return False
    if comparable(unit, "元") and mention.qualifier not in ("以上", "以下"):  # 10亿元以上项目
        if following is None or base_name(following.mention.unit or "") not in COUNTS:
            return False
        beside = following.start == figure.end + len(figure.after)
        return beside and not phrases.begins_with_verb(figure.after)
    return not phrases.ends_with_verb(nearest_words(figure))


_OF_NOUN = re.compile("(?:以[上下]|[多余]|左右)?的[^\\W0-9]")


def _is_attribute(figure: FigureText, text: str) -> bool:
    """True if a figure describes the noun behind it: 总投资20亿元、占地9公顷的果园."""
    mention = figure.mention
    counts = base_name(mention.unit or "") in COUNTS
    if "成为" in clauses.last_clause(text[max(0, figure.start - clauses.NEAR) : figure.start]) or (
        counts and phrases.ends_with_verb(nearest_words(figure))
    ):
        return False  # 成为果园超5万亩的县; 完成12户的搬迁任务
    measures = mention.role == "level" and mention.unit not in (None, "%", "倍")
    return measures and bool(_OF_NOUN.match(text, figure.end))


_STEPS = re.compile("[^,。;、]{0,6}台阶|(?:、[0-9.]+[万亿]+元?)*[两三四五六七八九0-9]+个台阶")
_SMALL = "一二两三四五六七八九十"
_SIZE = re.compile(
    r"[0-9.]+[万亿]*[^,。;、0-9()]{1,3}(?:以[上下])?(?:\\([^()]*\\))?的(?:[^,。;、()]|\([^()]*\)){1,12}?(?:有|达|共)?[0-9]"
)
"""A size of things that are then counted: 5000人以上的乡镇有30个."""


_OF_LIST = re.compile(
    "(?:[上登]榜|入[选围]|跻身|进入|[列评]为|成为|获评|列入)[^,。;、0-9]{0,6}"
    "(?:全[国省市球]|世界|首批|最[^,。;、0-9]{1,4})\\Z"
)
"""Text before the length of a list: 上榜全国最热门50个小城."""


_DEFINED = re.compile(
    "(?:(?:统计|调查)(?:标准|对象)|范围|口径|起点|定义)[为是指][^,。;]*\\Z|是指[^。;]*\\Z"
)


def _is_of_steps(figure: FigureText, text: str) -> bool:
    """True if a figure counts steps, or is one: 连跨4个千亿级台阶."""
    found = _STEPS.match(text, figure.end)
    counts = base_name(figure.mention.unit or "") in COUNTS
    return found is not None and (counts or found[0][:1] in "、两三四五六七八九0123456789")


def is_small_word(mention: Mention) -> bool:
    """True for a count up to ten in Chinese numerals: 两个, 八项."""
    is_count = mention.role == "level" and mention.unit not in ("成", "%")
    return is_count and mention.text[:1] in _SMALL and 0 < mention.value <= 10


def _names_a_kind(mention: Mention) -> bool:
    """True if such a count is of kinds, rounds and the like, which belong to names: 五类, 二轮."""
    return is_small_word(mention) and mention.unit in ("类", "轮", "大", "种", "期", "方面", "级")


def _may_be_a_word(figure: FigureText) -> bool:
    """True if a small count stands where names have one: 中央八项规定; after a verb it counts."""
    nearest = nearest_words(figure)
    joined = nearest[:1] in ("、", "和", "与", "及")
    counts = (
        joined
        or phrases.ends_with_verb(nearest)
        or phrases.narrows(phrases.after_figure(figure.after)[1])
    )
    return is_small_word(figure.mention) and figure.can_count and not counts


def _in_name(figure: FigureText, following: FigureText | None, text: str) -> str:
    """Return why a figure is only a part of a name, or ""."""
    if _is_of_steps(figure, text):
        return ""
    if _OF_LIST.search(text, max(0, figure.start - 24), figure.start) and figure.can_count:
        return N_("how large something is that is only named")
    if text.startswith("方面", figure.end):
        return N_("a number in a name")
    closing = text.find("”", figure.start, figure.end + 1)
    is_quoted = text[figure.start - 1] == "“" and closing > 0  # “361”万亿级产业集群
    if _names_a_kind(figure.mention) or is_quoted or _may_be_a_word(figure):
        return N_("a number in a name")
    if (
        _is_attribute(figure, text)
        or (
            following
            and text[figure.end] in "、和"
            and (
                _is_attribute(following, text)
                or (
                    following.mention.unit == figure.mention.unit
                    and _says_how_large(following, None)
                )
            )
        )
        or text.startswith("(含", figure.start - 2)
        or "之一" in clauses.first_member(figure.after)
        or _DEFINED.search(text, 0, figure.start)  # 统计范围为年收入2000万元以上
        or _SIZE.match(text, figure.start)
    ):
        return N_("how large something is that is only named")
    ruled = phrases.is_rule(clauses.first_member(figure.after))
    ruled &= not text.endswith(("推出", "出台", "制定"), 0, figure.start)
    if figure.mention.unit == "条" and (ruled or text[figure.start - 1] == "新"):  # 人才新12条
        return N_("the clauses of a policy")
    return (
        N_("how large something is that is only named")
        if _says_how_large(figure, following)
        else ""
    )


_TAKEN = N_("steps that were taken, not how much there is")
_STRETCH = N_("a stretch of time")
_IS_MEAN = N_("a yearly mean")
_OUTRANKED = N_("the place that it had before")
_OF_RANK = re.compile("推荐|[评考]优|方阵|梯队")
_HAD = re.compile("[从由][^,。;0-9]{0,8}\\Z")


def _not_stated(figure: FigureText, text: str) -> str:
    """Return why no fact can state a figure, or ""."""
    mention = figure.mention
    is_stretch = mention.unit in ("个月", "周年") and mention.role == "level"
    is_stretch = is_stretch or text.endswith("连续", 0, figure.start)  # 连续20次入选
    if is_stretch:
        return _STRETCH
    if _is_of_steps(figure, text):
        return _TAKEN
    near = f"{mention.basis or ''}{''.join(figure.before[:1])}"
    if mention.role in ("change", "versus") and re.search("年平?均", near):
        return _IS_MEAN
    if mention.role == "change" and text.startswith(("转", "变"), figure.end):
        return N_("how it had moved before")  # 由上年的下降6.2%转为增长9.4%
    if mention.role == "rank" and _HAD.search("".join(figure.before[:1])):
        return _OUTRANKED
    if mention.role == "rank" and _OF_RANK.match(text, figure.end):
        return N_("a number in a name")  # 获全省首位推荐
    if mention.role == "rank" and mention.qualifier:
        return N_("the first so many, no exact place")
    if mention.high is not None:
        return N_("a range, which no fact states")
    if mention.value.is_nan():
        return N_("a number without an exact value")
    return ""


_SINCE = re.compile(
    '[与同和较比][^,。;0-9]{0,6}(?:(?P<year>[12][0-9]{3})年|五["”]?)[^,。;0-9]{0,4}相?比较?,[^。]*\\Z'
)
"""Text at the head of a sentence that says since when something changed."""


def _is_since_long(figure: FigureText, there: TimePlace, text: str) -> bool:
    """True if a change is since a year before the last, named for all: 与2020年相比,…."""
    if figure.mention.role != "change" or figure.mention.basis:
        return False
    found = _SINCE.search(text, 0, figure.start)
    year = found and found["year"]
    return found is not None and not (year and there.year and int(there.year) == int(year) + 1)


_NAMED_PLACE = re.compile("(?![全我本各])[^\\W0-9年月]+")


def _with_place(figure: FigureText, text: str) -> FigureText:
    """A figure with the place with which the name of what it counts begins: 4个河南示范园区."""
    bare = figure.after.lstrip(" ")
    place = text[figure.end : figure.end + len(figure.after) - len(bare)]
    if not (figure.can_count and _NAMED_PLACE.fullmatch(place)):
        return figure
    return figure._replace(after=place + bare)


def _with_part(figure: FigureText, part: FigureText, text: str) -> FigureText:
    """Return a figure with all words of its name, `part` being a number among them: 两项补贴12亿元."""
    between = text[part.end : figure.start]
    if figure.statement != part.statement or "," in between or not any(figure.before[:1]):
        return figure
    words = (
        f"{part.before[0] if part.before else ''}{text[part.start : part.end]}{figure.before[0]}"
    )
    return figure._replace(before=(words, *figure.before[1:]))


def _past_steps(figure: FigureText, steps: FigureText) -> FigureText:
    """Return a figure with the words before the steps: 连跨4个台阶、达到6000亿元, 从第8位升至第6位."""
    if figure.statement != steps.statement or not (figure.before and steps.before):
        return figure
    own, mention = _STEPS.sub("", figure.before[0]), figure.mention
    subject = steps.before[0].removesuffix("连续")
    lasts = subject != steps.before[0] and len(figure.before) == 1
    if not lasts or not before_figure(subject):  # 产量连续19个榨季居全省首位
        subject = own if before_figure(own) else steps.before[0] + own
    words = subject
    if mention.role == steps.mention.role == "rank":
        words = _HAD.sub("居", steps.before[0])
        mention = mention._replace(among=mention.among or steps.mention.among)
    return figure._replace(before=(words, *figure.before[1:]), mention=mention)
