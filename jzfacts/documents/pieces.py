"""Text put together from pieces of a source while its markup is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.plain import clean, read_lines
from jzfacts.text.normalize import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.documents.model import Kind, Paragraph
    from jzfacts.text.normalize import Traced

HIDDEN = frozenset(
    "del s strike template noscript noembed noframes iframe audio video canvas svg select datalist".split()
)
"""HTML elements whose text does not count: most say it only where they are not understood."""

SHIFTS = {
    "sup": str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


class Pieces:
    """The text of one block so far, and which of the elements that change text are open.

    Elements are opened and closed by name; names that change nothing are passed over.
    """

    def __init__(self) -> None:
        self._pieces: list[Traced] = []
        self._open = {"hidden": 0, "sup": 0, "sub": 0}

    def open(self, effect: str, by: int = 1) -> None:
        """Begin (or with -1 end) what an element does to its text: see `effect_of`."""
        if effect:
            self._open[effect] = max(0, self._open[effect] + by)

    def add(self, piece: Traced) -> None:
        if self._open["hidden"]:
            return
        for shift, table in SHIFTS.items():
            if self._open[shift]:
                piece = piece._replace(text=piece.text.translate(table))
        self._pieces.append(piece)

    def paragraphs(self, kind: Kind | None = None, level: int = 0) -> Iterator[Paragraph]:
        """The text as paragraphs, of a kind or of the kinds their shapes tell; then begin anew.

        A line break separates paragraphs as it does in plain text, except in a cell.
        """
        text, self._pieces = joined(self._pieces), []
        if kind == "cell":
            yield from clean(text, kind)
            return
        for paragraph in read_lines(text, marked=True):
            yield paragraph if kind is None else paragraph._replace(kind=kind, level=level)


def effect_of(tag: str) -> str:
    """What an HTML element does to its text: hide it, raise it, lower it, or nothing."""
    return "hidden" if tag in HIDDEN else tag if tag in SHIFTS else ""
