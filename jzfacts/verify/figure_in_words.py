"""Prints a figure in words, as the base has it and as the draft says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims.report_words import CHANGED
from jzfacts.facts.figures import bounded
from jzfacts.text.lexicon import verb_of

if TYPE_CHECKING:
    from jzfacts.verify.compare import Comparison


def printed(one: Comparison) -> str:
    """Return the base's figure for the compared measure, as text."""
    fact, base = one.fact, one.base
    if one.measure == "rank" and fact.rank:
        return f"{fact.rank.among}第{fact.rank.place}"
    size = base.value if one.measure in ("value", "baseline") else abs(base.value)
    number = bounded(f"{size:f}", size, base.unit, base.qualifier)
    if one.measure == "change":
        return verb_of(base.unit, rises=base.value >= 0) + number
    if one.measure == "versus" and fact.versus:
        return fact.versus.among + number
    return number


def said(one: Comparison) -> str:
    """Return the draft's figure as written, with the direction of a change: 减少12天, 超21亿元."""
    figure, mention = one.claim.figure, one.claim.figure.mention
    text, before = mention.text.strip(), "".join(figure.before[:1]).rstrip()
    if mention.qualifier and mention.qualifier not in text:
        behind = not before.endswith(mention.qualifier)
        text = text + mention.qualifier if behind else mention.qualifier + text
    if "change" not in (one.measure, mention.role) or not mention.direction:
        return text
    own = CHANGED.search(before.removesuffix(mention.qualifier or ""))
    verb = own[1] if own else verb_of(mention.unit, rises=mention.direction > 0)
    return verb + text.lstrip("+-−↑↓▲▼△▽")
