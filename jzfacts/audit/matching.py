"""Which numeral of a page prints which figure of which fact.

A numeral prints one figure only, so a figure that is printed twice must be recorded twice. On its
main line a fact's figures are matched in order: the base lists its facts as the page prints them,
so the i-th figure of a kind belongs to the i-th fact, and two exchanged figures are found out. On
further lines, where columns may run into one another, any order will do.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Literal

from jzfacts.audit.page import letters, squeezed
from jzfacts.facts.figures import figures
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import RATE_WORDS
from jzfacts.text.units import UnknownUnit, parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jzfacts.audit.page import Numeral, Page
    from jzfacts.facts.figures import Figure, Measure
    from jzfacts.facts.model import Fact
    from jzfacts.text.cues import Role
    from jzfacts.text.mentions import Mention

_ROSE_TO = pattern("第[0-9一二三四五六七八九十]+[位名]?[^,，.。;；、0-9]{1,8}\\Z")
"""The place before, among the same: 从全国第8位升至第6位."""

Aspect = Literal["role", "value", "unit", "qualifier", "direction", "basis", "scope"]

_ROLES: dict[Measure, Role] = {
    "value": "level",
    "change": "change",
    "baseline": "from",
    "versus": "versus",
    "rank": "rank",
}
_BEFORE = 32  # characters before a numeral: the longest scope of a rank that anybody prints
_OF_ALL = pattern(
    "(?:均|都|双双|各|连续[^,，。;；、和]{1,8}[、和][^,，。;；、]{2,16}连续)[^,，。;；]{0,14}\\Z"
)
_SAME = attrgetter(
    "value", "unit", "role"
)  # what two numerals that print one figure have in common
_ALIKE = 2  # aspects in which a numeral may differ from the figure in whose place it stands


def differences(figure: Figure, mention: Mention, before: str) -> list[Aspect]:
    """In what a printed numeral is not the figure; nothing where it is.

    `before` is what the page prints before the numeral, for a scope that the reader does not know.
    A value must have the digits that are printed: 42.40 is not 42.4.
    """
    measure, printed, due = figure.measure, mention.value, figure.value
    if measure == "change" and mention.direction < 0:
        printed = printed.copy_negate()
    same_digits = printed.copy_abs().as_tuple() == due.copy_abs().as_tuple()
    # a bound that the record has no key for (增长近5%) may be in the fact's note
    bound, note = mention.qualifier, figure.fact.note or ""
    noted = measure != "value" and bound is not None and bound in note
    # 年均 may be said by the name
    told = figure.basis is None and (mention.basis or "") in figure.fact.indicator
    differs: dict[Aspect, bool] = {
        "role": mention.role != _role(figure, mention) or not _is_figure(figure, mention),
        "value": not same_digits,
        "direction": same_digits and printed.as_tuple() != due.as_tuple(),
        "scope": measure == "rank" and not _has_scope(figure.among or "", mention, before),
        "unit": measure != "rank" and _unit_name(mention.unit) != _unit_name(figure.unit),
        "qualifier": measure != "rank" and bound != figure.qualifier and not noted,
        "basis": measure in ("change", "baseline") and mention.basis != figure.basis and not told,
    }
    return [aspect for aspect, differing in differs.items() if differing]


def _role(figure: Figure, mention: Mention) -> Role:
    """The role that a mention of the figure has; the value of 投资增速 may be read as a change."""
    if figure.measure == "value" and mention.role == "change":
        return "change" if any(word in figure.fact.indicator for word in RATE_WORDS) else "level"
    if figure.measure == "versus" and mention.unit == "倍":
        return "level"  # 是2018年的1.4倍
    return _ROLES[figure.measure]


def _is_figure(figure: Figure, mention: Mention) -> bool:
    """A figure without a unit may be a numeral in a word: 三大集团 are 3."""
    if figure.measure == "rank":
        return mention.kind == "rank"
    if figure.unit is None and mention.unit is None:
        return mention.kind in ("quantity", "name")
    return mention.kind == "quantity"


def _has_scope(among: str, mention: Mention, before: str) -> bool:
    if mention.among is not None:
        return mention.among == among
    scope = letters(among).text
    return bool(scope) and letters(_ROSE_TO.sub("", before)).text.endswith(scope)


def kind_of(figure: Figure) -> tuple[str, str | None]:
    """Figures of a line that could stand for one another are those of one kind."""
    return figure.measure, _unit_name(figure.unit)


@cache
def _unit_name(unit: str | None) -> str | None:
    """A unit by the name that the reader gives it; as it is where there is no such unit."""
    with suppress(UnknownUnit):
        return unit and parse_unit(unit).name
    return unit


@dataclass(slots=True)
class Matches:
    """The figures of a page's facts, each by how the page prints it."""

    page: Page
    printed: list[tuple[Figure, list[Numeral]]] = field(default_factory=list)
    """With the numeral that prints the figure: two or more where a column breaks the number."""
    misplaced: list[tuple[Figure, Numeral]] = field(default_factory=list)
    """Printed on the main line, but before or after its turn."""
    contradicted: list[tuple[Figure, Numeral, list[Aspect]]] = field(default_factory=list)
    """With what the page prints in the figure's place, and in what that differs."""
    unprinted: list[Figure] = field(default_factory=list)
    owners: dict[int, str] = field(default_factory=dict)
    """For each numeral that a fact accounts for, by its number, the id of that fact."""

    def own(self, figure: Figure, *numerals: Numeral) -> None:
        self.owners.update((numeral.number, figure.fact.id) for numeral in numerals)

    def free(self, line: int) -> list[Numeral]:
        """The numerals of a line that no fact accounts for yet."""
        return [numeral for numeral in self.page.on(line) if numeral.number not in self.owners]

    def differences(self, figure: Figure, numeral: Numeral) -> list[Aspect]:
        """In what a numeral of the page is not the figure."""
        before = self.page.text[max(0, numeral.start - _BEFORE) : numeral.start]
        return differences(figure, numeral.mention, before)

    def prints(self, numeral: Numeral, figure: Figure) -> bool:
        # the values first: most numerals of a line are not meant, and comparing all costs more
        same = numeral.mention.value.copy_abs() == figure.value.copy_abs()
        return same and not self.differences(figure, numeral)


def match_figures(page: Page, facts: Sequence[Fact]) -> Matches:
    """Match the figures of `facts`, in the order of the base, with the numerals of the page."""
    matches = Matches(page)
    of_fact = {fact.id: list(figures(fact)) for fact in facts}
    left: dict[int, list[Figure]] = {}
    for fact in facts:
        left.setdefault(fact.lines[0], []).extend(of_fact[fact.id])
    # First: what the main lines print just as it should be, on all lines before anything else, or
    # say of several things at once.
    left = {line: _match_in_order(matches, line, due) for line, due in left.items()}
    # Then: numbers that a column breaks.
    for line, due in left.items():
        left[line] = [figure for figure in due if not _match_broken(matches, line, figure)]
    # Then: what stands in a figure's place and differs.
    due = [figure for line in left for figure in _match_different(matches, line, left[line])]
    # Last: further lines, for figures that their main line lacks, or prints once more.
    found = _match_further(matches, facts, of_fact)
    matches.unprinted = [
        figure
        for figure in due
        if figure not in found
        if not any(_match_broken(matches, line, figure) for line in figure.fact.lines[1:])
    ]
    return matches


def _match_in_order(matches: Matches, line: int, due: list[Figure]) -> list[Figure]:
    """Match the figures of a main line, kind by kind, in order; what is left over."""
    kinds: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in due:
        kinds.setdefault(kind_of(figure), []).append(figure)
    aligned: dict[Figure, Numeral] = {}
    for alike in kinds.values():
        aligned |= _align_shared(matches, alike, line)
    done = len(matches.printed)
    for figure, numeral in aligned.items():
        matches.printed.append((figure, [numeral]))
        matches.own(figure, numeral)
    left = []
    for figure in (each for alike in kinds.values() for each in alike if each not in aligned):
        if shared := _shared(matches, line, figure):
            matches.printed.append((figure, [shared]))
            continue
        turned = next((one for one in matches.free(line) if matches.prints(one, figure)), None)
        if turned is None:
            left.append(figure)
        else:
            matches.misplaced.append((figure, turned))
            matches.own(figure, turned)
    turn = {figure: number for number, figure in enumerate(due)}
    matches.printed[done:] = sorted(matches.printed[done:], key=lambda one: turn[one[0]])
    return left


def _align_shared(matches: Matches, alike: Sequence[Figure], line: int) -> dict[Figure, Numeral]:
    """The figures of a kind with their numerals, without those that only share one, 均居第3位.

    As few are taken for such as leave no other figure without a numeral of its own.
    """
    numerals = matches.page.on(line)
    every = _align(matches, alike, numerals)
    again = [
        figure
        for before, figure in pairwise(alike)
        if (figure.value, figure.among) == (before.value, before.among)
        and _shared(matches, line, figure)
    ]
    for size in range(1, len(again) + 1 if len(every) < len(alike) else 0):
        own = [figure for figure in alike if figure not in again[:size]]
        aligned = _align(matches, own, numerals)
        if len(aligned) == len(own):
            return aligned
    return every


def _align(
    matches: Matches, alike: Sequence[Figure], numerals: Sequence[Numeral]
) -> dict[Figure, Numeral]:
    """The figures of a kind with the numerals that print them, in the same order.

    By their edit distance (Levenshtein): a figure printed otherwise costs one, and so does a
    figure or a numeral left over. So a wrong figure does not push the others out of their places.
    (rapidfuzz would leave two over where it costs as much to say that both are printed otherwise.)
    """
    rivals = [
        numeral
        for numeral in numerals
        if not {"role", "unit"} & set(differences(alike[0], numeral.mention, ""))
    ]
    # best[i]: the cost of aligning the figures seen so far with rivals[i:], and who is aligned
    best: list[tuple[int, dict[Figure, Numeral]]]
    best = [(cost, {}) for cost in range(len(rivals), -1, -1)]
    for seen, figure in enumerate(reversed(alike), 1):
        after, best = best, [(seen, {})]
        for at in reversed(range(len(rivals))):
            is_printed = matches.prints(rivals[at], figure)
            cost, aligned = after[at + 1]
            best.insert(
                0,
                min(
                    (cost, {figure: rivals[at], **aligned}) if is_printed else (cost + 1, aligned),
                    (best[0][0] + 1, best[0][1]),
                    (after[at][0] + 1, after[at][1]),
                    key=itemgetter(0),
                ),
            )
    return best[0][1]


def _match_broken(matches: Matches, line: int, figure: Figure) -> bool:
    """Match a figure whose number a column breaks, on `line` or between it and the next.

    So a bound is found too that stands at the end of one line, its figure on the next.
    """
    for mention, start, end in squeezed(matches.page, line):
        if mention.value.copy_abs() != figure.value.copy_abs() or differences(figure, mention, ""):
            continue
        numerals = [one for one in matches.page.numerals if one.start < end and start < one.end]
        free = not any(one.number in matches.owners for one in numerals)
        if free and numerals and numerals[0].line in figure.fact.lines:
            matches.printed.append((figure, numerals))
            matches.own(figure, *numerals)
            return True
    return False


def _shared(matches: Matches, line: int, figure: Figure) -> Numeral | None:
    """The numeral of a line that says a figure of several things: 进出口总额和出口额均居全国第9位."""
    for numeral in matches.page.on(line):
        before = matches.page.text[max(0, numeral.start - _BEFORE) : numeral.start]
        if _OF_ALL.search(before) and matches.prints(numeral, figure):
            return numeral
    return None


def _match_different(matches: Matches, line: int, left: list[Figure]) -> list[Figure]:
    """Match figures with the numerals most like them, those that differ least first; the rest."""
    numerals = matches.free(line)
    pairs = []
    for row, figure in enumerate(left):
        for column, numeral in enumerate(numerals):
            aspects = matches.differences(figure, numeral)
            wrong = "value" in aspects
            if len(aspects) <= (1 if wrong else _ALIKE):
                pairs.append((len(aspects), wrong, abs(row - column), row, column, aspects))
    matched = set()
    for *_, row, column, aspects in sorted(pairs):
        figure, numeral = left[row], numerals[column]
        if figure not in matched and numeral.number not in matches.owners:
            matches.contradicted.append((figure, numeral, aspects))
            matches.own(figure, numeral)
            matched.add(figure)
    return [figure for figure in left if figure not in matched]


def _match_further(
    matches: Matches, facts: Sequence[Fact], of_fact: Mapping[str, list[Figure]]
) -> set[Figure]:
    """Match figures with the numerals of further lines, in any order; those that are there.

    A figure that its main line contradicts is looked for as the main line prints it. Columns may
    have put other words between a figure and its own, so that at last its basis may be lost.
    """
    instead = {figure: numeral.mention for figure, numeral, _ in matches.contradicted}
    places = [
        (figure, line) for fact in facts for line in fact.lines[1:] for figure in of_fact[fact.id]
    ]
    found: set[Figure] = set()
    for forgiven in (set[Aspect](), {"basis"}):
        missed = []
        for figure, line in places:
            other = instead.get(figure)
            for one in matches.free(line):
                differs = set(matches.differences(figure, one)) - forgiven
                if _SAME(one.mention) == _SAME(other) if other else not differs:
                    found.add(figure)
                    matches.own(figure, one)
                    if not other:
                        matches.printed.append((figure, [one]))
                    break
            else:
                missed.append((figure, line))
        places = missed
    return found
