"""Finds names in pieces: how well the words around a figure fit each label of a base.

`indicator_names` finds a name only as a whole. In other reports the words of a name stand on both
sides of its figure, in another order, with unknown verbs between them: 633个行政村全部达到清洁村庄标准
is 达到清洁村庄标准的行政村. Here the pieces of two or more letters that a label shares with those words
are removed on both sides. What remains tells how sure the match is:

- of the label: words that are not said, unless earlier in the statement, or of general meaning;
- of the text: words that may narrow the name or belong to another one.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims import clauses, report_words
from jzfacts.claims.counted_nouns import EXAMPLES
from jzfacts.claims.indicator_names import (
    flow_class,
    flows_in,
    folded,
    labels_of,
    names_nothing,
    normalized,
    omits_narrowing,
    stem,
    without_place,
)
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.facts.model import Fact

WINDOW = 48
"""Maximum letters on each side of a figure that are searched for pieces."""
_PIECE = 2
_SOME = 0.5
"""Minimum share of a label that must be found."""
_CANDIDATES = 6
"""How many labels are examined: those that share the most letter pairs."""
_TELLING = 8
"""Letters of a label from which one short extra word does not change its meaning."""
_SHORT = 1
_QUALITY = frozenset("高低大小新老优特好")
"""Single letters that narrow a name: 高技能人才."""
_GENERAL = pattern(
    rf"(?:{report_words.SOFT.pattern}|比例|率|个|[0-9]{{4}}年|[^\W0-9a-z_]{{2,3}}[省市])+"
)
"""Parts of a label that need not be said: words of general meaning, a year, a place."""


_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
"""Units that name what they count: 4金7银9铜."""


class Fit(NamedTuple):
    """How well the words around a figure fit a fact's name."""

    fact: Fact
    share: float
    """Share of the name's letters found in the clause or earlier in the statement."""
    letters: int
    """Number of its letters found beside the figure."""
    length: int
    """Number of its letters, without words for "how much"."""
    clear: bool
    """Whether all words beside the figure belong to the name or do not matter."""
    loose: bool
    """Whether the label omits a narrowing word of the indicator; then it can only agree."""
    sure: bool
    """Whether the whole name is found and nothing narrows it; then any figure can contradict it."""


class Fitter:
    """The labels of some facts, indexed for finding them in pieces."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._labels: list[tuple[str, Fact]] = []
        self._by_pair: dict[str, list[int]] = {}
        self._indicators: dict[str, str] = {}
        for fact in facts:
            name = folded(fact.indicator)
            self._indicators[fact.full_id] = without_place(fact.area, fact.source.area, name)
            for label in labels_of(fact):
                for pair in dict.fromkeys(_pairs(label)):
                    self._by_pair.setdefault(pair, []).append(len(self._labels))
                self._labels.append((label, fact))
        self._found: dict[tuple[str, str, str], tuple[Fit, ...]] = {}

    def fits(self, figure: FigureText) -> tuple[Fit, ...]:
        """Return the facts whose labels the words around the figure fit, best first."""
        after = "" if names_nothing(figure.after) or figure.mention.role == "rank" else figure.after
        after = after or _MEDALS.get(figure.mention.unit or "", "")
        naming = figure.naming_clauses()
        named = (clause for clause in naming if not names_nothing(clause))
        clause = clauses.unjoined(naming[0] if after else next(named, ""))
        examples = list(EXAMPLES.finditer(clause))
        if examples and after and not report_words.FLOW.search(clause):
            clause = clause[examples[-1].end() :]
        left, right = normalized(clause)[-WINDOW:], normalized(after)[:WINDOW]
        earlier = normalized(figure.so_far)
        if left or right:
            return self._cached(left, right, earlier)
        # it goes on with what was named before: that can confirm it, no more
        said = (normalized(clause) for clause in figure.so_far.split(",")[::-1])
        left = next((clause for clause in said if not names_nothing(clause)), "")
        fits = self._cached(left[-WINDOW:], "", earlier)
        return tuple(fit._replace(clear=False, sure=False) for fit in fits)

    def _cached(self, left: str, right: str, earlier: str) -> tuple[Fit, ...]:
        key = left, right, earlier
        if key not in self._found:
            if len(self._found) > 20_000:
                self._found.clear()
            self._found[key] = tuple(self._fits(*key))
        return self._found[key]

    def _fits(self, left: str, right: str, earlier: str) -> Sequence[Fit]:
        counts = Counter(
            number
            for pair in dict.fromkeys([*_pairs(left), *_pairs(right)])
            for number in self._by_pair.get(pair, ())
        )
        best: dict[str, Fit] = {}
        for number, _ in counts.most_common()[:_CANDIDATES]:
            label, fact = self._labels[number]
            fit = _fit(label, fact, left, right, earlier)
            if omits_narrowing(self._indicators[fact.full_id], label, left + right + earlier):
                fit = fit._replace(loose=True, sure=False)
            if fit.share >= _SOME and (
                fact.full_id not in best
                or (fit.sure, fit.share) > (best[fact.full_id].sure, best[fact.full_id].share)
            ):
                best[fact.full_id] = fit
        found = sorted(best.values(), key=lambda fit: (-fit.letters, -fit.share))
        # a name that explains fewer of the words than another is not the one that is meant
        most = found[0].letters if found else 0
        return [fit if fit.letters == most else fit._replace(sure=False) for fit in found]


def _pairs(text: str) -> Iterable[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))


@lru_cache(maxsize=20_000)
def left_over(label: str, left: str, right: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what of a label is not in two texts, and what of the texts is not in the label."""
    rest, texts = [label], [left, right]
    while True:
        best, at = "", (0, 0)
        for number, part in enumerate(rest):
            for which, text in enumerate(texts):
                for start in range(len(part)):
                    while (
                        start + len(best) < len(part)
                        and part[start : start + len(best) + 1] in text
                    ):
                        best, at = part[start : start + len(best) + 1], (number, which)
        if len(best) < _PIECE:
            return tuple(rest), tuple(piece for text in texts for piece in text.split())
        number, which = at
        head, _, tail = rest[number].partition(best)
        rest[number : number + 1] = [part for part in (head, tail) if part]
        texts[which] = texts[which].replace(best, " ", 1)


def share_said(label: str, text: str) -> float:
    """Return the share of a label's letters, without words for "how much", that a text has in pieces."""
    bare = stem(label)
    rest, _ = left_over(bare, text, "")
    return 1 - sum(map(len, rest)) / len(bare)


def _fit(label: str, fact: Fact, left: str, right: str, earlier: str) -> Fit:
    bare = stem(label)
    rest, extra = left_over(bare, left, right)
    local = len(bare) - sum(map(len, rest))
    others = _is_of_others(rest, extra, left + right + earlier)
    rest = tuple(part for part in rest if not _GENERAL.fullmatch(part))
    unsaid = (piece for part in rest for piece in left_over(part, earlier, "")[0])
    missing = sum(len(piece) for piece in unsaid if not _GENERAL.fullmatch(piece))
    share = 1 - missing / len(bare)
    clear = all(_changes_nothing(piece, bare) for piece in extra)
    if others:
        share = 0.0
    return Fit(fact, share, local, len(bare), clear, False, clear and not rest and not others)


def _is_of_others(rest: Iterable[str], extra: Iterable[str], said: str) -> bool:
    """True if the leftovers make it something else: an increase, a part or a whole."""
    unsaid = " ".join(part for part in rest if part not in said)
    narrowed = any(found[0] not in said for found in report_words.NARROWING.finditer(unsaid))
    flows = {flow_class(verb) for verb in flows_in(unsaid)}
    if narrowed or (flows and flows.isdisjoint(map(flow_class, flows_in(said)))):
        return True
    return bool(flows_in("".join(rest))) and any(map(report_words.TOTAL.search, extra))


def _changes_nothing(piece: str, label: str) -> bool:
    """True if words beside a label do not change its meaning."""
    if piece in _QUALITY:
        return False
    if names_nothing(piece) or report_words.HANDLING.fullmatch(piece):
        return True
    listed = report_words.LISTED.search(piece)
    if listed and listed.end() == len(piece) and piece[: listed.start()] in label:
        return True  # 6个县城获评燕赵宜居县城
    return (
        len(piece) <= _SHORT
        and len(label) >= _TELLING
        and not report_words.FLOW.search(piece)
        and not report_words.OF_ANOTHER_KIND.search(piece)
    )
