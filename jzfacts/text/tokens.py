"""The tokens of a folded text: each numeral, wherever a numeral character stands.

Arabic digits, enclosed numbers (①) and Chinese numeral characters are each covered by one token, so
that nothing is dropped; 首位 is one more, where something stands there.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from jzfacts.i18n import N_
from jzfacts.text import cues as context
from jzfacts.text.normalize import CHINESE_NUMERALS
from jzfacts.text.numerals import ARABIC
from jzfacts.text.quantities import (
    BOUNDARY,
    NO_VALUE,
    Kind,
    Token,
    arabic,
    aside,
    chinese,
    value_of,
)

# Numbers in circles, in brackets, raised and in fractions: what `fold_prose` leaves as it is.
ENCLOSED = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⒛⓪-⓿㈠-㈩㈪-㈰㉈-㉟㊀-㊉㊊-㊏㊱-㊿㋀-㋋㍘-㍰㏠-㏾❶-➓"
START = re.compile(f"[0-9第首{CHINESE_NUMERALS}{ENCLOSED}]")
_RUN = f"[{CHINESE_NUMERALS}][{CHINESE_NUMERALS}○]*"
_DECIMAL = f"{_RUN}(?:点[零〇○一二三四五六七八九]+[万亿]*)?"
_TOKEN = re.compile(
    rf"第(?P<ordinal>[0-9]+|{_RUN})"
    r"|(?P<date>(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?![0-9.]))"
    r"|(?P<clock>(?<![:0-9.])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:.%]))"
    rf"|(?P<arabic>[0-9]+(?:\.[0-9]+){{2,}}|{ARABIC})"
    rf"|(?P<part>[百千万]分之)(?P<of>{ARABIC}|{_DECIMAL})"
    rf"|(?P<fraction>{_RUN}分之(?:[0-9]+|{_RUN}))"
    r"|(?P<half>一半)"
    rf"|(?P<chinese>{_DECIMAL})"
    r"|(?P<first>首位(?!度))"
    f"|(?P<enclosed>[{ENCLOSED}])"
)
_PART_UNITS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_CLASSIFIED = re.compile(r"[届次期批代版条款章节轮集卷号个家季]")


def token_at(text: str, start: int, previous_end: int, after_rank: bool) -> Token | None:
    """The token that starts at a character that `START` finds; None for 第 and 首 that begin none.

    `previous_end` is where the token before ended and `after_rank` whether it is a rank in whose
    list this one stands (第4、第5).
    """
    found = _TOKEN.match(text, start)
    if found is None:
        return None
    end = found.end()
    match found.lastgroup:
        case "arabic":
            return arabic(text, start, end, previous_end)
        case "chinese":
            return chinese(text, start, end)
        case "ordinal":
            return _ordinal(text, start, end, found["ordinal"], after_rank)
        case "of":
            value = value_of(found["of"])
            kind: Kind = "name" if value.is_nan() else "quantity"
            reason = N_("no number") if value.is_nan() else None
            return Token(start, end, start, end, value, _PART_UNITS[found["part"]], kind, reason)
        case "half":
            return Token(start, end, start, end - 1, Decimal(1), "半", "quantity")
        case "date":
            return aside(start, end, Decimal(text[start : start + 4]), "time", N_("a date"))
        case "clock":
            return aside(start, end, NO_VALUE, "time", N_("a time of day"))
        case "first":
            _, stands = context.rank_scope(text, start)
            if not stands:
                return None
            return Token(start, end, start, start + 1, Decimal(1), "位", "rank")
        case "fraction":
            return aside(start, end, NO_VALUE, "name", N_("a fraction: it has no exact decimal"))
    number = unicodedata.numeric(text[start], -1)
    value = Decimal(int(number)) if number >= 0 and number == int(number) else NO_VALUE
    return aside(start, end, value, "name", N_("an enclosed, raised or list number"))


def _ordinal(text: str, start: int, number_end: int, numeral: str, after_rank: bool) -> Token:
    """第 with its numeral: a rank where something stands there, else an ordinal."""
    value = value_of(numeral)
    among, stands = context.rank_scope(text, start)
    placed = stands or after_rank
    end = number_end
    unit = None
    if text[end : end + 1] in ("位", "名") and text[end : end + 1]:
        if placed or BOUNDARY.match(text, end + 1):
            unit, placed = text[end], True
            end += 1
    elif BOUNDARY.match(text, end):
        # 增速是第一，: said of something, it is a place without a word for standing.
        placed = placed or text[start - 1 : start] == "是"
    else:
        # A column may run on without a stop (全省第5固定资产), but only digits are sure to end.
        placed = among is not None and numeral.isascii() and not _CLASSIFIED.match(text, end)
    if not placed or value.is_nan():
        return Token(
            start, end, start, number_end, value, unit, "ordinal", N_("an ordinal, not a rank")
        )
    return Token(start, end, start, number_end, value, unit, "rank")
