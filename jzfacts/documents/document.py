"""A draft from its bytes, whatever they are, and the comments in it that silence findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.file.encoding import decode
from jzfacts.documents.file.kind import kind_of_file
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.markup import kind_of, read_text
from jzfacts.i18n import N_
from jzfacts.text.patterns import pattern

if TYPE_CHECKING:
    from jzfacts.documents.model import Document

_SILENCE = pattern(r"(?:<!--|#)\s*jzfacts:\s*ignore(?:\s+([a-z][a-z, -]*[a-z]))?\s*(?:-->|\Z)")
_ALONE = pattern(r"\s*(?:<!--|#)\s*jzfacts:.*")

ALL_RULES = "*"
"""Stands for every rule where a comment names none."""

MARK = "jzfacts:"
"""What a comment that silences begins with."""


def read_document(data: bytes) -> tuple[Document, str | None]:
    """A draft as a document, and the encoding of its text if it is one.

    Raises UnreadableError for what no draft is.
    """
    kind = kind_of_file(data)
    if kind == "office":
        from jzfacts.documents.file.office import to_word

        data, kind = to_word(data), "word"
    if kind == "word":
        from jzfacts.documents.word.reader import read_docx

        return read_docx(data).document, None
    if kind == "pdf":
        from jzfacts.documents.pdf.reader import read_pdf

        return read_pdf(data), None
    text, encoding = decode(data)
    document = read_text(text)
    if not document.elements and kind_of(text) == "html":
        raise UnreadableError(
            N_("a web page without text, perhaps written by a script or in frames"),
            N_("print it as PDF from a browser"),
        )
    return document, encoding


def rule_silenced(text: str, begin: int, rule: str) -> bool:
    """Whether a comment silences a rule on the line that begins at an offset.

    The comment stands on the line itself, or alone on the line above: `<!-- jzfacts: ignore -->`
    for all rules, `# jzfacts: ignore wrong-rank` for some.
    """
    end = text.find("\n", begin)
    own = text[begin : end if end >= 0 else len(text)]
    above = text[text.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)]
    silent = _silenced(own)
    if _ALONE.fullmatch(above):
        silent |= _silenced(above)
    return bool(silent & {ALL_RULES, rule})


def _silenced(line: str) -> set[str]:
    """The rules that a comment on the line silences; ALL_RULES for all of them."""
    found = _SILENCE.search(line)
    if not found:
        return set()
    return set((found[1] or ALL_RULES).replace(",", " ").split())
