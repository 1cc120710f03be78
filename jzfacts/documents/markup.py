"""A draft or report as text, plain, Markdown or HTML, read into a document.

    read_text -> plain.read_lines | markdown.read_markdown | html.read_html -> Document

Comments do not count and are blanked first, so that no reader sees them and offsets stay; those
that silence findings are looked up in the source by line (`document.rule_silenced`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jzfacts.documents.model import Document, Table
from jzfacts.documents.plain import FILLER, read_lines
from jzfacts.documents.tables import parts
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.normalize import traced

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from jzfacts.documents.model import Paragraph

TextKind = Literal["plain", "markdown", "html"]

_PAGE = pattern(r"(?i)[\s\ufeff]*<(?:!doctype\b|html\b|head\b|body\b|\?xml\b)")
_BLOCK_TAG = pattern(
    r"(?i)</?(?:p|div|table|tr|td|ul|ol|li|h[1-6]|section|article|blockquote|center|br)(?:\s[^<>]*)?/?>"
)
_INLINE_TAG = pattern(
    r"(?i)</?(?:b|strong|i|em|u|s|del|ins|strike|sup|sub|span|font|a|code|mark|small|big)(?:\s[^<>]*)?/?>"
)
_ENTITY = pattern(
    r"&(?:nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|ldquo|rdquo|middot|mdash|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
# A star between digits is a multiplication sign (3*5), a tilde a range, # without a space a topic.
_MARKDOWN = pattern(
    r"(?m)^[ ]{0,3}#{1,6}[ \t]+\S"
    r"|^[ ]{0,3}(?:```|~~~)"
    r"|^(?=[^\n]*\|)(?=[^\n]*-)[ \t|:-]+$"
    r"|\*\*[^\s*][^*\n]*\*\*"
    r"|\*(?=[^\s*0-9])[^*\n]*(?<=\S)\*(?![0-9])|(?<![0-9*])\*(?=[^\s*])[^*\n]*(?<=\S)\*(?![0-9*])"
    r"|(?<![A-Za-z0-9_])__[^\s_][^_\n]*__(?![A-Za-z0-9_])"
    r"|~~[^\s~][^~\n]*~~"
    r"|`[^`\n]+`"
    r"|\[[^\[\]\n]{1,200}\]\([^()\n]{0,500}\)"
    r"|\[\^[^\[\]\s]{1,40}\]"
)
_SIGNS = "#`~|*_["
_FOOTNOTE = pattern(r"(?m)^( {0,3})(\[\^[^\[\]\s]{1,40}\]):|\[\^[^\[\]\s]{1,40}\]")
_SILENCING = pattern(r"#[ \t]*jzfacts:[^\n]*")


def read_text(text: str, kind: TextKind | None = None) -> Document:
    """Read a text; its kind is told by its content if it is not given."""
    kind = kind or kind_of(text)
    readable = _without_comments(text)
    elements: Iterable[Paragraph | Table]
    if kind == "markdown":
        from jzfacts.documents.markdown import read_markdown

        try:
            # markdown-it would take \r\n for one character
            marked = _FOOTNOTE.sub(_footnote, readable.replace("\r", " "))
            elements = read_markdown(marked)
        except RecursionError:  # markup nested thousands deep: read what stands there
            elements = read_lines(traced(readable))
    elif kind == "html":
        from jzfacts.documents.html import read_html

        elements = read_html(readable, page=bool(_PAGE.match(text)))
    else:
        elements = _read_plain(readable)
    return Document(tuple(elements), text)


def _read_plain(text: str) -> Iterator[Paragraph | Table]:
    """The paragraphs of a text, and the tables whose cells tabs divide."""
    for begin, end, table in parts(text):
        if table:
            yield table
        else:
            yield from read_lines(traced(text[begin:end], begin))


def statements(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of a document; of its tables, a statement for each figure."""
    for element in document.elements:
        if isinstance(element, Table):
            from jzfacts.documents.table_text import table_statements

            yield from table_statements(element)
        else:
            yield element


def kind_of(text: str) -> TextKind:
    """What a text is written in, as a person would say: signs that mean something else are none.

    A text with HTML within Markdown, or with inline elements and entities only, is Markdown.
    """
    if _PAGE.match(text):
        return "html"
    marked = any(sign in text for sign in _SIGNS) and _MARKDOWN.search(_SILENCING.sub("", text))
    if "<" in text and _BLOCK_TAG.search(text) and not marked:
        return "html"
    if (
        marked
        or ("<" in text and _INLINE_TAG.search(text))
        or ("&" in text and _ENTITY.search(text))
    ):
        return "markdown"
    return "plain"


def _without_comments(text: str) -> str:
    """The text with comments blanked, line breaks kept; one that is not closed is none.

    A comment alone on its lines leaves blank lines, another leaves nothing that is seen.
    """
    pieces: list[str] = []
    done = 0
    while (begin := text.find("<!--", done)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        end += 3
        pieces.append(text[done:begin])
        line = text[text.rfind("\n", 0, begin) + 1 : begin]
        rest = text[end : text.find("\n", end) if "\n" in text[end : end + 80] else end + 80]
        blank = " " if not line.strip() and not rest.strip() else FILLER
        pieces.append("".join(["\n" if one == "\n" else blank for one in text[begin:end]]))
        done = end
    pieces.append(text[done:].replace("<!--", FILLER * 4))
    blanked = "".join(pieces)
    if "jzfacts:" in blanked:
        blanked = _SILENCING.sub(lambda found: FILLER * len(found[0]), blanked)
    return blanked


def _footnote(found: re.Match[str]) -> str:
    """A footnote's mark as nothing, the beginning of a footnote as an item's, equally long."""
    if found[2]:
        return found[1] + "- " + FILLER * (len(found[2]) - 1)
    return FILLER * len(found[0])
