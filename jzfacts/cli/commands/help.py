"""The commands `help` and `schema`: the page of a command, or of the manual; the format of a base.

What the manual can tell by the code that does it, it does: the keys of a base by the records, units by
their table, limits by their constants.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import check_known
from jzfacts.cli.help import flowed, in_two_columns
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jzfacts.cli import completion, options

PAGES = {
    "base": """How a fact base is written: its keys, and the way from a report to a base.

A base is TOML, written by people and read strictly: an unknown key, a duplicate id or a line beyond the
page is an error, and all errors are reported at once. `--facts PATH` (repeatable) or JZFACTS_FACTS name
bases: files, or directories of *.toml files. Editors complete and check a base by
`jzfacts schema > FILE`, named at its top by `#:schema ./FILE`.

1. `jzfacts draft report.docx -o base.toml --review review.html` writes a complete base of a work report
or communiqué, and a page on which you read the report, each figure beside its fact.

2. Read it once. Correct what is wrong in the base, and delete the lines `# ?` that say what the program
was not sure of. A name must be printed, or have an alias that is.

3. `jzfacts audit --facts base.toml --source report.docx` proves the base both ways, and refuses it while
marks stand; do what it says until it finds nothing.

4. `jzfacts search --facts base.toml 粮食` asks it, `verify` proofreads with it. Next year
`draft --like base.toml` keeps its names and ids, and `diff` compares the two.

At the top stands `schema = 1`. Each printed page is a [[source]]:

{source}

Each figure, rank or action is a [[fact]]:

{fact}""",
    "units": """The units that a base may have, by what they measure.

{units}

Before any of them may stand a scale: {scales}; one that ends in 万 or 亿 may stand alone, for a number of
things that the page does not name. One unit over another is a rate: 元/人, 部/百人.""",
    "scale": """Large bases: the cache, limits, and how to feed a search engine.

A base may be a directory of reports. It is compiled once, into a cache of one SQLite file a base, which
is brought up to date file by file and rebuilt where it is damaged; deleting it loses nothing. Where it
cannot be written, or is busy, commands answer from memory and say so.

{limits}

All reports of 350 cities over twenty-four years are a million facts: they take two minutes to compile,
and a search then 1.5 times as long as in the shipped base.

A service that needs a search engine loads `jzfacts list -f jsonl` into one with a pinyin analyser of its
own: one document a fact, `id` as its key, `indicator` and `aliases` as its text.""",
}
"""The pages; a paragraph in braces is what one of `TABLES` has."""


def help(
    topic: Annotated[
        str,
        options.argument(
            "TOPIC", "A command, a rule of verify, or base, units or scale.", completion.help_topics
        ),
    ] = "",
) -> ExitStatus:
    """Show help on a command, or on bases, units and limits."""
    from jzfacts.cli.main import COMMANDS, main

    if topic in PAGES:
        console.write(line + "\n" for line in page(topic))
        return ExitStatus.FOUND
    from jzfacts.verify.rules import NAMES

    if topic in NAMES:
        return ExitStatus(main(["verify", "--explain", topic]))
    words = [topic] if topic else []
    check_known(words, [*COMMANDS, *PAGES], _("unknown topic “{name}”"))
    return ExitStatus(main([*words, "--help"]))


def schema() -> ExitStatus:
    """Print the JSON Schema with which editors complete and check a base."""
    import json

    from jzfacts.facts.validation import json_schema

    text = json.dumps(json_schema(), ensure_ascii=not console.screen().utf8, indent=2)
    console.write([text, "\n"])
    return ExitStatus.FOUND


def paragraphs(name: str) -> Iterator[str]:
    """The paragraphs of one of the pages, each on one line."""
    return (" ".join(paragraph.split()) for paragraph in PAGES[name].split("\n\n"))


def page(name: str) -> Iterator[str]:
    """The lines of one of the pages, to be written to the screen."""
    from jzfacts.text.units import SCALES

    before: list[str] = []
    for paragraph in paragraphs(name):
        yield from before
        table = TABLES.get(paragraph)
        words = _(paragraph).replace("{scales}", " ".join(reversed(SCALES)))
        yield from table() if table else flowed(words)
        before = [""]


def _keys(table: str) -> Iterator[str]:
    """The keys of a table with their meanings, as the JSON Schema tells them."""
    from jzfacts.facts.validation import KEYS, RECORDS, json_schema

    schema = json_schema()["$defs"][RECORDS[table].__name__]
    rows = []
    for key, told in schema["properties"].items():
        parts = f"{{ {', '.join(KEYS[key])} }}: " if key in KEYS and key != "source" else ""
        required = _("; required") if key in schema["required"] else ""
        rows.append((key, parts + _(told["description"]) + required))
    yield from in_two_columns(rows)


def _units() -> Iterator[str]:
    from jzfacts.output.wrapping import width
    from jzfacts.text.units import by_measure

    for measure, names in by_measure().items():
        line = f"  {_(measure)}:"
        for name in names:  # a unit is not broken as a sentence would be
            if width(line) + 1 + width(name) > console.columns():
                yield line
                line = "   "
            line += f" {name}"
        yield line


def _limits() -> Iterator[str]:
    from jzfacts.facts.files import MOST_BYTES as MOST_BASE
    from jzfacts.facts.validation import MOST_ID, MOST_NAME, MOST_TEXT
    from jzfacts.input import MOST_BYTES as MOST_DRAFT
    from jzfacts.search.query import LONGEST_TYPED

    rows = [
        (_("the cache"), _("in JZFACTS_CACHE, none if that is empty; else in ~/.cache/jzfacts")),
        (_("a file of a base"), _("at most {number} MB", number=MOST_BASE // 1_000_000)),
        (_("a draft"), _("at most {number} MB", number=MOST_DRAFT // 1_000_000)),
        *(
            (_(what), _("at most {number} characters", number=most))
            for what, most in (
                (N_("an id"), MOST_ID),
                (N_("a name"), MOST_NAME),
                (N_("a note, a title"), MOST_TEXT),
                (N_("a query"), LONGEST_TYPED),
            )
        ),
    ]
    yield from in_two_columns(rows)


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "{source}": partial(_keys, "source"),
    "{fact}": partial(_keys, "fact"),
    "{units}": _units,
    "{limits}": _limits,
}
