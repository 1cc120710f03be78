"""Which file holds the text of which source's page.

A page is known by its digest; a copy that differs, by the date and the title that it prints; the
page of the only source there is needs no sign. In a folder of pages a file may also be named after
its source, `report-2025-1.txt` or `report-2025-1.docx`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jzfacts.audit.page import letters
from jzfacts.documents import document
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import UserError
from jzfacts.input import TooLargeError, read_bytes
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jzfacts.facts.model import Source


READ = (".txt", ".md", ".docx", *document.PAGES, ".pdf")
"""What the names of pages in a folder end in, those that are quickest to read first."""

MOST_BYTES = 30_000_000
"""Bytes of a page: five hundred times what the longest report has."""


class PageError(UserError):
    """A file that cannot be taken for a page."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page as it was in a file: line feeds only, no byte order mark."""

    path: str
    text: str
    notes: tuple[str, ...] = ()
    """What a person must know of how it was read."""


def digest_of(text: str) -> str:
    """The digest of a page's text, in the 64 hexadecimal digits of sha256sum."""
    return sha256(text.encode()).hexdigest()


def read_page(path: Path) -> PageText:
    """Read a page's text as `jzfacts text` prints it.

    Raises OSError, and PageError where it cannot be read.
    """
    try:
        found = document.read_page(read_bytes(str(path), MOST_BYTES), path.name)[0]
    except UnreadableError as error:
        raise PageError("{path}: {note}", path=path, note=error.said()) from None
    return PageText(str(path), found.source, tuple(found.notes))


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
            raise PageError(
                "{path}: prints the date and title of no source ({ids}); is it another page?",
                path=path,
                ids=ids,
            )
        if source.id in found:
            raise PageError(
                "{path}: {other} is the page of {id} already; give one",
                path=path,
                other=found[source.id].path,
                id=source.id,
            )
        found[source.id] = page
    return found


def _source_of(page: PageText, sources: Sequence[Source]) -> Source | None:
    """The source of a page: by its digest, else its date and title, else the only one."""
    digest = digest_of(page.text)
    title, dates = letters(page.text).text, fold_prose(page.text).text
    same = [source for source in sources if source.sha256 == digest]
    alike = []
    for source in sources:
        if source.published and letters(source.title).text in title:
            year, month, day = map(int, source.published.split("-"))
            alike += [source] * (f"{year}年{month}月{day}日" in dates)
    for known in (same[:1], alike, sources):
        if len(known) == 1:
            return known[0]
    return None


def find(folder: Path, sources: Sequence[Source]) -> dict[str, PageText]:
    """The pages of `sources` in a folder, by the source's id; not every source need have one.

    Raises PageError where there is no such folder, or a page named after its source is unreadable.
    """
    if not folder.is_dir():
        raise PageError("{folder}: no such folder; check --pages or JZFACTS_PAGES", folder=folder)
    # not an editor's dangling link, nor a pipe, which would never end
    files = [path for path in folder.iterdir() if path.suffix.lower() in READ and path.is_file()]
    files.sort(key=lambda path: (READ.index(path.suffix.lower()), path.name))
    named = {path.stem: path for path in reversed(files)}
    found = {one.id: read_page(named[one.id]) for one in sources if one.id in named}
    wanted = {one.sha256: one.id for one in sources if one.sha256 and one.id not in found}
    for path in files if wanted else ():
        try:
            page = read_page(path)
        except (PageError, TooLargeError):  # some other text; pages are asked for by name or digest
            continue
        id = wanted.pop(digest_of(page.text), None)
        if id is not None:
            found[id] = page
        if not wanted:
            break
    return found
