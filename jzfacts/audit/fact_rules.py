"""What an audit asks of the words of each fact: that its lines print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.audit.coverage import lines_of, name_of, phrases
from jzfacts.audit.page import letters, mentions
from jzfacts.audit.text_alignment import missing, numerals_of, pieces
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.evidence import Proof
    from jzfacts.audit.page import Numeral
    from jzfacts.documents.finding import Finding
    from jzfacts.facts.model import Fact
    from jzfacts.text.mentions import Mention

_QUOTED = re.compile(r"“([^“”]+)”")
_KIND_OF_AREA = "省市县区州盟旗乡镇"
_TEN = 10
"""From ten on a number written another way is the same name: 百强; 二重 is not 两重."""
_COUNTRY = ("国家", "中国", "全国")


def line(proof: Proof) -> Iterator[Finding]:
    """Each line that a fact cites exists, is cited once, and prints something of the fact.

    That is its whole name; or a part of its name that its other lines lack; or a figure of it,
    which on the main line has a part of the name with it.
    """
    own = {(fact, one.line) for one, fact in _taken(proof)}
    for fact in proof.facts:
        name = name_of(fact, proof.page)
        for at, number in enumerate(fact.lines):
            text = proof.page.letters(number).text
            others = fact.lines[:at] + fact.lines[at + 1 :]
            if number > len(proof.page.lines):
                last = len(proof.page.lines)
                what = Message(
                    "the page has {last} lines, and no line {line}", last=last, line=number
                )
            elif number in fact.lines[:at]:
                what = Message("line {line} is cited twice", line=number)
            elif (fact.id, number) in own and (at or pieces(name, text)):
                continue
            else:
                lines = tuple(proof.page.letters(other).text for other in others)
                whole = not missing(name, (text,))
                if whole or len(missing(name, (*lines, text))) < len(missing(name, lines)):
                    continue
                what = (
                    Message("line {line} prints nothing of it", line=number)
                    if at
                    else Message("line {line} prints nothing of its name", line=number)
                )
            yield proof.on_line(
                number,
                "line",
                Message("{indicator}: {what}", indicator=fact.indicator, what=what),
                status="missing",
                fact=fact.id,
            )


def _taken(proof: Proof) -> Iterator[tuple[Numeral, str]]:
    for one in proof.page.numerals:
        fact = proof.claims.taken.get(one.number)
        if fact is not None:
            yield one, fact


def name(proof: Proof) -> Iterator[Finding]:
    """The page prints the fact's name on its lines: the indicator, or one of its aliases.

    The indicator may stand in pieces, with the figure between them or shared by a list. A numeral
    in it must be printed even where an alias is.
    """
    for fact in proof.facts:
        lines = lines_of(fact, proof.page)
        absent = missing(letters(fact.indicator).text, lines)
        alias = any(letters(other).text in text for other in fact.aliases for text in lines)
        if absent and (not alias or numerals_of(absent)):
            yield _about(
                proof, fact, "name", Message("not printed: {part} of its name", part=absent)
            )


def outcome(proof: Proof) -> Iterator[Finding]:
    """The page prints what came about on the fact's lines, in the words of `outcome`."""
    for fact in proof.facts:
        lines = lines_of(fact, proof.page)
        for phrase in phrases(fact.outcome):
            if missing(phrase, lines):
                yield _about(
                    proof,
                    fact,
                    "outcome",
                    Message("not printed: its outcome {outcome}", outcome=phrase),
                    phrase,
                )


def area(proof: Proof) -> Iterator[Finding]:
    """The page prints the area of a fact that is not its source's, on one of its lines.

    武陟 will do for 武陟县, 全省 for a province, 全国 for the country.
    """
    for fact in proof.facts:
        if fact.area == proof.source.area:
            continue
        whole = letters(fact.area).text
        accepted = {whole}
        if len(whole) > 2 and whole[-1] in _KIND_OF_AREA:
            accepted.add(whole[:-1])
        if whole.endswith("省"):
            accepted.add("全省")
        if whole in _COUNTRY:
            accepted.update(_COUNTRY)
        if not any(words in text for text in lines_of(fact, proof.page) for words in accepted):
            yield _about(
                proof,
                fact,
                "area",
                Message("not printed: its area {area}", area=fact.area),
                fact.area,
            )


def numerals(proof: Proof) -> Iterator[Finding]:
    """A numeral in an alias, or in what a note quotes “so”, is one that the fact's lines print.

    A note may also quote a misprint of those lines. An alias may write a number its own way (百强
    for 100强), and may have one of its own (12345热线) if the note has it too.
    """
    for fact in proof.facts:
        for quoted in _QUOTED.findall(fact.note or ""):
            words = letters(quoted).text
            lines = [*lines_of(fact, proof.page), *map(proof.page.misprinted, fact.lines)]
            if not any(words in text for text in lines) and numerals_of(
                missing(words, tuple(lines))
            ):
                yield _about(
                    proof,
                    fact,
                    "numerals",
                    Message("its note quotes “{words}”, not printed", words=quoted),
                )
        aliases = [alias for alias in fact.aliases if numerals_of(letters(alias).text)]
        for alias in aliases:
            own = _own(proof, fact)
            for mention in mentions(alias):
                printed = next((one for one in own if _same(mention, one)), None)
                if printed is not None:
                    own.remove(printed)
                elif mention.text not in (fact.note or ""):
                    message = Message(
                        "its alias {alias} has a numeral that is not printed", alias=alias
                    )
                    yield _about(proof, fact, "numerals", message)


def _same(one: Mention, other: Mention) -> bool:
    return one.text == other.text or one.value == other.value >= _TEN


def _own(proof: Proof, fact: Fact) -> list[Mention]:
    """The numerals that a fact claims or names."""
    own = []
    for number in fact.lines:
        spans = [span for span in proof.spans.get(number, ()) if span.fact == fact.id]
        for one in proof.page.on(number):
            start, end = proof.page.within(one)
            if any(span.start <= start and end <= span.end for span in spans):
                own.append(one.mention)
    return own


def _about(
    proof: Proof, fact: Fact, rule: str, message: str, expected: str | None = None
) -> Finding:
    return proof.on_line(
        fact.lines[0],
        rule,
        Message("{indicator}: {what}", indicator=fact.indicator, what=message),
        status="missing",
        fact=fact.id,
        expected=expected,
    )


RULES = (line, name, outcome, area, numerals)
"""In the order of the manual."""
