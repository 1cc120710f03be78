"""What a page calls a figure: by the name of its fact, or by that of another indicator.

The letters of a name may all be printed on a line, and its figure be another's: 出口总额 is in
进出口总额223.4亿元. So the words that belong to a figure are looked at. They name another thing if they
end with the name of an official indicator, or of another fact, that says what no name of the fact
does, or if they share nothing with these names. Words that go on with what was named before, or
that have a name of the fact within them, prove nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.claims import clauses, report_words
from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.time_place import TimePlace
from jzfacts.claims.assign import assign
from jzfacts.claims.indicator_names import (
    Names,
    folded,
    labels_of,
    names_nothing,
    normalized,
    official_ending,
    stem,
    stems,
)
from jzfacts.claims.passages import passages
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import span
from jzfacts.facts.indicators import official
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.indicators import Indicator
    from jzfacts.facts.model import Fact, Source
    from jzfacts.text.mentions import Mention

_JOIN = pattern("[、和与及]")
_NO_NAME = pattern(f"[是按据以从在]|{report_words.ACTING.pattern}")
"""How words begin that may name nothing: 按平均汇率计算, 发放补贴."""
_TELLING = 4
"""Letters from which on words that share nothing with a name are no verb: 下线95.3万辆."""


def figure_texts(text: str, source: Source) -> dict[int, tuple[FigureText, TimePlace]]:
    """The figures of a page by their offsets, each with the words around it, and its place and time."""
    found = {}
    home = TimePlace(source.area, source.period)
    for passage in passages(read_text(text), Finder([], []), home, own_report=True):
        nameless = [Names(())] * len(passage.figures)
        for claim in assign(passage.figures, passage.there, nameless, passage.tail):
            start, _ = span(passage.paragraph, claim.figure.mention.start, claim.figure.mention.end)
            found[start] = claim.alone or claim.figure, claim.time_place
    return found


def names_of(facts: Iterable[Fact]) -> list[tuple[str, Fact]]:
    """All names of some facts, the longest first."""
    names = [(label, fact) for fact in facts for label in labels_of(fact) if len(label) > 2]
    return sorted(names, key=lambda name: -len(name[0]))


def other_name(figure: FigureText, fact: Fact, names: Sequence[tuple[str, Fact]]) -> str | None:
    """The name of another indicator by which a page calls a figure of a fact; None if by none.

    `names`: those of all facts of the page, the longest first.
    """
    labels, mention = labels_of(fact), figure.mention
    words, is_own = _words(figure)
    found = [_other_in(text, is_own, fact, labels, mention, names) for text in words]
    return found[0] if found and all(found) else None


def _words(figure: FigureText) -> tuple[list[str], bool]:
    """What names a figure, of a list each, and whether it is the figure's own words."""
    naming = [clauses.unjoined(clause) for clause in figure.naming_clauses()]
    if figure.can_count and not names_nothing(figure.after):
        return ["".join(naming[:1]) + figure.after, figure.after], True
    if naming and not names_nothing(naming[0]):
        return _JOIN.split(naming[0]), True
    if figure.mention.group is not None or any("分别" in clause for clause in naming):
        return [], False  # which of several is meant is not known
    before = [*naming, *figure.so_far.split(",")[::-1]]
    return [clause for clause in before if not names_nothing(clause)][:1], False


def _other_in(
    words: str,
    is_own: bool,
    fact: Fact,
    labels: Sequence[str],
    mention: Mention,
    names: Sequence[tuple[str, Fact]],
) -> str | None:
    """The name of another indicator with which words end that name a figure of a fact."""
    text = normalized(min((tail for tail, _ in report_words.peeled_after(words.rstrip())), key=len))

    def is_said(name: str) -> bool:
        return any(set(stem(name)) <= set(label) for label in labels)

    def of_figure(form: str) -> Indicator | None:
        one = official(form)
        units = one and (one.units or (mention.unit,))
        return one if units and any(_may_be(mention, unit) for unit in units) else None

    name, named = official_ending(text, of_figure)
    known = {official(label) for label in (fact.indicator, *fact.aliases)}
    if len(text) < 2 or (named and named in known):
        return None
    if name and not is_said(normalized(name)):
        is_named = any(text.endswith(form) for label in labels for form in stems(label))
        if is_named or (is_own and not _is_within(text, labels)):
            return name
    if not is_own or _is_within(text, labels):
        return None
    for label, other in names:
        if text.endswith(label) and not is_said(label) and _may_be(mention, other.unit):
            return label
    if mention.kind == "rank" or len(text) < _TELLING or _NO_NAME.match(text):
        return None
    whole = [*labels, *map(folded, (fact.indicator, *fact.aliases))]
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return None if any(pair in label for pair in pairs for label in whole) else text


def _may_be(mention: Mention, unit: str | None) -> bool:
    """Whether a figure may be of what is given in a unit; a change or a rank may be of anything."""
    return mention.role != "level" or comparable(unit, mention.unit)


def _is_within(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has all letters of a name in their order: others may stand between them."""

    def has(label: str) -> bool:
        rest = iter(text)
        return all(letter in rest for letter in label)

    return any(has(label) or text.startswith(stem(label)) for label in labels)
