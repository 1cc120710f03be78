"""A source as a reference that can be pasted: GB/T 7714—2025, GB/T 7714—2015, or CSL-JSON.

From the standard (order of citation; the examples in its clauses 7.5, 8.5, 8.8 and 8.11):
- an article of a newspaper is `责任者. 题名[N]. 报纸名，出版日期.`, online `[N/OL]` with the
  address at the end; a report is `[R]`, a web page `[EB/OL]` with its date in parentheses. The 2025
  edition has full-width ，and（）, the 2015 edition is set with half-width ones and a space;
- without a known author the reference begins with the title;
- a Chinese publication whose publisher is unknown says 出版者不详 in square brackets, one in Latin
  letters `s.n.`; the language is that of the source, not that of the reader.

Our decisions, where the standard is silent:
- the name of the newspaper is our `publisher`. Where the page does not print it, the place that it
  would have says [出版者不详], in the standard's words; the page number is left out;
- a place of publication is never printed on our pages and left out, as the standard allows;
- the date of access, which 2015 wants for every online source and 2025 for web pages, is our
  `retrieved`, and stands in both editions where that is known; else whoever cites it adds it;
- a type that is none of these three is marked [Z], other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jzfacts.facts.model import Fact, Source
    from jzfacts.output.columns import Row
    from jzfacts.output.formats import View
    from jzfacts.output.json import Json


class Style(StrEnum):
    """The forms in which a source is cited."""

    GB2025 = "2025"
    GB2015 = "2015"
    CSL = "csl"


TYPES = {
    "newspaper": ("N", "article-newspaper", "container-title"),
    "report": ("R", "report", "publisher"),
    "webpage": ("EB", "webpage", "container-title"),
}
"""Types of sources: the standard's letter, the type of CSL, and what a publisher is in CSL."""

OTHER = ("Z", "document", "publisher")

UNKNOWN = {True: "[出版者不详]", False: "[s.n.]"}
"""What stands for an unknown publisher, in a Chinese source and in another."""


def render(rows: Iterable[Row], view: View) -> Iterator[str]:
    """The references of `rows`, each with the lines that print the fact.

    A person sees each source once, ready to be copied, and below it what it is cited for; a program
    gets a line for each fact: reference, lines and id, with tabs between. CSL is JSON for both.
    """
    facts = (row.fact for row in rows)
    style, screen = view.cite or Style.GB2025, view.screen
    if style is Style.CSL:
        from jzfacts.output.json import array

        return array(csl_items(facts), ascii_only=not screen.utf8)
    if screen.terminal:
        return _by_source(facts, style)
    from jzfacts.output.csv import tsv

    return tsv([reference(fact.source, style), locator(fact), fact.id] for fact in facts)


def _by_source(facts: Iterable[Fact], style: Style) -> Iterator[str]:
    from jzfacts.output.escape import harmless
    from jzfacts.output.sentence import sentence

    sources: dict[str, list[str]] = {}
    for fact in facts:
        cited_for = sources.setdefault(reference(fact.source, style), [])
        cited_for.append(f"  {locator(fact)}  {sentence(fact)}")
    for entry, cited_for in sources.items():
        yield "".join(harmless(line) + "\n" for line in (entry, *cited_for))


def reference(source: Source, style: Style = Style.GB2025) -> str:
    """The source as an entry of a list of references, after either edition of the standard."""
    mark, *_ = TYPES.get(source.type or "", OTHER)
    comma, opening, closing = ("，", "（", "）") if style is Style.GB2025 else (", ", "(", ")")
    online = "/OL" if source.url else ""
    accessed = f"[{source.retrieved}]" if source.retrieved else ""
    date = source.published or ""
    is_alone = mark == "R" and source.url and not source.publisher
    if mark == "EB" or (is_alone and style is Style.GB2015):
        imprint = date and f"{opening}{date}{closing}"
    elif is_alone:
        imprint = date  # 2025, clause 8.8: a report online is known by its date and address
    else:
        publisher = source.publisher or UNKNOWN[is_chinese(source)]
        printed = date or accessed
        imprint = f"{publisher}{comma}{printed}" if printed else publisher
    if source.url and not imprint.endswith(accessed):
        imprint += accessed
    parts = [source.creator, f"{source.title}[{mark}{online}]", imprint, source.url]
    return ". ".join(part for part in parts if part) + "."


def locator(fact: Fact) -> str:
    """The lines of the source's text that print a fact, in the language of the source."""
    lines = fact.lines
    if is_chinese(fact.source):
        return f"第{'、'.join(map(str, lines))}行"
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}"


def is_chinese(source: Source) -> bool:
    """Whether the title has a Chinese character."""
    return any("\u4e00" <= character <= "\u9fff" for character in source.title)


def csl_items(facts: Iterable[Fact]) -> list[Json]:
    """CSL-JSON: an item for each source that `facts` cite, in the order of their first citation.

    An author is one literal name, for nobody can tell a Chinese surname from the rest by rule. The
    lines of each fact stand under `custom`, where the schema leaves room for such things.
    """
    cited: dict[str, dict[str, Json]] = {}
    lines: dict[str, dict[str, list[int]]] = {}
    for fact in facts:
        source = fact.source
        cited.setdefault(source.id, _csl_item(source))
        lines.setdefault(source.id, {})[fact.id] = list(fact.lines)
    return [{**item, "custom": {"lines": lines[id_]}} for id_, item in cited.items()]


def _csl_item(source: Source) -> dict[str, Json]:
    _mark, kind, container = TYPES.get(source.type or "", OTHER)
    item: dict[str, Json] = {
        "id": source.id,
        "type": kind,
        "title": source.title,
        "author": [{"literal": source.creator}] if source.creator else None,
        container: source.publisher,
        "issued": _date(source.published),
        "accessed": _date(source.retrieved),
        "URL": source.url,
        "language": "zh-CN" if is_chinese(source) else None,
    }
    return {key: value for key, value in item.items() if value is not None}


def _date(date: str | None) -> Json:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None
