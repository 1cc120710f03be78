"""A table as sentences: for each figure one statement that a reader of prose understands.

Under `| 指标 | 2024年 | 全省位次 |` the row `| 进出口总额（亿元） | 223.4 | 6 |` says
2024年进出口总额223.4亿元 and 2024年进出口总额居全省第6位. A statement is: place, period, name of
the indicator, what the figure is of it (同比增长, 居全省), the figure, its unit. They are taken from
the heads of the row and the column, whichever says what, so indicators may be rows or columns; a
unit may stand in the cell, in either head, in a column of units or over the table.

Characters of a head are traced to its cell; from the figure's own part (居, 下降, a sign, a digit) to
its unit all are of the figure's cell, what is put in there at its beginning or end; 下降 and 减少
stand for the minus sign. So the span of a mention of the figure is the figure in its cell.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.documents.model import Paragraph
from jzfacts.documents.table_heads import (
    BRACKET,
    SHARES,
    Head,
    caption_head,
    completed,
    is_by_amount,
    is_several,
    is_share_name,
    is_unit,
    rate_unit,
    read_heads,
)
from jzfacts.documents.tables import FIGURE, LONGEST, NUMBERING, RANK_IN_WORDS, says_figure
from jzfacts.text.normalize import joined, traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.model import Table
    from jzfacts.text.normalize import Traced

_UNIT_HEADS = frozenset(("单位", "计量单位"))
_BOUNDS = frozenset("左右 以上 以下 以内 上下 有余 余 多".split())
# A cell of words that goes on from the head of its row: 达到42.4亿斤，居全省第2位.
_NUMBER_IN_WORDS = re.compile("(?:[约近超逾达]|突破)[一二三四五六七八九十百千万亿]+[^\\W0-9]{1,6}")
_CONTINUES = re.compile(r"[0-9约近超达为完同增下居第新累高低比较突逾实]")


def table_statements(table: Table) -> Iterator[Paragraph]:
    """The statements of a table, in reading order; a cell with words is given as it stands.

    Where the head of the first column comes again, another table stands beside the first, each
    perhaps below a title of its own.
    """
    top = table.header_rows
    titles = [row[0] for row in table.rows[:top] if len(row) > 1 and len(set(map(id, row))) == 1]
    heads = [row for row in table.rows[:top] if len(row) == 1 or len(set(map(id, row))) > 1]
    width = len(table.rows[0])
    names = ["".join(row[number].text for row in heads).strip() for number in range(width)]
    over = caption_head([*table.caption, *titles])
    last = [cell.text.strip() for cell in heads[-1]] if heads else []
    starts = [n for n, name in enumerate(last) if name == last[0] and name and _is_new(heads, n)]
    if len(starts) > 1:
        heads = [row for row in heads if len({row[start].text for start in starts}) == 1]
    for start, end in pairwise([*(starts or [0]), len(names)]):
        rows = [row[start:end] for row in table.rows[top:]]
        columns = [read_heads([row[number] for row in heads]) for number in range(start, end)]
        side = table.header_columns
        yield from _read_rows(rows, completed(columns, over), names[start:end], side)


def _is_new(heads: Sequence[Sequence[Paragraph]], number: int) -> bool:
    """Whether a column's head is not merely that of the column before, merged."""
    return number == 0 or any(row[number] is not row[number - 1] for row in heads)


def _read_rows(
    rows: Sequence[Sequence[Paragraph]], columns: Sequence[Head], names: Sequence[str], side: int
) -> Iterator[Paragraph]:
    """The statements of rows, of which the first `side` columns are heads."""
    unit_column = next((n for n, name in enumerate(names) if name in _UNIT_HEADS), None)
    done: set[int] = set()
    last = Head()
    # a head over several rows is that of a group, 开放 beside 引进央企三级子公司; but it belongs to
    # what every group has, 省重点项目 beside 数量
    first = Counter(id(row[0]) for row in rows if side > 1)
    groups = {cell for cell, count in first.items() if count > 1}
    labelled = Counter("".join(cell.text for cell in row[1:side]) for row in rows)
    # 播种面积, 同比增减, 产量, 同比增减: each has its own beside it
    measured = sum(bool(one.name) for one in columns[side:])
    each = measured > 1 and measured == sum(one.role != "" and not one.name for one in columns)
    # of several years beside each other it is not known of which a growth is
    one_time = len({one.period.text for one in columns[side:] if not one.role}) == 1
    for row in rows:
        labels = [
            cell
            for number, cell in enumerate(row[:side])
            if number != unit_column and names[number] not in NUMBERING
        ]
        own = [cell for cell in labels if id(cell) not in groups]
        is_shared = labelled["".join(cell.text for cell in row[1:side])] > 1
        head = read_heads(own)
        if is_shared or not (head.name or head.role):
            head = read_heads(labels)
        if unit_column is not None and row[unit_column].text:
            head = head._replace(unit=row[unit_column].text)
        # a row 增速（%） below the row of an indicator is of that
        if head.role and not head.name:
            place = head.place or last.place
            whole = joined((last.name, head.whole))
            head = head._replace(name=last.name, whole=whole, place=place)
        elif not head.role:
            last = head
        named = Head()
        told: Paragraph | None = None  # the amount of the row whose growth may stand beside it
        for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if number == unit_column or id(cell) in done:
                continue
            done.add(id(cell))
            if number < side:
                if cell in labels and says_figure(cell.text):
                    yield cell
                continue
            is_growth = column.role == "change" and not column.name
            # so is a column 增速（%） beside the column of an indicator
            if column.name:
                named = column
            elif column.role and (each or not head.name):
                column = column._replace(name=named.name, whole=named.name)
            grown = one_time and told and is_growth and FIGURE.fullmatch(cell.text)
            if grown and told:
                parts = _figure(cell, grown, head, column)
                told = Paragraph(
                    *joined([told.part(), _put_in(",", told.ends[-1]), *parts]), "cell"
                )
                continue
            if told:
                yield told
                told = None
            statement = _statement(cell, head, column)
            is_whole = each or not (head.name and column.name)  # 完成目标（%） has no growth
            is_amount = not (head.role or column.role) and is_whole and FIGURE.fullmatch(cell.text)
            if statement and is_amount:
                told = statement
            elif statement:
                yield statement
        if told:
            yield told


def _statement(cell: Paragraph, row: Head, column: Head) -> Paragraph | None:
    among_ranks = "rank" in (row.role, column.role)
    in_words = RANK_IN_WORDS.search(cell.text) if among_ranks else None
    rank = in_words and in_words[0] == cell.text
    is_number = any(character.isdecimal() for character in cell.text)
    if not (in_words or is_number or _NUMBER_IN_WORDS.fullmatch(cell.text)):
        return None
    figure = FIGURE.fullmatch(cell.text) if len(cell.text) < LONGEST else None
    # 全省第3 in a column of ranks is of the row, too
    if not (figure or in_words or among_ranks or _CONTINUES.match(cell.text)):
        return cell
    period = row.period or column.period
    parts = [row.place or column.place, period]
    if period.text[-4:].isdecimal():
        parts.append(_put_in("年", period.ends[-1]))
    elif is_several(period) and period.text[1:] == "年":  # 五年 of 五年年均增长
        parts.append(_put_in("来", period.ends[-1]))
    # 科技支出增速 in a column of ranks is ranked as that, and is what words go on from
    ranked = column.role and (column.role, row.role) != ("change",) * 2
    by_row = row.role == "rank" and column.name  # 位次 under 粮食总产
    parts += row.whole if ranked or not (figure or by_row) else row.name, column.name
    if figure:
        parts += _figure(cell, figure, row, column)
    else:
        if rank:
            parts.append(_put_in(f"居{column.words or row.words}", cell.starts[0]))
        if column.role == "change" and cell.text[0].isdecimal():
            parts.append(_put_in(column.words, cell.starts[0]))
        parts.append(cell.part())
    return Paragraph(*joined(parts), "cell")


def _put_in(text: str, at: int) -> Traced:
    return traced(text, at, at)


def _figure(cell: Paragraph, figure: re.Match[str], row: Head, column: Head) -> Iterator[Traced]:
    """The figure with what makes it a change or a rank, and its unit."""
    first, last = figure.span("number")
    begin, end = cell.starts[first], cell.ends[last - 1]
    told = column if column.role or not row.role else row
    own = figure["unit"].strip()
    # 5.5左右 and 42.4（预计） have no unit of their own
    apart = not own or own in _BOUNDS or own[0] in "(（"
    unit = (_bracketed(own) or _unit(row, column)) if apart else ""
    sign = figure["sign"]
    if figure["bound"]:
        yield cell.part(*figure.span("bound"))
    if told.role == "rank":
        ordinal = "" if figure["number"].startswith("第") else "第"
        yield _put_in(f"居{told.words}{ordinal}", begin)
        unit = "" if own else "位"
    elif told.role == "change":
        # "+" or ↑ say no more than the verb
        at = cell.starts[figure.start("sign")]
        unit = unit or (rate_unit(told) if apart else "")
        by = _verb(told.words, own or unit, down=sign in tuple("-−－–↓▼"))
        yield traced(by, at, cell.ends[figure.start("sign")] if sign else at)
    elif told.role == "from":
        yield _put_in(f"由{told.words}", begin)
    if sign and told.role not in ("change", "rank"):
        yield cell.part(*figure.span("sign"))
    yield cell.part(first, last)
    yield _put_in(unit, end)
    if own and not _bracketed(own):
        yield cell.part(*figure.span("unit"))
        end = cell.ends[figure.end("unit") - 1]
    if told.role == "from":
        yield _put_in("变为", end)


def _verb(words: str, unit: str, *, down: bool) -> str:
    """同比增长, 同比下降; of an amount 同比增加, 同比减少."""
    basis = words.removesuffix("增长")
    if unit[-1:] in "%‰点" or not unit:
        return basis + ("下降" if down else "增长")
    return basis + ("减少" if down else "增加")


def _unit(row: Head, column: Head) -> str:
    """The unit for a figure whose cell has none; an amount's is none of its change, rank or share."""
    is_share = column.name and column.unit in SHARES  # 占比（%）
    is_rate = column.role == "change" and not is_by_amount(column)
    if is_rate or is_share:
        return column.unit
    if is_share_name(row.name) and column.unit not in SHARES:
        return row.unit
    return row.unit or column.unit


def _bracketed(text: str) -> str:
    """The unit that stands in brackets, or nothing."""
    found = BRACKET.fullmatch(text)
    return found[1] if found and is_unit(found[1]) else ""
