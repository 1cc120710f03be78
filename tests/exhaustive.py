"""An index that leaves nothing out: the same search, with every label and every fact looked at."""

from collections.abc import Iterator, Sequence
from typing import cast

from jzfacts.facts.figures import figure_keys
from jzfacts.facts.model import Fact
from jzfacts.index.filters import FIGURE, fact_keys
from jzfacts.index.index import Index
from jzfacts.index.names import names_of
from jzfacts.index.terms import Label


def exhaustive(index: Index) -> Index:
    """The index, asked without terms, keys, lengths or bounds."""
    return cast("Index", Exhaustive(index))


def all_labels(index: Index) -> list[Label]:
    """Every label of an index, the shortest first: each has some character."""
    texts = {name.text for fact in index.facts() for name in names_of(fact)}
    chars = set("".join(texts).lower())
    return [label for label in index.labels([sorted(chars)]) if label.text in texts]


class Exhaustive:
    """What of an index a search asks."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._every = all_labels(index)
        self.steadily, self.scope = index.steadily, index.scope
        self.areas, self.keys = index.areas, index.keys
        self.official, self.words = index.official, index.words
        self.simplified, self.readings = index.simplified, index.readings

    def labels(self, *_required: object, **_bounds: object) -> Iterator[Label]:
        """All of them."""
        return iter(self._every)

    def bearers(
        self, label: int, scope: Sequence[Sequence[str]] = (), *, kind: int
    ) -> Iterator[tuple[int, Fact]]:
        """All facts that have a label, each asked whether it passes."""
        facts = self._index.bearers(label, kind=kind)
        return ((place, fact) for place, fact in facts if passes(fact, scope))

    def within(self, scope: Sequence[Sequence[str]]) -> Iterator[tuple[int, Fact]]:
        """All facts, each asked whether it passes."""
        return ((place, fact) for place, fact in self._index.within(()) if passes(fact, scope))


def passes(fact: Fact, scope: Sequence[Sequence[str]]) -> bool:
    """Whether a fact has one key of each group."""
    own = fact_keys(fact) | {f"{FIGURE}{key}" for key in figure_keys(fact)}
    return all(not own.isdisjoint(keys) for keys in scope)
