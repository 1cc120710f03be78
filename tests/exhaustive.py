"""An index that leaves nothing out: the same search, with every label and every bearer looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.facts.figure_keys import figure_keys
from jzfacts.index.filters import FIGURE, fact_keys
from jzfacts.index.index import Index
from jzfacts.index.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.facts.model import Fact
    from jzfacts.index.filters import Scope
    from jzfacts.index.part import Admits


class Exhaustive(Index):
    """The parts of another index, asked without terms, keys, lengths or bounds."""

    def __init__(self, index: Index) -> None:
        super().__init__(lambda _damaged, _damages: index._parts)
        self._every = sorted(
            (
                Label(
                    number * len(self._parts) + place, *part.segment.label(number)[:2],
                    tuple(part.segment.label(number)[2]),
                )
                for place, part in enumerate(self._parts)
                for number in range(part.segment.size)
            ),
            key=lambda label: len(label.chars),
        )  # fmt: skip

    def labels(
        self,
        _demands: Sequence[Sequence[str]],
        _scope: Scope = (),
        _least: int = 1,
        _admits: Admits | None = None,
    ) -> Iterator[Label]:
        """All of them."""
        return iter(self._every)

    def bearers(self, label: int, scope: Scope = (), *, alias: bool) -> Iterator[tuple[int, Fact]]:
        """All that bear a label, each asked whether it passes."""
        borne = super().bearers(label, alias=alias)
        return ((place, fact) for place, fact in borne if passes(fact, scope))

    def within(self, scope: Scope) -> Iterator[tuple[int, Fact]]:
        """All facts, each asked whether it passes."""
        return ((place, fact) for place, fact in super().within(()) if passes(fact, scope))


def passes(fact: Fact, scope: Scope) -> bool:
    """Whether a fact is filed under one key of each group."""
    filed = fact_keys(fact) | {f"{FIGURE}{key}" for key in figure_keys(fact)}
    return all(not filed.isdisjoint(keys) for keys in scope)
