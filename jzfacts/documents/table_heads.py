"""The heads of a table's rows and columns, taken apart: what each says of the figures at it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.text.normalize import Traced, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.documents.model import Paragraph

_MARK = re.compile(
    r"\s*(?:(?:[0-9]{1,2}[.、．](?![0-9])|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[#＃*•·★◆■-])\s*)?(?:其中[:：]?\s*)?"
)
BRACKET = re.compile(
    r"[（(]\s*(?:单位\s*[:：])?\s*([^（）()]{1,16}?)\s*[）)]|[/／,，:：]([^/／,，:：（）()]{1,8})\Z"
)
# 单位：亿元、% names two, the second that of shares; of 亿元、万人 none is the unit of all
_UNIT_TITLE = re.compile(
    r"(?:单位\s*[:：]\s*|[（(](?=[^（）()]*%))([^\s（）()，,。、；;]{1,10}+)"
    r"(?P<share>[、，,]\s*%)?(?!\s*[、，,；;])"
)
_SHARE = re.compile(r"占|(?:率|比重|比例|占比)\Z")
_SEVERAL = (
    "(?:(?:19|20)[0-9]{2}年?[-—－–~至](?:(?:20)?[0-9]{2}年|20[0-9]{2}(?![0-9]))|[两三四五六七八九十]年(?:来|间)?(?:累计|(?=[年平]均|\\Z))"
    '|[“"]?十[一二三四五六]五[”"]?(?:时期|期间|以来)?(?:累计)?(?![规计目开收之初末]))'
)
"""Several years, of which is their sum or their mean."""
_PERIOD = re.compile(
    f"(?:{_SEVERAL}"
    r"|(?:19|20)[0-9]{2}(?![0-9])年?(?:(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月份?|[上下]半年"
    r"|第?[一二三四1-4]季度|[初末底])?|(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月份?|[上下]半年"
    r"|第?[一二三四1-4]季度|前[二三2-3]个?季度|全年|上年同期|去年同期|上年末?|去年)"
)
_RELATIVE = ("上年", "去年", "全年")
"""How a period begins that says of which time a column is by another one beside it."""
_CAPTION_YEAR = re.compile(r"(?:19|20)[0-9]{2}年(?:(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月)?")
_PLACE = re.compile(
    r"(?:全[国省市县区州]|[\u4e00-\u9fff]{2,8}(?:省|市|县|(?<![地小社])区|州|盟|旗))"
)
_PLAIN_VALUE = re.compile(
    r"(?:绝对)?(?:总量|数值|绝对[值量数]|完成(?:数|值|情况)?|实绩|实际(?:完成)?[数值]?|本[年期月]数?|数"
    r"|数量|金额|指标值?|累计|数据|值|合计数?|(?:主要|完成|进展|落实|工作)?(?:内容|情况|进展|成效)|备注|说明)"
)
_CHANGE = re.compile(
    r"(?P<basis>(?:同比|环比|[年平]均|[比较](?:上年|去年|上月|年初)(?:同期)?)(?:实际|名义)?)?"
    r"(?P<word>增长(?:速度|率|幅度)?|增[速幅]|[+±]/?-?|增减(?:额|量|数|率|幅度?|变化)?|增加[额量数]|涨跌?幅|变化)?\Z"
)
_BY_AMOUNT = re.compile("(?:增减|增加|减少|增长)[额量数]\\Z")
"""A change that has the unit of what changed."""
_BY_EITHER = re.compile("(?:增减|变化|[+±]/?-?)\\Z")
"""A change that may have that or be a rate: if it does not say, nothing is known."""
_RANK = re.compile(
    r"[居在列]?(?P<scope>全[省国市区]|中部六省|省辖市)?的?(?:位次|排名|名次|排位|排序|位列)\Z"
)
_OPENING = re.compile(r"年初(?:数|值|水平|情况)?\Z")
_LONGEST_ENDING = 16
SHARES = ("%", "％", "‰")
"""Units of a share, which are none of that of which it is one."""


_NOTHING = Traced("", (), ())


class Head(NamedTuple):
    """What the heads of a row or a column say."""

    place: Traced = _NOTHING
    period: Traced = _NOTHING
    name: Traced = _NOTHING
    whole: Traced = _NOTHING
    """The name with the words that tell a role: 科技支出增速, where the name is 科技支出."""
    unit: str = ""
    role: str = ""
    """change, rank or from (where the year began), if the figures are that."""
    words: str = ""
    """Of a change its basis and verb (同比增长), of a rank its scope (全省), of from its time."""


def read_heads(cells: Sequence[Paragraph]) -> Head:
    """What heads say together; a cell that is merged over several is read once."""
    head = Head()
    for cell in {id(cell): cell for cell in cells}.values():
        if cell.text:
            head = _joined(head, _read_head(cell))
    return head


def _joined(one: Head, other: Head) -> Head:
    """Both heads as one; what has the unit is what is measured, and named last."""
    if one.unit and one.name and not (other.unit or other.role):
        one, other = other, one
    return Head(
        joined((one.place, other.place)),
        joined((one.period, other.period)),
        joined((one.name, other.name)),
        joined((one.whole, other.whole)),
        other.unit or one.unit,
        other.role or one.role,
        other.words or one.words,
    )


def _read_head(cell: Paragraph) -> Head:
    """Take a head apart: mark, place, period, name, what the figure is of it, unit."""
    text = cell.text
    if is_unit(text):
        changes = text[0] in "±+"
        return Head(
            unit=text, role="change" if changes else "", words="同比增长" if changes else ""
        )
    begin = found.end() if (found := _MARK.match(text)) else 0
    end, unit = len(text), ""
    if text[-1] in SHARES and not text[-2:-1].isdecimal():
        end, unit = end - 1, text[-1]
    spans: list[tuple[int, int]] = []
    for bracket in BRACKET.finditer(text, begin):
        told = bracket[1] or bracket[2]
        if is_unit(told) or (bracket[1] and told[0] in "万亿千百"):
            unit = told
            spans.append((begin, bracket.start()))
            begin = bracket.end()
    parts = [part for span in (*spans, (begin, end)) if (part := _stripped(cell.part(*span)))]
    if not parts:
        return Head(unit=unit)
    period = _NOTHING
    if when := _PERIOD.match(parts[0].text):
        period = parts[0].part(0, when.end())
        parts[0] = _stripped(parts[0].part(when.end()))
    name = joined(parts)
    if _PLACE.fullmatch(name.text):
        return Head(place=name, period=period, unit=unit)
    role = words = ""
    ending = name.text[-_LONGEST_ENDING:]
    change, rank = _CHANGE.search(ending), _RANK.search(ending)
    opening = _OPENING.search(ending)
    keep = len(name.text)
    if rank:
        role, words = "rank", rank["scope"] or ""
    elif opening:
        role, words = "from", "年初"
    elif change and change[0] and not ending[: change.start()].endswith("自然"):
        role = "change"
        rate = change["word"] not in (None, "增长")
        words = (change["basis"] or ("同比" if rate else "")) + "增长"
    if role:
        keep -= len(ending) - (rank or opening or change).start()  # type: ignore[union-attr]
    elif _PLAIN_VALUE.fullmatch(name.text):
        keep = 0
    whole = name if keep or role else _NOTHING
    return Head(_NOTHING, period, name.part(0, keep), whole, unit, role, words)


def _stripped(part: Traced) -> Traced:
    return part.stripped(" \n\u3000", " \n\u3000:：")


def completed(columns: Sequence[Head], over: Head) -> list[Head]:
    """The heads of columns with what they leave out: what stands over the table or beside them.

    A column without a period is of the only year told. Where there are several, a change or a
    rank is of the latest, or of that beside it if there is one for each; a value without a year is
    left alone. A column of values that has no name, as 2023年, has the unit of the one that has a
    unit, as 2024年（亿元）.
    """
    told = {
        text: column.period
        for column in columns
        if (text := column.period.text) and not text.startswith(_RELATIVE)
    }
    periods = {text: period for text, period in told.items() if not is_several(period)}
    years = {text: period for text, period in periods.items() if text[:4].isdecimal()}
    period = over.period or next(iter(periods.values()), _NOTHING)
    latest = over.period or (years[max(years)] if years else _NOTHING)
    units = {
        column.unit for column in columns if column.unit and not column.name and not column.role
    }
    amount, _, share = over.unit.partition("、")
    unit = amount or (units.pop() if len(units) == 1 else "")
    alike = Counter((column.role, column.name.text) for column in columns if not column.period)
    beside = _NOTHING
    completed = []
    for column in columns:
        beside = column.period or beside
        if column.role and alike[column.role, column.name.text] > 1 and len(periods) > 1:
            column = column._replace(period=column.period or beside)
        if not column.period and (over.period or len(periods) == 1):
            column = column._replace(period=period)
        elif not column.period and column.role:
            column = column._replace(period=latest)
        if not column.unit and (not column.role or is_by_amount(column)):
            own = unit if over.unit or not column.name else ""
            if own not in SHARES and is_share_name(column.name):
                own = share
            column = column._replace(unit=own)
        completed.append(column)
    return completed


def is_by_amount(column: Head) -> bool:
    """Whether a change is one by so much: 增减额."""
    return _BY_AMOUNT.search(column.whole.text) is not None


def rate_unit(column: Head) -> str:
    """The unit of a change whose head prints none: "" where it may be by an amount."""
    return "" if _BY_EITHER.search(column.whole.text) else "%"


def is_several(period: Traced) -> bool:
    """Whether a period is several years together."""
    return re.match(_SEVERAL, period.text) is not None


def is_share_name(name: Traced) -> bool:
    """Whether a name is that of a share, whose unit is none of an amount: 占比, 城镇化率."""
    return _SHARE.search(name.text) is not None


def caption_head(caption: Sequence[Paragraph]) -> Head:
    """The only year and the unit that stand over a table; 万元、% is of amounts and of shares."""
    years: dict[str, Traced] = {}
    unit = ""
    for paragraph in caption:
        for year in _CAPTION_YEAR.finditer(paragraph.text):
            years.setdefault(year[0], paragraph.part(*year.span()))
        if told := _UNIT_TITLE.search(paragraph.text):
            unit = told[1] + ("、%" if told["share"] else "")
    return Head(period=joined(years.values()) if len(years) == 1 else _NOTHING, unit=unit)


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    from jzfacts.text.units import UnitError, parse_unit

    text = text.strip().lstrip("±+-/")
    try:
        return bool(text) and bool(parse_unit(text))
    except UnitError:
        return False
