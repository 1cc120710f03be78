"""Decides whether what a match leaves out of a label makes the label narrower than the query.

财政支出 is contained in pieces in 财政科技支出, and 发电量 in 可再生能源发电量; neither answers it. But
粮食 asks for 粮食总产, and 进出口额 for 进出口总额.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from jzfacts.index.conditions import area_stem
from jzfacts.index.terms import ALIAS, OWN, letters_of
from jzfacts.text.lexicon import (
    AMOUNT_WORDS,
    CHANGE_WORDS,
    FALL_WORDS,
    GROWTH_WORDS,
    INCREASE_WORDS,
    MEASURES,
    RANK_WORDS,
    RATE_WORDS,
    UNSPECIFIC,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.conditions import Conditions
    from jzfacts.index.index import Index
    from jzfacts.search.engine import Match
    from jzfacts.search.matching.scoring import Span

MOST_NAMED = 400
"""Maximum labels, and facts per label, that are searched for other facts with a name."""

LEAST_COUNTED = 0.6
"""Minimum share of a name that its counted noun must have in common with the query, in pieces."""

_SHARE = re.compile("(?:占比|比[重例率]|份额|强度)$")
_MEASURED_AT = (
    "[国省市]+(?:控|考核?)(?:断面|点位|[0-9]+[市县])?|通过|断面|水质|群众诉求|设区的?(?:城市|市)"
)
"""Where a state is measured that is reported for nothing else: 地表水国控断面优良比例."""
SMALL_WORDS = re.compile("(?:of|in|the|and|total)*")

_ENGLISH_WORD = re.compile("[A-Za-z0-9]+")
_TAIL = re.compile(r",| (?:of|in|for|per|by|from|to|with|on|at)\b")
"""The end of the head of an English name: Share | of equipment manufacturing in GDP."""
_AMOUNT_OF = re.compile(
    "(?i)(?:total )?(?:value added|output|number|length|area|volume|amount) of "
)
"""Words for an amount of something, which is then the head."""


def narrowing(text: str, spans: Sequence[Span], *, rates: bool) -> str:
    """Return the characters beside the spans that make the label narrower.

    With `rates`, words for a rate of change do not: 增速 of 技改投资增速.
    """
    amounts = (*AMOUNT_WORDS, *RANK_WORDS, *((*RATE_WORDS, *CHANGE_WORDS) if rates else ()))
    empty = re.compile(f"(?:{_any(UNSPECIFIC)})*(?:{_any(amounts)})?")
    left_out = (rest for rest in rests(text, spans) if not empty.fullmatch(rest))
    return "".join(left_out)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def names(match: Match, query: str) -> bool:
    """True if a match leaves out nothing that makes the label narrower than the query."""
    if match.why in ("programme", "guess"):
        return False  # which is no name of the fact, or more than one
    if match.why in ("figure", "rank", "change") or is_whole(match.label, match.spans):
        return True
    rates = any(word in query for word in (*RATE_WORDS, *CHANGE_WORDS, *GROWTH_WORDS, *FALL_WORDS))
    return is_place_of(narrowing(match.label, match.spans, rates=rates), match.fact)


def is_whole(chars: str, spans: Sequence[Span]) -> bool:
    """True if the spans cover the whole label; in English, except for words without content."""
    rest = rests(chars, spans)
    return not any(rest) or (chars.isascii() and all(map(SMALL_WORDS.fullmatch, rest)))


def is_rate_of(chars: str, spans: Sequence[Span]) -> bool:
    """True if the spans cover the label except for a word for a rate of change at its end."""
    return spans[0][0] == 0 and len(spans) == 1 and chars[spans[0][1] :] in RATE_WORDS


def is_in_head(text: str, spans: Sequence[Span]) -> bool:
    """True if the spans cover whole words of an English name, one of them in its head.

    Retail sales are the head of Total retail sales of consumer goods; consumer goods are not.
    """
    end, chars, words = head_end(text), 0, []
    starts, stops = set(), set()
    for word in _ENGLISH_WORD.finditer(text) if text.isascii() else ():
        starts.add(chars)
        chars += len(word[0])
        stops |= {chars, chars - word[0].endswith("s")}
        words += [chars] if word.start() < end else []
    whole = all(start in starts and stop in stops for start, stop in spans)
    return whole and bool(words) and spans[0][0] < words[-1]


def head_end(text: str) -> int:
    """Return the end of the head of an English name: retail sales | of consumer goods."""
    amount = _AMOUNT_OF.match(text)
    tail = _TAIL.search(text, amount.end() if amount else 0)
    return tail.start() if tail else len(text)


def rests(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the characters of a label before, between and after the spans."""
    starts, stops = (0, *(stop for _, stop in spans)), (*(start for start, _ in spans), len(text))
    pairs = zip(starts, stops, strict=True)
    return ["".join(filter(str.isalnum, text[one:other])) for one, other in pairs]


def answers_part(
    chars: str, spans: Sequence[Span], words: Sequence[str], asked: Conditions, *, within: bool
) -> bool:
    """True if a label is a share of the asked-for amount, or one kind of the counted things.

    新增企业有多少家 is not answered by 新增专精特新企业, nor 工业增加值 by its share.
    """
    share = _SHARE.search(chars)
    if share and spans[-1][1] <= share.start() and "占" not in "".join(words):
        return chars[: spans[-1][1]].endswith(("值", "额", "收入", "支出", "投资", "投入"))
    met = sum(stop - start for start, stop in spans)
    if len(spans) > 1 and chars[slice(*spans[-1])] in MEASURES:
        between = [(0, spans[-2][1]), (spans[-1][0], len(chars))]
        if narrowing(chars, between, rates=False):
            return True  # 投资规模 is not answered by 投资基金规模, which is that of 基金
    if (
        asked.units
        and words[0].startswith(INCREASE_WORDS)
        and narrowing(chars, spans if within else [(spans[0][0], len(chars))], rates=False)
    ):
        return True
    in_pieces = len(spans) > len(words) and not within
    return bool(asked.units) and in_pieces and met < LEAST_COUNTED * len(chars)


def says_little(rest: str) -> bool:
    """True if the rest of a name has only words that make no other indicator of it: 办结."""
    from jzfacts.claims.report_words import HANDLING, SOFT

    little = f"{SOFT.pattern}|{HANDLING.pattern}|{_MEASURED_AT}|第.{{1,3}}[届次批期]"
    return bool(re.fullmatch(f"(?:{little})+", rest))


def is_conjunct(text: str, met: str) -> bool:
    """True if the match is one of several names that a label counts together: 瓶颈路、断头路."""
    return "、" in text and met in [letters_of(part, {}) for part in text.split("、")]


def is_place_of(rest: str, fact: Fact) -> bool:
    """True if the rest of a label is only the fact's own area."""
    return rest in ("", fact.area, area_stem(fact.area))


def also_named(index: Index, match: Match, asked: Conditions) -> list[Fact]:
    """Return the facts of other reports whose names contain the match, if no report is asked for.

    人均可支配收入 is an alias in one city's base; another city has 城镇居民人均可支配收入.
    """
    if asked.areas or asked.periods or asked.home or index.sources(1) is not None:
        return []
    name = letters_of(match.label, index.simplified)
    own = match.fact.source.area, match.fact.source.period

    def find() -> list[Fact]:
        neighbours = [["".join(pair)] for pair in pairwise(name)]
        labels = islice(index.labels(neighbours), MOST_NAMED)
        found = {
            fact.full_id: fact
            for label in labels
            if name in label.chars
            for kind in (OWN, ALIAS)
            for _, fact in islice(index.bearers(label.id, kind=kind), MOST_NAMED)
            if (fact.source.area, fact.source.period) != own
        }
        return list(found.values())

    return index.steadily(find)
