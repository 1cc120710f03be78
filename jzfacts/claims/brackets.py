"""Brackets and relative clauses that narrow the name of a figure.

A bracket beside a name narrows it (接待游客(入境)), unless it only holds a unit, a time, an
abbreviation or a note on the method (同口径). A fact whose own name has the words is not narrowed:
人均可支配收入(城镇). 增长超过5%的省份 counts provinces: the figure is no growth, unless a fact is
about such things.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.indicator_names import labels_of, names_nothing, normalized, stem
from jzfacts.text.lazy_regex import end_of, pattern
from jzfacts.text.units import UnitError, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.model import Fact

NOTE = pattern(
    r"\[[0-9]{1,3}\]|\((?:不?含|按|扣除|快报|初步|下同)[^()]{0,16}\)|\(不?包[含括][^()0-9]{0,40}\)"
    r"|(?:稳居|位居|居|跻身|迈入|进入|位列)[^,。;、0-9]{0,8}前[0-9一二三四五六七八九十百]+强?[、,](?=[^,。;、0-9]{0,6}[增下])"
)
"""Text that says nothing about the name: footnote marks, notes on the method (不含农户), a range of
ranks (稳居全国前十、).
"""
WITHIN_WORD = pattern(r"(?<=[^\W0-9a-z_])\((?:[^\W0-9a-z_]、?){1,2}\)(?=[^\W0-9a-z_])")
"""A bracket within a word: 县(市)区, 改(新)建."""
_BRACKET = pattern(r"\(([^()0-9,;:。]{2,20})\)")
_REMARK = pattern(
    r"[^\u3400-\u9fff]*\Z|[见注详即或共约较比]|简称|以下|[又也]称|其中|单位|剔除|调整|修订|记者|通讯员|.*(?:口径|价格?|年|数据?|等|核算|计|讯|电)\Z"
)
"""Brackets that do not narrow: Latin abbreviations, notes, examples."""
_DESCRIBED = pattern(
    r"(?:以[上下]|左右)?的(?!增|涨|下?降|速|比[例重率]|规模|总|水平|最|较|优异|良?好|成[绩果]|高|目标|幅|态势|势头|区间|历史|新(?=高|低|突破|台阶|水平|成效|局面|业绩)|佳绩"
    r"|同时|基础|情况|背景|前提|条件|标准|要求)([^\W0-9a-z_](?:[^\W0-9_]|[()]){0,11})"
)
"""The noun described by a figure, except phrases that continue the figure itself: 突破5亿元的同时."""
_NEAR = 4
"""Maximum characters between a figure and its 的."""
_STOP = pattern("[,;:。!?|\n]")


def with_brackets(text: str, figures: Sequence[FigureText]) -> Iterator[FigureText]:
    """Yield the figures of a paragraph, each with the brackets that may narrow its name.

    `text`: the paragraph with its places and times blanked. A figure without a name of its own keeps
    the brackets of the figure before it.
    """
    if "(" not in text and not any("的" in text[one.end : one.end + _NEAR] for one in figures):
        yield from figures
        return
    held: tuple[str, ...] = ()
    statement = end = 0
    spans = [(0, 0), *((one.start, one.end) for one in figures)]
    for ((_, last), (start, end)), figure in zip(pairwise(spans), figures, strict=True):
        gap = text[last:start]
        words = [one.span() for one in WITHIN_WORD.finditer(gap)]
        words = [it for it in words if not names_nothing(gap[it[1] : end_of(_STOP, gap, it[1])])]
        brackets = (one for one in _BRACKET.finditer(gap) if one.start() or not last)
        own = [one for one in brackets if one.span() not in words]
        bare = _BRACKET.sub("", gap)
        near = gap[max((one.end() for one in _STOP.finditer(gap)), default=0) :]
        reach = 0 if names_nothing(_BRACKET.sub("", near)) else len(gap) - len(near)
        found = tuple(one[1].strip() for one in own if one.start() >= reach)
        goes_on = figure.statement == statement and names_nothing(_STOP.sub("", bare))
        held = found or (held if goes_on and last else ())
        behind = _BRACKET.match(text, end)
        said = (*held, behind[1].strip()) if behind else held
        statement = figure.statement
        restricting = tuple(one for one in said if _may_restrict(one))
        # 80%以上的项目由企业牵头: a share of them
        is_bound = figure.mention.qualifier or near.rstrip().endswith("投资")  # 投资10亿元的产业园
        may_describe = is_bound and not names_nothing(near)
        noun = _DESCRIBED.match(text, end) if may_describe else None
        if noun or restricting:
            figure = figure._replace(brackets=restricting, described=noun[1] if noun else "")
        yield figure


def _may_restrict(content: str) -> bool:
    """True if a bracket's content may narrow the name beside it."""
    if _REMARK.match(content) or names_nothing(content):
        return False
    try:
        parse_unit(content)
    except UnitError:
        return True
    return False


def is_of_less(figure: FigureText, fact: Fact) -> bool:
    """True if a figure covers less than a fact's name says, or something else."""
    if not (figure.brackets or figure.described):
        return False
    names = labels_of(fact)
    if any(not any(normalized(one) in name for name in names) for one in figure.brackets):
        return True
    noun = normalized(figure.described)
    return bool(noun) and not any(noun in name or stem(name) in noun for name in names)
