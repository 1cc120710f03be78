"""Which numeral of a page proves which figure of which fact.

A numeral proves one figure only, so that a figure printed twice must be claimed twice. On its main
line a fact's figures are matched in order: the base lists its facts as the page prints them, so
the i-th figure of a kind belongs to the i-th fact, and two exchanged figures are found out. On
further lines, where columns may run into one another, any order will do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jzfacts.audit.expected import Figure, differences, figures
from jzfacts.audit.page import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jzfacts.audit.expected import Aspect
    from jzfacts.audit.page import Numeral, Page
    from jzfacts.facts.model import Fact

_BEFORE = 32  # characters before a numeral: the longest scope of a rank that anybody prints
_LIKE = 2  # aspects in which a numeral may differ from a figure and still be meant by it


@dataclass(slots=True)
class Claims:
    """What the facts of a page claim of its numerals."""

    proven: list[tuple[Figure, list[Numeral]]] = field(default_factory=list)
    """A figure with the numeral that prints it: two or more where a column breaks the number."""
    exchanged: list[tuple[Figure, Numeral]] = field(default_factory=list)
    """A figure that its main line prints, but before or after its turn."""
    contradicted: list[tuple[Figure, Numeral, list[Aspect]]] = field(default_factory=list)
    """A figure in whose place the page prints another, and in what that differs."""
    unprinted: list[Figure] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    """For each claimed numeral, by its number, the id of the fact that claims it."""

    def prove(self, figure: Figure, numerals: list[Numeral]) -> None:
        self.proven.append((figure, numerals))
        self.take(figure, numerals)

    def take(self, figure: Figure, numerals: Iterable[Numeral]) -> None:
        self.taken.update((numeral.number, figure.fact.id) for numeral in numerals)

    def free(self, page: Page, line: int) -> list[Numeral]:
        """The numerals of a line that nobody claims yet."""
        return [numeral for numeral in page.on(line) if numeral.number not in self.taken]


def claim(page: Page, facts: Sequence[Fact]) -> Claims:
    """Match the figures of `facts`, in the order of the base, with the numerals of the page."""
    claims = Claims()
    wanted = {fact.id: list(figures(fact)) for fact in facts}
    by_line: dict[int, list[Figure]] = {}
    for fact in facts:
        by_line.setdefault(fact.lines[0], []).extend(wanted[fact.id])
    due: list[Figure] = []
    # what is printed as it should be comes first, on all lines, before what takes more belief
    left = {line: _in_order(page, claims, line, some) for line, some in by_line.items()}
    left = {line: _broken(page, claims, line, some) for line, some in left.items()}
    for line, some in left.items():
        due += _contradicted(page, claims, line, some)
    further = [fact for fact in facts if len(fact.lines) > 1]
    claims.unprinted = _further(page, claims, further, wanted, due)
    return claims


def _differences(page: Page, figure: Figure, numeral: Numeral) -> list[Aspect]:
    before = page.text[max(0, numeral.start - _BEFORE) : numeral.start]
    return differences(figure, numeral.mention, before)


def _rival(figure: Figure, numeral: Numeral) -> bool:
    """Whether a numeral could print a figure of this slot, whatever its value."""
    return not {"role", "unit"} & set(differences(figure, numeral.mention, ""))


def _prints(page: Page, numeral: Numeral, figure: Figure) -> bool:
    # the values first: most numerals of a line are not meant, and asking all costs more
    same = numeral.mention.value == figure.value.copy_abs()
    return same and not _differences(page, figure, numeral)


def _in_order(page: Page, claims: Claims, line: int, wanted: list[Figure]) -> list[Figure]:
    """Match the figures of a main line, slot by slot, in order; what is left over."""
    numerals = page.on(line)
    left: list[Figure] = []
    for slot in dict.fromkeys(figure.slot for figure in wanted):
        alike = [figure for figure in wanted if figure.slot == slot]
        found = set()
        for figure, numeral in _aligned(page, alike, numerals):
            claims.prove(figure, [numeral])
            found.add(id(figure))
        left += [figure for figure in alike if id(figure) not in found]
    still = []
    for figure in left:
        turned = [one for one in claims.free(page, line) if _prints(page, one, figure)]
        if turned:
            claims.exchanged.append((figure, turned[0]))
            claims.take(figure, turned[:1])
        else:
            still.append(figure)
    return still


def _aligned(
    page: Page, alike: Sequence[Figure], numerals: Sequence[Numeral]
) -> Iterator[tuple[Figure, Numeral]]:
    """The figures of a slot with the numerals that print them, in the same order.

    As an edit distance: a figure printed otherwise costs one, and so does a figure or a numeral
    that is left over. So a wrong figure does not push the others out of their places.
    """
    rivals = [numeral for numeral in numerals if _rival(alike[0], numeral)]
    equal = [[_prints(page, one, figure) for one in rivals] for figure in alike]
    rows, columns = len(alike), len(rivals)
    cost = [
        [rows - row + columns - column for column in range(columns + 1)] for row in range(rows + 1)
    ]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            cost[row][column] = min(
                cost[row + 1][column + 1] + (not equal[row][column]),
                cost[row + 1][column] + 1,
                cost[row][column + 1] + 1,
            )
    row = column = 0
    while row < rows and column < columns:
        if cost[row][column] == cost[row + 1][column + 1] + (not equal[row][column]):
            if equal[row][column]:
                yield alike[row], rivals[column]
            row, column = row + 1, column + 1
        elif cost[row][column] == cost[row][column + 1] + 1:
            column += 1
        else:
            row += 1


def _broken(page: Page, claims: Claims, line: int, left: list[Figure]) -> list[Figure]:
    """Match figures whose number a column breaks; what is left over."""
    still = []
    for figure in left:
        numerals = _found_broken(page, claims, line, figure)
        if numerals:
            claims.prove(figure, numerals)
        else:
            still.append(figure)
    return still


def _found_broken(page: Page, claims: Claims, line: int, figure: Figure) -> list[Numeral]:
    """The numerals that together print the figure, on `line` or the next, if nobody claims them.

    So a bound is found too that stands at the end of one line, its figure on the next.
    """
    for mention, start, end in squeezed(page, line):
        if mention.value != figure.value.copy_abs() or differences(figure, mention, ""):
            continue
        numerals = [one for one in page.numerals if one.start < end and start < one.end]
        free = all(one.number not in claims.taken for one in numerals)
        if free and numerals and numerals[0].line in figure.fact.lines:
            return numerals
    return []


def _contradicted(page: Page, claims: Claims, line: int, left: list[Figure]) -> list[Figure]:
    """Pair figures with numerals that stand in their place; what no numeral is like."""
    numerals = claims.free(page, line)
    pairs = []
    for row, figure in enumerate(left):
        for column, numeral in enumerate(numerals):
            aspects = _differences(page, figure, numeral)
            if ("value" not in aspects and len(aspects) <= _LIKE) or aspects == ["value"]:
                weight = (len(aspects), "value" in aspects, abs(row - column), row, column)
                pairs.append((weight, figure, numeral, aspects))
    done: set[int] = set()
    for _, figure, numeral, aspects in sorted(pairs, key=lambda pair: pair[0]):
        if id(figure) not in done and numeral.number not in claims.taken:
            claims.contradicted.append((figure, numeral, aspects))
            claims.take(figure, [numeral])
            done.add(id(figure))
    return [figure for figure in left if id(figure) not in done]


def _further(
    page: Page,
    claims: Claims,
    facts: list[Fact],
    wanted: Mapping[str, list[Figure]],
    due: list[Figure],
) -> list[Figure]:
    """Match figures with the numerals of further lines, in any order; what stays unproven of `due`.

    Columns may have put other words between a figure and its own, so that its basis is lost.
    """
    instead = {id(figure): numeral for figure, numeral, _ in claims.contradicted}
    there: set[tuple[int, int]] = set()  # figures by identity, with the lines that print them
    for forgiven in ((), ("basis",)):
        for fact in facts:
            for line in fact.lines[1:]:
                for figure in wanted[fact.id]:
                    if (id(figure), line) in there:
                        continue
                    other = instead.get(id(figure))
                    numeral = (
                        _first_free(page, claims, line, figure, forgiven)
                        if other is None
                        else _first_like(page, claims, line, other)
                    )
                    if numeral is None:
                        continue
                    there.add((id(figure), line))
                    claims.take(figure, [numeral])
                    if other is None:
                        claims.proven.append((figure, [numeral]))
    proven = {figure for figure, _ in there}
    unproven = [figure for figure in due if id(figure) not in proven]
    return [
        figure
        for figure in unproven
        if all(_broken(page, claims, line, [figure]) for line in figure.fact.lines[1:])
    ]


def _first_free(
    page: Page, claims: Claims, line: int, figure: Figure, forgiven: Sequence[Aspect]
) -> Numeral | None:
    """The first free numeral of a line that prints the figure, but for what is forgiven."""
    for numeral in claims.free(page, line):
        if set(_differences(page, figure, numeral)) <= set(forgiven):
            return numeral
    return None


def _first_like(page: Page, claims: Claims, line: int, other: Numeral) -> Numeral | None:
    """The first free numeral of a line that says the same as another."""
    said = (other.mention.value, other.mention.unit, other.mention.role)
    for numeral in claims.free(page, line):
        if (numeral.mention.value, numeral.mention.unit, numeral.mention.role) == said:
            return numeral
    return None
