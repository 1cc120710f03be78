"""What the figures of a draft may be called: the words beside them, without fillers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims import clauses, report_words
from jzfacts.claims.counted_nouns import EXAMPLES
from jzfacts.claims.indicator_names import names_nothing
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from jzfacts.claims.clauses import FigureText

KIND = pattern("(?:[占比率均额值费]|价格|面积|单产|投资|收入|支出|利润|资金|[户家人]数|人次)\\Z")
"""Endings of the names of measures."""
_SIGN = pattern("[\u2190-\u2bff\U0001f000-\U0001faff]")
"""A pictograph, after which something new begins."""
_LABEL = pattern(rf"^.*(?:】|[讯电]\s|{_SIGN.pattern})")
_DONE = pattern(r"[^\W0-9a-z_]?[成下出]?了\Z|[^\W0-9a-z_][成下]\Z|[削压缩净]\Z")
"""A verb, or the rest of one, at the end: 粮食打下了42.4亿斤, 削减."""
_HALVED = pattern("下[降跌滑调]")
"""A verb part of which is a verb, too: 能耗下降."""


def ways_to_read(figure: FigureText) -> list[str]:
    """Return what a figure may be called: the words before it with what it counts, or an earlier clause;
    each member of a list.
    """
    naming = [_LABEL.sub("", clauses.unjoined(clause)) for clause in figure.naming_clauses()]
    tells_of_it = figure.mention.role in ("rank", "from") or names_nothing(figure.after)
    if after := "" if tells_of_it else _SIGN.split(figure.after)[0]:
        ends = (at for at in range(2, len(after)) if report_words.PREDICATE.match(after, at))
        cut = after[: next(ends, len(after))]  # 30个重点项目完成投资
        nearest = EXAMPLES.split(naming[0])[-1]
        return [_peeled(nearest + end) for end in dict.fromkeys((after, cut))]
    own = next((one for one in naming if not names_nothing(one)), "")
    earlier = (one for one in figure.so_far.split(",")[::-1] if not names_nothing(one))
    text = _peeled(_LABEL.sub("", own or next(earlier, "")))
    if not own and not KIND.search(text):
        return [""]  # of what was named before nothing is known
    return [*dict.fromkeys((text, *text.split("、")))]


def _peeled(text: str) -> str:
    """A text without words that change nothing at its ends, but for a verb of flow."""
    heads = [
        (_DONE.sub("", tail).strip(), verb)
        for head in report_words.peeled_before(text)
        for tail, verb in report_words.peeled_after(head)
        if tail.strip() and not _HALVED.match(head, len(tail) - 1)
    ]
    tail, verb = min(heads, key=lambda head: len(head[0]), default=("", ""))
    return tail + verb
