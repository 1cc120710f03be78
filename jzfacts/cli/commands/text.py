"""The command `text`: a page as a base cites it, its lines numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.drafts import read, shown_path
from jzfacts.i18n import _n

if TYPE_CHECKING:
    from jzfacts.cli import options


def text(
    file: Annotated[
        str, options.argument("FILE", "Word, PDF, HTML, Markdown or text; - is standard input.")
    ],
) -> ExitStatus:
    """Print the text of a file as jzfacts reads it, with line numbers."""
    from hashlib import sha256

    from jzfacts.output.escape import harmless

    document = read(file, as_page=True)
    if document is None:
        return ExitStatus.ERROR
    found = document.source
    lines = found.removesuffix("\n").split("\n")
    width = len(str(len(lines)))
    console.write(
        f"{number:{width}}  " + "\t".join(map(harmless, line.split("\t"))) + "\n"
        for number, line in enumerate(lines, 1)
    )
    message = _n(
        "{path}: {number} line, sha256 {digest}",
        "{path}: {number} lines, sha256 {digest}",
        len(lines),
        path=shown_path(file),
        digest=sha256(found.encode()).hexdigest(),
    )
    console.say(message)
    return ExitStatus.FOUND
