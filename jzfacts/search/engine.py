"""Runs a query: find candidates, score them, check the conditions, keep the best."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.periods import spans_years
from jzfacts.index.asked_measures import DEEDS
from jzfacts.index.conditions import Conditions, area_stem, meets, met_beside, states_a_figure
from jzfacts.index.filters import scope_beside, scope_of
from jzfacts.index.terms import ALIAS, FORM, OWN, PROGRAMME, fold
from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.strategies import BASE, STEP, STRATEGIES, WITHIN, score_of
from jzfacts.search.narrowing import (
    answers_part,
    is_conjunct,
    is_in_head,
    is_place_of,
    is_rate_of,
    is_whole,
    narrowing,
    says_little,
)
from jzfacts.search.query import LONGEST_QUERY, Reading, readings_of
from jzfacts.search.settling import settled
from jzfacts.search.top_k import TopK
from jzfacts.text.lexicon import AMOUNT_WORDS, INCREASE_WORDS, RANK_WORDS, RATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.filters import Scope
    from jzfacts.index.index import Index
    from jzfacts.search.matching.scoring import Alignment, Span
    from jzfacts.search.matching.strategies import Lookup, Strategy

_HEAD = (
    "..[量额数]|(?:运营)?车辆|.?项目|企业|机构|单位|工程|券|学?校|人口|人员|用户"
    f"|(?:{DEEDS}|升级|等)+|率|标准|任务|水平|平均值"
)
"""Words that may end a name after the asked-for words: 吞吐量, 托育机构, and what is done: 更新改造."""

_HOW_MUCH = "多少|(?<!第)几"
"""Words that ask for a figure; facts that only state an outcome do not match."""

ABOVE_QUOTA = "限额以上"
"""For retail sales of a class of goods, reports give only those of firms above a size."""

STATED = ("rank", "change", "growth", "fall", "total")
"""What a query may ask for that a fact need not state."""

GOOD_ENOUGH = BASE["alias"]
"""Minimum score for an answer that stops freer readings."""


class Match(NamedTuple):
    """A fact that answers a query, and why."""

    fact: Fact
    score: float
    """0–100 with at most two decimals; the same on every machine."""
    why: str
    """The kind of match: exact, alias, prefix, substring, pieces, pinyin …"""
    label: str
    """The matched text: the indicator or an alias."""
    spans: tuple[tuple[int, int], ...] = ()
    """The matched parts of `label`, as half-open character ranges."""


class Answer(NamedTuple):
    """The matches of a query, and how it was understood."""

    matches: list[Match]
    asked: Conditions = Conditions()
    """The conditions of the reading that answers, with the years that a relative one stands for."""
    left_out: int = 0
    """Facts that cannot be compared with those they would be sorted with."""
    joined: bool = False
    """Whether the query asks for several names: see joined.py."""


def search(
    index: Index,
    query: str,
    *,
    limit: int | None = None,
    area: str | None = None,
    topic: str | None = None,
    period: str | None = None,
) -> list[Match]:
    """Return at most `limit` facts that answer a query, best first.

    Raises QueryError for a query without a letter, digit or character.
    """
    return answer(index, query, limit=limit, area=area, topic=topic, period=period).matches


def answer(
    index: Index,
    query: str,
    *,
    limit: int | None = None,
    area: str | None = None,
    topic: str | None = None,
    period: str | None = None,
) -> Answer:
    """Like `search`, with how the query was understood.

    All matches are considered if they are to be sorted or compared.
    """

    def ask(said: str) -> Answer:
        def find() -> Answer | None:
            return _find(index, said, index.scope(area, topic, period), limit)

        return index.steadily(find) or Answer([])

    found = ask(query)
    if not found.matches and query.isascii():
        from jzfacts.search.english import in_chinese

        ways = map(ask, in_chinese(query))
        found = next((_as_guess(way) for way in ways if way.matches), found)
    elif not found.matches:
        from jzfacts.search.everyday import reworded
        from jzfacts.search.joined import of_both

        def ask_otherwise(half: str) -> Answer:
            said = ask(half)
            return said if said.matches else reworded(half, ask) or said

        found = of_both(index, query, ask_otherwise) or reworded(query, ask) or found
    if found.asked.is_ordered:
        from jzfacts.search.ordering import ordered

        found = ordered(index, found)
    return found._replace(matches=found.matches[:limit])


def _as_guess(found: Answer) -> Answer:
    matches = [match._replace(why="everyday") for match in found.matches]
    return found._replace(matches=matches)


def _find(index: Index, query: str, narrowed: Scope, limit: int | None) -> Answer | None:
    """Return the facts that answer a query as worded, or None."""
    best, asked = TopK(limit), Conditions()
    simplified = {} if query.isascii() else index.simplified
    readings = []
    for reading in readings_of(query, simplified, index.areas):
        readings.append(reading)
        reading = reading._replace(conditions=settled(index, reading.conditions))
        before = best.score
        asks = reading.conditions
        if (asks.is_ordered or asks.needs_year) and best.limited and not before:
            best = TopK(None)
        _answer(index, reading, [*narrowed, *scope_of(reading.conditions, index.keys)], best)
        if best.score > before:
            asked = reading.conditions
        if best.score >= GOOD_ENOUGH or asked.bounds:
            break
    if not best.score:  # a sentence, of which every word must be accounted for
        for reading in reversed(readings):
            asked = settled(index, reading.conditions)
            scope = [*narrowed, *scope_of(asked, index.keys)]
            reading = reading._replace(words=reading.clauses or reading.words, conditions=asked)
            _answer(index, reading, scope, best, WITHIN)
            if best.score:
                break
    matches = best.matches()
    if ("多少" in query or "几" in query) and re.search(_HOW_MUCH, query):
        matches = [match for match in matches if states_a_figure(match.fact)]
    if matches and matches[0].why != "programme":  # which is asked for where nothing is named so
        matches = [match for match in matches if match.why != "programme"]
    if asked.needs_year:
        years = {match.fact.period for match in matches}
        if len(years) > 1 or any(map(spans_years, years)):
            return None
        asked = asked._replace(periods=tuple(years))
    return Answer(matches, asked) if matches else None


def elsewhere(index: Index, query: str, limit: int) -> Answer:
    """Return what would answer the query without its place, time, unit and change, and what it asks for."""

    def find() -> Answer | None:
        for reading in readings_of(query, index.simplified, index.areas):
            asked = reading.conditions
            freed = Conditions(
                figures=asked.figures,
                places=asked.places,
                among=asked.among,
                needs=asked.needs.difference(STATED),
            )
            if freed != asked and reading.words:
                best = TopK(limit)
                freed_reading = reading._replace(conditions=freed)
                _answer(index, freed_reading, scope_of(freed, index.keys), best)
                if best.score:
                    return Answer(best.matches(), asked)
        return None

    return index.steadily(find) or Answer([])


def _answer(
    index: Index,
    reading: Reading,
    scope: Scope,
    best: TopK,
    strategies: Sequence[Sequence[Strategy]] = STRATEGIES,
) -> None:
    """Gather the facts that answer one reading; areas to be compared are asked for one by one."""
    if not reading.words:
        if reading.conditions:
            _by_conditions(index, reading.conditions, scope, best)
    elif topics := _topics_of(index, reading):
        _by_conditions(index, reading.conditions, [*scope, topics], best)
    elif len(reading.chars) <= LONGEST_QUERY:
        query, literal = Pattern(reading.words, index), best.score
        for of_one in reading.of_each_area:
            for together in strategies:
                found = [
                    _by_strategy(index, strategy, variant, of_one, scope, best)
                    for strategy in together
                    if strategy.best(query) > literal  # than what a more literal reading gave
                    for variant in strategy.variants(query)
                ]
                if any(found):
                    break


def _topics_of(index: Index, reading: Reading) -> list[str]:
    """Return the keys of the topic in a superlative question: 科技方面增长最快的."""
    field = re.fullmatch("(.{2,})(?:方面|领域|板块)", reading.chars)
    if not field or not reading.conditions.selects:
        return []
    return [
        key
        for key in index.keys
        if key[0] == "t" and field[1] in (key[1:], *re.split("[和与、]", key[1:]))
    ]


def _by_strategy(
    index: Index, strategy: Strategy, query: Pattern, reading: Reading, scope: Scope, best: TopK
) -> bool:
    """Gather the facts found by a strategy; return whether there are any that may be wanted."""
    scope = [*scope, *map(scope_beside, query.beside)]
    found = False
    seen: set[int] = set()
    written = not (query.has_letters or query.beside) and strategy.level is not None
    for lookup in strategy.lookups(query):
        labels = index.labels(lookup.required, scope, admits=_can_take(lookup, best))
        for label in islice(labels, strategy.most_labels):
            # First: whether the label answers, and could be among the best.
            if not best.can_take(lookup.best(len(label.chars))):
                break  # labels come the shortest first: no later one is better
            if label.id in seen:
                continue
            seen.add(label.id)
            if written and strategy.name != "question" and query.chars in label.chars:
                continue  # the text as it stands has not been answered by it
            alignment, asked = strategy.score(label, query), reading.conditions
            chars = label.chars.replace(f"{asked.basis}增", "增")  # 年均增速
            if alignment is None or (reading.to_end and not _to_end(chars, alignment)):
                continue
            whole = is_whole(chars, alignment.spans)
            in_form = not whole and (
                is_in_head(label.text, alignment.spans) or is_rate_of(chars, alignment.spans)
            )
            rest = ""
            met = "".join(label.chars[slice(*span)] for span in alignment.spans)
            within = strategy.name == "question" or len(alignment.spans) > 1
            named = {query.chars, met} if within else {query.chars}
            if len(alignment.spans) > 1:
                (_, end), (start, stop) = alignment.spans[-2:]
                if label.chars[start:stop] not in index.official:  # 企业投资 of 企业技改投资
                    named.add(label.chars[end:stop])
            guessed = asked.units or alignment.kind == "everyday"
            another = guessed and not _to_end(chars, alignment)  # 投资 of 投资基金
            if answers_part(
                label.chars, alignment.spans, query.words, asked, within=strategy.name == "question"
            ):
                continue
            kinds = asked.order or asked.lists  # what is narrower is meant
            if not (whole or kinds) and (another or _has_a_name(index, named, reading.conditions)):
                rest = narrowing(chars, alignment.spans, rates=True)
                increase = rest.removesuffix("数") in INCREASE_WORDS
                if increase and not _asks_for_all(reading):  # 托位 meets 新增托位, 托位数 does not
                    rest = ""
                rest = "" if says_little(rest) or is_conjunct(label.text, met) else rest
                if rest == ABOVE_QUOTA:
                    rest, alignment = "", alignment._replace(kind="guess")
                if rest and rest not in index.areas.called:
                    continue  # what has a name of its own is not answered by something narrower
            # Then: the facts that have it as their name, as an alias, or as a form of theirs.
            spans = None
            for name in (OWN, ALIAS, FORM, PROGRAMME):
                kind = "alias" if name and alignment.kind == "exact" else alignment.kind
                if name == PROGRAMME:
                    kind = "programme"
                    if alignment.kind != "exact":
                        continue
                score = score_of(kind, alignment.similarity, alias=name > OWN)
                if not best.can_take(score) or (
                    name >= FORM and not (whole or (name == FORM and in_form))
                ):
                    continue
                for place, fact in index.bearers(label.id, scope, kind=name):
                    if not best.can_take(score, place):
                        break  # they come in page order, and are as good as each other
                    if rest and not is_place_of(rest, fact):
                        continue
                    if meets(fact, reading.conditions) and all(
                        met_beside(fact, word) for word in query.beside
                    ):
                        found = True
                        spans = spans or _spans_in_text(label.text, alignment.spans)
                        best.add(place, Match(fact, score, kind, label.text, spans))
    return found


def _has_a_name(index: Index, named: set[str], conditions: Conditions) -> bool:
    """True if a query names an indicator by itself or asks for its total, even with a figure beside it."""
    names = "quantity" in conditions.needs or not index.official.keys().isdisjoint(named)
    return names and not conditions.figures


def _asks_for_all(reading: Reading) -> bool:
    """True if a reading asks for a total, of which an increase is only a part."""
    asked = reading.conditions
    how_much = asked.units or asked.order or asked.bounds or "quantity" in asked.needs
    return bool(how_much) or reading.chars.endswith(tuple(AMOUNT_WORDS))


def _can_take(lookup: Lookup, best: TopK) -> Callable[[int, int, int], bool] | None:
    """True if a label may be wanted, by its length, the match's position and its first fact's order.

    None if that cannot be told before the label is read.
    """
    if not lookup.begins:
        return None
    return lambda length, start, place: best.can_take(lookup.best(length, start), place)


def _to_end(chars: str, alignment: Alignment) -> bool:
    """True if a match reaches the label's end, or a final word for an amount or rank.

    金融业增长多少 asks for 金融业增加值 if nothing stands before the name.
    """
    rest = chars[alignment.spans[-1][1] :]
    closed = not rest or rest in (*AMOUNT_WORDS, *RANK_WORDS, *RATE_WORDS)
    return bool(closed or re.fullmatch(_HEAD, rest)) or (
        rest == "增加值" and alignment.spans == ((0, len(chars) - len(rest)),)
    )


def _by_conditions(index: Index, conditions: Conditions, scope: Scope, best: TopK) -> None:
    """Gather the facts asked for only by figure or rank."""
    needs = conditions.needs & {"change", "growth", "fall"}
    by_change = needs or any(bound.by == "change" for bound in conditions.bounds)
    by_figure = conditions.figures or (conditions.bounds and not by_change)
    why = "figure" if by_figure else "change" if by_change else "rank"
    score = 100.0
    if not conditions.selects:
        why, score = "area", float(STEP)  # less than for any name
    for place, fact in index.within(scope):
        if not best.can_take(score, place):
            break
        # An area alone asks for what a report of another says of it.
        of_area = why != "area" or (
            fact.area != fact.source.area
            and not {fact.area, area_stem(fact.area)}.isdisjoint(conditions.areas)
        )
        if of_area and meets(fact, conditions):
            best.add(place, Match(fact, score, why, fact.indicator))


def _spans_in_text(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans of a label's folded characters as spans of its text."""
    places = [
        place
        for place, char in enumerate(text)
        for letter in fold(char, {})  # simplifying keeps the number of characters
        if letter.isalnum()
    ]
    return tuple((places[start], places[stop - 1] + 1) for start, stop in spans)
