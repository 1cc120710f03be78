"""A draft from its bytes, whatever they are, and the comments in it that silence findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.documents.markup import read_text
from jzfacts.documents.word import is_word_file
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


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = N_("save it as .docx")
_FOREIGN = (
    (_OLE, N_("a file of an old Word or WPS (.doc, .wps)"), _SAVE),
    (b"PK\x03\x04", N_("a ZIP file that is no Word document"), _SAVE),
    (b"%PDF-", N_("a PDF"), _SAVE),
    (b"{\\rtf", N_("an RTF file"), _SAVE),
)
"""How files begin that people have for drafts, and that are not read."""
_LOCKED = N_("a document protected by a password"), N_("save it without the password")


class UnreadableError(ValueError):
    """Bytes that are no draft: what they are instead, and what to do about it, as messages."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def read_document(data: bytes) -> tuple[Document, str | None]:
    """A draft as a document, and the encoding of its text if it is one.

    Its kind is told by what it holds. Raises UnreadableError for what no draft is.
    """
    if is_word_file(data):
        from jzfacts.documents.word.reader import read_docx

        return read_docx(data).document, None
    for start, reason, remedy in _FOREIGN:
        if data.startswith(start):
            locked = start == _OLE and "EncryptedPackage".encode("utf-16-le") in data
            raise UnreadableError(*(_LOCKED if locked else (reason, remedy)))
    text, encoding = decode(data)
    return read_text(text), encoding


def decode(data: bytes) -> tuple[str, str]:
    """The text of a draft and the encoding it was in: utf-8, utf-16 or gb18030.

    Raises UnreadableError for what is none of these.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig")
    raise UnreadableError(N_("neither UTF-8 nor GB18030 text"), N_("save the draft as plain text"))


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
