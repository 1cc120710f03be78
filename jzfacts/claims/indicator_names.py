"""Finds the base's names in a draft, strictly in the base's own words.

A name is found whole or not at all: similar letters or sounds do not count. Only the words listed in
`report_words` may differ: fillers around a name, words for "how much" at its end, a verb before or
after its noun. Only the facts of one area and period are searched, whatever the base's size.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jzfacts.claims import report_words
from jzfacts.claims.report_words import FLOW, peeled_after, peeled_before
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.lexicon import RISING_RATES
from jzfacts.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jzfacts.claims.fitting import Fitter
    from jzfacts.facts.model import Fact

T = TypeVar("T")

LONGEST = 60
"""Maximum letters of a name; bounds the work on a clause."""

_BARE = 4
"""Minimum letters of an increase's noun for it to be named without its verb."""
_SHARED = 2
"""Minimum letters in a row that a name and its alias share if they are forms of one word."""

_NO_LETTERS = pattern(r"[^\w+]|_")
_AMOUNT = pattern("(?<!增)(?:" + "|".join(report_words.AMOUNTS) + ")")  # 增值 is no amount
_AMOUNTS_BY_END = {
    end: [amount for amount in report_words.AMOUNTS if amount[-1] == end]
    for end in {amount[-1] for amount in report_words.AMOUNTS}
}
_FLOW_CLASS = {
    verb: row for row, verbs in enumerate(report_words.FLOWS) for verb in verbs.split("|")
}


class NameMatch(NamedTuple):
    """A name found in a draft, and the facts that have it."""

    name: str
    """The base's name, normalized."""
    facts: tuple[Fact, ...]
    loose: frozenset[str] = frozenset()
    """Ids of facts that need not be meant, for the name omits a word of theirs; they can only agree."""
    partial: bool = False
    """Whether only some of the named things may be meant (走访30家高新技术企业); then it can only agree."""
    each: bool = False
    """Whether the figure applies to each of the facts (余额和增量均居全省第一), not to one of them."""


@lru_cache(maxsize=8192)
def folded(label: str) -> str:
    """Return a label folded like a draft."""
    return fold(label).text


def labels_of(fact: Fact) -> list[str]:
    """Return what a fact may be called, normalized, with and without its place.

    全市生产总值 is 生产总值, 深圳综合改革试点 is 综合改革试点.
    """
    return _labels(fact.area, fact.source.area, fact.indicator, *fact.aliases)


@lru_cache(maxsize=8192)
def _labels(area: str, page_area: str, *names: str) -> list[str]:
    whole = [folded(label) for label in names]
    apart = [without_place(area, page_area, label) for label in whole]
    return list(dict.fromkeys([*map(normalized, whole), *apart]))


def without_place(area: str, page_area: str, label: str) -> str:
    """Return a label, normalized, without the fact's own place at its beginning."""
    own = f"(?:全[省市县区州旗国]|[我本][省市县区州旗国]|{_stem_of_area(area)})在?(?=..)"
    if area != page_area:
        own = f"{re.escape(area)}(?=..)"
    found = re.match(own, label)
    return normalized(label[found.end() :] if found else label)


@lru_cache(maxsize=1024)
def _stem_of_area(area: str) -> str:
    """Return a pattern for an area at the beginning of a name: 深圳, 深圳市."""
    bare = area[:-1] if len(area) > 2 and area[-1] in "省市县区州" else area
    return f"{re.escape(bare)}{re.escape(area[len(bare) :])}?" if bare != area else re.escape(area)


@lru_cache(maxsize=8192)
def normalized(text: str) -> str:
    """Return the letters and digits of a text, without words that may be omitted anywhere.

    Plus signs stay, since AA+级 is not AA级; 社零 is spelled out.
    """
    letters = _NO_LETTERS.sub("", text)
    for short, long in report_words.SHORT_FOR.items():
        letters = letters.replace(short, long)
    return report_words.OMITTED.sub("", report_words.SECTOR.sub(r"第\1产业", letters))


def stems(name: str) -> list[str]:
    """Return a name with and without words for "how much" at its end, the whole first."""
    return [name] + [
        name[: -len(amount)]
        for amount in _AMOUNTS_BY_END.get(name[-1:], ())  # of most none
        if name.endswith(amount) and len(name) > len(amount) + 1
    ]


def stem(name: str) -> str:
    """Return a name without the longest word for "how much" at its end."""
    return min(stems(name), key=len)


class Names:
    """The names of some facts, indexed for finding them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = tuple(facts)
        self._by_label: dict[str, list[tuple[Fact, str]]] = {}
        self._by_stem: dict[str, list[tuple[Fact, str]]] = {}
        self._rates: dict[str, list[Fact]] = {}
        """Facts that are the growth of something, by its name: 固定资产投资增速."""
        self._indicators: dict[str, str] = {}
        for fact in self.facts:
            label = folded(fact.indicator)
            self._indicators[fact.full_id] = without_place(fact.area, fact.source.area, label)
            for name in labels_of(fact):
                self._add(fact, name)
        # 省级绿色工厂 may be what was 新增, if something says so (`omits_narrowing`)
        for fact in self.facts:
            flow = FLOW.match(self._indicators[fact.full_id])
            bare = self._indicators[fact.full_id][flow.end() :] if flow else ""
            if len(bare) >= _BARE and not any(form in self._by_stem for form in stems(bare)):
                self._add(fact, bare)

    def _add(self, fact: Fact, name: str) -> None:
        """Index a fact under a name, and under the name without words for "how much"."""
        self._by_label.setdefault(name, []).append((fact, name))
        for word in filter(name.endswith, RISING_RATES):
            self._rates.setdefault(name.removesuffix(word), []).append(fact)
        for form in stems(name):
            self._by_stem.setdefault(form, []).append((fact, name))

    @cached_property
    def fitter(self) -> Fitter:
        """The same facts, indexed for finding them in pieces."""
        from jzfacts.claims.fitting import Fitter

        return Fitter(self.facts)

    @cached_property
    def _ends(self) -> dict[str, set[str]]:
        """Return the ids of the facts whose names end so."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, known in self._by_stem.items():
            for at in range(1, len(name) - 1):
                found[name[at:]].update(fact.full_id for fact, _ in known)
        return found

    def share_end(self, name: str) -> bool:
        """True if several facts' names end so and none is just that."""
        return name not in self._by_stem and len(self._ends.get(name, ())) > 1

    def exact(self, text: str, so_far: str) -> NameMatch | None:
        """Return the facts with exactly this name; `so_far`: the statement up to there."""
        return self._named(normalized(text), so_far)

    def _named(self, name: str, so_far: str) -> NameMatch | None:
        """Return the facts with exactly this normalized name."""
        if not 1 < len(name) <= LONGEST:
            return None
        found = self._by_label.get(name) or self._by_amount(name)
        if not found:
            return None
        facts = {fact.full_id: fact for fact, _ in found}
        loose = {
            fact.full_id
            for fact, label in found
            if omits_narrowing(self._indicators[fact.full_id], label, so_far)
        }
        strict = tuple(fact for fact in facts.values() if fact.full_id not in loose)
        if strict:
            return NameMatch(name, strict)
        return NameMatch(name, tuple(facts.values()), frozenset(loose))

    def _by_amount(self, name: str) -> list[tuple[Fact, str]]:
        """Return the facts whose name differs only in words for "how much"; a total is no increase."""
        for bare in stems(name):
            found = self._by_stem.get(bare, [])
            if found and report_words.TOTAL.fullmatch(name, len(bare)):
                found = [one for one in found if not flows_in(one[0].indicator)]
            if found:
                return found
        return []

    def at_end(self, text: str, so_far: str) -> NameMatch | None:
        """Return the name at the end of a text, allowing words that may be omitted before and after it."""
        text = text[-LONGEST * 2 :]
        for head in peeled_before(text):
            for tail, verb in peeled_after(head):
                match = self._of_flow(verb, tail, so_far) if verb else self.exact(tail, so_far)
                if self._rates and report_words.CHANGED.search(head, len(tail)):
                    match = self._of_growth(normalized(tail), match)
                if match:
                    return match
            if flow := FLOW.match(head):
                for tail, _ in peeled_after(head[flow.end() :]):
                    if match := self._of_flow(flow[0], tail, so_far):
                        return match
        return None

    def _of_growth(self, name: str, match: NameMatch | None) -> NameMatch | None:
        """Return the name of what grew, or of its growth where the base has only that."""
        rates = self._rates.get(name)
        if not rates or match:
            return match
        return NameMatch(name + RISING_RATES[0], tuple(rates))

    def _of_flow(self, verb: str, noun: str, so_far: str) -> NameMatch | None:
        """Return the name of a noun with a verb of flow, or with a verb of the same meaning."""
        for one in (verb, "", *report_words.FLOWS[_FLOW_CLASS[verb]].split("|")):
            match = self.exact(one + noun, so_far)
            if match and (one or is_flow(match, verb)):
                # 新认定 is of the kind of 新增, but some that are 新认定 had been so before
                return match._replace(partial=not says_as(match, verb))
        return None

    def at_start(
        self, text: str, so_far: str, fits: Callable[[NameMatch], bool]
    ) -> NameMatch | None:
        """Return the longest fitting name at the start, if a predicate or nothing follows it."""
        text = text[:LONGEST]
        for end in range(len(text), 1, -1):
            rest = text[end:]
            if rest and not report_words.PREDICATE.match(rest):
                continue
            match = self.at_end(text[:end], so_far)
            if match and fits(match):
                return match
        return None

    def combined(self, before: str, text: str, so_far: str) -> NameMatch | None:
        """Return the name that `text` makes with a part of an earlier name.

        新增省质量标杆企业 and 省级绿色工厂: 新增省级绿色工厂; 高新技术企业总数 and 新增:
        新增高新技术企业; 煤炭 and 钢铁行业清洁运输比例: 煤炭行业清洁运输比例.
        """
        before, text = normalized(before)[:LONGEST], text[-LONGEST:].lstrip()
        for head in peeled_before(text):
            for tail, verb in peeled_after(head):
                own = normalized(verb + tail)
                if not own:
                    break
                cuts = _cuts_of_trade(before)
                starts = [at for at in range(1, len(before)) if at not in cuts]
                narrows = report_words.NARROWING.fullmatch(own) and not flows_in(own)
                found = report_words.NARROWING.search(before) if narrows else None
                narrowed = [before[: found.start()] + own + before[found.end() :]] if found else []
                if narrows and not found:  # 规划建设特色小镇22个,其中省级11个
                    narrowed = [before[:at] + own + before[at:] for at in starts]
                whole = [before + own] * bool(_AMOUNT.fullmatch(own))
                for name in (
                    *whole,  # 服务贸易进出口, 总额
                    *narrowed,  # 国家级外专项目2项、省级7项
                    *(own + before[cut:] for cut in starts),
                    *(before[:cut] + own for cut in starts),
                    *(own + before[:cut] for cut in starts),
                    *(
                        before[start:] + own
                        for start in starts
                        if not report_words.NARROWING.search(FLOW.sub("", before[:start]))
                    ),
                    own + before,
                    before + own,
                ):
                    # nearly none of them is a name
                    if name in self._by_stem or name[-1] in _AMOUNTS_BY_END:
                        match = self._named(name, so_far)
                        if match:
                            return match
        return None


def _cuts_of_trade(name: str) -> range:
    """Return where a name must not be cut: 出口 is no end of 进出口."""
    at = name.find("进出口")
    return range(at + 1, at + 3) if at >= 0 else range(0)


def flows_in(text: str) -> list[str]:
    """Return the verbs of flow in a name."""
    return [found[0] for found in FLOW.finditer(text)]


def flow_class(verb: str) -> int:
    """Return the class of a verb of flow; verbs of one class mean the same for a figure."""
    return _FLOW_CLASS[verb]


def is_flow(match: NameMatch, verb: str) -> bool:
    """True if a verb of flow repeats what the found indicators are about anyway."""
    return all(
        any(_FLOW_CLASS[own] == _FLOW_CLASS[verb] for own in flows_in(fact.indicator))
        for fact in match.facts
    )


def says_as(match: NameMatch, verb: str) -> bool:
    """True if a verb of flow is the indicators' own or a synonym."""
    own = {one for fact in match.facts for one in flows_in(fact.indicator)}
    return verb in own or verb in report_words.ADDED


def official_ending(text: str, find: Callable[[str], T | None]) -> tuple[str, T | None]:
    """Return the longest official name at the end of a text, and what `find` returns for it."""
    letters = letters_of(text)
    for start in range(len(letters) - 1):
        if (found := find(letters[start:])) is not None:
            return letters[start:], found
    return "", None


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, folded, as official names are looked up."""
    return "".join(filter(str.isalnum, folded(text)))


@lru_cache(maxsize=4096)
def names_nothing(text: str) -> bool:
    """True if a text holds only words that do not matter."""
    if len(text) > LONGEST * 2:
        return False
    if not report_words.TOTAL.search(text):
        text = _AMOUNT.sub("", text)
    return any(("", "") in peeled_after(head) for head in peeled_before(text))


@lru_cache(maxsize=4096)
def omits_narrowing(indicator: str, label: str, so_far: str) -> bool:
    """True if a label omits a narrowing word of the indicator that is not said either."""
    if label == indicator:
        return False
    rest, extra = _differing(indicator, stem(label))
    if rest is None:
        return False  # another word altogether: GDP, 外贸
    # 技改 says 技术改造: what is left of the label are letters of what it omits
    rest = [
        part
        for part in rest
        if not (extra and set(extra) <= set(part) and len(part) <= 2 * len(extra) + 1)
    ]
    omitted = " ".join(rest)
    # First: a verb of flow, unless another of its class is said
    flows = {_FLOW_CLASS[verb] for verb in flows_in(omitted)}
    if flows and not flows_in(label) and flows.isdisjoint(map(_FLOW_CLASS.get, flows_in(so_far))):
        return True
    # Then: any other; where the label is no part of the indicator, only those known to narrow
    narrowing = report_words.SOFT.sub(" ", omitted).split()
    if extra:
        narrowing = [found[0] for found in report_words.NARROWING.finditer(omitted)]
    if re.search("增[速长幅]", so_far):
        narrowing = [word for word in narrowing if word not in "增速增长增幅"]
    return any(
        word not in so_far and not word.isascii()
        for part in narrowing
        for word in FLOW.sub(" ", part).split()
        if not names_nothing(word)
    )


def _differing(indicator: str, label: str) -> tuple[list[str] | None, str]:
    """Return what of the indicator is not in the label, and what of the label is not in the indicator.

    The longest common substrings are removed one after another; None if there is none.
    """
    rest, extra = [indicator], label
    while True:
        best, within = "", -1
        for number, part in enumerate(rest):
            for start in range(len(part)):
                while part[start : start + len(best) + 1] in extra and start + len(best) < len(
                    part
                ):
                    best, within = part[start : start + len(best) + 1], number
        if len(best) < _SHARED:
            return (None, "") if extra == label else (rest, extra.replace(" ", ""))
        head, _, tail = rest[within].partition(best)
        rest[within : within + 1] = [part for part in (head, tail) if part]
        extra = extra.replace(best, " ", 1)
