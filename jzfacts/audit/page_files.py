"""Which file holds the text of which source's page.

A page is known by its digest; a copy that differs, by the date and the title that it prints; the
page of the only source there is needs no sign. In a folder of page texts a file may also be
named after its source, `report-2025-1.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.i18n import _
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jzfacts.facts.model import Source


class PageError(Exception):
    """A file that cannot be taken for a page; one line says why and the remedy."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page as it was in a file: line feeds only, no byte order mark."""

    path: str
    text: str


def digest_of(text: str) -> str:
    """The digest of a page's text, in the 64 hexadecimal digits of sha256sum."""
    return sha256(text.encode()).hexdigest()


def read_page(path: Path) -> PageText:
    """Read a page's text. Raises OSError, and PageError where it is not UTF-8."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = _("{path}:{line}: not UTF-8; save the page as UTF-8")
        raise PageError(told.format(path=path, line=line)) from None
    return PageText(str(path), text.replace("\r\n", "\n").replace("\r", "\n"))


def match(files: Iterable[Path], sources: Sequence[Source]) -> dict[str, PageText]:
    """The page of each source among files that are all said to be pages, by the source's id.

    Raises PageError for a file that is no source's page, or the second one of a source.
    """
    found: dict[str, PageText] = {}
    for path in files:
        page = read_page(path)
        source = _source_of(page, sources)
        if source is None:
            ids = ", ".join(source.id for source in sources)
            told = _("{path}: prints the date and title of no source ({ids}); is it another page?")
            raise PageError(told.format(path=path, ids=ids))
        if source.id in found:
            told = _("{path}: {other} is the page of {id} already; give one")
            raise PageError(told.format(path=path, other=found[source.id].path, id=source.id))
        found[source.id] = page
    return found


def find(folder: Path, sources: Iterable[Source]) -> dict[str, PageText]:
    """The pages of `sources` in a folder, by the source's id; not every source need have one.

    Raises PageError where there is no such folder.
    """
    if not folder.is_dir():
        told = _("{folder}: no such folder; check --pages or JZFACTS_PAGES")
        raise PageError(told.format(folder=folder))
    found: dict[str, PageText] = {}
    unnamed = []
    for source in sources:
        named = folder / f"{source.id}.txt"
        if named.is_file():
            found[source.id] = read_page(named)
        elif source.sha256 is not None:
            unnamed.append(source)
    if unnamed:
        by_digest = {source.sha256: source for source in unnamed}
        for path in sorted(folder.glob("*.txt")):
            try:
                page = read_page(path)
            except PageError:  # some other text; pages are asked for by name or digest
                continue
            known = by_digest.get(digest_of(page.text))
            if known is not None:
                found.setdefault(known.id, page)
    return found


def _source_of(page: PageText, sources: Sequence[Source]) -> Source | None:
    digest = digest_of(page.text)
    for source in sources:
        if source.sha256 == digest:
            return source
    printed = letters(page.text).text
    dated = [
        source
        for source in sources
        if _date(source) in fold_prose(page.text).text and letters(source.title).text in printed
    ]
    if len(dated) == 1:
        return dated[0]
    return sources[0] if len(sources) == 1 else None


def _date(source: Source) -> str:
    year, month, day = (int(part) for part in source.published.split("-"))
    return f"{year}年{month}月{day}日"
