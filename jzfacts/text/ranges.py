"""Signs before a figure, and ranges: -3.5℃, ↑12天, 8%—9%, 6-7万人.

All texts are folded, as in `quantities`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.text.exclusions import IN_A_WORD, SPAN, UNCLEAR
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.numbers import DIGITS, shifted
from jzfacts.text.units import COUNTS, POWERS, base_name

if TYPE_CHECKING:
    import re

    from jzfacts.text.quantities import Token

PARTS = {"百": "%", "千": "‰", "万": "‱"}
"""Units of 百分之, 千分之, 万分之."""
_PERCENT = frozenset(("%", "‰", "‱", "个百分点", "百分点", "个千分点"))
_NEVER_NEGATIVE = COUNTS | {"年", "个月", "天", "小时", "分钟", "公里", "亩", "公顷", "平方米"}
_RISES, _FALLS = "↑▲⬆🔺", "↓▼⬇🔻"
_NEGATIVE = ("-", "−", "负")
_ARROWS = frozenset(_RISES + _FALLS)
_SIGNS = _ARROWS.union("+", _NEGATIVE)
_NOT_NEGATIVE = frozenset("抱肩担胜自欺背辜")  # 肩负, 自负

# A range: 8%—9%, 6-7万人, 1万(含)-5万元, 在8%到9%之间; a minus sign may follow.
_TO = pattern(
    r"(?:\((?:不?含)\))?(?:(?P<dash>[-—–~])(?P=dash)?|[至到]|(?P<between>[与和]))"
    r"(?P<minus>(?<=[至到~])[-−负])?"
)
_BEFORE_A_CHANGE = pattern(r"(?:[a-z]{2}|(?!点)[^\W0-9a-z_])\Z")
"""What a change in per cent may follow with only a sign: CPI-0.3%, 744亿元+4.5%."""


def signed(text: str, token: Token, previous_end: int) -> Token:
    """Return a figure with the sign or arrow before it: -3.5℃, +8.5%, ↑12天."""
    start, unit = token.start, token.unit or ""
    after, following = text[token.end : token.end + 1], text[token.end + 1 : token.end + 2]
    if after in _ARROWS and not (following.isascii() and following.isdecimal()):  # 5.3%↑
        return token._replace(end=token.end + 1, sign=1 if after in _RISES else -1)
    mark = text[start - 1 : start]
    left = text[start - 2 : start - 1] if start > 1 else ""
    if mark not in _SIGNS or start - 1 < previous_end:
        return token
    with_mark = token._replace(start=start - 1, number=start - 1)
    if mark in _RISES or mark in _FALLS:
        return with_mark._replace(sign=1 if mark in _RISES else -1)
    is_change = unit in _PERCENT and _BEFORE_A_CHANGE.search(text, max(0, start - 4), start - 1)
    if start - 1 == previous_end and not (is_change and mark == "+"):
        return token
    if mark == "+":
        added = unit in _PERCENT and (is_change or not (left.isascii() and left.isalnum()))
        return with_mark._replace(sign=1) if added or (unit and left in " \n(") else token
    if mark not in _NEGATIVE or not (is_change or _is_minus(text, token, mark, left)):
        return token
    if token.high is not None:  # 负三四度: it is not clear what the sign goes with
        return _unclear(with_mark, token)
    sign = -1 if unit in ("%", "个百分点") else 0
    return with_mark._replace(value=token.value.copy_negate(), sign=sign)


def _is_minus(text: str, token: Token, mark: str, left: str) -> bool:
    """True if a dash or 负 before a numeral is its minus sign.

    Not between two numbers (8%-10%), after another dash, or before what cannot be negative.
    """
    if mark == "负":
        return left not in _NOT_NEGATIVE or not left
    numeral, unit = text[token.number : token.number_end], token.unit or ""
    if left in ("-", "—", "–", "−", ")", "]") or (left.isascii() and left.isalnum()):
        return False
    if not numeral.isascii() or base_name(unit) in _NEVER_NEGATIVE:
        return False
    return bool(unit) or "." in numeral or left in ("", " ", "\n", "(", "为", "是")


def joint(text: str, lower: Token) -> re.Match[str] | None:
    """Return what joins a number to the upper end of a range: a dash, 至 or 到, 与 or 和 before 之间."""
    return None if lower.value.is_nan() else _TO.match(text, lower.end)


def joined(text: str, lower: Token, upper: Token, joint: re.Match[str]) -> Token:
    """Return the range of two numbers, set aside if its ends are unclear; `lower` if it is no range."""
    # First: what is no figure ends no range, except of time (三至五年, 用3—5年时间)
    between = text.startswith("之间", upper.end)
    is_figure = upper.kind == "quantity" or upper.reason == IN_A_WORD[1]
    if (joint["between"] and not between) or (
        not is_figure and (lower.unit or upper.kind not in ("time", "name"))
    ):
        return lower
    merged = upper._replace(start=lower.start, number=lower.number, sign=lower.sign)
    if not is_figure and upper.reason != SPAN[1]:
        return merged
    # Then: the units must agree, and 从2家到10家 tells of a growth
    percent = lower.unit if lower.unit in PARTS.values() and text[lower.number] in PARTS else None
    unit = upper.unit or percent
    mine, its = base_name(lower.unit or ""), base_name(unit or "")
    numerals = (text[one.number : one.number_end] for one in (lower, upper))
    is_plain = bool(joint["dash"]) and all("." in one for one in numerals)  # pH值7.1-7.6
    has_end = unit or between or is_plain
    if upper.value.is_nan() or upper.unknown_unit or not has_end or mine not in ("", its):
        return lower
    if mine and not between and text[lower.start - 1 : lower.start] in ("从", "由"):
        return lower
    # Last: the ends in the same unit
    low, high = lower.value, upper.high or upper.value
    if joint["minus"]:
        high = high.copy_negate()
    if low < 0 and text[lower.number] == "零" and text[upper.number] != "零":  # 零下5到3度
        return _unclear(lower, upper)
    if lower.unit:
        low = shifted(low, _power(lower.unit) - _power(unit))
    else:
        power = _shared_power(low, text[upper.number : upper.number_end])
        if power is None:
            return _unclear(lower, upper)
        low = shifted(low, power)
        if low >= high:  # 8500到3万港元
            low = shifted(low, -_power(unit))
    if low >= high:
        return lower
    kind, reason = ("quantity", None) if is_figure else (upper.kind, upper.reason)
    return merged._replace(kind=kind, reason=reason, value=low, high=high, unit=unit)


def _shared_power(low: Decimal, numeral: str) -> int | None:
    """Return the power of ten that a lower end without a unit shares with the upper end.

    三到五千元 is 3000 to 5000. None if it is ambiguous: 一到五百人, 二到三十人.
    """
    if low >= 10 or numeral == "十" or numeral[-1] not in "十百千" or numeral[0].isascii():
        return 0
    digit = DIGITS.get(numeral[0], 0)
    return (
        POWERS[numeral[1]] if len(numeral) == 2 and 1 < low < digit and numeral[1] != "十" else None
    )


def _power(unit: str | None) -> int:
    """Return the power of ten of a unit's scale."""
    unit = unit or ""
    return sum(POWERS[character] for character in unit.removesuffix(base_name(unit)))


def _unclear(lower: Token, upper: Token) -> Token:
    return lower._replace(
        end=upper.end,
        number_end=upper.end,
        value=Decimal("NaN"),
        high=None,
        unit=None,
        inner=None,
        kind=UNCLEAR[0],
        reason=UNCLEAR[1],
    )
