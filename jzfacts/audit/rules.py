"""The rules of an audit: for each its id, its message, and where it does not hold.

To add a rule, write a function here that yields a `Problem` wherever it does not hold, and put
`@rule(id, message)` above it. It is given the Evidence of a page and the facts taken from it; with
the status `base` the FactBase alone. Its docstring is its manual. Rules are applied in the order of
this file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.audit.coverage import lines_of, missing, name_of, numerals_of, phrases, pieces
from jzfacts.audit.matching import kind_of
from jzfacts.audit.page import Numeral, letters, mentions
from jzfacts.audit.page_files import digest_of
from jzfacts.audit.unclaimed_words import unclaimed_deeds, unclaimed_members
from jzfacts.documents.finding import Finding
from jzfacts.facts.model import Fact, Source
from jzfacts.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jzfacts.audit.coverage import Evidence
    from jzfacts.documents.finding import Level
    from jzfacts.facts.figures import Figure
    from jzfacts.facts.loader import FactBase
    from jzfacts.text.mentions import Mention

    Check = Callable[..., Iterator["Problem"]]


class Rule(NamedTuple):
    """What is told wherever a check finds a problem."""

    id: str
    """Kebab-case, stable; {aspect} is a value of the problem."""
    message: str
    status: str
    """base for a rule about the base alone, whatever its pages say."""
    level: Level


class Problem:
    """Something that breaks a rule.

    at: a line of the page, a span of its text, or a numeral; a fact stands for its main line, a
        source for the first line of its page. In a base rule either stands for its table.
    fact: the fact concerned, if `at` is none.
    expected: what should be printed.
    message: one that says it better here than the rule's.
    values: what fills in the message, besides {id}, of the source (in a base rule of the fact or
        source), {fact} and {indicator} of the fact, and {text} as printed.
    """

    def __init__(
        self,
        at: int | tuple[int, int] | Numeral | Fact | Source,
        fact: Fact | None = None,
        expected: str | None = None,
        message: str | None = None,
        **values: object,
    ) -> None:
        self.at, self.expected, self.message, self.values = at, expected, message, values
        self.fact = at if isinstance(at, Fact) else fact


RULES: dict[Check, Rule] = {}


def rule(
    id: str, message: str, status: str = "missing", level: Level = "error"
) -> Callable[[Check], Check]:
    """Make a function a rule about a page and its facts, or (status `base`) about the base."""

    def register(check: Check) -> Check:
        RULES[check] = Rule(id, message, status, level)
        return check

    return register


def page_findings(evidence: Evidence) -> Iterator[Finding]:
    """What is wrong between a page and its facts, rule by rule."""
    page, source = evidence.page, evidence.source
    for check, rule in RULES.items():
        for problem in check(evidence) if rule.status != "base" else ():
            at = problem.at
            if isinstance(at, Numeral):
                at = at.start, at.end
            if isinstance(at, tuple):
                place, text = page.position(at[0]), page.as_written(*at)
            else:  # a whole line, the last where the page is shorter
                line = at.lines[0] if isinstance(at, Fact) else at if isinstance(at, int) else 1
                place, text = (min(max(line, 1), len(page.lines)), 1), ""
            fact = problem.fact.id if problem.fact else None
            yield _finding(rule, problem, source.id, (page.path, *place), text, fact)


def base_findings(base: FactBase, places: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """What is wrong within a base, rule by rule; `places` says where ids have their tables."""
    for check, rule in RULES.items():
        for problem in check(base) if rule.status == "base" else ():
            entry = problem.at
            if not isinstance(entry, (Fact, Source)):
                raise TypeError(f"{rule.id}: a rule of the base is about a fact or a source")
            text = str(problem.values.get("text", ""))
            yield _finding(rule, problem, entry.id, (*places[entry.id], 1), text, entry.id)


def _finding(
    rule: Rule, problem: Problem, id: str, place: tuple[str, int, int], text: str, fact: str | None
) -> Finding:
    indicator = problem.fact and problem.fact.indicator
    values = {"id": id, "text": text, "fact": fact, "indicator": indicator} | problem.values
    message = Message(problem.message or rule.message, **values)
    rule_id = rule.id.format_map(values)
    status, expected = rule.status, problem.expected
    return Finding(*place, rule.level, rule_id, message, text, status, fact, expected)


# Of a source: that this is its page, and that it is read as recorded.

_QUOTED = re.compile(r"“([^“”]+)”")
_LAST_YEAR = ("过去一年", "过去的一年", "一年来", "去年", "上年")
_THIS_YEAR = ("今年", "本年")


@rule(
    "digest",
    "this is not the very page that {id} was taken from; its sha256 differs",
    "differs",
    "warning",
)
def digest(evidence: Evidence) -> Iterator[Problem]:
    """The page is the one that the facts were taken from; its text has the source's `sha256`.

    Remedy: find that page; or, if this one is better, correct the facts and write its digest.
    """
    due = evidence.source.sha256
    if due not in (None, digest_of(evidence.page.written)):
        yield Problem(evidence.source, expected=due)


@rule("line-count", "the page has {counted} lines, {id} says {due}; correct `lines`", "differs")
def line_count(evidence: Evidence) -> Iterator[Problem]:
    """The page has as many lines as the source's `lines` says, so that line numbers hold."""
    due, counted = evidence.source.lines, len(evidence.page.lines)
    if due not in (None, counted):
        yield Problem(counted, expected=str(due), counted=counted, due=due)


@rule("title", "the page does not print the {key} “{text}”; correct {id}")
def title(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the source's title and its creator, whatever marks are between the words."""
    whole = "".join(line.text for line in evidence.page.spelled)
    for key, text in (("title", evidence.source.title), ("creator", evidence.source.creator)):
        if text is not None and letters(text).text not in whole:
            yield Problem(evidence.source, expected=text, key=key, text=text)


@rule("published", "the page does not print the date {date}; correct `published` of {id}")
def published(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the date that `published` gives, as year, month and day."""
    if not evidence.date:
        date = evidence.source.published
        yield Problem(evidence.source, expected=date, date=date)


@rule("period", "nothing on the page says that it reports on {period}; correct `period` of {id}")
def source_period(evidence: Evidence) -> Iterator[Problem]:
    """The year reported on is printed, or follows from the page's words and its date.

    过去一年, 去年 and 上年 are the year before `published`, 今年 is its year.
    """
    source, page = evidence.source, evidence.page
    words = "".join(page.text.split())
    published = int(source.published[:4])
    years = {
        int(one.mention.value)
        for one in page.numerals
        if one.mention.kind == "time" and one.mention.unit == "年"
        if one.number not in evidence.date
    }
    years |= {published - 1 for phrase in _LAST_YEAR if phrase in words}
    years |= {published for phrase in _THIS_YEAR if phrase in words}
    if int(source.period[:4]) not in years:
        yield Problem(source, expected=source.period, period=source.period)


@rule("period", "{indicator}: line {line} does not print the year {period}")
def fact_period(evidence: Evidence) -> Iterator[Problem]:
    """A fact whose period is not its source's has its year printed on one of its lines."""
    for fact in evidence.facts:
        numerals = [one.mention for line in fact.lines for one in evidence.page.on(line)]
        years = {str(mention.value) for mention in numerals if mention.kind == "time"}
        if fact.period[:4] not in years | {evidence.source.period[:4]}:
            yield Problem(fact, line=fact.lines[0], expected=fact.period, period=fact.period)


@rule("misprint", "line {line} does not print “{words}”; correct or drop this misprint")
def misprint(evidence: Evidence) -> Iterator[Problem]:
    """Each recorded misprint stands on its line as it was recorded."""
    for entry in evidence.page.unread:
        yield Problem(entry.line, line=entry.line, expected=entry.printed, words=entry.printed)


@rule(
    "gap",
    "the words that this gap's note quotes first stand {where}; quote what only line {line} prints",
)
def gap(evidence: Evidence) -> Iterator[Problem]:
    """The first words that the note of a recorded gap quotes “so” stand on its line alone."""
    for entry in evidence.source.gaps:
        quoted = _QUOTED.search(entry.note)
        words = letters(quoted[1]).text if quoted else ""
        spelled = enumerate(evidence.page.spelled, 1)
        lines = [number for number, line in spelled if words and words in line.text]
        if lines != [entry.line]:
            where = Message("on lines {lines}", lines=", ".join(map(str, lines)))
            where = where if lines else Message("nowhere")
            expected = quoted[1] if quoted else None
            yield Problem(entry.line, expected=expected, line=entry.line, where=where)


@rule("set-aside", "line {line} does not print “{words}”; correct or drop this set-aside")
def set_aside(evidence: Evidence) -> Iterator[Problem]:
    """Each set-aside is printed on its line; of several numerals, `numeral` says which."""
    for place in evidence.set_aside:
        entry = place.entry
        if place.span is None or (entry.numeral is not None and not place.numerals):
            words = entry.text if place.span is None else f"{entry.text}: {entry.numeral}"
            yield Problem(entry.line, line=entry.line, expected=words, words=words)


@rule("set-aside", "the fact {fact} claims what “{words}” sets aside; drop one of them", "twice")
def set_aside_twice(evidence: Evidence) -> Iterator[Problem]:
    """No set-aside is a fact."""
    facts = {fact.id: fact for fact in evidence.facts}
    for place in evidence.set_aside:
        for numeral in place.numerals:
            owner = evidence.matches.owners.get(numeral.number)
            if owner is not None:
                yield Problem(numeral, facts[owner], words=place.entry.text)


# Of each fact: that its lines print its words.

_OF_FACT = N_("{indicator}: {what}")
_KIND_OF_AREA = "省市县区州盟旗乡镇"
_COUNTRY = ("国家", "中国", "全国")
_TEN = 10
"""From ten on a number written another way is the same name: 百强; 二重 is not 两重."""


@rule("line", _OF_FACT)
def line(evidence: Evidence) -> Iterator[Problem]:
    """Each line that a fact cites exists, and prints something of the fact.

    That is its whole name; or a part of its name that its other lines lack; or a figure of it,
    which on the main line has a part of the name with it.
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
                ((fact.id, number) in own and (at or pieces(name, text)))
                or not missing(name, (text,))
                or len(missing(name, (*others, text))) < len(missing(name, others))
            ):
                continue
            elif at:
                what = Message("line {line} prints nothing of it", line=number)
            else:
                what = Message("line {line} prints nothing of its name", line=number)
            yield Problem(number, fact, what=what)


@rule("name", _OF_FACT)
def name(evidence: Evidence) -> Iterator[Problem]:
    """The page prints the fact's name on its lines: the indicator, or one of its aliases.

    The indicator may stand in pieces, with the figure between them or shared by a list. A numeral
    in it must be printed even where an alias is.
    """
    for fact in evidence.facts:
        lines = lines_of(fact, evidence.page)
        absent = missing(letters(fact.indicator).text, lines)
        alias = any(letters(other).text in text for other in fact.aliases for text in lines)
        if absent and (not alias or numerals_of(absent)):
            what = Message("not printed: {part} of its name", part=absent)
            yield Problem(fact, what=what)


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

    武陟 will do for 武陟县, 全省 for a province, 全国 for the country.
    """
    for fact in evidence.facts:
        if fact.area == evidence.source.area:
            continue
        whole = letters(fact.area).text
        accepted = {whole}
        if len(whole) > 2 and whole[-1] in _KIND_OF_AREA:
            accepted.add(whole[:-1])
        if whole.endswith("省"):
            accepted.add("全省")
        if whole in _COUNTRY:
            accepted.update(_COUNTRY)
        lines = lines_of(fact, evidence.page)
        if not any(words in text for text in lines for words in accepted):
            what = Message("not printed: its area {area}", area=fact.area)
            yield Problem(fact, expected=fact.area, what=what)


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
        for quoted in _QUOTED.findall(note):
            words = letters(quoted).text
            if not any(words in text for text in lines) and numerals_of(missing(words, lines)):
                what = Message("its note quotes “{words}”, not printed", words=quoted)
                yield Problem(fact, what=what)
        for alias in fact.aliases:
            if not numerals_of(letters(alias).text):
                continue
            own = _own_mentions(evidence, fact)
            for mention in mentions(alias):
                printed = next((one for one in own if _same_number(mention, one)), None)
                if printed is not None:
                    own.remove(printed)
                elif mention.text not in note:
                    absent = N_("its alias {alias} has a numeral that is not printed")
                    yield Problem(fact, what=Message(absent, alias=alias))


def _same_number(one: Mention, other: Mention) -> bool:
    return one.text == other.text or one.value == other.value >= _TEN


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


# Of the figures of each fact: that its lines print them and nothing else.

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
    "{indicator}: {figure} is printed out of turn; do two facts have each other's figures?",
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
    "{indicator}: its name is printed before that of {other}, its figure after; do they have each other's figures?",
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

    Where a distance is given these words stand right before it.
    """
    page, printed_figures = evidence.page, evidence.matches.printed
    for fact in evidence.facts:
        if fact.versus is None:
            continue
        words = letters(fact.versus.among).text
        before = [
            page.letters(numeral.line).text[: page.within(numeral)[0]]
            for figure, (numeral, *_) in printed_figures
            if figure.fact is fact and figure.measure == "versus"
        ]
        if fact.versus.value is None:
            printed = any(words in text for text in lines_of(fact, page))
        else:
            printed = not before or any(text.endswith(words) for text in before)
        if not printed:
            yield Problem(fact, expected=fact.versus.among, words=fact.versus.among)


# Of the page: that the base has forgotten nothing on it.


@rule(
    "unclaimed",
    "{text} is claimed by no fact; add a fact, or set it aside with the reason",
    "unclaimed",
)
def unclaimed(evidence: Evidence) -> Iterator[Problem]:
    """Each numeral of the page is claimed by a fact, or set aside by the source with its reason.

    A fact claims the numerals of its figures, each as often as its lines print it, and those of
    its name and outcome (the 100 of 100强).
    """
    no_figure = N_(
        "{text} ({reason}) is claimed by no fact; add a fact, or set it aside with the reason"
    )
    for numeral in evidence.unclaimed():
        if numeral.mention.reason is None:
            yield Problem(numeral)
        else:
            yield Problem(numeral, message=no_figure, reason=Message(numeral.mention.reason))


@rule("deed", "“{word}” is of no fact's name or outcome; add a fact, or set it aside", "unclaimed")
def deed(evidence: Evidence) -> Iterator[Problem]:
    """Each word of a title or a deed (荣获, 首个, 组建 …) stands in a fact's name or its outcome.

    An outcome counts where it stands beside the name or a figure of its fact. Otherwise a fact
    without a figure may have been forgotten.
    """
    for span, word in unclaimed_deeds(evidence):
        yield Problem(span, word=word)


@rule(
    "member",
    "“{words}” is listed with facts, and no fact claims it; add a fact, or set it aside",
    "unclaimed",
)
def member(evidence: Evidence) -> Iterator[Problem]:
    """Where a fact claims one member of a list (甲、乙和丙等), some fact claims each of the others.

    What stands right before and after 、 and right before 等, in a clause that names a fact, must
    belong to a fact or be set aside; so must what 和 joins to the end of a fact's name.
    """
    for start, end in unclaimed_members(evidence):
        yield Problem((start, end), words=evidence.page.text[start:end])


# Of the base alone. That ids are unique and well formed, lines within the page and cited once, and
# ranks whole and with their scope, is the loader's to check.


@rule(
    "alias",
    "{id}: its alias {alias} also means {other} ({indicator}); drop one, or tell them apart in a note",
    "base",
)
def alias(base: FactBase) -> Iterator[Problem]:
    """No alias is also the alias or the indicator of another fact of the same area and period.

    Whoever types it could mean either, unless the `note` of one tells what is what.
    """
    known: dict[tuple[str, str, str], Fact] = {}
    for fact in base.facts:
        known.setdefault((letters(fact.indicator).text, fact.area, fact.period), fact)
    for fact in base.facts:
        for alias in fact.aliases:
            other = known.setdefault((letters(alias).text, fact.area, fact.period), fact)
            noted = any(alias in (one.note or "") for one in (fact, other))
            if other.id != fact.id and not noted:
                name = other.indicator
                yield Problem(fact, text=alias, alias=alias, other=other.id, indicator=name)


@rule("unused-source", "no fact cites {id}; drop it", "base")
def unused_source(base: FactBase) -> Iterator[Problem]:
    """Each source is cited by a fact."""
    cited = {fact.source.id for fact in base.facts}
    for source in base.sources:
        if source.id not in cited:
            yield Problem(source)


@rule("page-order", "{id} (line {line}) stands after {other}; put it in page order", "base")
def page_order(base: FactBase) -> Iterator[Problem]:
    """The facts of a source stand in the order of its page, by their main lines.

    `list` promises that order, and figures of one line are matched by it. The fewest facts that
    would have to be moved are named.
    """
    first = N_("{id} (line {line}) stands first; put it in page order")
    for source in base.sources:
        facts = [fact for fact in base.facts if fact.source.id == source.id]
        kept = _ascending([fact.lines[0] for fact in facts])
        before = None
        for at, fact in enumerate(facts):
            if at in kept:
                before = fact
            elif before is None:
                yield Problem(fact, message=first, line=fact.lines[0])
            else:
                yield Problem(fact, line=fact.lines[0], other=before.id)


def _ascending(lines: list[int]) -> set[int]:
    """The places of a longest subsequence that never descends."""
    ends: list[int] = []  # ends[n]: where the lowest-ending one of n + 1 members ends
    before: list[int] = []
    for at, number in enumerate(lines):
        length = bisect_right(ends, number, key=lines.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


@rule(
    "twice",
    "{id} observes what {other} does: {indicator}, {area}, {period}; make them one",
    "base",
)
def twice(base: FactBase) -> Iterator[Problem]:
    """One page is cited once for an indicator of an area and period."""
    seen: dict[tuple[str, str, str, str], Fact] = {}
    for fact in base.facts:
        key = (letters(fact.indicator).text, fact.area, fact.period, fact.source.id)
        other = seen.setdefault(key, fact)
        if other is not fact:
            area, period = fact.area, fact.period
            yield Problem(fact, text=fact.indicator, other=other.id, area=area, period=period)
