"""Labels: the names and aliases under which facts are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Admits = Callable[[int, int, int], bool]
    """Whether a hit may be wanted: in a label of that length, from that character on, of a fact in
    that place or later."""


class Label(NamedTuple):
    """A text that people may type for a fact, prepared for matching."""

    id: int
    text: str
    """As the base writes it."""
    chars: str
    """Folded, with nothing but letters, digits and characters."""
    units: tuple[str, ...]
    """How each of `chars` is spelled: toned syllable (`liang2`), or the character itself."""

    @property
    def syllables(self) -> list[str]:
        """How each of `chars` is spelled, without tones."""
        return [unit[:-1] if len(unit) > 1 else unit for unit in self.units]
