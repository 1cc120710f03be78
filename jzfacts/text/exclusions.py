"""Numerals that are no figures, each with the reason why a careful reader sets it aside.

Names (PM2.5, 5G, 500强, 13710 in quotation marks), times, ordinals, list numbers, telephone and
document numbers. Nothing here is dropped: the reader reports each with its reason. All texts are
folded (`normalize.fold_prose`); functions take the span of the numeral. To add a reason, add a row
to `ARABIC` or `CHINESE`; the first row that fits decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from jzfacts.i18n import N_
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["quantity", "rank", "time", "ordinal", "name"]
SetAside = tuple[Kind, str]
Pattern = re.Pattern[str] | None
_Row = tuple[SetAside, str, str, Pattern, Pattern, Pattern]

# Of what `quantities` finds by its form
IN_A_WORD: SetAside = ("name", N_("a numeral in a word"))
UNCLEAR: SetAside = ("name", N_("a range whose ends are not clear"))
INEXACT: SetAside = ("name", N_("a fraction: it has no exact decimal"))
NO_NUMBER: SetAside = ("name", N_("no number"))
TOO_LONG: SetAside = ("name", N_("too many digits for a figure"))
ENCLOSED: SetAside = ("name", N_("an enclosed, raised or list number"))
NO_RANK: SetAside = ("ordinal", N_("an ordinal, not a rank"))
DATE: SetAside = ("time", N_("a date"))
CLOCK: SetAside = ("time", N_("a time of day"))
# Of what stands beside a numeral
SPAN: SetAside = ("time", N_("a stretch of time"))
SLOGAN: SetAside = ("name", N_("in a slogan or a title"))
_LATIN: SetAside = ("name", N_("digits of a name in Latin letters"))
_LABEL: SetAside = ("name", N_("the number of a table or a section"))
_DOTTED: SetAside = ("name", N_("dotted number, a version or a section"))
_NO_WHOLE: SetAside = ("name", N_("a decimal without its whole part"))
_DATE_NAME: SetAside = ("name", N_("a date used as a name"))
_FORMULA: SetAside = ("name", N_("part of a formula"))
_BRACKETED: SetAside = ("name", N_("a number in brackets: a note, a list, a document"))
_STROKE: SetAside = ("name", N_("a stroke between numbers: a fraction or a date"))
_DIVIDED: SetAside = ("name", N_("digits divided by a space: one number or two"))
_CODE: SetAside = ("name", N_("a code: a number does not begin with 0"))
_LONG: SetAside = ("name", N_("a long number without a unit: a telephone or document number"))
_NAME: SetAside = ("name", N_("a name"))
_DOCUMENT: SetAside = ("name", N_("a telephone, road or document number"))
_LIST: SetAside = ("name", N_("a list number"))
_YEAR: SetAside = ("time", N_("a year"))
_MONTH: SetAside = ("time", N_("a month"))
_DAY: SetAside = ("time", N_("a day"))
_TIME: SetAside = ("time", N_("a time"))
_CLASS: SetAside = ("name", N_("a class of things"))
_ORDINAL: SetAside = ("ordinal", N_("an ordinal"))
_MARK: SetAside = ("name", N_("a word: 十分, 三分"))
_INDEFINITE: SetAside = ("name", N_("an indefinite number"))
_DENOMINATOR: SetAside = ("name", N_("a denominator"))
_MISPRINT: SetAside = ("name", N_("干 before a scale: a misprint of 千?"))
_THRESHOLD: SetAside = ("name", N_("a class of things, not a figure of its own"))
_PLAN: SetAside = ("name", N_("a plan named after its years"))
_DIGITS: SetAside = ("name", N_("so many digits"))
_RANKED: SetAside = ("name", N_("how many are ranked, no figure of its own"))
FIRST: SetAside = ("name", N_("the first so many, no exact place"))


def _row(
    reason: SetAside,
    before: str = "",
    after: str = "",
    *,
    ends: str = "",
    numeral: str = "",
    begins: str = "",
) -> _Row:
    """Return a row of the tables: a reason and its conditions.

    `before`, `after`: the characters, one of which must stand right before or after the numeral; they
    rule out most rows quickly. `ends`, `numeral`, `begins`: patterns for the text before the numeral,
    the numeral itself, and the text after it.
    """
    return (
        reason,
        before,
        after,
        pattern(numeral) if numeral else None,
        pattern(begins) if begins else None,
        pattern(rf"(?:{ends})\Z") if ends else None,
    )


_DIGIT = r"[\d¹²³⁰⁴-⁹₀-₉①-⑨]"
_LETTERS = "abcdefghijklmnopqrstuvwxyz-_#@"
_REACH = 16
"""Characters before a numeral that `ends` may look at."""

ARABIC = (
    _row(_LATIN, before=_LETTERS, ends="(?:(?<![a-z&])[a-z]|pm)-?|[_#@]"),
    _row(
        _LATIN, before=_LETTERS, ends="[a-z]-?", begins="(?![万亿元%]|个?百分点|美元)"
    ),  # GDP117亿元
    _row(_LATIN, after="g", numeral="[1-9]", begins="g(?![a-z])"),
    _row(_DOTTED, numeral=r".*\..*\..*"),
    _row(
        _DOTTED,
        numeral=r"[1-9]\.0",
        begins=r"(?![万亿元米吨度级公千平美升克斤亩厘毫倍个的和与a-z])[^\W\d_]",
    ),
    _row(_NO_WHOLE, before="."),
    _row(_DATE_NAME, before="·"),
    _row(_DATE_NAME, after="·", begins=f"·{_DIGIT}"),
    _row(_FORMULA, before="+-×^", ends=r"(?:[0-9]|(?<![a-z])[a-z])\+|×|\^[-+]*"),
    _row(_FORMULA, before="+", ends=r"[^\W_]\+", begins="(?!%|‰|个?百分点)"),  # 同比+8.5% is none
    _row(_FORMULA, after="+×^", begins=r"\+[^\W_]|×|\^"),
    _row(_BRACKETED, before="[(〔【", after="])〕】"),
    _row(_STROKE, before="/", ends=f"{_DIGIT}/"),
    _row(_STROKE, after="/", begins=f"/{_DIGIT}"),
    _row(INEXACT, after="¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞又", begins="[^又]|又[0-9]+/"),
    # nobody prints a figure of more than 18 digits; a longer run is a code
    _row(TOO_LONG, numeral="[0-9]{19,}|[0-9.,]{25,}"),
    _row(_DIVIDED, after=" ", numeral="[0-9]{1,3}", begins=" [0-9]{3}(?![0-9])"),
    _row(
        _DIVIDED,
        before=" ",
        ends=r"(?<![0-9第.])[1-9][0-9]{0,2}(?: [0-9]{3})* ",
        numeral=r"[0-9]{3}(?:\.[0-9]+)?",
    ),
    _row(_DIVIDED, after="万亿", numeral="[0-9]+", begins="[万亿] [0-9]+[千百]"),
    _row(_DIVIDED, before=" ", after="千百", ends="[0-9][万亿千] "),
    _row(
        _YEAR,
        after="年-—–~、和至到/",
        numeral="19[0-9]{2}|20[0-9]{2}|2100",
        begins=r"(?:[-—–~、和至到/](?:19|20)[0-9]{2}){0,6}年(?!级)",
    ),
    _row(
        _MONTH,
        after="月-—–~、和至到",
        numeral="0?[0-9]|1[0-2]",
        begins=r"(?:月?[-—–~、和至到]{1,2}[0-9]{1,2}){0,4}月(?!均)",
    ),
    _row(_DAY, after="日", numeral="[0-2]?[0-9]|3[01]", begins="日(?!均|元|报)"),
    _row(
        _TIME,
        after="世年季时点",
        numeral="[0-9]+",
        begins="世纪|年代|季度|时(?![间代段期速常效])|点(?:钟|整)",
    ),
    _row(_CODE, numeral="0[0-9]+"),
    _row(_LONG, numeral="[0-9]{7,}", begins=r"\Z|[\n |,\-。)]"),
    _row(
        _NAME,
        after="强版号后热平工机等代国省",
        begins="强(?![化度制力势调])|版|号|后(?![,续的勤台备])|热线|平台|工作制|工作机制|机制|等奖|代|[国省]道",
    ),
    _row(
        _DOCUMENT,
        before="线话真编码机报:",
        numeral="[0-9]{3,}",
        begins="(?![万亿部台户个])",  # 手机4.8亿台, 电话120部
        ends="(?:热线|电话|传真|邮编|邮政编码|手机|举报)[:号]*",
    ),
    _row(_DOCUMENT, before="道班次号:", ends="(?:国道|省道|县道|乡道|航班|车次|文号|证号)[:号]*"),
    _row(_LIST, after=".、)", ends=r"(?:\A|[\n。;])(?:[-*+•] )?"),
)
"""Why an Arabic numeral is no figure, first match first."""

CHINESE = (
    _row(_LIST, before="(", after=")"),
    _row(_LIST, after="、", ends=r"\A|[\n。]"),
    _row(
        _TIME,
        after="月日季世点周",
        begins="月(?!均)|日(?!均|元|报|千)|季度|世纪|点(?:钟|整)|周岁生日",
    ),
    _row(_YEAR, after="年", numeral="[一二][^十百千万亿]{3}"),
    _row(_CLASS, after="级", numeral="[百千万亿]+"),
    _row(_CLASS, after="部", numeral="零", begins="部件"),
    _row(
        _ORDINAL,
        after="届中次大世期代版等级号",
        begins=r"届|中全会|次(?:全体)?会议|大(?=[精报以和胜召,。、;:)]|\Z)|世纪|期(?!间)|代(?!表)|版|等奖|级(?!以)|号",
    ),
    _row(_DIVIDED, before=" ", ends="[零一二三四五六七八九十百千万亿两] "),
    _row(_DIVIDED, after=" ", begins=" [零一二三四五六七八九十百千万亿两]"),
    _row(_MARK, after="分", begins="分(?![钟之]|[零一二三四五六七八九十]+秒)"),
    _row(_INDEFINITE, before="数几廿卅儿上", ends="[数几廿卅]|[千百]儿|成[千百]上"),
    _row(_DENOMINATOR, before="每"),
    _row(_MISPRINT, before="干"),
)
"""Why a Chinese numeral is no figure, first match first."""

_LINE = pattern(r"(?<![0-9])[0-9]{3,}[^\W0-9a-z_]{1,8}?(?:热线|专线|平台|在线|电话)")
"""Services that are called by a number: 8890便民服务平台."""
_LATIN_AFTER = pattern("[a-z]")
_LATIN_BEFORE = pattern("[a-z] \\Z")
_LABELLED = frozenset("表图件栏版章节")

# Of a number with its unit: 五年来, 过去5年, 三年行动, 两位数, 前10名. In 目前5家 前 ends a word.
_PLAN_AFTER = pattern(r"行动|计划|攻坚|倍增|提升|改革|任务")
_SPAN_AFTER = pattern(r"以?来|间|里|后|前(?!列)|期间|任期|规划")
_SPAN_BEFORE = pattern(
    r"(?:过去|未来|今后|最近|(?:\A|[\s,。;、:!?(“])近|[这此头]|(?<![提目当])前|往后|[一上下]个)\Z"
)
_ENDS_IN_FIRST = frozenset("提目之以当此年日空")
"""Characters that make a word with 前, so that it does not belong to the number: 目前5家."""
_RUN_OF_YEARS = pattern(r"(?:连续|提前|为期|超过?|不足|逾|长达|历时)\Z")

_LETTER = r"[^\W\d_]"  # a range of all characters takes thirty times as long to compile
_GRADE = pattern(f"(?<![万亿])级(?!别)|级(?!别){_LETTER}")
_BOUNDED_NOUN = pattern(
    rf"(?:以上|以下|以内)的?(?![增下降提减占比同的和与及或、达为]){_LETTER}"
    rf"(?:{_LETTER}|[“”]){{0,14}}?(?:(?P<count>[0-9])|(?!{_LETTER}|[“”]))"
)
_OF_HOLDERS = pattern(
    rf"(?:左右)?的(?![增涨降速比占规总水]){_LETTER}{{0,8}}?(?:有|达到?|为)[0-9]+(?:余|多)?[个家户名所件人]"
)
"""A figure that only describes those counted next: 增长5%左右的省份有12个."""
_COUNTED = pattern("[个家项座户条名人所处]\\Z")
_KIND = pattern(
    rf"(?:企业|项目|园区|集群|产业|单品|品牌|楼宇|商圈|{_LETTER}{{0,2}}[镇村县]){_LETTER}{{0,8}}?[0-9]"
)
_SCOPE_BEFORE = pattern(rf"(?:在[^,。;、:0-9]{{0,8}}|全[省市国州区]|{PROVINCES})(?:的|所有)?\Z")
_SCOPE_AFTER = pattern(
    rf"{_LETTER}{{0,6}}(?:[市县区州省旗盟]|省份)[中里]?(?:综合)?(?:排名|排|位?居|位?列|名列)[第前首]"
)
"""Text before and after the number of those that are ranked: 在全省11个设区市中排名第4."""
# A slogan in quotation marks is short and is no sentence; the title of a document may be longer.
_SLOGAN = 20
_QUOTED = pattern(
    r"https?://[!-~]+|《[^《》\n]{1,60}》|“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|「[^「」\n]{1,24}」|[\"\n]"
)
_SENTENCE = pattern(r"[,。;!?]")


@lru_cache(maxsize=4096)
def _rows_beside(left: str, right: str, *, in_words: bool) -> list[_Row]:
    """The rows that may hold of a numeral between two characters: few."""
    return [
        row
        for row in (CHINESE if in_words else ARABIC)
        if (not row[1] or left in row[1]) and (not row[2] or right in row[2])
    ]


def exclusion(text: str, start: int, end: int, *, in_words: bool) -> SetAside | None:
    """Return why the numeral at `text[start:end]` is no figure, judged by its shape and neighbours, or None."""
    left, right = text[start - 1 : start] or "\0", text[end : end + 1] or "\0"
    near = max(0, start - _REACH)
    for set_aside, _, _, numeral, begins, ends in _rows_beside(left, right, in_words=in_words):
        if (
            (numeral is None or numeral.fullmatch(text, start, end))
            and (begins is None or begins.match(text, end))
            and (ends is None or ends.search(text, near, start))
        ):
            return set_aside
    return None


def excluded_number(text: str, start: int, end: int) -> SetAside | None:
    """Return why an Arabic number without a unit is no figure, or None."""
    if _LATIN_AFTER.match(text, end) or _LATIN_BEFORE.search(text, max(0, start - 2), start):
        return _LATIN
    if _LINE.match(text, start):
        return _DOCUMENT
    return _LABEL if text[start - 1 : start] in _LABELLED else None


def excluded_quantity(
    text: str, start: int, end: int, unit: str, *, in_words: bool = False
) -> SetAside | None:
    """Return why a number with its unit is no figure, or None; `in_words`: in Chinese numerals."""
    if _is_threshold(text, start, end):
        return _THRESHOLD
    if unit in ("年", "个月", "天"):
        if unit == "年" and _PLAN_AFTER.match(text, end):
            return _PLAN
        if _SPAN_AFTER.match(text, end) or _SPAN_BEFORE.search(text, max(0, start - 2), start):
            return SPAN
    near = max(0, start - _REACH)
    if unit == "个" and _SCOPE_AFTER.match(text, end) and _SCOPE_BEFORE.search(text, near, start):
        return _RANKED
    if unit == "位" and text.startswith("数", end):
        return _DIGITS
    if text[start - 1 : start] == "前" and text[start - 2 : start - 1] not in _ENDS_IN_FIRST:
        return FIRST
    # 三年, unless something ran so long: 连续三年
    if in_words and unit == "年" and not _RUN_OF_YEARS.search(text, max(0, start - 3), start):
        return SPAN
    return None


def _is_threshold(text: str, start: int, end: int) -> bool:
    """True if a figure only names a class of things that another figure counts: 5000万元以上项目.

    The class may be marked by a word (5亿元级产业), or by a noun of such things after 超亿元.
    """
    after = text[end : end + 1]
    if after == "级" and _GRADE.match(text, end):
        return True
    if after in ("左", "的") and _OF_HOLDERS.match(text, end):
        return True
    bounded = _BOUNDED_NOUN.match(text, end) if after == "以" else None
    if bounded:
        return bool(bounded["count"]) or bool(_COUNTED.search(text, max(0, start - 3), start))
    is_bare = text[start] in "百千万亿" and text[start - 1 : start] in ("超", "过")
    return is_bare and bool(_KIND.match(text, end))


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of quoted slogans, titles of documents and addresses, in order.

    Straight quotation marks are paired within a paragraph. A span is what the marks enclose.
    """
    opened = -1
    for found in _QUOTED.finditer(text):
        start, end = found.span()
        mark = found[0][0]
        if mark == "\n":
            opened = -1
        elif mark == '"':
            if opened < 0:
                opened = end
            else:
                if start - opened <= _SLOGAN and not _SENTENCE.search(text, opened, start):
                    yield opened, start
                opened = -1
        elif mark == "h":
            yield start, end
        elif mark == "《" or not _SENTENCE.search(text, start, end):
            yield start + 1, end - 1
