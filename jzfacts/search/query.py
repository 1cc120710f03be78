"""Reads a query: the words to match, and the conditions that its other words set.

A query is read in several ways, the most literal first: as typed; without what is understood (place,
year, rank, figure, question words); and without words that a label may omit (总额, 增长). Whatever is
taken out becomes a condition that the facts must meet, so nothing is dropped silently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import UserError
from jzfacts.index.asked_measures import DEEDS, SPENT, STOCK
from jzfacts.index.conditions import Areas, Conditions
from jzfacts.index.terms import fold
from jzfacts.text.lexicon import CUT, MEASURES, NO_MEASURES
from jzfacts.text.syllables import SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POINT = re.compile(r"(?<=[a-z]\d)\.(?=\d)")
"""The point of PM2.5, which does not end a word."""
_WITHIN = "(?<=[一-鿿])的(?=[一-鿿])"
"""Particles within a name: 居民的收入."""
_JOINED = str.maketrans(dict.fromkeys(f'{CUT}“”"《》〈〉「」（）()', "的"))
"""Punctuation that does not end a clause."""
_NUMBER_OF = "个数|(?<=[一-鿿])(?<![指系参倍基分天次人岁])数(?=$| )"
"""Words that ask for a number of things, like 数量."""

_STOCKS = frozenset(MEASURES).difference(("增量", "产值", "价格", "成本"))
"""Words for a stock."""

_DONE = f"[新增招引改修]|建(?![筑材])|核准|获批|出栏|{DEEDS}"
"""Words for what came about."""
_TONE = re.compile(r"[1-5]'?")

LONGEST_QUERY = 400
"""Maximum letters of a query; names have up to 60 characters of up to 6 letters."""

LONGEST_TYPED = 4000
"""Maximum characters of a query; folding takes quadratic time in stacked marks."""


class QueryError(UserError, ValueError):
    """A query that is empty, too long or not decoded."""


class Reading(NamedTuple):
    """One way to read a query: words to match, and conditions."""

    words: tuple[str, ...]
    """Parts of the query between blanks, punctuation and what was taken out.

    Apostrophes between syllables stay: xi'an.
    """
    conditions: Conditions = Conditions()
    to_end: bool = False
    """Whether the words must reach the label's end (or a word for an amount there).

    工业增速 must find the growth of 工业, not of 工业技改.
    """

    clauses: tuple[str, ...] = ()
    """The words as punctuation divides them, if different; 的 marks what was taken out."""

    @property
    def chars(self) -> str:
        """The letters, digits and characters of the words."""
        return "".join(self.words).replace("'", "")

    @property
    def of_each_area(self) -> list[Reading]:
        """Return the reading, or one for each area if areas are to be compared."""
        asked = self.conditions
        each = [asked._replace(areas=(area,)) for area in asked.areas]
        return [self._replace(conditions=one) for one in each] if len(each) > 1 else [self]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a folded text, with tone digits replaced by apostrophes."""
    return tuple(map(_toneless, _WORD.findall(_POINT.sub("", text))))


def _toneless(word: str) -> str:
    """Return `liang'shi` for liang2shi2, if a syllable stands before each digit."""
    *toned, rest = _TONE.split(word)
    if toned and SYLLABLES.issuperset(toned) and (not rest or rest.isalpha()):
        return "'".join((*toned, rest) if rest else toned)
    return word


def readings_of(query: str, simplified: Mapping[int, str], areas: Areas) -> Iterator[Reading]:
    """Yield the ways to read a query, the most literal first.

    `areas`: the areas of the base, with their pinyin. Raises QueryError for a query without a letter,
    digit or character, longer than LONGEST_TYPED, or not decoded.
    """
    if len(query) > LONGEST_TYPED:
        raise QueryError(
            "the query has {number} characters; give a name, not a text", number=len(query)
        )
    if any("\ud800" <= one < "\ue000" for one in query):  # bytes that are none of its encoding
        raise QueryError("text in an unknown encoding")
    text = fold(query.translate(_APOSTROPHES), simplified)
    whole = words_of(text)
    if not whole:
        raise QueryError("the query is empty; give a name, pinyin, first letters or a figure")
    measures = _measures(text)
    yield Reading(whole, Conditions(measures=measures), clauses=_clauses(text, whole))
    known = {(whole, False, False)}
    halves: list[Reading] = []
    for rest, conditions in _freer(text, areas) if len(text) <= LONGEST_QUERY else ():
        conditions = conditions._replace(measures=measures)
        for text in dict.fromkeys((rest, re.sub(_WITHIN, "", rest))) if "的" in rest else (rest,):
            words = words_of(text)
            kind = words, bool(conditions.bounds), bool(conditions.figures)
            if kind not in known and (words or conditions):
                known.add(kind)
                to_end = (
                    bool(conditions.needs - {"total"} or conditions.bounds) and not conditions.order
                )
                reading = Reading(words, conditions, to_end, _clauses(text, words))
                yield reading
                if conditions.needs == {"rank"}:  # few things have a place, however they go on
                    halves.append(reading._replace(to_end=False))
    yield from halves


def _measures(text: str) -> tuple[str, ...]:
    """Return the measures that a query names, and whether it asks only for how many there are."""
    bare = re.sub(NO_MEASURES, CUT, re.sub(_NUMBER_OF, "数量", text))
    named = [word for word in MEASURES if word in bare]
    stock = _STOCKS.intersection(named) and not re.search(_DONE, text)
    if (
        "的钱" in text
        and re.search("[花用赚挣投存卖借]的钱", text)
        and not re.search("占|几成|比[例重]", text)
    ):
        named.append(SPENT)
    return (*named, STOCK) if stock else tuple(named)


def _clauses(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    clauses = words_of(text.translate(_JOINED))
    return clauses if clauses != words else ()


def _without_told(query: str, conditions: Conditions) -> Conditions:
    """Return the conditions without figures that a question only mentions: 有没有超过7%, 211个项目完成多少投资."""
    from jzfacts.search.question import CHECKS

    if re.search(CHECKS, query):
        return conditions._replace(figures=())
    if not re.search("多少|(?<!第)几", query) or re.search("以[上下内外]|超过|不到|不足", query):
        return conditions  # of 100人以上的企业
    from jzfacts.text.units import COUNTS, base_name

    asked = (one for one in conditions.figures if base_name(one[1] or "") not in COUNTS)
    return conditions._replace(figures=tuple(asked))


def _freer(text: str, areas: Areas) -> Iterator[tuple[str, Conditions]]:
    """Yield texts with more and more words turned into conditions, and these conditions."""
    from jzfacts.search import query_parser, question

    text = question.in_characters(text)
    if text.strip().isdecimal():  # a number alone is a figure: a year asks for nothing
        yield query_parser.without_figures(text, Conditions())
    # a place may be part of a name: 焦作高新区排名, 焦作市重点项目
    yield query_parser.understood(text, Areas())
    yield query_parser.understood(text, areas, stems=True)
    if "多了" in text:  # 多了几家 asks for 新增, as well as for a growth
        yield query_parser.understood(text.replace("多了", "新增"), areas)
    if "多" in text or "几" in text:
        yield query_parser.understood(text, areas, verbs=True)
        yield query_parser.understood(text, areas, units=False)
    named = query_parser.understood(text, areas)
    bounded = query_parser.without_bounds(*named)
    if named[1].lists or "的" in text:  # 超过3亿元的 are several; 超过3亿元 alone may be printed so
        yield bounded
    if named[0] and named[1].places and not named[1].among:  # 长三角第一的
        yield "", named[1]._replace(among=named[0])
    for rest, conditions in (named, query_parser.without_whole_area(*named)):
        yield rest, conditions
        yield query_parser.without_change(rest, conditions)  # of a name that has a figure itself
        without, stated = query_parser.without_figures(rest, conditions)
        for conditions in dict.fromkeys((stated, _without_told(text, stated))):
            rest = without
            yield rest, conditions
            for take in (query_parser.without_change, query_parser.without_amount):
                before = words_of(rest)
                rest, conditions = take(rest, conditions)
                # 产 of 产量 is no word any more
                if all(len(word) > 1 or word in before for word in words_of(rest)):
                    yield rest, conditions
    yield bounded
