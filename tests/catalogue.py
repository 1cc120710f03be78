"""The catalogue of the program's words: what stands in the code, in the .po and in the .mo.

Run as a program, it brings the .po up to what the code says and compiles it; messages that are
new stand there empty, and the tests fail until they have their Chinese.
"""

import errno
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from jzfacts import i18n as language
from jzfacts.cli.commands import help as manual
from jzfacts.cli.parser import program
from jzfacts.facts.validation import json_schema
from jzfacts.text.units import by_measure
from jzfacts.verify import rules

PACKAGE = Path(language.__file__).parent
COMPILED = Path(language.CATALOGUE)
WRITTEN = COMPILED.with_suffix(".po")

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "Message": None, "N_": None, "_n": (1, 2)}
KEYWORDS |= {"rule": (2,), "warn": None, "warn_n": (1, 2), "say": None}
KEYWORDS |= dict.fromkeys(
    f"{kind}Error" for kind in ("Usage", "Target", "Page", "Conversion", "Query")
)
"""The functions whose arguments are messages."""

REASONS = (
    "EACCES EBUSY EDQUOT EEXIST EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENOENT ENOSPC ENOTDIR EPERM EROFS"
).split()
"""What the system may say of a file."""
OF_OTHERS = [
    *(os.strerror(getattr(errno, name)) for name in REASONS),
    "database is locked",
    "Cannot declare {what}",
    "Cannot overwrite a value",
    "Duplicate inline table key {what}",
    "Expected '=' after a key in a key/value pair",
    "Expected ']' at the end of a table declaration",
    "Expected ']]' at the end of an array declaration",
    "Expected newline or end of document after a statement",
    "Illegal character {what}",
    "Invalid date or datetime",
    "Invalid hex value",
    "Invalid initial character for a key part",
    "Invalid statement",
    "Invalid value",
    "Unclosed array",
    "Unclosed inline table",
    "Unescaped '\\' in a string",
    "Unterminated string",
]
"""What the system says of files, SQLite of a cache, and the reader of TOML of a base."""

NO_DATE = datetime(2026, 7, 1, tzinfo=UTC)
"""The same input must compile to the same bytes on any day."""


def in_code() -> Catalog:
    """Every message of the code: what is marked, help of commands and options, keys, units, rules."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS)
    for _path, _line, message, _comments, _context in found:
        catalog.add(message)
    group = typer.main.get_group(program())
    for command in (group, *group.commands.values()):
        words = [command.help, command.epilog]
        for parameter in command.params:
            words += [getattr(parameter, "help", None), parameter.metavar]
        for message in filter(None, words):
            catalog.add(message)
    for record in ("Source", "Fact"):
        for key in json_schema()["$defs"][record]["properties"].values():
            catalog.add(key["description"])
    for message in OF_OTHERS:
        catalog.add(message)
    for measure in by_measure():
        catalog.add(measure)
    for name in manual.PAGES:
        for paragraph in set(manual.paragraphs(name)).difference(manual.TABLES):
            catalog.add(paragraph)
    for name in rules.NAMES:
        for paragraph in rules.page(name).split("\n\n"):
            if not paragraph.startswith("PASS"):
                catalog.add(" ".join(paragraph.split()))
    return catalog


def in_file() -> Catalog:
    """The catalogue as it is written."""
    with WRITTEN.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(catalog: Catalog) -> bytes:
    """The bytes of the .mo."""
    catalog.creation_date = catalog.revision_date = NO_DATE
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    catalog = in_file() if WRITTEN.exists() else Catalog("zh_CN", project="jzfacts", version="1")
    catalog.update(in_code(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = NO_DATE
    catalog.fuzzy = False
    catalog.header_comment = "# The Chinese words of jzfacts; tests/catalogue.py keeps the list."
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    with WRITTEN.open("wb") as file:
        write_po(file, catalog, no_location=True, sort_output=True, width=98)
    COMPILED.write_bytes(compiled(in_file()))
    for message in catalog:
        if message.id and not message.string:
            print(message.id)


if __name__ == "__main__":
    main()
