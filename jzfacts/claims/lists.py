"""Lists in prose: figures that stand together, and names that share their beginning or end.

接待游客数、旅游综合收入分别增长9.6%和6.9%: the i-th name takes the i-th figure.
煤炭、钢铁、火电行业清洁运输比例 and 设备更新项目数和资金额 share what only one of them prints. A *run*
is a single figure or all figures of a list.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.claims import clauses
from jzfacts.claims.indicator_names import LONGEST
from jzfacts.claims.report_words import CHANGED, peeled_after, peeled_before
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import NameMatch, Names

_AHEAD = 6
"""How many figures after a count may be shares of the things counted."""
_ROUNDED = 5
"""How far shares of a whole may miss 100 if one of them is wrong."""
_DISTRIBUTED = pattern("分别|分列|依次|各为|各自")
_JOINED = {("、",), ("和",), ("与",), ("以及",)}
BOTH = (
    (
        pattern("(?:三[次大]|一[、]?二[、]?三)产业(?:增加值)?结构(?:比[例重]?)?.*"),
        (tuple(f"第{one}产业增加值占地区生产总值比重" for one in "一二三"),),
    ),
    (pattern("城[、和]?乡"), (("城镇", "农村"), ("城市", "农村"))),
    (pattern("存[、和]?贷款"), (("存款", "贷款"),)),
    (pattern("第?(?:一[、]?二[、]?三|三[次大])产业"), (("第一产业", "第二产业", "第三产业"),)),
    (pattern("进[、和]?出口"), (("进口", "出口"),)),
    (pattern("省[、和]?市(?=重点|级)"), (("省", "市"),)),
    (pattern("收[、和]?支"), (("收入", "支出"),)),
    (pattern("中[、和]?小学"), (("中学", "小学"),)),
    (pattern("(?<!猪)牛[、和]?羊"), (("牛", "羊"),)),
)
"""Words for two things at once, each of which may have a figure: 城乡居民收入分别增长5%、6%."""
_CONFUSED = ({"%", "个百分点"}, {"亿元", "亿美元", "万元"}, {"亿斤", "万斤", "亿公斤"})
"""Units that are confused, so that a list with both is one list with an error."""


def runs(figures: Sequence[FigureText]) -> list[list[FigureText]]:
    """Return the figures of a paragraph grouped into runs."""
    found: list[list[FigureText]] = []
    for figure in figures:
        run = found[-1] if found else []
        if run and _in_list(run[-1], figure):
            run.append(figure)
        elif run and _in_list_of_units(run, figure):
            mention, first = figure.mention, run[0].mention
            if mention.role == "level":  # which has no verb of its own, as 下降3% has
                mention = mention._replace(
                    role=first.role, direction=first.direction, basis=first.basis
                )
            run.append(figure._replace(mention=mention))
        else:
            found.append([figure])
    return [_each_beside_its_own(run) for run in found]


def _each_beside_its_own(run: list[FigureText]) -> list[FigureText]:
    """Give each distance of a run its own scope (分别高于全省、全国1.7、2.8个百分点), or keep shares of a
    whole together (10:45:45).
    """
    is_ratio = len(run) > 2 and all(one.mention.series == "ratio" for one in run)
    if is_ratio and abs(sum((one.mention.value for one in run), Decimal(-100))) <= _ROUNDED:
        return [one._replace(mention=one.mention._replace(unit="%")) for one in run]
    among = run[0].mention.among if run[0].mention.role == "versus" else None
    others = clauses.members(among, len(run)) if among and len(run) > 1 else None
    if others is None:
        return run
    return [
        figure._replace(mention=figure.mention._replace(among=other))
        for figure, other in zip(run, others, strict=True)
    ]


def _in_list(before: FigureText, figure: FigureText) -> bool:
    one, other = before.mention, figure.mention
    return one.series is not None and one.group == other.group


def _in_list_of_units(run: Sequence[FigureText], figure: FigureText) -> bool:
    """True if a figure continues a list in another unit.

    Either the list says that it is one (分别达到4.85亿吨、468万标箱), or the unit is a slip for the other:
    131.1个百分点、122.3%.
    """
    one, other = run[-1].mention, figure.mention
    own = CHANGED.sub("", figure.before[0]) if other.role == one.role == "change" else ""
    if (own,) in _JOINED and figure.before[0] != own and is_distributed(run[0].before[0]):
        return True  # 分别增长2%、8%和下降3%
    if figure.before not in _JOINED or other.role not in (one.role, "level"):
        return False
    if _DISTRIBUTED.search(run[0].before[0]):
        return True
    return any({one.unit, other.unit} <= units for units in _CONFUSED)


def is_distributed(text: str) -> bool:
    """True if the figures after a text belong to different things: 分别."""
    return _DISTRIBUTED.search(text) is not None


def members_of(text: str, size: int, things: Sequence[str] = ()) -> Iterator[tuple[list[str], str]]:
    """Yield the ways to cut a text into that many members, each with the verb that they share.

    `things`: what was counted before: 68个省重点、320个市重点项目分别完成….
    """
    head, *rest = _DISTRIBUTED.split(text)
    verb = rest[-1] if rest else ""
    members = clauses.members(head, size)
    if len(things) == size:
        yield [*things[:-1], head + verb], ""
    elif members:
        yield members, verb
    for both, parts in BOTH:
        if both.search(head):
            yield from (
                ([both.sub(part, head) for part in pair], verb)
                for pair in parts
                if len(pair) == size
            )


def names_of_members(
    names: Names, members: Sequence[str], run: Sequence[FigureText], verb: str = ""
) -> list[NameMatch | None]:
    """Return the names of a list's members, which may share a beginning, an end or a `verb`:
    煤炭、钢铁、火电行业清洁运输比例. Of several possible names, one with a figure in the printed unit.
    """
    texts = [clauses.unjoined(member) for member in members]
    last = len(texts) - 1
    found: list[NameMatch | None] = []
    for number, (text, figure) in enumerate(zip(texts, run, strict=True)):
        match = names.at_end(text + verb, figure.so_far)
        if number < last and not fits(match, figure):
            match = with_end_of(names, text, texts[last] + verb, figure)
        if number > 0 and not fits(match, figure):
            match = _with_beginning_of(names, texts[0], text + verb, figure)
        found.append(match)
    return found


def fits(match: NameMatch | None, figure: FigureText) -> bool:
    """True if a fact of the name has a figure like the printed one."""
    mention = figure.mention
    return match is not None and (
        mention.role != "level"
        or any(
            fact.value is not None and comparable(fact.unit, mention.unit) for fact in match.facts
        )
    )


def with_end_of(names: Names, text: str, last: str, figure: FigureText) -> NameMatch | None:
    """Return the name that a text makes with the end of the last member: 煤炭, 火电行业清洁运输比例."""
    for tail, verb in peeled_after(last[-LONGEST:]):
        for cut in range(len(tail) - 1, 0, -1):
            match = names.at_end(text + tail[cut:] + verb, figure.so_far)
            if fits(match, figure):
                return match
    return None


def _with_beginning_of(names: Names, first: str, text: str, figure: FigureText) -> NameMatch | None:
    """Return the name that a text makes with the beginning of the first: 资金额, 设备更新项目数."""
    for head in peeled_before(first[:LONGEST]):
        for cut in range(1, len(head)):
            match = names.at_end(head[:cut] + text, figure.so_far)
            if fits(match, figure):
                return match
    return None


def whole_if_shared(claims: list[Claim]) -> list[Claim]:
    """Make a count one of all the things if a later figure is a share or mean of them:
    320个市重点项目完成年度投资计划的122.3%.
    """
    return [
        claim._replace(named=claim.named._replace(partial=False))
        if claim.named
        and claim.named.partial
        and not claim.closed
        and any(
            after.named
            and after.figure.statement == claim.figure.statement
            and after.named.name.startswith(claim.named.name)
            for after in claims[number + 1 : number + 1 + _AHEAD]
        )
        else claim
        for number, claim in enumerate(claims)
    ]


def with_shared_ends(claims: Sequence[Claim], names: Sequence[Names]) -> list[Claim]:
    """Give things counted one after another the end that only the last one prints."""
    found = list(claims)
    for number in range(len(found) - 2, -1, -1):
        claim, after = found[number], found[number + 1]
        text = claim.figure.after
        joined = text.endswith(("、", "和", "与", "及"))
        if after.named and joined and not claim.named:
            text = clauses.unjoined(text)
            match = with_end_of(names[number], text, after.named.name, claim.figure)
            found[number] = claim._replace(named=match)
    return found
