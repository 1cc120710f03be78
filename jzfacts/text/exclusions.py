"""Numerals that are no figures, each with the reason why a careful reader sets it aside.

Names (PM2.5, 5G, 500强, 13710 in quotation marks), times, ordinals, list numbers, telephone and
document numbers. Nothing here is dropped: the reader reports each with its reason. All texts are
folded (`text.fold_prose`); functions take the span of the numeral.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from jzfacts.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

SetAside = tuple[Literal["time", "ordinal", "name"], str]

# A slogan in quotation marks is short and is no sentence; the title of a document may be longer.
_SLOGAN = 20
_QUOTED = re.compile(
    r"https?://[!-~]+|《[^《》\n]{1,60}》|“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|「[^「」\n]{1,24}」|[\"\n]"
)
_SENTENCE = re.compile(r"[,。;!?]")
# Nobody prints a figure of more digits; a longer run is a code.
_MOST_DIGITS = 18
_PHONE_DIGITS = 7

# 12 345人 may be one number; the reader does not say which.
_THREE_MORE = re.compile(r" [0-9]{3}(?![0-9.])")
_DIVIDED = re.compile(r"(?<![0-9第.])[1-9][0-9]{0,2}(?: [0-9]{3})* \Z")
_YEARS = re.compile(r"(?:[-—–~、和至到/](?:19|20)[0-9]{2}){0,6}年(?!级)")
_MONTHS = re.compile(r"(?:月?[-—–~、和至到]{1,2}[0-9]{1,2}){0,4}月(?!均)")
_DAY = re.compile(r"日(?!均|元|报)")
_OTHER_TIME = re.compile(r"世纪|年代|季度|时(?![间代段期速常效])|点(?:钟|整|[0-9]{1,2}分)")
_NAMED = re.compile(
    r"强(?![化度制力势调])|版|号|后(?![,续的勤台备])|热线|平台|工作制|工作机制|机制|等奖|代"
)
_CODE_BEFORE = re.compile(
    r"(?:热线|电话|传真|邮编|邮政编码|手机|举报|国道|省道|县道|乡道|航班|车次|文号|证号)[:号]*\Z"
)
_ORDINAL_AFTER = re.compile(
    r"届|中全会|次(?:全体)?会议|大(?=[精报以和胜召,。、;:)]|\Z)|世纪|期(?!间)|代(?!表)|版|等奖|级(?!以)|号"
)
_TIME_AFTER = re.compile(r"月(?!均)|日(?!均|元|报|千)|季度|世纪|点(?:钟|整)|周岁生日")
_SPAN_AFTER = re.compile(r"以?来|间|里|后|前(?!列)|期间|任期|规划")
_PLAN_AFTER = re.compile(r"行动|计划|攻坚|倍增|提升|改革|任务")
# 目前5家, 提前3天: here 前 ends a word.
_FORE = frozenset("提目之以当此年日空")
_RUN_OF_YEARS = re.compile(r"(?:连续|提前|为期|超过?|不足|逾|长达|历时)\Z")
_SPAN_BEFORE = re.compile(
    r"(?:过去|未来|今后|最近|(?:\A|[\s,。;、:!?(“])近|[这此头]|(?<![提目当])前|往后|[一上下]个)\Z"
)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Spans of slogans in quotation marks, titles of documents and addresses, in order.

    Straight quotation marks are paired within a paragraph. The span is what the marks enclose.
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


def arabic(text: str, start: int, end: int) -> SetAside | None:
    """Why the Arabic numeral at `text[start:end]` is no figure, from its shape and neighbours."""
    left, right = text[start - 1 : start], text[end : end + 1]
    numeral = text[start:end]
    if _letter(left) or (left in ("_", "#", "@") and left):
        return "name", N_("digits of a name in Latin letters")
    if numeral.count(".") > 1:
        return "name", N_("dotted number, a version or a section")
    if left == ".":
        return "name", N_("a decimal without its whole part")
    if left == "·" or (right == "·" and text[end + 1 : end + 2].isdigit()):
        return "name", N_("a date used as a name")
    if left == "+" and start > 1 and text[start - 2].isalnum():
        return "name", N_("part of a formula")
    if right == "+" and text[end + 1 : end + 2].isalnum():
        return "name", N_("part of a formula")
    if left + right in ("[]", "()", "〔〕", "【】"):
        return "name", N_("a number in brackets: a note, a list, a document")
    if (left == "/" and text[start - 2 : start - 1].isdigit()) or (
        right == "/" and text[end + 1 : end + 2].isdigit()
    ):
        return "name", N_("a stroke between numbers: a fraction or a date")
    if numeral.isdigit():
        aside = _whole(text, start, end)
        if aside:
            return aside
    if _NAMED.match(text, end):
        return "name", N_("a name")
    if _CODE_BEFORE.search(text[max(0, start - 8) : start]):
        return "name", N_("a telephone, road or document number")
    if left in ("", "\n", "。", ";") and right in (".", "、", ")") and right:
        return "name", N_("a list number")
    if "×" in (left, right):
        return "name", N_("part of a formula")
    return None


def _whole(text: str, start: int, end: int) -> SetAside | None:
    """As `arabic`, for a run of digits alone."""
    length = end - start
    if length > _MOST_DIGITS:
        return "name", N_("too many digits for a figure")
    if (length <= 3 and _THREE_MORE.match(text, end)) or (
        length == 3 and _DIVIDED.search(text[max(0, start - 16) : start])
    ):
        return "name", N_("digits divided by a space: one number or two")
    if length == 4 and "1900" <= text[start:end] <= "2100" and _YEARS.match(text, end):
        return "time", N_("a year")
    if length <= 2:
        if int(text[start:end]) <= 12 and _MONTHS.match(text, end):
            return "time", N_("a month")
        if int(text[start:end]) <= 31 and _DAY.match(text, end):
            return "time", N_("a day")
    if _OTHER_TIME.match(text, end):
        return "time", N_("a time")
    if length > 1 and text[start] == "0":
        return "name", N_("a code: a number does not begin with 0")
    if length >= _PHONE_DIGITS and (
        text[end : end + 1] in ("", "\n", " ", "|", ",", "-", "。", ")")
    ):
        return "name", N_("a long number without a unit: a telephone or document number")
    return None


def chinese(text: str, start: int, end: int) -> SetAside | None:
    """Why the Chinese numeral at `text[start:end]` is no figure, from its neighbours."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if left + right == "()" or (left in ("", "\n", "。") and right == "、"):
        return "name", N_("a list number")
    if _TIME_AFTER.match(text, end):
        return "time", N_("a time")
    numeral = text[start:end]
    if (
        right == "年"
        and len(numeral) == 4
        and numeral[0] in "一二"
        and not set(numeral) & set("十百千万亿")
    ):
        return "time", N_("a year")
    if right == "级" and set(numeral) <= set("百千万亿"):
        return "name", N_("a class of things")
    if _ORDINAL_AFTER.match(text, end):
        return "ordinal", N_("an ordinal")
    if right == "分":
        return "name", N_("a word: 十分, 三分")
    if left in ("数", "几"):
        return "name", N_("an indefinite number")
    if left == "每":
        return "name", N_("a denominator")
    if left == "干":
        return "name", N_("干 before a scale: a misprint of 千?")
    return None


def quantity(text: str, start: int, end: int, unit: str) -> SetAside | None:
    """Why a number with its unit is no figure: 五年来, 过去5年, 三年行动, 前10名, 两位数."""
    if unit in ("年", "个月", "天"):
        if unit == "年" and _PLAN_AFTER.match(text, end):
            return "name", N_("a plan named after its years")
        if _SPAN_AFTER.match(text, end) or _SPAN_BEFORE.search(text[max(0, start - 2) : start]):
            return "time", N_("a stretch of time")
    if unit == "位" and text.startswith("数", end):
        return "name", N_("so many digits")
    if text[start - 1 : start] == "前" and text[start - 2 : start - 1] not in _FORE:
        return "name", N_("the first so many, no exact place")
    return None


def years_in_words(text: str, start: int, unit: str) -> SetAside | None:
    """Why years in Chinese numerals are no figure, unless something ran so long: 连续三年."""
    if unit != "年" or _RUN_OF_YEARS.search(text[max(0, start - 3) : start]):
        return None
    return "time", N_("a stretch of time")


def _letter(character: str) -> bool:
    return "a" <= character <= "z"
