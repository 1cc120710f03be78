"""The main text of a web page: no menus, paths, lists of links, addresses, notices of copyright.

The smallest container is taken that holds every sentence and every figure of the page, and what
stands between it and the title; what stands beside says neither. Navigation and footers that are
marked as such do not count, and lists of links go wherever they stand. So no figure of a report is
lost, however its page is built; where other text has sentences, it is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from jzfacts.documents.model import Paragraph, paragraphs
from jzfacts.text.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jzfacts.documents.model import Table

Role = Literal["container", "aside", "link"]

_CONTAINERS = frozenset("body main article section div td form center".split())
_ASIDE = frozenset("nav footer".split())
_ROLES = frozenset("navigation contentinfo search banner".split())
_TELLING = pattern(r"[。；！]|[0-9][%％‰]|[0-9](?![年月日号次期版条页])[\u4e00-\u9fff]")
"""A sentence, or a figure."""
_MOST = 0.3
"""The share of a page's sentences and figures that is too large for what stands beside its text."""
_FEW = 3
"""How many of these it may have in any case."""
_LINKED = 0.6
"""The share of a paragraph from which on it is but a link."""
_TITLE = 4
"""Characters that a title has at least."""


class Span:
    """An element of a page that tells what is main text; offsets are those of the source."""

    def __init__(self, role: Role, begin: int) -> None:
        self.role = role
        self.begin = begin
        self.end: int | None = None
        """None if it is not closed."""


def role_of(tag: str, attributes: Mapping[str, str]) -> Role | None:
    """What an element tells of the text in it."""
    if tag in _ASIDE or attributes.get("role") in _ROLES:
        return "aside"
    if tag == "a":
        return "link" if attributes.get("href", "#")[:1] != "#" else None
    return "container" if tag in _CONTAINERS else None


def main_text(
    elements: Sequence[Paragraph | Table], spans: Sequence[Span], title: str
) -> list[Paragraph | Table]:
    """The elements that are main text; `title` is what the page calls itself."""
    links = _Spans(one for one in spans if one.role == "link")
    aside = _Spans(one for one in spans if one.role == "aside")
    unlinked: list[Paragraph | Table] = []
    for is_linked, group in groupby(elements, lambda one: _is_linked(one, links)):
        run = list(group)
        # one by itself may be a heading of the text
        if not is_linked or (len(run) == 1 and not _tells(run[0])):
            unlinked += run
    telling = [_begin(one) for one in unlinked if _tells(one)]
    outside = [at for at in telling if at not in aside]
    if not outside or len(telling) - len(outside) > max(_FEW, _MOST * len(telling)):
        aside, outside = _Spans(()), telling
    kept = [one for one in unlinked if _begin(one) not in aside]
    if not telling:
        return kept
    first, last = min(outside), max(outside)
    holding = [
        one
        for one in spans
        if one.role == "container" and one.begin <= first and (one.end is None or one.end > last)
    ]
    if not holding:
        return kept
    container = max(holding, key=lambda one: one.begin)
    titles = [
        _begin(one)
        for one in kept
        if isinstance(one, Paragraph) and _begin(one) < container.begin and _is_title(one, title)
    ]
    begin = max(titles, default=container.begin)
    return [
        one
        for one in kept
        if begin <= _begin(one) and (container.end is None or _begin(one) < container.end)
    ]


class _Spans:
    """Offsets that stand within certain elements."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        for one in spans:  # in the order in which they begin
            if one.end is None or (self._ends and one.end <= self._ends[-1]):
                continue
            self._begins.append(max(one.begin, self._ends[-1] if self._ends else 0))
            self._ends.append(one.end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._begins, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _begin(element: Paragraph | Table) -> int:
    return paragraphs(element)[0].starts[0]


def _tells(element: Paragraph | Table) -> bool:
    """Whether a sentence or a figure stands there."""
    return any(_TELLING.search(one.text) for one in paragraphs(element))


def _is_linked(element: Paragraph | Table, links: _Spans) -> bool:
    """Whether an element is but links, and no sentence."""
    own = paragraphs(element)
    if any("。" in one.text for one in own):
        return False
    linked = sum(at in links for one in own for at in one.starts)
    return linked > _LINKED * sum(len(one.starts) for one in own)


def _is_title(paragraph: Paragraph, title: str) -> bool:
    return paragraph.level == 1 or (len(paragraph.text) >= _TITLE and paragraph.text in title)
