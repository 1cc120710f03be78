"""A table as sentences: for each figure one statement that a reader of prose understands.

Under `| 指标 | 2024年 | 全省位次 |` the row `| 进出口总额（亿元） | 223.4 | 6 |` says
2024年进出口总额223.4亿元 and 2024年进出口总额居全省第6位. A statement is: place, period, name of
the indicator, what the figure is of it (同比增长, 居全省), the figure, its unit. They are taken from
the heads of the row and the column, whichever says what, so indicators may be rows or columns; a
unit may stand in the cell, in either head, in a column of units or over the table.

Where characters come from. Those of a head map to that head's cell, so offsets jump between cells.
From the first character of the figure's own part (居, 第, 下降, a sign, a digit) to the last of its
unit, offsets never decrease and stay within the figure's cell: what is put in there (第, 位, 增长,
a unit that stands elsewhere) has an empty span at the figure's beginning or end; 下降 and 减少
stand for the minus sign. So the span of a mention of the figure is the figure in its cell.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.model import Paragraph
from jzfacts.documents.tables import FIGURE, LONGEST, NUMBERING, RANK_IN_WORDS, says_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.model import Table

_MARK = re.compile(
    r"\s*(?:(?:[0-9]{1,2}[.、．](?![0-9])|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[#＃*•·★◆■-])\s*)?(?:其中[:：]?\s*)?"
)
_BRACKET = re.compile(
    r"[（(]\s*(?:单位\s*[:：])?\s*([^（）()]{1,16}?)\s*[）)]|[/／,，:：]([^/／,，:：（）()]{1,8})\Z"
)
# 单位：亿元、% names two, and none of them is the unit of all
_UNIT_TITLE = re.compile(r"单位\s*[:：]\s*([^\s（）()，,。、；;]{1,10}+)(?!\s*[、，,；;])")
_PERIOD = re.compile(
    r"(?:(?:19|20)[0-9]{2}(?![0-9])年?(?:(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月份?|[上下]半年"
    r"|第?[一二三四1-4]季度|[初末底])?|(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月份?|[上下]半年"
    r"|上年同期|去年同期|上年末?|去年)"
)
_CAPTION_YEAR = re.compile(r"(?:19|20)[0-9]{2}年(?:(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月)?")
_PLACE = re.compile(r"(?:全[国省市县区州]|[\u4e00-\u9fff]{2,8}(?:省|市|县|[^地小社]区|州|盟|旗))")
_PLAIN_VALUE = re.compile(
    r"(?:绝对)?(?:总量|数值|绝对[值量数]|完成(?:数|值|情况)?|实绩|实际(?:完成)?[数值]?|本[年期月]|全年"
    r"|数量|金额|指标值?|累计|数据|值|合计数?|(?:主要|完成|进展|落实|工作)?(?:内容|情况|进展|成效)|备注|说明)"
)
_CHANGE = re.compile(
    r"(?P<basis>(?:同比|环比|[比较](?:上年|去年|上月|年初)(?:同期)?)(?:实际|名义)?)?"
    r"(?P<word>增长(?:速度|率|幅度)?|增[速幅]|[+±]/?-?|增减(?:额|量|率|幅度?|变化)?|涨跌?幅|变化)?\Z"
)
_RANK = re.compile(
    r"[居在列]?(?P<scope>全[省国市区]|中部六省|省辖市)?的?(?:位次|排名|名次|排位|排序|位列)\Z"
)
_OPENING = re.compile(r"年初(?:数|值|水平|情况)?\Z")
_LONGEST_ENDING = 16
_UNIT_HEADS = frozenset(("单位", "计量单位"))
_BOUNDS = frozenset("左右 以上 以下 以内 上下 有余 余 多".split())
# A cell of words that goes on from the head of its row: 达到42.4亿斤，居全省第2位.
_CONTINUES = re.compile(r"[0-9约近超达为完同增下居第新累高低比较突逾实]")


class _Part(NamedTuple):
    """Some characters of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int


class _Head(NamedTuple):
    """What the heads of a row or a column say."""

    place: tuple[_Part, ...] = ()
    period: tuple[_Part, ...] = ()
    name: tuple[_Part, ...] = ()
    whole: tuple[_Part, ...] = ()
    """The name with the words that tell a role: 科技支出增速, where the name is 科技支出."""
    unit: str = ""
    role: str = ""
    """change, rank or from (where the year began), if the figures are that."""
    words: str = ""
    """Of a change its basis and verb (同比增长), of a rank its scope (全省), of from its time."""


def table_statements(table: Table) -> Iterator[Paragraph]:
    """The statements of a table, in reading order; a cell with words is given as it stands.

    Where the head of the first column comes again, another table stands beside the first, each
    perhaps below a title of its own.
    """
    top = table.header_rows
    titles = [row[0] for row in table.rows[:top] if len(row) > 1 and len(set(map(id, row))) == 1]
    heads = [row for row in table.rows[:top] if len(row) == 1 or len(set(map(id, row))) > 1]
    names = ["".join(cells).strip() for cells in _columns(heads, len(table.rows[0]))]
    over = _caption_head([*table.caption, *titles])
    last = [cell.text.strip() for cell in heads[-1]] if heads else []
    starts = [n for n, name in enumerate(last) if name == last[0] and name and _is_new(heads, n)]
    if len(starts) > 1:
        heads = [row for row in heads if len({row[start].text for start in starts}) == 1]
    for start, end in pairwise([*(starts or [0]), len(names)]):
        rows = [row[start:end] for row in table.rows[top:]]
        columns = [_head([row[number] for row in heads]) for number in range(start, end)]
        side = table.header_columns
        yield from _read_rows(rows, _completed(columns, over), names[start:end], side)


def _columns(rows: Sequence[Sequence[Paragraph]], width: int) -> Iterator[list[str]]:
    """The texts of each column."""
    return ([row[number].text for row in rows] for number in range(width))


def _is_new(heads: Sequence[Sequence[Paragraph]], number: int) -> bool:
    """Whether a column's head is not merely that of the column before, merged."""
    return number == 0 or any(row[number] is not row[number - 1] for row in heads)


def _read_rows(
    rows: Sequence[Sequence[Paragraph]], columns: Sequence[_Head], names: Sequence[str], side: int
) -> Iterator[Paragraph]:
    """The statements of rows, of which the first `side` columns are heads."""
    unit_column = next((n for n, name in enumerate(names) if name in _UNIT_HEADS), None)
    done: set[int] = set()
    last = _Head()
    # a head over several rows is that of a group: 开放 beside 引进央企三级子公司
    first = Counter(id(row[0]) for row in rows if side > 1)
    groups = {cell for cell, count in first.items() if count > 1}
    for row in rows:
        labels = [
            cell
            for number, cell in enumerate(row[:side])
            if number != unit_column and names[number] not in NUMBERING
        ]
        head = _head([cell for cell in labels if id(cell) not in groups] or labels)
        if unit_column is not None and row[unit_column].text:
            head = head._replace(unit=row[unit_column].text)
        # a row 增速（%） below the row of an indicator is of that
        if head.role and not head.name:
            place = head.place or last.place
            head = head._replace(name=last.name, whole=last.name + head.whole, place=place)
        elif not head.role:
            last = head
        named = _Head()
        for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if number == unit_column or id(cell) in done:
                continue
            done.add(id(cell))
            if number < side:
                if cell in labels and says_figure(cell.text):
                    yield cell
                continue
            # so is a column 增速（%） beside the column of an indicator
            if column.name:
                named = column
            elif column.role and not head.name:
                column = column._replace(name=named.name, whole=named.name)
            statement = _statement(cell, head, column)
            if statement:
                yield statement


class _Writer:
    """A statement while it is put together."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts, self.ends = array("q"), array("q")

    def copy(self, parts: Sequence[_Part]) -> None:
        """Add characters that stand in the source."""
        for paragraph, start, end in parts:
            self.text.append(paragraph.text[start:end])
            self.starts.extend(paragraph.starts[start:end])
            self.ends.extend(paragraph.ends[start:end])

    def insert(self, text: str, start: int, end: int | None = None) -> None:
        """Add characters that stand for others, or (without an end) for none."""
        self.text.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([start if end is None else end] * len(text))


def _statement(cell: Paragraph, row: _Head, column: _Head) -> Paragraph | None:
    """What one cell says."""
    among_ranks = "rank" in (row.role, column.role)
    in_words = RANK_IN_WORDS.search(cell.text) if among_ranks else None
    rank = in_words and in_words[0] == cell.text
    if not in_words and not any(character.isdecimal() for character in cell.text):
        return None
    figure = FIGURE.fullmatch(cell.text) if len(cell.text) < LONGEST else None
    # 全省第3 in a column of ranks is of the row, too
    if not (figure or in_words or among_ranks or _CONTINUES.match(cell.text)):
        return cell
    writer = _Writer()
    writer.copy(row.place or column.place)
    period = row.period or column.period
    writer.copy(period)
    if _text(period).isdecimal():
        writer.insert("年", writer.ends[-1])
    # 科技支出增速 in a column of ranks is ranked as that, and is what words go on from
    ranked = column.role and (column.role, row.role) != ("change",) * 2
    by_row = row.role == "rank" and column.name  # 位次 under 粮食总产
    writer.copy(row.whole if ranked or not (figure or by_row) else row.name)
    writer.copy(column.name)
    if figure:
        _write_figure(writer, cell, figure, row, column)
    else:
        if rank:
            writer.insert(f"居{column.words or row.words}", cell.starts[0])
        if column.role == "change" and cell.text[0].isdecimal():
            writer.insert(column.words, cell.starts[0])
        writer.copy([_Part(cell, 0, len(cell.text))])
    return Paragraph("".join(writer.text), writer.starts, writer.ends, cell.line, "cell")


def _write_figure(
    writer: _Writer, cell: Paragraph, figure: re.Match[str], row: _Head, column: _Head
) -> None:
    """Add the figure with what makes it a change or a rank, and its unit."""
    first, last = figure.span("number")
    begin, end = cell.starts[first], cell.ends[last - 1]
    told = column if column.role or not row.role else row
    own = figure["unit"].strip()
    # 5.5左右 and 42.4（预计） have no unit of their own
    apart = not own or own in _BOUNDS or own[0] in "(（"
    unit = (_bracketed(own) or _unit(row, column)) if apart else ""
    sign = figure["sign"]
    if figure["bound"]:
        writer.copy([_Part(cell, *figure.span("bound"))])
    if told.role == "rank":
        writer.insert(f"居{told.words}", begin)
        if not figure["number"].startswith("第"):
            writer.insert("第", begin)
        unit = "" if own else "位"
    elif told.role == "change":
        # "+" or ↑ say no more than the verb
        at = cell.starts[figure.start("sign")]
        unit = unit or ("%" if apart else "")
        by = _verb(told.words, own or unit, down=sign in tuple("-−－–↓▼"))
        writer.insert(by, at, cell.ends[figure.start("sign")] if sign else None)
    elif told.role == "from":
        writer.insert(f"由{told.words}", begin)
    if sign and told.role not in ("change", "rank"):
        writer.copy([_Part(cell, figure.start("sign"), figure.end("sign"))])
    writer.copy([_Part(cell, first, last)])
    writer.insert(unit, end)
    if own and not _bracketed(own):
        writer.copy([_Part(cell, figure.start("unit"), figure.end("unit"))])
    if told.role == "from":
        writer.insert("变为", writer.ends[-1])


def _verb(words: str, unit: str, *, down: bool) -> str:
    """同比增长, 同比下降; of an amount 同比增加, 同比减少."""
    basis = words.removesuffix("增长")
    if unit[-1:] in "%‰点" or not unit:
        return basis + ("下降" if down else "增长")
    return basis + ("减少" if down else "增加")


def _unit(row: _Head, column: _Head) -> str:
    """The unit for a figure whose cell has none; an amount's is none of its change or its rank."""
    if column.role == "change":
        return column.unit
    return row.unit or column.unit


def _head(cells: Sequence[Paragraph]) -> _Head:
    """What heads say together; a cell that is merged over several is read once."""
    head = _Head()
    for cell in {id(cell): cell for cell in cells}.values():
        if cell.text:
            head = _joined(head, _read_head(cell))
    return head


def _joined(one: _Head, other: _Head) -> _Head:
    return _Head(
        one.place + other.place,
        one.period + other.period,
        one.name + other.name,
        one.whole + other.whole,
        other.unit or one.unit,
        other.role or one.role,
        other.words or one.words,
    )


def _read_head(cell: Paragraph) -> _Head:
    """Take a head apart: mark, place, period, name, what the figure is of it, unit."""
    text = cell.text
    if _is_unit(text):
        changes = text[0] in "±+"
        return _Head(
            unit=text, role="change" if changes else "", words="同比增长" if changes else ""
        )
    begin = found.end() if (found := _MARK.match(text)) else 0
    end, unit = len(text), ""
    if text[-1] in "%％‰" and not text[-2:-1].isdecimal():
        end, unit = end - 1, text[-1]
    parts: list[_Part] = []
    for bracket in _BRACKET.finditer(text, begin):
        told = bracket[1] or bracket[2]
        if _is_unit(told) or (bracket[1] and told[0] in "万亿千百"):
            unit = told
            parts.append(_Part(cell, begin, bracket.start()))
            begin = bracket.end()
    parts.append(_Part(cell, begin, end))
    parts = [part for part in map(_stripped, parts) if part.start < part.end]
    if not parts:
        return _Head(unit=unit)
    period: tuple[_Part, ...] = ()
    _, start, stop = parts[0]
    if when := _PERIOD.match(text, start, stop):
        period = (_Part(cell, start, when.end()),)
        parts[0] = _stripped(_Part(cell, when.end(), stop))
    name = _text(parts)
    if _PLACE.fullmatch(name):
        return _Head(place=tuple(parts), period=period, unit=unit)
    role = words = ""
    ending = name[-_LONGEST_ENDING:]
    change, rank = _CHANGE.search(ending), _RANK.search(ending)
    opening = _OPENING.search(ending)
    keep = len(name)
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
    elif _PLAIN_VALUE.fullmatch(name):
        keep = 0
    whole = tuple(parts) if keep or role else ()
    return _Head((), period, tuple(_shortened(parts, keep)), whole, unit, role, words)


def _shortened(parts: list[_Part], length: int) -> Iterator[_Part]:
    """The first so many characters of parts."""
    for part in parts:
        taken = min(length, part.end - part.start)
        if taken:
            yield part._replace(end=part.start + taken)
        length -= taken


def _stripped(part: _Part) -> _Part:
    cell, start, end = part
    while start < end and cell.text[start] in " \n\u3000":
        start += 1
    while start < end and cell.text[end - 1] in " \n\u3000:：":
        end -= 1
    return _Part(cell, start, end)


def _completed(columns: Sequence[_Head], over: _Head) -> list[_Head]:
    """The heads of columns with what they leave out: what stands over the table or beside them.

    A column without a period is of the only year told. Where there are several, a change or a
    rank is of the latest, and a value without a year is left alone. A column of values that has
    no name, as 2023年, has the unit of the one that has a unit, as 2024年（亿元）.
    """
    periods = {_text(column.period): column.period for column in columns if column.period}
    years = {told: period for told, period in periods.items() if told[:4].isdecimal()}
    period = over.period or next(iter(periods.values()), ())
    latest = over.period or (years[max(years)] if years else ())
    units = {
        column.unit for column in columns if column.unit and not column.name and not column.role
    }
    unit = over.unit or (units.pop() if len(units) == 1 else "")
    completed = []
    for column in columns:
        if not column.period and (over.period or len(periods) == 1):
            column = column._replace(period=period)
        elif not column.period and column.role:
            column = column._replace(period=latest)
        if not column.unit and not column.role:
            column = column._replace(unit=unit if over.unit or not column.name else "")
        completed.append(column)
    return completed


def _text(parts: Sequence[_Part]) -> str:
    return "".join(paragraph.text[start:end] for paragraph, start, end in parts)


def _caption_head(caption: Sequence[Paragraph]) -> _Head:
    """The only year and the unit that stand over a table."""
    years: dict[str, _Part] = {}
    unit = ""
    for paragraph in caption:
        for year in _CAPTION_YEAR.finditer(paragraph.text):
            years.setdefault(year[0], _Part(paragraph, *year.span()))
        if told := _UNIT_TITLE.search(paragraph.text):
            unit = told[1]
    return _Head(period=tuple(years.values()) if len(years) == 1 else (), unit=unit)


def _bracketed(text: str) -> str:
    """The unit that stands in brackets, or nothing."""
    found = _BRACKET.fullmatch(text)
    return found[1] if found and _is_unit(found[1]) else ""


def _is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    from jzfacts.text.units import UnitError, parse_unit

    text = text.strip().lstrip("±+-/")
    try:
        return bool(text) and bool(parse_unit(text))
    except UnitError:
        return False
