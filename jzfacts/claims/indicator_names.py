"""Names in a draft -> facts of a base: strictly, by what the base itself calls them.

A name is met whole or not at all: nothing is guessed from likeness of letters or sound. What may
differ is said in `vocabulary`: words that change nothing may stand around a name, words for "how much"
may end it, a verb may stand before or after its noun. The facts of one area and period, a
report's worth, are looked at together, so the size of the base does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from jzfacts.claims import vocabulary
from jzfacts.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jzfacts.facts.model import Fact

LONGEST = 60
"""Letters beyond which nothing is a name; the work on a clause is bounded by it."""

_PIECE = 2
"""Letters that a name and its alias must share in a row to be two forms of one word."""

_AMOUNT = re.compile("|".join(vocabulary.AMOUNTS))
_FLOW_CLASS = {verb: row for row, verbs in enumerate(vocabulary.FLOWS) for verb in verbs.split("|")}


@dataclass(frozen=True, slots=True)
class Named:
    """A name met in a draft, and the facts that bear it."""

    name: str
    """The letters of the base's own name."""
    facts: tuple[Fact, ...]
    loose: frozenset[str] = frozenset()
    """Ids of the facts that the name may mean but need not: it leaves out a word that narrows
    the indicator. Such a name can confirm a figure and never contradict it."""
    partly: bool = False
    """Whether it may be of some of the things only, of which something is told: 走访30家高新技术
    企业. That cannot contradict either."""


@lru_cache(maxsize=8192)
def folded(label: str) -> str:
    """A label as drafts are read."""
    return fold(label).text


def letters(text: str) -> str:
    """The letters and digits of a text, without words that may be left out anywhere."""
    return vocabulary.EMPTY.sub("", "".join(filter(str.isalnum, text)))


def stems(name: str) -> list[str]:
    """A name with and without words for "how much" at its end, the whole first."""
    return [name] + [
        name[: -len(amount)]
        for amount in vocabulary.AMOUNTS
        if name.endswith(amount) and len(name) > len(amount) + 1
    ]


def stem(name: str) -> str:
    """A name without the longest word for "how much" at its end."""
    return min(stems(name), key=len)


class Names:
    """The names of some facts, ready to be met."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._bearers: dict[str, list[tuple[Fact, str]]] = {}
        self._forms: dict[str, list[tuple[Fact, str]]] = {}
        self._indicators: dict[str, str] = {}
        for fact in facts:
            self._indicators[fact.id] = letters(folded(fact.indicator))
            for label in (fact.indicator, *fact.aliases):
                name = letters(folded(label))
                self._bearers.setdefault(name, []).append((fact, name))
                for form in stems(name):
                    self._forms.setdefault(form, []).append((fact, name))

    def __bool__(self) -> bool:
        return bool(self._bearers)

    def exact(self, text: str, said: str) -> Named | None:
        """The facts that bear just this name; `said` is the clause around it."""
        name = letters(text)
        if not 1 < len(name) <= LONGEST:
            return None
        bearers = self._bearers.get(name)
        if bearers is None:
            for bare in stems(name):
                whole = bool(vocabulary.TOTAL.fullmatch(name, len(bare)))
                bearers = [
                    (fact, label)
                    for fact, label in self._forms.get(bare, ())
                    if not (whole and flows_in(fact.indicator))
                ]
                if bearers:
                    break
        if not bearers:
            return None
        facts: dict[str, Fact] = {}
        loose = set()
        for fact, label in bearers:
            facts[fact.id] = fact
            if _left_out(self._indicators[fact.id], label, said):
                loose.add(fact.id)
        strict = [fact for id_, fact in facts.items() if id_ not in loose]
        if strict:
            return Named(name, tuple(strict))
        return Named(name, tuple(facts.values()), frozenset(loose))

    def ending(self, text: str, said: str) -> Named | None:
        """The name at the end of a text, whatever may be left out before and after it."""
        text = text[-LONGEST * 2 :]
        for head in peeled_before(text):
            for tail, verb in peeled_after(head):
                named = (verb and self.exact(verb + tail, said)) or self.exact(tail, said)
                if named and (not verb or is_flow(named, verb)):
                    return named
            flow = vocabulary.FLOW.match(head)
            if flow:
                named = self._without_verb(head, flow[0], said)
                if named:
                    return named
        return None

    def _without_verb(self, text: str, verb: str, said: str) -> Named | None:
        """The name after a verb of flow that its indicator has, too, in another word."""
        others = vocabulary.FLOWS[_FLOW_CLASS[verb]].split("|")
        for tail, _ in peeled_after(text[len(verb) :]):
            named = self.exact(tail, said)
            if named and is_flow(named, verb):
                return named
            for other in others:
                named = self.exact(other + tail, said)
                if named:
                    return named
        return None

    def beginning(self, text: str, said: str, fits: Callable[[Named], bool]) -> Named | None:
        """The longest fitting name at the beginning, if a predicate or nothing follows it."""
        text = text[:LONGEST]
        for end in range(len(text), 1, -1):
            rest = text[end:]
            if rest and not vocabulary.PREDICATE.match(rest):
                continue
            named = self.ending(text[:end], said)
            if named and fits(named):
                return named
        return None

    def joined(self, before: str, text: str, said: str) -> Named | None:
        """The name that `text` makes with a part of what was named before it.

        新增省质量标杆企业 and 省级绿色工厂: 新增省级绿色工厂; 高新技术企业总数 and 新增:
        新增高新技术企业; 煤炭 and 钢铁行业清洁运输比例: 煤炭行业清洁运输比例.
        """
        before, text = letters(before)[:LONGEST], text[-LONGEST:].lstrip()
        for head in peeled_before(text):
            for tail, verb in peeled_after(head):
                own = letters(verb + tail)
                if not own:
                    break
                starts = range(1, len(before))
                for name in (
                    *(own + before[cut:] for cut in starts),
                    *(before[:cut] + own for cut in starts),
                    *(own + before[:cut] for cut in starts),
                    *(before[start:] + own for start in starts),
                    own + before,
                    before + own,
                ):
                    named = self.exact(name, said)
                    if named:
                        return named
        return None


def flows_in(text: str) -> list[str]:
    """The verbs of flow in a name."""
    return [found[0] for found in vocabulary.FLOW.finditer(text)]


def is_flow(named: Named, verb: str) -> bool:
    """Whether a verb of flow says what the indicators found are about anyway."""
    return all(
        any(_FLOW_CLASS[own] == _FLOW_CLASS[verb] for own in flows_in(fact.indicator))
        for fact in named.facts
    )


def peeled_before(text: str) -> Iterator[str]:
    """A text, and what is left of it as words that change nothing are taken from its beginning."""
    position = 0
    yield text
    while position < len(text):
        found = vocabulary.BEFORE.match(text, position)
        if not found:
            return
        position = found.end()
        yield text[position:]


@lru_cache(maxsize=4096)
def peeled_after(text: str) -> tuple[tuple[str, str], ...]:
    """A text, and what is left of it without words at its end, with the verb of flow among them.

    公办学位新增 is (公办学位, 新增): the verb may as well stand first.
    """
    return tuple(_peeled_after(text))


def _peeled_after(text: str) -> Iterator[tuple[str, str]]:
    yield text, ""
    seen = {len(text)}
    ends = [(len(text), "")]
    while ends:
        end, verb = ends.pop(0)
        for start in range(max(0, end - 12), end):
            if start in seen:
                continue
            flow = ""
            if not vocabulary.AFTER.fullmatch(text, start, end):
                if not vocabulary.FLOW.fullmatch(text, start, end):
                    continue
                flow = text[start:end]
            seen.add(start)
            ends.append((start, flow or verb))
            yield text[:start], flow or verb


def is_empty(text: str) -> bool:
    """Whether nothing in a text names anything."""
    if len(text) > LONGEST * 2:
        return False
    bare = _AMOUNT.sub("", text)
    for head in peeled_before(text if vocabulary.TOTAL.search(text) else bare):
        for tail, verb in peeled_after(head):
            if not tail and not verb:
                return True
    return False


@lru_cache(maxsize=4096)
def _left_out(indicator: str, label: str, said: str) -> bool:
    """Whether a label leaves out of the indicator's name what narrows it and is not said."""
    if label == indicator:
        return False
    rest, extra = _differing(indicator, stem(label))
    if rest is None:
        return False  # another word altogether: GDP, 外贸
    if extra:
        narrowing = [found[0] for found in vocabulary.NARROWING.finditer(" ".join(rest))]
    else:
        narrowing = [word for part in rest for word in vocabulary.SOFT.sub(" ", part).split()]
    flows = flows_in(" ".join(rest))
    if flows and not flows_in(label):
        said_flows = {_FLOW_CLASS[verb] for verb in flows_in(said)}
        if not said_flows & {_FLOW_CLASS[verb] for verb in flows}:
            return True
    if any(word in "增速增长增幅" for word in narrowing) and re.search("增[速长幅]", said):
        narrowing = [word for word in narrowing if word not in "增速增长增幅"]
    return any(
        word not in said and not word.isascii()
        for part in narrowing
        for word in vocabulary.FLOW.sub(" ", part).split()
    )


def _differing(indicator: str, label: str) -> tuple[list[str] | None, str]:
    """What of the indicator is not in the label, and of the label not in the indicator."""
    rest, extra = [indicator], label
    shared = False
    while True:
        best = ""
        for part in rest:
            for start in range(len(part)):
                length = len(best) + 1
                while start + length <= len(part) and part[start : start + length] in extra:
                    best = part[start : start + length]
                    length += 1
        if len(best) < _PIECE:
            break
        shared = True
        index = next(number for number, part in enumerate(rest) if best in part)
        head, _, tail = rest[index].partition(best)
        rest[index : index + 1] = [part for part in (head, tail) if part]
        extra = extra.replace(best, " ", 1)
    if not shared:
        return None, ""
    return rest, extra.replace(" ", "")
