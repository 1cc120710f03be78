"""Names after a figure, for what it counts: 88个老旧小区, 新增6家省质量标杆企业."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims import clauses, report_words
from jzfacts.claims.indicator_names import flows_in, is_flow, names_nothing, normalized
from jzfacts.claims.report_words import peeled_before
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import NameMatch, Names

EXAMPLES = pattern("(?<![高初同均])等(?!级|候|于|待|奖|次)")
"""The end of a list of examples: 和平街、牧野路等12条断头路."""
_ATTRIBUTE = pattern("^[^的]{1,10}的")
_HEAD = 6
"""Characters at the start of a clause that may be the verb of a noun counted far behind."""


def has_noun(figure: FigureText) -> bool:
    """True if the counted noun follows the figure directly."""
    return bool(figure.can_count and figure.after and figure.after[0] not in "、和")


def has_unknown_noun(figure: FigureText) -> bool:
    """True if words after a count may name something unknown."""
    if not figure.can_count or figure.mention.role == "change":
        return False
    return not names_nothing(figure.after) and not report_words.PREDICATE.match(figure.after)


def is_bare(figure: FigureText, known: str = "") -> bool:
    """True if the words beside a figure name nothing, apart from what matches a pattern."""
    words = [re.sub(known, "", clause) for clause in figure.naming_clauses()]
    return all(map(names_nothing, [*words, figure.after]))


def name_of_counted(names: Names, figure: FigureText, nearest: str, last: str) -> NameMatch | None:
    """Return the name after a figure, with the verb before it, if any.

    `nearest`: the words right before the figure; `last`: the name before.
    """
    if not figure.can_count or not figure.after:
        return None
    so_far, unit = figure.so_far, figure.mention.unit or ""

    def fits(match: NameMatch) -> bool:
        """Whether what is named may be counted in the unit at all: a share in 个 may not."""
        countable = (dimension(fact.unit) != "ratio" for fact in match.facts)
        return any(countable) or dimension(unit) == "ratio"

    nearest = clauses.unjoined(nearest)
    texts = list(_nouns(figure.after))
    # First: names that the words before the figure begin
    for head in _heads(nearest):
        for text in texts:
            match = names.at_end(head + text, so_far)
            uses_head = match and (normalized(head)[-1:] in match.name or names_nothing(head))
            if match and uses_head and _flows_agree(match, nearest):
                return match
    # Then: names that stand after the figure alone. Unless all before it is known to change
    # nothing, a name must be all that stands there, and may be of some of the things only.
    clear = bool(
        names_nothing(nearest)
        or EXAMPLES.search(nearest)
        or report_words.FLOW.fullmatch(normalized(nearest))
    )
    for text in texts:
        match, partial = names.exact(text, so_far), not clear
        if clear and not (match and fits(match)):
            begun = names.at_start(text, so_far, fits)
            match, partial = begun or match, begun is not None
        if match is None:
            match = names.exact(text + unit, so_far)
        if match is None and last:
            match = names.combined(last, text, so_far)
        if match and fits(match) and not names.at_end(nearest, so_far):
            return match._replace(partial=partial) if _flows_agree(match, nearest) else None
    return None


def _nouns(after: str) -> Iterator[str]:
    """Yield the words after a figure that may be a name, longest first."""
    yield after
    listed = clauses.first_member(after)
    if listed and listed != after:
        yield listed
    examples = EXAMPLES.search(after)
    if examples:
        yield after[: examples.start()]
    listing = report_words.LISTED.match(after)
    if listing and listing.end() < len(after):
        yield after[listing.end() :]
    attribute = _ATTRIBUTE.match(after)
    if attribute:
        yield after[attribute.end() :]


def _heads(nearest: str) -> Iterator[str]:
    """Yield the words before a figure that may begin the name that continues after it."""
    if nearest:
        yield nearest
    last = nearest.rpartition("、")[2]
    if last and last != nearest:
        yield last
    if EXAMPLES.search(nearest):
        for cut in range(min(len(nearest), _HEAD), 0, -1):
            yield nearest[:cut]


def _flows_agree(match: NameMatch, nearest: str) -> bool:
    """True if a verb of flow before the figure is the indicator's own, or makes no difference."""
    verbs = [] if names_nothing(nearest) else _governing_verbs(nearest)
    return not verbs or any(is_flow(match, verb) for verb in verbs)


def _governing_verbs(nearest: str) -> list[str]:
    """Return the verbs of flow before a figure; for examples, only the verb that governs all of them."""
    if not EXAMPLES.search(nearest):
        return flows_in(nearest)
    for head in peeled_before(nearest):
        first = report_words.FLOW.match(head)
        if first:
            return [first[0]]
    return []
