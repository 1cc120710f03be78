"""The doubts of a drafted base that nobody has settled: comments that begin with `# ?`.

A draft of a report marks what it is not sure of. An audit proves letters, not meaning, so a base
is not proven while such marks stand: look at the fact, mend it, and delete the mark.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.documents.finding import Finding
from jzfacts.facts.files import DOUBT
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = re.compile(rf"(?m)^[ \t]*{re.escape(DOUBT)}[ \t]*(?P<why>.*)$")
_NAMED = re.compile(r'(?m)^id = "([^"\n]*)"\n(indicator|title) = "([^"\n]*)"')


def open_doubts(paths: Iterable[str]) -> Iterator[Finding]:
    """A finding for each mark in the files of a base."""
    for path in paths:
        text = Path(path).read_text("utf-8-sig")
        for found in _MARK.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            named = _NAMED.search(text, found.end())
            message = Message(
                "{name}: drafted with doubt: {why}; check it, correct it, and delete this mark",
                name=named[3] if named else "?",
                why=found["why"],
            )
            fact = named[1] if named and named[2] == "indicator" else None
            mark = found[0].strip()
            yield Finding(path, line, 1, "error", "doubt", message, mark, "base", fact)
