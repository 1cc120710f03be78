"""The rules of `verify`: each with its manual page, those about the base with a predicate.

To add a rule, add a row to `RULES`; of a rule by which a draft contradicts itself (`contradictions`)
only the page stands here, in `CONTRADICTIONS`. The first rule that explains a comparison names it, so the
most telling stand first. The pages are printed by `verify --explain`; their first sentence by
`--list-rules`; their examples are tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _
from jzfacts.verify.intervals import judge, same_digits, slipped_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.verify.compare import Comparison
    from jzfacts.verify.intervals import Quantity


class Rule(NamedTuple):
    """A way in which a draft contradicts a fact."""

    id: str
    explains: Callable[[Comparison], bool]
    """Whether this is what went wrong."""
    page: str
    """The manual page: a sentence, a paragraph, an example that passes and one that fails."""


_RATIOS = {"%", "个百分点", "百分点"}


def _has_wrong_unit(found: Comparison) -> bool:
    return (
        found.unit_differs
        or slipped_scale(found.draft, found.base)
        or (found.draft.unit != found.base.unit and same_digits(found.draft, found.base))
    )


def _is_among(draft: Quantity, others: Sequence[Quantity]) -> bool:
    return any(judge(draft, other) == "agrees" for other in others)


RULES = (
    Rule(
        "wrong-rank",
        lambda found: found.measure == "rank",
        """A rank that differs from the base.

Ranks are read in every spelling: 第2, 第二, 第2位, 居全省第二, 全省首位. The base's place must be
among the same (全省, 全国); a rank without a scope, or 前列 and 第一方阵, contradicts nothing.
Where the base gives a level and a growth, 增速居全省第3 may be true beside 全省第2 and is left
alone.

PASS: 粮食总产42.4亿斤，位居全省第二位。
FAIL: 粮食总产42.4亿斤，位居全省第三位。""",
    ),
    Rule(
        "percentage-points",
        lambda found: found.unit_differs and {found.draft.unit, found.base.unit} <= _RATIOS,
        """% for 个百分点, or the reverse.

A growth is in %, the distance between two ratios or growths in 个百分点: 54% and 54个百分点 are
different statements, even with the same digits.

PASS: 技改投资增速高于全省平均水平54个百分点。
FAIL: 技改投资增速高于全省平均水平54%。""",
    ),
    Rule(
        "wrong-direction",
        lambda found: found.draft.value * found.base.value < 0,
        """A rise for a fall, above for below.

增长, 提高, 高于 against 下降, 减少, 低于: the same figure the other way round is the opposite.

PASS: 优良天数同比增加12天。
FAIL: 优良天数同比减少12天。""",
    ),
    Rule(
        "total-for-increase",
        lambda found: _is_among(found.draft, found.counterparts),
        """The total taken for the increase, or the reverse.

新增 and 总数 stand close together in reports, and their figures are exchanged: the draft gives one
the figure that the base has for the other.

PASS: 新增高新技术企业49家，总数达520家。
FAIL: 新增高新技术企业520家。""",
    ),
    Rule(
        "swapped-list",
        lambda found: _is_among(found.draft, found.siblings),
        """Figures of one list or sentence exchanged.

Of a list with 分别 the i-th thing takes the i-th figure. The draft gives one member the figure that
the base has for another.

PASS: 接待游客数、旅游综合收入分别增长9.6%和6.9%。
FAIL: 接待游客数、旅游综合收入分别增长6.9%和9.6%。""",
    ),
    Rule(
        "wrong-unit",
        _has_wrong_unit,
        """The right digits with a wrong unit or scale.

A scale dropped or changed (4127美元 for 4127万美元, 万斤 for 亿斤), a point moved, 公斤 for 斤,
美元 for 元. The same amount in another unit is no error: 212万吨 is 42.4亿斤.

PASS: 粮食总产42.4亿斤，折合212万吨。
FAIL: 粮食总产42.4万斤。""",
    ),
    Rule(
        "bound",
        lambda found: bool(found.draft.qualifier),
        """A bound that does not hold.

近, 超, 突破, 不足, 以上 and their like promise where the figure lies: 42.4 is 超42 and 近43, not
超43. 近 X is at least nine tenths of X, 约 X within five per cent of it, 超 X at most a quarter
more than X, or ten times a one with noughts (超百亿元). A bound that holds but says too little is
neither a match nor a conflict.

PASS: 粮食总产超42亿斤。
FAIL: 粮食总产超43亿斤。""",
    ),
    Rule(
        "wrong-change",
        lambda found: found.measure in ("change", "versus"),
        """A growth, fall or distance that differs from the base.

A growth is compared with the growth that the base prints for the same indicator against the same
time, never worked out from levels. 环比, 年均 and 比年初 are other figures.

PASS: 地区生产总值增长5.4%。
FAIL: 地区生产总值增长4.5%。""",
    ),
    Rule(
        "wrong-value",
        lambda found: found.measure in ("value", "baseline"),
        """A figure that differs from the base.

The draft may round: it agrees if the base's figure rounds to what is printed (223亿元 for
223.4亿元). More digits than the base prints cannot be judged. Digits changed or transposed are
found here, also in what 从…提高到… began with.

PASS: 居民人均可支配收入35173元。
FAIL: 居民人均可支配收入35713元。""",
    ),
)

CONTRADICTIONS = {
    "two-values": """One indicator with two values in one draft.

No base is needed. Reported only where all the words before both figures are one name, of one place and
time and in comparable units, or where a sentence is said again with one figure changed. A rounding
(223亿元 for 223.4亿元), a bound that holds (超42亿斤) and a plan are no second value. In a draft that
speaks of several years only levels (总额, 率) are compared by name, and each chapter by itself.

PASS: 粮食总产42.4亿斤。农业再获丰收，粮食总产超42亿斤。
FAIL: 粮食总产42.4亿斤。农业再获丰收，粮食总产44.2亿斤。""",
    "wrong-sum": """A total that is not the sum of its parts.

合计, 共计, 总计 or 共 right behind parts in one unit, which must be all: 12+8+5亿元，合计25亿元, or
a list from the beginning of the statement on. What rounding may add up to is no error; parts after
其中 need not be all and are left alone.

PASS: 三个项目分别投资12亿元、8亿元、5亿元，合计25亿元。
FAIL: 三个项目分别投资12亿元、8亿元、5亿元，合计30亿元。""",
    "wrong-growth": """A growth that does not fit the two figures before it.

由A增加到B、增长c%: c must be what A and B give, whatever they were rounded from; likewise
个百分点 of two shares, and 增加12万户. Left alone are 同比 and 年均, and amounts of money whose
growth is published at constant prices or on another basis (生产总值, 可支配收入, 固定资产投资).

PASS: 市场主体由20万户增加到32万户，增长60%。
FAIL: 市场主体由20万户增加到32万户，增长50%。""",
    "shares-exceed": """Shares of one whole that add up to more than it.

The things must exclude each other: three or more of one kind (一、二、三产业, 国有、民营、外资企业),
any with 其他, and of two only 城镇 and 农村, 男 and 女; 高新技术产业 and 战略性新兴产业 do not. A single
占比 of more than 100% is reported, too, except of what may exceed the whole (债务, 余额).

PASS: 一、二、三产业增加值分别占地区生产总值的12.3%、45.6%、42.1%。
FAIL: 一、二、三产业增加值分别占地区生产总值的12.3%、45.6%、52.1%。""",
    "two-ranks": """One indicator with two ranks in one draft.

As two-values, for places among the same: 全省第2 and 全国第2 are two statements, and 由全省第5位
tells of another time.

PASS: 粮食单产居全省第一。农业基础稳固，粮食单产居全省第一。
FAIL: 粮食单产居全省第一。农业基础稳固，粮食单产居全省第四。""",
}
"""The rules by which a draft contradicts itself: the page of each."""

SUPERSEDED = "superseded"
"""The rule by which a figure is told that was right until it was revised."""

_SUPERSEDED_PAGE = """A figure that was right until it was revised.

The base has a later figure that supersedes it, as the final accounting of a year does its
communiqué. The draft is not wrong about what was published; whether it should give the later figure
is for its author to say.

PASS: 地区生产总值2301.5亿元（最终核实数）。
FAIL: 地区生产总值2298.6亿元（初步核算数，后修订为2301.5亿元）。"""

AGAINST_BASE = tuple(rule.id for rule in RULES)
"""The rules by which a figure contradicts the base, in the order in which they are asked."""

NAMES = (*AGAINST_BASE, SUPERSEDED, *CONTRADICTIONS)
"""Every rule."""


def rule_for(comparison: Comparison) -> str:
    """The name of the rule that a contradiction of the base breaks."""
    return next(rule.id for rule in RULES if rule.explains(comparison))


def page(name: str) -> str:
    """The manual page of a rule."""
    if name == SUPERSEDED:
        return _SUPERSEDED_PAGE
    if name in CONTRADICTIONS:
        return CONTRADICTIONS[name]
    return next(rule.page for rule in RULES if rule.id == name)


def manual(name: str) -> list[str]:
    """The paragraphs of a rule's page, a line each, in the person's language.

    The last is its examples: Chinese in any language, each marked as right or wrong.
    """
    *words, examples = page(name).split("\n\n")
    lines = [" ".join(paragraph.split()) for paragraph in words]
    for mark in (N_("PASS: "), N_("FAIL: ")):
        examples = examples.replace(mark, _(mark))
    return [*map(_, lines), examples]
