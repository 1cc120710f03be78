"""Reading prose: every numeral of a Chinese text, in order, with what it says and what it is.

The rule of coverage: every character that is an Arabic digit (of any width), an enclosed number, or
one of 〇零一二三四五六七八九十百千万亿两 lies in exactly one mention. Most are figures
(`quantity`, `rank`); the others are set aside as `time`, `ordinal` or `name`, with the reason.
An auditor can therefore demand that each is either claimed or listed. A Chinese numeral is a figure
only where a unit, 百分之, 成, 倍 or 半 follows, or 万 or 亿 makes its size clear; 一 before a
classifier is an article, and a bare 万, 百 or 千亿 names a class unless a word bounds it (超亿元).

Reading is lazy and takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.text import cues
from jzfacts.text.exclusions import SLOGAN, SPAN, quotations
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import Traced, fold_prose
from jzfacts.text.numbers import fold_digits
from jzfacts.text.quantities import START, token_at
from jzfacts.text.units import base_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jzfacts.text.cues import Cues, Role
    from jzfacts.text.exclusions import Kind
    from jzfacts.text.quantities import Token

Series = Literal["list", "ratio"]

_GAP = 8
_NOTHING = cues.Cues()
_WIDE_COMMA = pattern(
    r"(?P<mark>[0-9]{1,3}(?:，[0-9]{3})+\.[0-9]|[0-9]{1,3}(?:，[0-9]{3}){2,}(?![0-9])|[０-９]，[０-９])"
    r"|(?<=[0-9])(?P<list>，)(?=[0-9])"
)
_SEPARATOR = pattern(
    r"(?:以上|以下|左右)?(?:(?P<list>[、和与及]|以及)|(?P<ratio>[:∶]))"
    r"(?:近|约|超过|超|突破|全[省国市]|居|分别)*\Z"
)

_NEXT_RANK = pattern("[、和][^,。;:、0-9第\n]{2,14}")
"""Text before the next rank of a list: 居全省投资潜力第3、绿色发展第5."""

# A verb that bounds a whole list (分别突破2900亿元、2400亿元); 近 and 约 bound one number.
_GOVERNING = frozenset(
    ("突破", "迈过", "跨过", "超过", "高于", "低于", "不低于", "不少于", "不超过")
)


class Mention(NamedTuple):
    """A numeral of a text with its unit, and what the words around it say.

    start, end: the span in the original text; `text` is exactly that. A minus sign belongs to it,
        a qualifier does not (except 余 or 多 between numeral and unit).
    value, unit: as printed (42.40 亿斤, 100 亿元 for 百亿元), white space inside the unit gone; NaN
        where a numeral has no value (十四五); unit None where none is printed.
    high: the upper end, in the same unit, of a range (3—5个) or an approximation (三四亿元), of which
        `value` is the lower one; else None.
    unknown_unit: what is printed where the unit should be, and is none that `units` knows (42.4担);
        `unit` is None then, and nothing can be compared with the figure.
    kind: quantity, rank, time, ordinal or name; `reason` says why it is no figure, else None.
    qualifier: the bound word as printed (近, 超, 以上), a key of `bounds.BOUNDS`.
    role: level, change (增长3.5%), from (从50%提升到), versus (高于全省平均水平54个百分点), rank.
    direction: +1 up or -1 down, for a change, a versus, and the level of 提升到 or 降至; else 0.
    basis: against when a change is measured, as printed (同比, 比上年末); for "from", when that was
        (年初).
    among: what a rank is among (全省), or what a versus is measured against (全省平均水平).
    group, series: the number shared by the members of one list (22.9%、7.8%) or ratio (4∶6), so that
        the i-th subject finds its value.
    numeral_start, numeral_end: the span of the numeral alone, with its 第 or minus sign.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    kind: Kind
    qualifier: str | None
    direction: int
    among: str | None
    reason: str | None
    numeral_start: int
    numeral_end: int
    role: Role
    basis: str | None
    group: int | None
    series: Series | None
    high: Decimal | None = None
    unknown_unit: str | None = None


class Quantity(NamedTuple):
    """A number of a text with its unit: what `quantities` gives.

    start, end: the span in the text; `text` is exactly that.
    value: the number as printed (42.40 of 42.40亿斤), exact, with the small units and the sign that
        belong to it (五元三毛 is 5.3 元); None for a range or an approximation.
    low, high: both ends of a range or an approximation, in the same unit; else None.
    unit: as printed, its scale included (亿斤, 万元/人); None where none is printed.
    known: whether the unit is one that jzfacts understands; in 42.4担 it is not.
    qualifier: the word that bounds the number (近, 超, 以上, 余), which `value` does not reflect.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    known: bool
    qualifier: str | None


def quantities(text: str) -> list[Quantity]:
    """The quantities of a Chinese text, in reading order.

    Arabic, Chinese, financial and traditional numerals, per cent and fractions with an exact decimal,
    money in 元, 角 and 分, halves, signs, ranges and approximations are read. What is no quantity is
    left out: years and dates, ordinals and ranks, names (PM2.5, 5G, 500强), idioms, and numerals that
    can be read in two ways. No text raises an error; time grows with its length.

    >>> [(q.value, q.low, q.high, q.unit) for q in quantities("增长8%—9%，达四十二点四亿斤")]
    [(None, Decimal('8'), Decimal('9'), '%'), (Decimal('42.4'), None, None, '亿斤')]
    """
    return [
        Quantity(
            mention.start,
            mention.end,
            mention.text,
            mention.value if mention.high is None else None,
            None if mention.high is None else mention.value,
            mention.high,
            mention.unit or mention.unknown_unit,
            mention.unknown_unit is None,
            mention.qualifier,
        )
        for mention in read(text)
        if mention.kind == "quantity" or (mention.reason == SPAN[1] and mention.unit)
    ]


def read(text: str, folded: Traced | None = None) -> Iterator[Mention]:
    """Yield every numeral of a text, in reading order; `folded`: the folded text, if at hand."""
    folded = folded or fold_prose(text)
    group = 1
    members: list[Mention] = []
    series: Series | None = None
    for mention, joined in _mentions(text, folded):
        if joined is None and members:
            yield from _grouped(members, group, series)
            group += len(members) > 1
            members, series = [], None
        members.append(mention)
        series = joined or series
    yield from _grouped(members, group, series)


def _grouped(members: list[Mention], group: int, series: Series | None) -> Iterator[Mention]:
    if len(members) < 2:
        yield from members
    else:
        for member in members:
            yield member._replace(group=group, series=series)


def _mentions(text: str, folded: Traced) -> Iterator[tuple[Mention, Series | None]]:
    """Yield each mention, and how it is joined to the previous one."""
    last: Mention | None = None
    last_end = 0
    prose = fold_digits(folded.text)
    if "，" in text:
        prose = _without_list_commas(prose, text, folded)
    for token in _tokens(prose):
        joined: Series | None = None
        if last and last.kind == token.kind and last.kind in ("quantity", "rank"):
            joined = _series(prose, last_end, token.start)
            if joined and not _alike(last, token, joined):
                joined = None
        mention = _mention(text, prose, folded, token, last if joined else None)
        if joined and last and (mention.among, mention.role) != (last.among, last.role):
            joined = None  # 全国第3、全省第1: one thing, ranked twice
        yield mention, joined
        last, last_end = mention, token.end


def _series(text: str, end: int, start: int) -> Series | None:
    """Return how the text between two figures joins them."""
    if not 0 < start - end <= _GAP:
        return None
    found = _SEPARATOR.match(text[end:start])
    if found is None:
        return None
    return "list" if found["list"] else "ratio"


def _without_list_commas(prose: str, text: str, folded: Traced) -> str:
    """Return `prose` with 、 for each full-width comma that separates two numbers of a list: 20，300美元.

    In 82，225.00, with two groups of three, or among full-width digits it is a thousands mark.
    """
    pieces, done = [], 0
    for comma in _WIDE_COMMA.finditer(text):
        if comma["mark"] is None:
            place = bisect_left(folded.starts, comma.start("list"))
            pieces += [prose[done:place], "、"]
            done = place + 1
    return "".join(pieces) + prose[done:] if pieces else prose


def _alike(last: Mention, token: Token, joined: Series) -> bool:
    """True if two figures may be members of one list: 2.3亿元、800万元, but not 50家、3%."""
    if last.kind == "rank":
        return True
    if last.unit is None or token.unit is None:
        return last.unit is token.unit
    return joined != "ratio" and base_name(last.unit) == base_name(token.unit)


_TOLD = pattern("[^\\W0-9a-z_一二三四五六七八九十]{4,}")
"""A quoted name before its figure."""


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of a folded text; within a slogan none is a figure, unless it is all of it, or
    what a name of several words ends in: “高新技术企业480家”, but “五个100%”, “双15%”.
    """
    quoted = quotations(text)
    opened, closed = next(quoted, (len(text), len(text)))
    position, end = 0, -1
    is_rank = False
    while found := START.search(text, position):
        start = found.start()
        after_rank = is_rank and (
            _series(text, end, start) is not None or bool(_NEXT_RANK.fullmatch(text, end, start))
        )
        token = token_at(text, start, end, after_rank=after_rank)
        if token is None:
            position = start + 1
            continue
        while closed <= token.start:
            opened, closed = next(quoted, (len(text) + 1, len(text) + 1))
        if opened <= token.start and token.end <= closed and token.kind in ("quantity", "rank"):
            after = cues.qualifier_after(text, token.end) or ""
            is_all = token.unit and token.end + len(after) == closed
            before = text[opened : token.start]
            is_told = text[token.number].isdecimal() and _TOLD.fullmatch(before)
            is_named = token.unit == "条" or not is_told  # “营商环境20条”
            if not is_all or (is_named and not cues.is_only_bound(before)):
                token = token._replace(kind=SLOGAN[0], reason=SLOGAN[1])
        yield token
        position = end = token.end
        is_rank = token.kind == "rank"


def _mention(
    text: str, prose: str, folded: Traced, token: Token, before: Mention | None
) -> Mention:
    """Return a token as a mention; `before`: the previous figure of its list."""
    start, end = folded.span(token.start, token.end)
    numeral_start, numeral_end = folded.span(token.number, token.number_end)
    said = _NOTHING
    if token.kind == "rank":
        among = cues.rank(prose, token.start).among
        said = cues.Cues("rank", among=among or (before.among if before else None))
    elif token.kind == "quantity":
        said = _said(prose, token, before)
    unit, unknown_unit = token.unit, token.unknown_unit
    if unit in ("克", "米") and text[end - 1] in "GMＧＭ":
        unit, unknown_unit = None, text[end - 1]  # 128G is no weight
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        value=token.value,
        unit=unit,
        kind=token.kind,
        qualifier=said.qualifier,
        direction=said.direction,
        among=said.among,
        reason=token.reason,
        numeral_start=numeral_start,
        numeral_end=numeral_end,
        role=said.role,
        basis=said.basis,
        group=None,
        series=None,
        high=token.high,
        unknown_unit=unknown_unit,
    )


def _said(text: str, token: Token, before: Mention | None) -> Cues:
    """Return what is said about a quantity, by its own words or by those of its list."""
    said = cues.before(text, token.start, token.end, token.unit)
    qualifier = token.inner or said.qualifier or cues.qualifier_after(text, token.end)
    if token.sign and (said.role == "change" or (said.role == "level" and not said.direction)):
        said = said._replace(role="change", direction=token.sign)
    if before is None or token.sign:
        return said if qualifier == said.qualifier else said._replace(qualifier=qualifier)
    if qualifier is None and before.qualifier in _GOVERNING:
        qualifier = before.qualifier
    reached = said.qualifier in _GOVERNING and before.qualifier not in _GOVERNING
    if not said.own and reached and before.role == "change" and token.unit != "%":
        return said._replace(qualifier=qualifier)  # 净增1.2万户、突破19.3万户
    if not said.own:
        return cues.Cues(before.role, before.direction, before.basis, qualifier, before.among)
    return said._replace(qualifier=qualifier)
