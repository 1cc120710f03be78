"""Sums and growths that do not fit the other figures of their statement.

Only what is certain is reported: parts that are said to be all, and a growth right after the two
figures it belongs to. A figure stands for every number that rounds to its printed digits; a figure
with a bound (近, 超) proves nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import dimension
from jzfacts.verify.consistency.rounding import (
    Problem,
    alike,
    exponent,
    half,
    is_exact,
    printed,
    scale_of,
    span,
)
from jzfacts.verify.consistency.shares import exceeding_parts, exceeding_shares

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.clauses import FigureText

_TOTALS = "合计|共计|总计|合共|总共|共"
_TOTAL = pattern(
    rf"(?:元|人民币)?[,:](?:以上)?(?:[两二三四五六七八九十0-9]+[个项家类者大地方](?P<things>[^,0-9]{{0,6}}?))?"
    rf"(?P<word>{_TOTALS})(?P<verb>[^,0-9]{{0,4}}?)(?:达到?|为)?"
)
"""Text between the last part and the total."""
_PART = pattern("(?:[、,和与及]|以及)[^、,:0-9]{0,16}")
"""Text between two parts."""
_NO_PART = pattern(f"其中|包括|含|等|约|近|增|减|占|比|超(?!长期)|由|从|[到至]|{_TOTALS}")
_SUM = pattern(
    r"(?P<parts>[0-9]+(?:\.[0-9]+)?(?:\+[0-9]+(?:\.[0-9]+)?)+)(?P<unit>[^,=0-9]{0,6})[,=]"
    rf"(?:{_TOTALS}|即)?(?:投资|达到?|为)?(?P<total>[0-9]+(?:\.[0-9]+)?)(?P=unit)"
)
"""12+8+5亿元，合计30亿元."""
_GROWS = pattern(
    "[,、](?:累计|总共|共|净)?(?:增长|增加|提高|提升|上升|上涨|增幅|涨幅|扩大|净增|增"
    "|下降|减少|降低|下滑|回落|压减|降幅|减幅|降)(?:了|达到?|为)*"
)
"""Text between a figure and its growth since the figure before it."""
_RISE = (
    "(?:再|又|净|同比)?(?:增长|增加|提高|提升|上升|上涨|扩大|增|下降|减少|降低|下滑|回落|压减|降)"
)
_SINCE = pattern("(?:[,、]|\\A)?[^,、0-9]{0,6}(?:[由从比较在]|相比|相较)[^,0-9]{0,10}\\Z")
"""Text before the starting figure of a growth."""
_BY = pattern(f"(?:的?基础上)?(?:{_RISE})(?:了|达)?")
"""Text between the starting figure and the growth."""
_UP_TO = pattern(f"[,、]?(?:{_RISE})?(?:达到?|到|至|为)")
"""Text before the figure that the growth led to."""
_REAL = pattern(
    "生产总值|gdp|经济总量|增加值|产值|可支配|人均|居民|预算收入|财政|税收|投资|零售|消费品|利润|营业收入|营收"
    "|规上|规模以上|限上|限额以上|可比|不变价|口径|实际"
)
"""Indicators whose growth is published at constant prices, so that it need not fit the amounts."""
_HEAD = 60
"""Characters before a figure that are searched for its name."""


def problems(text: str, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Yield the sums, growths and shares of a folded paragraph that do not fit its other figures."""
    begin = 0
    for _, group in groupby(figures, key=lambda figure: figure.statement):
        statement = list(group)
        yield from _written_sums(text, begin, statement)
        yield from _sums(text, begin, statement)
        yield from _growths(text, statement)
        yield from exceeding_shares(text, begin, statement)
        yield from exceeding_parts(text, statement)
        begin = statement[-1].end


# Sums


def _written_sums(text: str, begin: int, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Check a written sum: 12+8+5亿元，合计30亿元."""
    end = figures[-1].end
    if "+" not in text[begin:end]:
        return
    for found in _SUM.finditer(text, begin, end):
        parts = [Decimal(part) for part in found["parts"].split("+")]
        total = Decimal(found["total"])
        margin = sum(half(part) for part in parts) + half(total)
        figure = next((one for one in figures if one.start <= found.start("total") < one.end), None)
        if figure and abs(sum(parts) - total) > margin:
            yield _wrong_sum(figure, sum(parts, Decimal(0)))


def _sums(text: str, begin: int, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Check each total that follows its parts."""
    said = text[begin : figures[-1].start]
    if not any(word in said for word in _TOTALS.split("|")):
        return
    for number in range(2, len(figures)):
        # Behind the last part a count of the parts may stand: 三个项目合计
        for last in (number - 1, number - 2):
            gap = text[figures[last].end : min(figures[number].start, figures[last].end + _HEAD)]
            found = _TOTAL.fullmatch(gap) if last >= 1 else None
            if found:
                yield from _sum(text, begin, figures, last, figures[number], found)
                break


def _sum(
    text: str,
    begin: int,
    figures: Sequence[FigureText],
    last: int,
    total: FigureText,
    found: re.Match[str],
) -> Iterator[Problem]:
    parts = [figures[last]]
    for before in range(last - 1, -1, -1):
        gap = text[figures[before].end : parts[-1].start]
        listed = "," not in gap or found["word"] != "共"
        if not (listed and _PART.fullmatch(gap) and not _NO_PART.search(gap)):
            break
        parts.append(figures[before])
    rest = last + 1 - len(parts)
    # All figures before are parts, but for one that says how many parts there are
    if len(parts) < 2 or (rest and figures[rest - 1].mention.value != len(parts)):
        return
    head = text[max(begin, parts[-1].start - _HEAD) : parts[-1].start]
    if _NO_PART.search(head.rpartition(",")[2]) or total.after.strip():
        return
    if found["verb"] and found["verb"] not in head:
        return
    mentions = [one.mention for one in (*parts, total)]
    if not all(is_exact(one) and one.unit for one in mentions) or not alike(mentions):
        return
    spans = [span(one) for one in mentions]
    low, high = (sum((one[end] for one in spans[:-1]), Decimal(0)) for end in (0, 1))
    if high < spans[-1][0] or low > spans[-1][1]:
        amount = sum((one.value * scale_of(one) for one in mentions[:-1]), Decimal(0))
        yield _wrong_sum(total, amount / scale_of(total.mention))


def _wrong_sum(figure: FigureText, amount: Decimal) -> Problem:
    expected = printed(amount) + (figure.mention.unit or "")
    message = Message(
        "the parts add up to {sum}, not {said}", sum=expected, said=figure.mention.text.strip()
    )
    return Problem(figure, "wrong-sum", message, expected)


# Growths


def _growths(text: str, figures: Sequence[FigureText]) -> Iterator[Problem]:
    """Check 由A增加到B、增长c%, in any order of the three figures."""
    for following, (one, two) in enumerate(pairwise(figures), 2):
        start, end = one.mention, two.mention
        if start.role != "from" or end.role != "level" or not end.direction:
            continue
        before = two
        for number in range(following, len(figures)):
            figure = figures[number]
            if not _GROWS.fullmatch(text[before.end : figure.start]):
                break
            yield from misfit(text[max(0, one.start - _HEAD) : one.start], one, two, figure)
            before = figure
    for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
        if "change" not in (one.mention.role, two.mention.role, three.mention.role):
            continue
        head = text[max(0, one.start - _HEAD) : one.start]
        gaps = text[one.end : two.start], text[two.end : three.start]
        since = gaps[0].startswith(",") and _SINCE.fullmatch(gaps[0])
        if since and _BY.fullmatch(gaps[1]):
            yield from misfit(head, two, one, three)  # B,由A增长c%
        elif _BY.fullmatch(gaps[0]) and _UP_TO.fullmatch(gaps[1]) and _SINCE.search(head):
            yield from misfit(head, one, three, two)  # 由A增长c%到B
        elif since and _UP_TO.fullmatch(gaps[1]):
            yield from misfit(head, two, three, one)  # 增长c%,由A增加到B


def misfit(head: str, one: FigureText, two: FigureText, figure: FigureText) -> Iterator[Problem]:
    """Yield the growth if it does not lead from the first figure to the second.

    `head`: the text before them, which may name the indicator.
    """
    start, end = one.mention, two.mention
    if not (is_exact(start) and is_exact(end) and alike([start, end])):
        return
    growth = figure.mention
    if not is_exact(growth, "change") or start.value <= 0 or end.value <= 0:
        return
    (low, high), (least, most) = span(start, rounded=True), span(end, rounded=True)
    scale = scale_of(growth)
    sign = growth.direction or 1
    ratio = growth.unit in ("%", "倍", "‰")
    if ratio and dimension(start.unit) != "ratio":
        money = "yuan" in dimension(start.unit)
        if (_REAL.search(head) and money) or low <= 0:
            return
        ends = least / high - 1, most / low - 1
        middle = (end.value * scale_of(end)) / (start.value * scale_of(start)) - 1
    elif growth.unit in ("个百分点", "百分点") and start.unit == end.unit == "%":
        ends, scale = (least - high, most - low), Decimal("0.01")
        middle = (end.value - start.value) * scale
    elif not ratio and alike([start, end, growth]):
        ends = least - high, most - low
        middle = end.value * scale_of(end) - start.value * scale_of(start)
    else:
        return
    margin = half(growth.value) * scale
    said = growth.value * scale * sign
    if said + margin >= ends[0] and said - margin <= ends[1]:
        return
    middle = round(middle / scale, max(0, -exponent(growth.value)))
    expected = printed(abs(middle)) + (growth.unit or "")
    message = Message(
        "from {start} to {end} is {actual}, not {said}",
        start=start.text.strip(),
        end=end.text.strip(),
        actual=expected,
        said=growth.text.strip(),
    )
    yield Problem(figure, "wrong-growth", message, expected)
