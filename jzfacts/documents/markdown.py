"""Markdown, with tables, strikethrough and HTML within, as paragraphs and tables.

markdown-it reads the structure. Its tokens tell the lines of a block, and nothing of places within
a line; a state of our own notes the position of each inline token in the block's content, and the
content is found again in the block's lines. Emphasis is read more widely than CommonMark does,
which was made for words with spaces between: **42.4%**亿 is emphasis, 3*5 is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline

from jzfacts.documents.html import BLOCKS, read_html
from jzfacts.documents.pieces import Pieces, effect_of
from jzfacts.documents.plain import read_lines, shape
from jzfacts.documents.tables import build_table
from jzfacts.text.normalize import joined, traced

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence
    from typing import Any

    from markdown_it.token import Token

    from jzfacts.documents.model import Kind, Paragraph, Table
    from jzfacts.text.normalize import Traced

_NESTING = 40


class _State(StateInline):
    """Notes where in the content each token begins, as `meta["at"]`."""

    _done = 0

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        text = self.pending
        token = super().pushPending()
        # the text ends here, but for the bracket of a link or the spaces before a line break
        at = self.src.rfind(text, self._done, self.pos)
        token.meta = {"at": at}
        self._done = at + len(text)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        last = self.src[start - 1] if start else " "
        following = self.src[end] if end < self.posMax else " "
        if (
            scanned.length == 1
            and self.src[start] == "*"
            and last.isdigit()
            and following.isdigit()
        ):
            return Scanned(False, False, 1)
        if canSplitWord or not (last + following).isascii():
            return Scanned(not following.isspace(), not last.isspace(), scanned.length)
        return scanned


class _Inline(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    inline = _Inline()
    inline.ruler, inline.ruler2 = parser.inline.ruler, parser.inline.ruler2
    parser.inline = inline
    parser.enable(["table", "strikethrough"])
    parser.disable("code")  # a paragraph indented by four spaces is no code
    # these would merge tokens, whose places differ
    parser.disable(["text_join", "fragments_join"], True)
    return parser


def _located(content: str, source: str, begin: int, end: int) -> tuple[Traced, int]:
    """The content of an inline token found again in the source, and where it ends there.

    Its lines stand there whole or (where a table escapes strokes) between strokes.
    """
    parts: list[Traced] = []
    place = begin
    for line in content.split("\n"):
        whole = source.find(line, begin, end) >= 0
        pieces = [line] if whole else [one for part in line.split("|") for one in ("|", part)][1:]
        for piece in pieces:
            at = source.find(piece, begin, end)
            if at >= 0:
                place, begin = at, at + len(piece)
            parts.append(traced(piece, place))
            place += len(piece)
        parts.append(traced("\n", place))
        place += 1
    return joined(parts), begin


def read_markdown(source: str) -> list[Paragraph | Table]:
    starts = [*(found.start() for found in re.finditer("^", source, re.MULTILINE)), len(source)]
    elements: list[Paragraph | Table] = []
    rows: list[list[Paragraph | None]] | None = None
    level = depth = cursor = 0
    underlined = False
    for token in _parser().parse(source.replace("\0", "\ufffd")):
        begin, end = (starts[min(line, len(starts) - 1)] for line in token.map or (0, 0))
        if token.type == "heading_open":
            level, underlined = int(token.tag[1]), token.markup in "=-"
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open" and rows is not None:
            rows.append([])
            cursor = begin
        elif token.type == "table_close" and rows is not None:
            table = build_table(rows, elements)
            elements += [table] if table else []
            rows = None
        elif token.type == "inline":
            begin = begin if rows is None else cursor
            content, cursor = _located(token.content, source, begin, end)
            pieces = Pieces()
            _add_tokens(token.children or [], content, 0, pieces)
            if rows is not None:
                rows[-1].append(next(pieces.paragraphs("cell"), None))
                continue
            kind: Kind | None = "heading" if level else "item" if depth else None
            for one in pieces.paragraphs(kind, level or depth):
                # a paragraph over a line of dashes was to be no heading
                long = underlined and level and shape(one.text) != "heading"
                elements.append(one._replace(kind="paragraph", level=0) if long else one)
        elif token.type == "fence":
            elements += read_lines(traced(source[begin:end], begin))
        elif token.type == "html_block":
            elements += read_html(source[begin:end], begin)
    return elements


def _add_tokens(tokens: Sequence[Token], content: Traced, base: int, pieces: Pieces) -> None:
    """Add the text of inline tokens whose places count from `base` of the content."""
    done = 0
    for token in tokens:
        at = base + token.meta.get("at", 0)
        if token.type == "link_open" and token.info == "auto":
            done = at + 1
        elif token.type == "text":
            at = max(at, done)
            done = at + len(token.content)
            pieces.add(content.part(at, done))
        elif token.type == "text_special":
            start = content.starts[at]
            pieces.add(traced(token.content, start, start + len(token.markup)))
        elif token.type == "code_inline":
            at += len(token.markup)
            length = len(token.content)
            # a space at each end is part of the markup
            at += not content.text.startswith(token.markup, at + length)
            pieces.add(content.part(at, at + length))
        elif token.type in ("softbreak", "hardbreak"):
            at = content.text.index("\n", at)
            pieces.add(content.part(at, at + 1))
        elif token.type in ("s_open", "s_close"):
            pieces.open("hidden", 1 if token.nesting > 0 else -1)
        elif token.type == "image":
            _add_tokens(token.children or [], content, at + 2, pieces)
        elif token.type == "html_inline":
            _add_tag(token.content, content.starts[at], pieces)


def _add_tag(tag: str, start: int, pieces: Pieces) -> None:
    name = tag.strip("</>").split()[0].lower() if tag.strip("</> \n") else ""
    name = name.rstrip("/")
    if name == "br" or name in BLOCKS:
        pieces.add(traced("\n", start, start + len(tag)))
    else:
        pieces.open(effect_of(name), -1 if tag.startswith("</") else 1)
