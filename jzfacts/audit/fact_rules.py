"""Rules of each fact: that its lines print its words, and its figures and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.audit.coverage import lines_of, missing, name_of, numerals_of, phrases, pieces
from jzfacts.audit.matching import kind_of
from jzfacts.audit.naming import names_of, other_name
from jzfacts.audit.page import letters, mentions
from jzfacts.audit.rules import Problem, rule
from jzfacts.audit.source_rules import QUOTED
from jzfacts.claims import report_words
from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.clauses import is_level_reached
from jzfacts.facts.periods import spans_years, years
from jzfacts.i18n import N_, Message
from jzfacts.text.cues import MEAN
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.coverage import Evidence
    from jzfacts.audit.page import Numeral
    from jzfacts.facts.figures import Figure
    from jzfacts.facts.model import Fact
    from jzfacts.text.mentions import Mention

_OF_FACT = N_("{indicator}: {what}")
_KIND_OF_AREA = "省市县区州盟旗乡镇"
_COUNTRY = ("国家", "中国", "全国")
_TEN = 10
"""From ten on a number written another way is the same name: 百强; 二重 is not 两重."""


@rule("period", "{indicator}: line {line} does not print the year {period}")
def fact_period(evidence: Evidence) -> Iterator[Problem]:
    """A fact whose period is not its source's has its year printed on one of its lines.

    In a table it may stand in the heads.
    """
    page = evidence.page
    for fact in evidence.facts:
        lines = {one for line in fact.lines for one in (line, *page.heads.get(line, ()))}
        numerals = [one.mention for line in lines for one in page.on(line)]
        printed = {str(mention.value) for mention in numerals if mention.kind == "time"}
        _, last = years(fact.period)
        if str(last) not in printed and last != years(evidence.source.period)[1]:
            yield Problem(fact, line=fact.lines[0], expected=fact.period, period=fact.period)


_SEVERAL = pattern(
    "(?<![0-9零〇一二三四五六七八九])[二两三四五六七八九十2-9]年|年来|[0-9]年以来|时期|期间|年均|本届|十[一二三四五]五|20[0-9]{2}年?[-—~～至到]"
)
"""Words that may say that a line speaks of several years."""
_COME_ABOUT = pattern("新[增建改扩签设]|新认定|净增|改造|整治|打通|更新")
"""How words begin that say of things that they came about, and not that they are there."""


@rule(
    "period",
    "{indicator}: {figure} is printed of {printed}, not of {period}; correct `period`",
    "conflict",
)
def summed_years(evidence: Evidence) -> Iterator[Problem]:
    """What was done in several years is not said of one of them, nor that of one of several."""
    for figure, numerals in evidence.matches.printed:
        read, period = evidence.text_of(numerals[0]), figure.fact.period
        if figure.measure not in ("value", "change") or read is None or "-" in period:
            continue
        text, there = read
        if figure.measure == "change":
            basis = text.mention.basis or ""
            told = there.together or (basis != MEAN and basis)  # 五年年均
            if told and MEAN in basis and not spans_years(period):
                yield _of_figure(numerals[0], figure, printed=told, period=period)
            continue
        told = evidence.page.line(numerals[0].line)
        is_alone = not (there.several_years or _SEVERAL.search(told))
        if spans_years(period) and is_alone and there.period.isdecimal():
            yield _of_figure(numerals[0], figure, printed=there.period, period=period)
            continue
        clause = next(iter(text.naming_clauses()), "")
        done = any(map(_COME_ABOUT.match, report_words.peeled_before(clause)))
        is_sum = there.together and not there.or_year and done and not is_level_reached(text)
        is_of_one = there.extent == Kind.YEAR and there.period.isdecimal() and text.framed
        printed = there.together if is_sum else there.period if is_of_one else ""
        if printed and spans_years(printed) != spans_years(period):
            yield _of_figure(numerals[0], figure, printed=printed, period=period)


@rule("line", _OF_FACT)
def line(evidence: Evidence) -> Iterator[Problem]:
    """Each line that a fact cites exists, and prints something of the fact.

    That is its whole name; or a part of its name that its other lines lack; or a figure of it,
    which on the main line has a part of the name with it, or in a table of areas its area.
    """
    page, owners = evidence.page, evidence.matches.owners
    own = {(owners.get(numeral.number), numeral.line) for numeral in page.numerals}
    last = len(page.lines)
    for fact in evidence.facts:
        name = name_of(fact, page)
        texts = lines_of(fact, page)
        for at, (number, text) in enumerate(zip(fact.lines, texts, strict=True)):
            others = texts[:at] + texts[at + 1 :]
            if number > last:
                absent = N_("the page has {last} lines, and no line {line}")
                what = Message(absent, last=last, line=number)
            elif (
                (
                    (fact.id, number) in own
                    and (at or pieces(name, text) or _is_elsewhere(fact, text))
                )
                or not missing(name, (text,))
                or len(missing(name, (*others, text))) < len(missing(name, others))
            ):
                continue
            elif at:
                what = Message("line {line} prints nothing of it", line=number)
            else:
                what = Message("line {line} prints nothing of its name", line=number)
            yield Problem(number, fact, what=what)


_AT_ONCE = (
    ("城乡", "城镇", "农村"),
    ("存贷款", "存款", "贷款"),
    ("牛羊", "牛", "羊"),
    ("一二三产业", "第一产业", "第二产业", "第三产业"),
)
"""Words that print several names at once, which differ in them; first the letters of all."""


@rule("name", _OF_FACT)
def name(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the fact's name on its lines: the indicator, or one of its aliases.

    It may stand in pieces, with the figure between them or shared by a list; 城乡 prints 城镇 and
    农村. A numeral in it must be printed even where an alias is, unless the table of official
    indicators has it: 第三产业增加值 is 服务业增加值.
    """
    for fact in evidence.facts:
        lines = lines_of(fact, evidence.page)
        for both, *parts in _AT_ONCE:
            lines += tuple(
                line.replace(both, part) for line in lines if both in line for part in parts
            )
        absent = missing(letters(fact.indicator).text, lines)
        printed = [one for one in fact.aliases if not missing(letters(one).text, lines)]
        if absent and numerals_of(absent):
            printed = [one for one in printed if _same_official(one, fact.indicator)]
        if absent and not printed:
            what = Message("not printed: {part} of its name", part=absent)
            yield Problem(fact, what=what)


def _same_official(one: str, other: str) -> bool:
    """Whether the table of official indicators has both for names of one."""
    from jzfacts.facts.indicators import official

    return official(one) is not None and official(one) == official(other)


@rule(
    "name",
    "{indicator}: {part} {figure} is printed as that of {words}; correct the name, or the figure",
    "conflict",
)
def named_otherwise(evidence: Evidence) -> Iterator[Problem]:
    """The words beside a figure name its fact, at one of its places at least, and nothing else.

    出口总额 is not named by 进出口总额. What goes on with a thing named before need not name it again.
    """
    page, matches, names = evidence.page, evidence.matches, names_of(evidence.facts)
    told = set()
    for figure, numerals in matches.printed:
        fact = figure.fact
        again = (one for number in fact.lines for one in page.on(number))
        places = [numerals[0], *(one for one in again if matches.prints(one, figure))]
        texts = [read[0] for read in map(evidence.text_of, places) if read]
        found = [other_name(text, fact, names) for text in texts]
        if found and all(found) and fact.id not in told:
            told.add(fact.id)
            yield _of_figure(numerals[0], figure, words=found[0] or "")


@rule("outcome", _OF_FACT)
def outcome(evidence: Evidence) -> Iterator[Problem]:
    """The page prints what came about on the fact's lines, in the words of `outcome`."""
    for fact in evidence.facts:
        lines = lines_of(fact, evidence.page)
        for phrase in phrases(fact.outcome):
            if missing(phrase, lines):
                what = Message("not printed: its outcome {outcome}", outcome=phrase)
                yield Problem(fact, expected=phrase, what=what)


@rule("area", _OF_FACT)
def area(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the area of a fact that is not its source's, on one of its lines.

    武陟 will do for 武陟县, 全省 for a province, 全国 for the country, 市本级 for that of a city.
    """
    for fact in evidence.facts:
        lines = lines_of(fact, evidence.page)
        if fact.area != fact.source.area and not any(_is_elsewhere(fact, text) for text in lines):
            what = Message("not printed: its area {area}", area=fact.area)
            yield Problem(fact, expected=fact.area, what=what)


def _is_elsewhere(fact: Fact, text: str) -> bool:
    """Whether a line (its letters) prints the area of a fact, and that is not its source's."""
    if fact.area == fact.source.area:
        return False
    whole = letters(fact.area).text
    accepted = {whole}
    if len(whole) > 2 and whole[-1] in _KIND_OF_AREA:
        accepted.add(whole[:-1])
    if whole.endswith("省"):
        accepted.add("全省")
    if whole.endswith("本级"):
        accepted.add(whole[-3:])
    if whole in _COUNTRY:
        accepted.update(_COUNTRY)
    return any(words in text for words in accepted)


@rule("numerals", _OF_FACT)
def numerals(evidence: Evidence) -> Iterator[Problem]:
    """A numeral in an alias, or in what a note quotes “so”, is one that the fact's lines print.

    A note may also quote a misprint of those lines. An alias may write a number its own way (百强
    for 100强), and may have one of its own (12345热线) if the note has it too.
    """
    page = evidence.page
    for fact in evidence.facts:
        note = fact.note or ""
        lines = (*lines_of(fact, page), *map(page.misprinted, fact.lines))
        for quoted in QUOTED.findall(note):
            words = letters(quoted).text
            if not any(words in text for text in lines) and numerals_of(missing(words, lines)):
                what = Message("its note quotes “{words}”, not printed", words=quoted)
                yield Problem(fact, what=what)
        for alias in fact.aliases:
            if not numerals_of(letters(alias).text) or _same_official(alias, fact.indicator):
                continue
            own = _own_mentions(evidence, fact)
            for mention in mentions(alias):
                text, value = mention.text, mention.value
                printed = [one for one in own if text == one.text or value == one.value >= _TEN]
                if printed:
                    own.remove(printed[0])
                elif mention.text not in note:
                    absent = N_("its alias {alias} has a numeral that is not printed")
                    yield Problem(fact, what=Message(absent, alias=alias))


def _own_mentions(evidence: Evidence, fact: Fact) -> list[Mention]:
    """The numerals that a fact claims or names."""
    own = []
    for number in fact.lines:
        spans = [span for span in evidence.spans.get(number, ()) if span.fact == fact.id]
        for numeral in evidence.page.on(number):
            start, end = evidence.page.within(numeral)
            if any(span.start <= start and end <= span.end for span in spans):
                own.append(numeral.mention)
    return own


_PARTS = {
    "value": N_("value"),
    "change": N_("change"),
    "baseline": N_("baseline"),
    "versus": N_("comparison"),
    "rank": N_("rank"),
}


def _of_figure(at: Numeral | Fact, figure: Figure, **values: str) -> Problem:
    """A problem with a figure, which the message may name by {part} and {figure}."""
    part = Message(_PARTS[figure.measure])
    return Problem(at, figure.fact, str(figure), part=part, figure=figure, **values)


@rule("{aspect}", "{indicator}: {part} is {figure} in the base, {printed} on the page", "conflict")
def contradicted(evidence: Evidence) -> Iterator[Problem]:
    """The page prints no other figure in the place of a fact's.

    The finding is named for what differs: `value` (42.4 is not 42.40), `unit`, `qualifier` (one
    that only the page or only the fact has), `direction` (增长 or 下降), `basis` (同比, 年初),
    `scope` (全省, 全国), or `role` (a level, a change, a rank).
    """
    for figure, numeral, aspects in evidence.matches.contradicted:
        mention = numeral.mention
        printed = " ".join(evidence.page.as_written(numeral.start, numeral.end).split())
        words = [mention.basis, mention.qualifier, mention.among]
        if "direction" in aspects:
            words.append("增长" if mention.direction > 0 else "下降")
        said = [word for word in words if word and word not in printed]
        yield _of_figure(numeral, figure, aspect=aspects[0], printed="".join([*said, printed]))


@rule(
    "order",
    "{indicator}: {figure} is printed out of order; are the figures of two facts swapped?",
    "conflict",
)
def figure_order(evidence: Evidence) -> Iterator[Problem]:
    """The figures of a line stand in the order of the base: no two facts have exchanged theirs."""
    for figure, numeral in evidence.matches.misplaced:
        yield _of_figure(numeral, figure)


@rule("unprinted", "{indicator}: {part} {figure} is not printed on line {lines}")
def unprinted(evidence: Evidence) -> Iterator[Problem]:
    """Each figure of a fact stands on one of its lines, exactly as the fact has it."""
    for figure in evidence.matches.unprinted:
        lines = ", ".join(map(str, figure.fact.lines))
        yield _of_figure(figure.fact, figure, lines=lines)


@rule(
    "order",
    "{indicator}: its name is printed before that of {other}, its figure after; are their figures swapped?",
    "conflict",
)
def name_order(evidence: Evidence) -> Iterator[Problem]:
    """Where a line prints several figures of a kind, their names stand in the same order."""
    last: dict[tuple[object, ...], Fact] = {}
    for figure, numerals in evidence.matches.printed:
        fact, number = figure.fact, numerals[0].line
        if number != fact.lines[0]:
            continue
        other = last.get((number, *kind_of(figure)))
        if other is not None:
            mine, theirs = (
                {
                    letter
                    for span in evidence.spans.get(number, ())
                    if span.what == "name" and span.fact == one.id
                    for letter in range(span.start, span.end)
                }
                for one in (fact, other)
            )
            own, foreign = mine - theirs, theirs - mine
            if own and foreign and max(own) < min(foreign):
                yield Problem((numerals[0].start, numerals[-1].end), fact, other=other.id)
        last[number, *kind_of(figure)] = fact


@rule("versus", "{indicator}: not printed: {words}")
def versus(evidence: Evidence) -> Iterator[Problem]:
    """The page prints with what a fact is compared, in the words of `versus.among`.

    Where a distance is given these words stand right before it, or the first of its list.
    """
    page, printed_figures = evidence.page, evidence.matches.printed
    for fact in evidence.facts:
        if fact.versus is None:
            continue
        words = letters(fact.versus.among).text
        before = [
            page.letters(one.line).text[: page.within(one)[0]]
            for figure, (numeral, *_) in printed_figures
            if figure.fact is fact and figure.measure == "versus"
            for one in page.on(numeral.line)
            if one is numeral or one.mention.group == numeral.mention.group is not None
        ]
        if fact.versus.value is None:
            printed = any(words in text for text in lines_of(fact, page))
        else:
            printed = not before or any(text.endswith(words) for text in before)
        if not printed:
            yield Problem(fact, expected=fact.versus.among, words=fact.versus.among)
