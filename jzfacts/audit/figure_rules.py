"""What an audit asks of the figures of each fact: that its lines print them and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.audit.coverage import lines_of
from jzfacts.audit.page import letters
from jzfacts.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.evidence import Proof
    from jzfacts.documents.finding import Finding
    from jzfacts.facts.model import Fact


PARTS = {
    "value": N_("value"),
    "change": N_("change"),
    "baseline": N_("baseline"),
    "versus": N_("comparison"),
    "rank": N_("rank"),
}
"""The parts of a fact that are figures, for people."""


def figure(proof: Proof) -> Iterator[Finding]:
    """Each figure of a fact stands on one of its lines, exactly as the fact has it.

    Where the page prints another in its place the finding is named for what differs: `value`
    (42.4 is not 42.40), `unit`, `qualifier` (one that only the page or only the fact has),
    `direction` (增长 or 下降), `basis` (同比, 年初), `scope` (全省, 全国), or `role` (a level, a
    change, a rank). Where it prints none it is `unprinted`. `order` means that the line prints
    the figure out of turn: two facts may have exchanged their figures.
    """
    for one, numeral, aspects in proof.claims.contradicted:
        printed = " ".join(proof.page.as_written(numeral.start, numeral.end).split())
        mention = numeral.mention
        words = [mention.basis, mention.qualifier, mention.among]
        if "direction" in aspects:
            words.append("增长" if mention.direction > 0 else "下降")
        told = "".join(word for word in words if word and word not in printed) + printed
        yield proof.at(
            numeral.start,
            numeral.end,
            aspects[0],
            Message(
                "{indicator}: {part} is {figure} in the base, {printed} on the page",
                indicator=one.fact.indicator,
                part=Message(PARTS[one.part]),
                figure=one,
                printed=told,
            ),
            status="conflict",
            fact=one.fact.id,
            expected=str(one),
        )
    for one, numeral in proof.claims.exchanged:
        yield proof.at(
            numeral.start,
            numeral.end,
            "order",
            Message(
                "{indicator}: {figure} is printed out of turn; do two facts have each other's "
                "figures?",
                indicator=one.fact.indicator,
                figure=one,
            ),
            status="conflict",
            fact=one.fact.id,
            expected=str(one),
        )
    for one in proof.claims.unprinted:
        lines = ", ".join(map(str, one.fact.lines))
        yield proof.on_line(
            one.fact.lines[0],
            "unprinted",
            Message(
                "{indicator}: {part} {figure} is not printed on line {lines}",
                indicator=one.fact.indicator,
                part=Message(PARTS[one.part]),
                figure=one,
                lines=lines,
            ),
            status="missing",
            fact=one.fact.id,
            expected=str(one),
        )


def order(proof: Proof) -> Iterator[Finding]:
    """Where a line prints several figures of a kind, their names stand in the same order.

    If not, two facts may have each other's figures, or a list be read backwards.
    """
    last: dict[tuple[object, ...], Fact] = {}
    for one, numerals in proof.claims.proven:
        number = numerals[0].line
        if number != one.fact.lines[0]:
            continue
        key = (number, *one.slot)
        other = last.get(key)
        if other is not None and _named_before(proof, number, one.fact, other):
            yield proof.at(
                numerals[0].start,
                numerals[-1].end,
                "order",
                Message(
                    "{indicator}: its name is printed before that of {other}, its figure after; "
                    "do they have each other's figures?",
                    indicator=one.fact.indicator,
                    other=other.id,
                ),
                status="conflict",
                fact=one.fact.id,
            )
        last[key] = one.fact


def _named_before(proof: Proof, number: int, one: Fact, other: Fact) -> bool:
    """Whether what is one fact's own of its name stands before what is the other's."""
    mine, theirs = _named(proof, number, one), _named(proof, number, other)
    own, foreign = mine - theirs, theirs - mine
    return bool(own and foreign) and max(own) < min(foreign)


def _named(proof: Proof, number: int, fact: Fact) -> set[int]:
    """The letters of a line that belong to a fact's name."""
    return {
        letter
        for span in proof.spans.get(number, ())
        if span.what == "name" and span.fact == fact.id
        for letter in range(span.start, span.end)
    }


def versus(proof: Proof) -> Iterator[Finding]:
    """The page prints with what a fact is compared, in the words of `versus.among`.

    Where a distance is given these words stand right before it.
    """
    for fact in proof.facts:
        if fact.versus is None:
            continue
        words = letters(fact.versus.among).text
        places = [
            proof.page.letters(numeral.line).text[: proof.page.within(numeral)[0]]
            for one, numerals in proof.claims.proven
            if one.fact is fact and one.part == "versus"
            for numeral in numerals[:1]
        ]
        if fact.versus.value is None:
            there = any(words in text for text in lines_of(fact, proof.page))
        else:
            there = not places or any(text.endswith(words) for text in places)
        if not there:
            yield proof.on_line(
                fact.lines[0],
                "versus",
                Message(
                    "{indicator}: not printed: {words}",
                    indicator=fact.indicator,
                    words=fact.versus.among,
                ),
                status="missing",
                fact=fact.id,
                expected=fact.versus.among,
            )


RULES = (figure, order, versus)
"""In the order of the manual."""
