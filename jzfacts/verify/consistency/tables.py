"""Checks the growths of a table against the cells of the two years beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.text.lazy_regex import pattern
from jzfacts.verify.consistency.arithmetic import misfit
from jzfacts.verify.consistency.rounding import is_exact
from jzfacts.verify.consistency.whole_names import NO_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.passages import Passage
    from jzfacts.verify.consistency.rounding import Problem

_GROWN = pattern("(?:同比|[比较]?上年|增[长速幅减加]|下降|降幅|[为率了])+\\Z")
"""The part of a row's name that only says that the cell is a growth."""
REMEMBERED = 5000
"""Maximum number of cells kept in memory."""


class Cells:
    """The cells of a draft's tables so far, by row, role and year."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str, str, int], FigureText] = {}

    def findings(self, passage: Passage) -> Iterator[Problem]:
        """Yield a growth that does not fit, as soon as the growth and both years' figures are known."""
        if passage.paragraph.kind != "cell" or len(passage.figures) != 1:
            return
        (figure,), (there,) = passage.figures, passage.there
        role = figure.mention.role
        if not (there.is_one and there.period.isdecimal() and is_exact(figure.mention, role)):
            return
        year = int(there.period)
        name = NO_LETTERS.sub("", _GROWN.sub("", "".join(figure.before).rstrip()))
        if len(self._said) > REMEMBERED:
            self._said.clear()
        self._said[there.area, name, role, year] = figure
        for later in (year, year + 1):
            start, end = (
                self._said.get((there.area, name, "level", at)) for at in (later - 1, later)
            )
            growth = self._said.get((there.area, name, "change", later))
            if start and end and growth and figure in (start, end, growth):
                yield from misfit(name, start, end, growth)
