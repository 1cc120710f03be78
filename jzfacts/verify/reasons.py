"""Explains why a figure was not compared: a short reason for the counts, and a full sentence.

Also reports claims without a figure that no fact can hold (连续9年, 过半, 三分之二), so that they do not pass
for checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims.area_period.time_place import ELSEWHERE, UNNAMED
from jzfacts.claims.area_period.times import Kind
from jzfacts.documents.finding import Finding
from jzfacts.documents.model import span
from jzfacts.i18n import Message
from jzfacts.text.lazy_regex import pattern
from jzfacts.verify.compare import MOSTLY, can_contradict, is_of
from jzfacts.verify.figure_in_words import printed
from jzfacts.verify.measures import is_plain_rank

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.passages import Passage
    from jzfacts.text.normalize import Lines
    from jzfacts.verify.compare import Comparison

PLACE_NOT_SAID, YEAR_NOT_SAID = Message("place not said"), Message("year not said")
"""Reasons that go away if the user gives --area or --period."""
_CLAIM = pattern(
    "(?P<run>连续(?:[0-9０-９]+|[一二两三四五六七八九十]+)年)|[过超近逾]半(?=数?(?:[，。；、！）,;!)]|$))"
    "|[三六七九]分之[一二两四五七八]"  # which have no exact decimal; the others are figures
)


def reason(
    claim: Claim, one: Comparison | None, *, known: bool, areas: Container[str]
) -> tuple[Message, Message]:
    """Return the short and the full reason why a figure was not settled.

    `known`: whether the base has facts of the claim's place and year; `areas`: the base's areas.
    """
    there, named, mention = claim.time_place, claim.named, claim.figure.mention
    # First: of what the base says nothing, whatever the figure speaks of
    if mention.unknown_unit:
        why = Message("unit not understood: {unit}", unit=mention.unknown_unit)
        return Message("unit not understood"), why
    if claim.figure.planned or there.planned:
        return (Message("a plan or target"),) * 2
    if there.area == UNNAMED:
        return PLACE_NOT_SAID, Message("the draft names no place; give it by --area")
    if there.passing:
        return Message("another place"), Message("another place: {place}", place=there.passing)
    if there.area.startswith(ELSEWHERE):
        return (Message("another place"),) * 2
    if there.period == UNNAMED:
        return YEAR_NOT_SAID, Message("the draft names no year; give it by --period")
    if there.period == ELSEWHERE or (there.extent == Kind.PART and not known):
        return Message("another time"), Message("another time, or part of a year")
    if not known or (named and not any(is_of(fact, claim) for fact in named.facts)):
        has_place = named and any(fact.area == there.area for fact in named.facts)
        if there.area in areas and (has_place or not known):
            return Message("another time"), Message("another time: {time}", time=there.period)
        return Message("another place"), Message("another place: {place}", place=there.area)
    # Then: what is not named, or not clearly
    if one and one.another:
        why = Message(
            "the figure is that of {indicator}, but another indicator is named",
            indicator=one.fact.indicator,
        )
        return Message("another indicator"), why
    if one is None and not named:
        fit = next((fit for fit in claim.fits if fit.clear and fit.share >= MOSTLY), None)
        if fit is None:
            why = Message("no such indicator, or it is not clear what the figure speaks of")
            return Message("no such indicator"), why
        why = Message("it may be {indicator}, or not", indicator=fit.fact.indicator)
        return Message("not clear which indicator"), why
    if one and named and not can_contradict(claim, one.fact, one.measure):
        why = Message("it may be {indicator}, or a part of it", indicator=one.fact.indicator)
        if one.measure == "rank" and not is_plain_rank(claim, one.fact):
            why = Message(
                "a rank by growth in one, by level perhaps in the other: {indicator}",
                indicator=one.fact.indicator,
            )
        return Message("not clear which indicator"), why
    # Last: what the base has nothing of, or not enough
    if one:
        why = Message("the base gives {known}, which does not settle it", known=printed(one))
        return Message("not settled by the base"), why
    if there.several_years:
        return (Message("several years together"),) * 2
    indicator = named.facts[0].indicator if named else ""
    why = Message("the base gives no such figure for {indicator}", indicator=indicator)
    return Message("no such figure in the base"), why


def unread(passage: Passage, path: str, lines: Lines) -> Iterator[Finding]:
    """Yield a note for each claim without a figure."""
    for found in _CLAIM.finditer(passage.paragraph.text):
        start, end = span(passage.paragraph, *found.span())
        why = Message("years in a row") if found["run"] else Message("a fraction in words")
        message = Message("not in base: {why}", why=why)
        at = path, *lines.position(start)
        yield Finding(
            *at, "note", "", message, found[0], "not in base", reason=why, span=(start, end)
        )
