"""The name of what is counted, after its figure: 88个老旧小区, 新增6家省质量标杆企业."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from jzfacts.claims import clauses, vocabulary
from jzfacts.claims import indicator_names as naming
from jzfacts.text.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import Named, Names

EXAMPLES = re.compile("等(?!级|候|于|待)")
"""What ends a list of examples: 和平街、牧野路等12条断头路."""
_ATTRIBUTE = re.compile("^[^的]{1,10}的")
_HEAD = 6
"""Characters at the beginning of a clause that may be the verb of what is counted far behind."""


def counts(figure: FigureText) -> bool:
    """Whether what the figure counts stands after it, and goes on without a comma."""
    return bool(figure.counts and figure.post and figure.post[0] not in "、和")


def is_open(figure: FigureText) -> bool:
    """Whether words after a count may name it in a way that we do not know."""
    post = figure.post
    if not figure.counts or figure.mention.role == "change":
        return False
    return bool(post) and not naming.is_empty(post) and not vocabulary.PREDICATE.match(post)


def counted(names: Names, figure: FigureText, nearest: str, last: str) -> Named | None:
    """The name after a figure, with the verb before it, if any.

    `nearest`: the words right before the figure; `last`: what was named before.
    """
    post, said = figure.post, figure.said
    if not post or post[0] in "、和与及":
        return None
    unit = figure.mention.unit or ""
    fits = partial(_counted_in, unit=unit)
    nearest = clauses.unjoined(nearest)
    texts = list(_texts(post))
    for head in _heads(nearest):
        for text in texts:
            named = names.ending(head + text, said)
            if named and _uses(named, head) and fits(named) and _flows_agree(named, nearest):
                return named
    clear = (
        naming.is_empty(nearest)
        or bool(EXAMPLES.search(nearest))
        or bool(vocabulary.FLOW.fullmatch(naming.letters(nearest)))
    )
    for text in texts:
        named = names.exact(text, said)
        partly = not clear
        if clear and not (named and fits(named)):
            begun = names.beginning(text, said, fits)
            named, partly = begun or named, begun is not None
        if named is None:
            named = names.exact(text + unit, said)
        if named is None and last:
            named = names.joined(last, text, said)
        if named and fits(named) and (clear or not names.ending(nearest, said)):
            return replace(named, partly=partly) if _flows_agree(named, nearest) else None
    return None


def _texts(post: str) -> Iterator[str]:
    """The words after a figure that may be a name, the whole first."""
    yield post
    listed = clauses.first_member(post)
    if listed and listed != post:
        yield listed
    examples = EXAMPLES.search(post)
    if examples:
        yield post[: examples.start()]
    listing = vocabulary.LISTED.match(post)
    if listing and listing.end() < len(post):
        yield post[listing.end() :]
    one_of = vocabulary.ONE_OF.fullmatch(post)
    if one_of:
        yield one_of[2] + one_of[1]
    attribute = _ATTRIBUTE.match(post)
    if attribute:
        yield post[attribute.end() :]


def _heads(nearest: str) -> Iterator[str]:
    """The words before a figure that may begin the name that goes on after it."""
    if nearest:
        yield nearest
    last = nearest.rpartition("、")[2]
    if last and last != nearest:
        yield last
    if EXAMPLES.search(nearest):
        for cut in range(min(len(nearest), _HEAD), 0, -1):
            yield nearest[:cut]


def _counted_in(named: Named, unit: str) -> bool:
    """Whether what is named may be counted in a unit at all: a share in 个 may not."""
    return (
        any(fact.value is None or dimension(fact.unit) != "ratio" for fact in named.facts)
        or dimension(unit) == "ratio"
    )


def _uses(named: Named, head: str) -> bool:
    """Whether the name takes in the words before the figure, or they change nothing."""
    return naming.letters(head)[-1:] in named.name or naming.is_empty(head)


def _flows_agree(named: Named, nearest: str) -> bool:
    """Whether a verb of flow before the figure is the indicators' own, or changes nothing."""
    verbs = [] if naming.is_empty(nearest) else _verbs(nearest)
    return not verbs or any(naming.is_flow(named, verb) for verb in verbs)


def _verbs(nearest: str) -> list[str]:
    """The verbs of flow before a figure; of examples only the one that governs them all."""
    if not EXAMPLES.search(nearest):
        return naming.flows_in(nearest)
    for head in naming.peeled_before(nearest):
        first = vocabulary.FLOW.match(head)
        if first:
            return [first[0]]
    return []
