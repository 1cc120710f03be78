"""Names a figure by the text before it, where no base gives names.

The name is used only if it is certain: the whole clause before the figure makes it, nothing after
the figure adds to it, and it is not a part or somebody else's. Two figures under a wrong name would
be a false alarm, so in doubt there is no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.counted_nouns import has_unknown_noun
from jzfacts.claims.indicator_names import names_nothing
from jzfacts.claims.report_words import SCOPE, peeled_after, peeled_before
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from jzfacts.claims.clauses import FigureText
    from jzfacts.text.mentions import Mention

_SHORTEST, _SHORTEST_LATER = 4, 6
"""Minimum letters of a name: of the first figure of a statement, and of later ones, which may belong to
the owner of the first.
"""
_LONGEST = 40
_DEPENDENT = pattern(
    "增加值|占|总[额量数产]|投资|规模(?!以上)|收入|数量|企业|项目|产值|面积|营收|营业收入|利润|税收|出口|进口|资金"
    "|比重|比例|人均|平均|年均|较|高于|低于|位居|余额|产能|年产|带动|拉动|吸引|惠及|覆盖|服务"
)
"""Beginnings of names that continue an earlier one: 高新产业…，增加值占比55%."""
_GENERIC = pattern(
    "项目|工程|学校|医院|景区|园区|小区|村|户均|总?建筑|占地|用地|地[下上]|日|年[产处]|设计|计划|总投资|总面积|[全总]长"
    "|主[桥线]|注册|容积|绿化|车位|产能|可|员工|职工|单体|门店|店|厂|站|库容|[一二三四]期|首期|平台|产品|客户|服务"
)
"""Beginnings of names that every project, village or firm has."""
_CONDITION = pattern(
    "(?:[期前后时季节度月日初间今代年假来第]|(?<!年)[末底]|以往|过去|当时|数据|截[至止])\\Z|[上下]半年|目前|当前|截[至止]|如今|现在"
)
"""A clause that states a time or condition for what follows."""
_ELIDED = pattern(
    "(?:也|共|已|累计|全年)*(?:完成|实现|发放|建成|获|达|拥有|有|投入|带动|新增|争取|吸引|到位|贡献)"
)
"""Beginnings of clauses that take their subject from the clause before."""
_OF_PART = pattern(
    "其中|包括|包含|加上|减去|扣除|[从由]|每|平均|单(?!产|位)|分别|各(?![项类])|某|其"
)
"""Words that make the figure one of a part of what is named."""
_OWNER = pattern(
    r"第\s|其中|包括|某|放眼|集团|公司|股份|大学|学院|医院|银行|开发区|高新区|经开区|示范区|园区|新区|商会|街道|片区|企业家|该|他|她|一家"
)
_OF_BEFORE = pattern("(?:率|比重|比例)\\Z")
"""Endings of shares that belong to an earlier figure: 提出抗诉1.4万件，改变率88.4%."""
_KEPT = pattern(
    "累计|新增加?|净增|新认定|年均|月均|日均|人均|户均|增[速长幅]|涨幅|降幅|占比|总[数量额计]|合计|本级|当年|全年|年[初底末]|目前|截[至止]|当前|如今|现有"
)
"""Words that are ignored in other comparisons, but change the name here."""
_SPEAKER = pattern("[全我本][市省县区州国]")
_WEAK = pattern("[全我本][市省县区州]|各|的|了|“|”|同时|目前|地区(?=生产总值)")
_LABEL = pattern(r"^(?:【[^】]*】|[^,:]{0,4}讯|快讯[|:])+")
"""What precedes the text of a news item: 【快讯】, 本报讯."""
NO_LETTERS = pattern(r"[\W_]+")
_MOVED = pattern("[从由]|[较比]|曾|原|此前|上年")
"""Words that make a rank an earlier one."""


class WholeName(NamedTuple):
    """The name of a figure, as printed and for comparison."""

    printed: str
    letters: str
    """The letters that are compared."""


def without_label(text: str) -> str:
    """Return the text without the label of a news item."""
    return _LABEL.sub("", text) if "【" in text or "讯" in text else text


def letters(text: str) -> str:
    """Return the letters and digits of a text, without its label."""
    return NO_LETTERS.sub("", without_label(text))


def goes_on(figure: FigureText, before: FigureText) -> bool:
    """True if a figure continues the one before: …突破40亿斤，达到42.4亿斤，居全省第二."""
    if figure.statement != before.statement or before.mention.role != "level":
        return False
    if not all(names_nothing(clause) for clause in figure.naming_clauses()):
        return False
    if figure.mention.role == "rank":
        return _is_exact_rank(figure.mention)
    bounded = before.mention.qualifier is not None and not figure.after.strip()
    return bounded and figure.mention.unit == before.mention.unit


def _is_exact_rank(mention: Mention) -> bool:
    """True if a rank is a single place with a scope; 居全省前4 is not."""
    return mention.among is not None and mention.group is None and mention.qualifier is None


def whole_name(figure: FigureText, previous: FigureText | None) -> WholeName | None:
    """Return the name that the whole text before a figure makes, or None if that is not certain."""
    mention = figure.mention
    # First: it must be a level or a rank, of nothing that stands after it
    if mention.role == "rank":
        if not _is_exact_rank(mention):
            return None
    elif (
        mention.role != "level"
        or mention.kind != "quantity"
        or not mention.unit
        or mention.group is not None
        or mention.basis
        or mention.value <= 0
    ):
        return None
    if has_unknown_noun(figure):
        return None
    # Then: the clause right before the figure, or the one before a colon
    clauses = figure.naming_clauses()
    if previous and mention.among and previous.mention.text in mention.among:
        clauses = [SCOPE.sub("", clause) for clause in previous.before]  # 全国168个城市第20位
    while clauses and not NO_LETTERS.sub("", clauses[0]):
        clauses = clauses[1:]
    if not clauses or len(clauses[0]) > _LONGEST:
        return None
    clause = without_label(clauses[0])
    if _OF_PART.search(clause) or (mention.role == "rank" and _MOVED.search(clause)):
        return None
    if any(_OWNER.search(other) for other in clauses[1:]):
        return None
    if "其中" in figure.so_far or _OWNER.search(clause):
        return None
    # Last: without words that change nothing, but with those that count
    head = list(peeled_before(clause))[-1]
    bare, verb = min(peeled_after(head), key=lambda tail: len(tail[0]))
    core = NO_LETTERS.sub("", _WEAK.sub("", bare))
    later = not figure.first
    if len(core) < (_SHORTEST_LATER if later else _SHORTEST):
        return None
    depends = figure.sentence + later and _DEPENDENT.match(core) and not _SPEAKER.search(clause)
    if _GENERIC.match(core) or depends:
        return None
    if (later or clauses[1:]) and _ELIDED.match(clause):
        return None
    if later and _OF_BEFORE.search(core):
        return None
    kept = sorted(word for word in set(_KEPT.findall(clause)) if word not in verb + core)
    kept += sorted({other.strip() for other in clauses[1:] if _CONDITION.search(other.strip())})
    printed = clause[: len(clause) - len(head) + len(bare)].strip(" -*#>|“”")
    return WholeName(printed, "\n".join((verb, core, *kept)))
