"""The name of an indicator as a clause prints it, when nobody knows the names beforehand.

What is left of the words around a figure is the name, once those that only link it to its figure
(达到, 同比), that bound or date it (全年, 累计), or that say that something was reached (完成) are
peeled off. Verbs that say what was done with the things counted stay, for they narrow what is
counted: 新增高新技术企业 is not 高新技术企业.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.draft.names import phrases
from jzfacts.draft.names.peeling import balanced, peeled_end, peeled_start
from jzfacts.facts.indicators import official
from jzfacts.i18n import N_
from jzfacts.text.cues import OVER
from jzfacts.text.normalize import fold_prose
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.text.mentions import Mention


def before_figure(clause: str, *, change: bool = False) -> str:
    """The name in the words right before a figure, or before a `change`, which may be a rate."""
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
"""Verbs that say of no less than the whole that it came about; what is 带动 is a part."""
_HELPED = re.compile("[^\\W0-9]{2,}(?:助力|推动|促进|助推)([^\\W0-9]{3,})")
"""Who helped with how much there is in all, and what that is: 示范园助力蓝莓产量达到5万吨."""
_FOR = ("为", "给", "向", "对")
_COMPARED_WITH = re.compile(
    "[比较][^,。;、]{0,10}(?:年[初末底]?|“?十[一二三四五六]五”?末?|预算|计划|目标|同期|之?前)\\Z"
)
"""With what something is compared, which is no name: 比上年预算增加5亿元."""
_MORE = re.compile("[比较](?:[去上]年|[12][0-9]{3}年|年初)(?:同期|[初末底])?[多少高低快慢]\\Z")
"""What makes a change of the figure behind it, and is no part of a name: 比上年多1万人."""
_BRACKETED = re.compile(r"([^,。;:()]{1,24}\([^()]{1,16}\))\Z")
_NOTE = 18
"""Characters from which on a bracket is a remark, and no part of a name."""


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


def as_printed(name: str, folded: str, text: str, *, of_nation: bool = False) -> str:
    """A name with the places that were blanked in it, and its Latin letters as the text has them.

    `of_nation`: whether 全国 was read before it, which in a report of a region is a part of it.
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
    """By what follows a blank its place is found: as much of it as tells it from others, or little."""
    yield re.escape(right[:8]).replace("\\ ", ".")
    yield re.escape(right.strip()[:1])


def _without_note(printed: str) -> str:
    """What is printed where a name has a blank, which may be a place or a remark."""
    is_note = printed.startswith("(") and (len(printed) > _NOTE or "下同" in printed)
    return "" if is_note else printed


_MARK = re.compile(r"[\[【〔][0-9]{1,3}[\]】〕]")
"""The mark of a footnote."""
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
    """The zone that a figure without a subject of its own is of; "" where there is none.

    That is the subject of its sentence, or of one before where one zone is told of after another.
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


_CONTEST = re.compile(
    "在([^,。;0-9]{2,}(?:[考测]核|[考测]评|评[价估比议选]|督查|[竞大比]赛|调查|监测|排名))中"
)
_SHORT = 4
"""Characters up to which a contest's name says too little: 后评估."""
"""In what something ranks that is no place and nobody's: 在全省水利工作考核中位列第二."""


def contest(clauses: Sequence[str]) -> str:
    """What a rank is of by the clauses before it, where they say in which contest it was won."""
    found = _CONTEST.search(clauses[0]) if clauses else None
    name = before_figure(found[1]) if found else ""
    return name if len(name) > _SHORT else ""


_SCOPE = re.compile(
    "(?:位居|居|位列|列|排名|排在|排|在|保持)(?P<among>[^,。;、0-9第]{2,14}?)(?:中|里)?(?:排名|位居|居|位列|列|排)?\\Z"
)


def scope_before(text: str, start: int) -> str:
    """Among whom a rank is, by the words right before it: 位列同类市州第一."""
    found = _SCOPE.search(text[max(0, start - 24) : start])
    return found["among"].strip() if found else ""


def nearest_words(figure: FigureText) -> str:
    named = figure.naming_clauses()
    return named[0] if named else ""


def _says_how_large(figure: FigureText, following: FigureText | None) -> bool:
    """Whether a figure that counts nothing stands in a name: 年产150万吨芳烃项目, 超百亿元县2个.

    An amount of money before a noun may be its own (2亿元基金), unless such things are counted.
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
    """Whether a figure says how large what stands behind it is: 总投资20亿元、占地9公顷的果园."""
    mention = figure.mention
    counts = base_name(mention.unit or "") in COUNTS
    if "成为" in clauses.last_clause(text[max(0, figure.start - clauses.NEAR) : figure.start]) or (
        counts and phrases.ends_with_verb(nearest_words(figure))
    ):
        return False  # 成为果园超5万亩的县; 完成12户的搬迁任务
    measures = mention.role == "level" and mention.unit not in (None, "%", "倍")
    return measures and bool(_OF_NOUN.match(text, figure.end))


STEPS = re.compile("[^,。;、]{0,6}台阶|(?:、[0-9.]+[万亿]+元?)*[两三四五六七八九0-9]+个台阶")
_SMALL = "一二两三四五六七八九十"
_SIZE = re.compile(
    r"[0-9.]+[万亿]*[^,。;、0-9()]{1,3}(?:以[上下])?(?:\\([^()]*\\))?的(?:[^,。;、()]|\([^()]*\)){1,12}?(?:有|达|共)?[0-9]"
)
"""A number of things that says of which others there are so many: 5000人以上的乡镇有30个."""


_OF_LIST = re.compile(
    "(?:[上登]榜|入[选围]|跻身|进入|[列评]为|成为|获评|列入)[^,。;、0-9]{0,6}"
    "(?:全[国省市球]|世界|首批|最[^,。;、0-9]{1,4})\\Z"
)
"""What stands before the length of a list that one entered: 上榜全国最热门50个小城."""


_DEFINED = re.compile(
    "(?:(?:统计|调查)(?:标准|对象)|范围|口径|起点|定义)[为是指][^,。;]*\\Z|是指[^。;]*\\Z"
)


def is_of_steps(figure: FigureText, text: str) -> bool:
    """Whether a figure counts the steps that something took, or is one: 连跨4个千亿级台阶."""
    found = STEPS.match(text, figure.end)
    counts = base_name(figure.mention.unit or "") in COUNTS
    return found is not None and (counts or found[0][:1] in "、两三四五六七八九0123456789")


def is_small_word(mention: Mention) -> bool:
    """Whether a count is up to ten and in Chinese numerals: 两个, 八项."""
    is_count = mention.role == "level" and mention.unit not in ("成", "%")
    return is_count and mention.text[:1] in _SMALL and 0 < mention.value <= 10


def _names_a_kind(mention: Mention) -> bool:
    """Whether such a count is of kinds, rounds and the like, which belong to names: 五类, 二轮."""
    return is_small_word(mention) and mention.unit in ("类", "轮", "大", "种", "期", "方面", "级")


def _may_be_a_word(figure: FigureText) -> bool:
    """Whether a small count stands where names have one: 中央八项规定; after a verb it counts."""
    nearest = nearest_words(figure)
    joined = nearest[:1] in ("、", "和", "与", "及")
    counts = (
        joined
        or phrases.ends_with_verb(nearest)
        or phrases.narrows(phrases.after_figure(figure.after)[1])
    )
    return is_small_word(figure.mention) and figure.can_count and not counts


def in_name(figure: FigureText, following: FigureText | None, text: str) -> str:
    """Why a figure is but a part of a name; empty if it is not."""
    if is_of_steps(figure, text):
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
        or (following and text[figure.end] in "、和" and _is_attribute(following, text))
        or text.startswith("(含", figure.start - 2)
        or "之一" in clauses.first_member(figure.after)
        or _DEFINED.search(text, 0, figure.start)  # 统计范围为年收入2000万元以上
        or _SIZE.match(text, figure.start)
    ):
        return N_("how large something is that is only named")
    if figure.mention.unit == "条" and phrases.is_rule(clauses.first_member(figure.after)):
        return N_("the clauses of a policy")
    return (
        N_("how large something is that is only named")
        if _says_how_large(figure, following)
        else ""
    )


TAKEN = N_("steps that were taken, not how much there is")
STRETCH = N_("a stretch of time")
IS_MEAN = N_("a yearly mean")
OUTRANKED = N_("the place that it had before")
_STANDS = re.compile("[居列排位为名第][^,。;]{0,8}\\Z")
_OF_RANK = re.compile("推荐|[评考]优|方阵|梯队")
_HAD = re.compile("[从由][^,。;0-9]{0,8}\\Z")
_ROSE = re.compile("[^,。;0-9]{1,8}(?:第?[0-9]|[第首])")


def not_stated(figure: FigureText, text: str) -> str:
    """Why no fact can state a figure of a text; empty if one can."""
    mention = figure.mention
    is_stretch = mention.unit in ("个月", "周年") and mention.role == "level"
    is_stretch = is_stretch or text.endswith("连续", 0, figure.start)  # 连续20次入选
    if is_stretch or text.startswith(("季度", "月", "年头", "交易日", "工作日"), figure.end):
        return STRETCH
    if is_of_steps(figure, text):
        return TAKEN
    near = f"{mention.basis or ''}{''.join(figure.before[:1])}"
    if mention.role in ("change", "versus") and re.search("年平?均", near):
        return IS_MEAN
    had = mention.role == "rank" and figure.before and _HAD.search(figure.before[0])
    if had and _ROSE.match(text, figure.end):
        return OUTRANKED
    stands = _STANDS.search(text, 0, figure.start)
    if mention.role == "rank" and not stands and _OF_RANK.match(text, figure.end):
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
"""What says at the head of a sentence since when something changed."""


def is_since_long(figure: FigureText, there: TimePlace, text: str) -> bool:
    """Whether a change is that since a year before the last, named for all: 与2020年相比,…."""
    if figure.mention.role != "change" or figure.mention.basis:
        return False
    found = _SINCE.search(text, 0, figure.start)
    year = found and found["year"]
    return found is not None and not (year and there.year and int(there.year) == int(year) + 1)


def counts_up_to(one: FigureText, other: FigureText) -> bool:
    """Whether what a figure counts is named by the words before another: 12名新生发放资助金5万元."""
    counts = base_name(one.mention.unit or "") in COUNTS
    return counts and bool(one.after) and one.end + len(one.after) == other.start


def is_baseline(figure: FigureText) -> bool:
    """Whether a figure is what another was before: 从2.04缩小到1.94."""
    from_it = figure.before and figure.before[0].rstrip().endswith(("从", "由"))
    return figure.mention.role == "from" or bool(from_it and figure.mention.role == "level")


def is_growth_of_years(figure: FigureText, there: TimePlace) -> bool:
    """Whether a figure is a growth over several years without the year that it began with."""
    return (
        figure.mention.role == "change"
        and there.several_years
        and not clauses.is_level_reached(figure)
    )


def with_part(figure: FigureText, part: FigureText, text: str) -> FigureText:
    """A figure with all words of its name, of which a number before it is `part`: 两项补贴12亿元."""
    between = text[part.end : figure.start]
    if figure.statement != part.statement or "," in between or not any(figure.before[:1]):
        return figure
    words = (
        f"{part.before[0] if part.before else ''}{text[part.start : part.end]}{figure.before[0]}"
    )
    return figure._replace(before=(words, *figure.before[1:]))


def past_steps(figure: FigureText, steps: FigureText) -> FigureText:
    """A figure with the words before what parts them: 连跨4个台阶、达到6000亿元, 从第8位升至第6位."""
    if figure.statement != steps.statement or not (figure.before and steps.before):
        return figure
    own = STEPS.sub("", figure.before[0])
    words, mention = own if before_figure(own) else steps.before[0] + own, figure.mention
    if mention.role == steps.mention.role == "rank":
        words = _HAD.sub("居", steps.before[0])
        mention = mention._replace(among=mention.among or steps.mention.among)
    return figure._replace(before=(words, *figure.before[1:]), mention=mention)


def with_unit_of_list(run: Sequence[FigureText]) -> list[FigureText]:
    """The figures of a list, of which only the last may print the unit: 提高11.1、11.2个百分点."""
    unit = run[-1].mention.unit
    return [
        one._replace(mention=one.mention._replace(unit=unit))
        if one.mention.unit is None and one.mention.role == "change"
        else one
        for one in run
    ]
