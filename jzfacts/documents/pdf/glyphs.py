"""The characters of a page, as pdfium gives them, less what is no text for a reader.

Lengths are in points; y grows upwards. Dropped are white space (gaps tell it), what is drawn twice
for boldness, watermarks that lie askew, a hidden text layer beneath visible text, and what is not
to be seen on the page.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from ctypes import byref, c_double, c_void_p, cast
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPosConv

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_
from jzfacts.text.normalize import RADICALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

MOST = 100_000
"""Characters that are read of a page; none that is printed has as many."""

UNKNOWN = "\ufffd"
"""A character of which the file does not tell which it is."""
_CLOSING = frozenset("，。、；：？！）》】”’」』")
"""Marks whose right half is empty; it may hang over the end of a line."""
_LINE_END_HYPHEN = 2
"""What pdfium has for a hyphen or minus sign at the end of a line."""
_SPACE = 0x20
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_ASKEW = 0.1
"""Quarters of a turn from which on writing is no line of the page."""
_FEW = 5
"""Texts that may be left out, such as spaces."""
_NARROW = 0.01
"""The width, in points, from which on pdfium takes a text for one."""
_SAME = 0.25
"""How far apart a character and its double are at most, in sizes."""
_MOST_PIXELS = 16_000_000
"""Of a page, at one for each point; what stands on a larger one is taken to be seen."""
_COLOURS = 3
"""Bytes of a pixel."""


Grid: TypeAlias = "tuple[tuple[list[str], ...], ...]"
"""The rows of a table, of each cell its lines; a merged cell is the same in each of its places."""


class Glyph(NamedTuple):
    """A character and where it stands, on a page that is turned so that it is upright."""

    text: str
    left: float
    right: float
    base: float
    """The height of the line that it stands on."""
    size: float
    grid: Grid | None = None
    """The cells of the table that it stands for."""
    drawing: int = 0
    """Of the drawings of a page, each of several characters in a row, that which it is part of."""


class PageGlyphs(NamedTuple):
    """The characters of a page."""

    turns: list[list[Glyph]]
    """In the order in which they are drawn, those of each direction of writing by themselves; the
    direction of most comes first."""
    turned: int
    """The quarters by which the writing of that direction is turned."""
    is_hidden: bool
    """Whether all are hidden behind a picture, from which a program has recognised them."""
    is_drawn: bool
    """Whether there is anything to be seen."""
    unseen: int
    """How many characters are not to be seen."""
    over: int
    """How many are drawn over others."""


def page_glyphs(page: PdfPage) -> PageGlyphs:
    """The characters of a page. Raises UnreadableError if pdfium has no font for most of them."""
    shown: dict[int, list[Glyph]] = defaultdict(list)
    hidden: dict[int, list[Glyph]] = defaultdict(list)
    drawings: dict[int, list[int]] = defaultdict(list)
    textpage = page.get_textpage()
    for at, glyph, turned, is_shown in _drawn(textpage):
        (shown if is_shown else hidden)[turned].append(glyph)
        if is_shown:
            drawings[glyph.drawing].append(at)
    unseen = _unseen(page, textpage, drawings) if shown else set()
    textpage.close()
    if _lost(page) > max(_FEW, len(drawings)):
        raise UnreadableError(
            N_("a PDF whose fonts are neither in it nor on this machine"),
            N_("install Chinese fonts here, or make it anew with its fonts in it"),
        )
    kept = {
        turned: own
        for turned, glyphs in shown.items()
        if (own := [one for one in glyphs if one.drawing not in unseen])
    }
    is_drawn = any(True for _ in page.get_objects(max_depth=1))
    turns = {turned: _once(glyphs) for turned, glyphs in (kept or hidden).items()}
    order = sorted(turns, key=lambda turned: -len(turns[turned][0]))
    return PageGlyphs(
        [turns[one][0] for one in order],
        order[0] if order else 0,
        bool(hidden and not kept),
        is_drawn,
        sum(map(len, shown.values())) - sum(map(len, kept.values())),
        sum(over for _, over in turns.values()),
    )


class Ink:
    """A page as it is drawn: a text is to be seen if there are pixels of two colours where it stands.

    White on white, covered, cut off, transparent, in a layer that is switched off or beside the page:
    the drawing tells them all.
    """

    def __init__(self, page: PdfPage) -> None:
        self._width, self._height = map(round, page.get_size())
        self._pixels: memoryview | None = None
        if 0 < self._width * self._height <= _MOST_PIXELS:
            self._bitmap = page.render(may_draw_forms=False)
            self._width, self._height = self._bitmap.width, self._bitmap.height
            self._pixels = memoryview(self._bitmap.buffer).cast("B")
        self._pixel = PdfPosConv(page, (0, 0, self._width, self._height, 0)).to_bitmap

    def is_seen(self, textpage: PdfTextPage, character: int, *, drawn: bool) -> bool:
        """Whether a character is to be seen; if pdfium has not `drawn` it, whether it is on the page."""
        left, bottom, right, top = textpage.get_charbox(character)
        across, down = zip(self._pixel(left, bottom), self._pixel(right, top), strict=True)
        # with one more on each side
        begin, end = max(0, min(across) - 1), min(self._width, max(across) + 2)
        first, last = max(0, min(down) - 1), min(self._height, max(down) + 2)
        if begin >= end or first >= last:
            return False
        if self._pixels is None or not drawn:
            return True
        size = (end - begin) * _COLOURS
        starts = [row * self._bitmap.stride + begin * _COLOURS for row in range(first, last)]
        colour = bytes(self._pixels[starts[0] : starts[0] + _COLOURS])
        return any(self._pixels[at : at + size] != colour * (end - begin) for at in starts)


def _unseen(
    page: PdfPage, textpage: PdfTextPage, drawings: Mapping[int, Sequence[int]]
) -> set[int]:
    """Those of the drawings, each given by the numbers of its characters, of which none is seen."""
    ink = Ink(page)
    return {
        drawing
        for drawing, characters in drawings.items()
        if not any(
            ink.is_seen(textpage, at, drawn=drawn)
            for drawn in (_is_embedded(cast(drawing, pdfium.FPDF_PAGEOBJECT)),)
            for at in characters
        )
    }


def _lost(page: PdfPage) -> int:
    """How many texts of the page are without width, of fonts that are not in the file.

    pdfium leaves them out: what it has no font for, if that is drawn character by character.
    """
    lost = 0
    for one in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        left, _bottom, right, _top = one.get_bounds()
        lost += right - left < _NARROW and not _is_embedded(one.raw)
    return lost


def _is_embedded(text: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether the font of a text is in the file; else pdfium draws it in any that is like it."""
    return bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)) == 1)


def _drawn(textpage: PdfTextPage) -> Iterator[tuple[int, Glyph, int, bool]]:
    """Every character that does not lie askew: its number, itself, the quarters it is turned by,
    whether it is shown.
    """
    raw, box, x, y = textpage.raw, pdfium.FS_RECTF(), c_double(), c_double()
    matrix = pdfium.FS_MATRIX()
    for at in range(min(textpage.count_chars(), MOST)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if code in _HIGH:  # pdfium gives the halves of what UTF-16 parts
            code = 0x10000 + (code % 0x400 << 10) + pdfium.FPDFText_GetUnicode(raw, at + 1) % 0x400
        elif code in _LOW:
            continue
        if code == _LINE_END_HYPHEN:
            code = ord("-")
        if code <= _SPACE or chr(code).isspace() or pdfium.FPDFText_IsGenerated(raw, at) == 1:
            continue
        pdfium.FPDFText_GetMatrix(raw, at, byref(matrix))
        quarters = math.atan2(matrix.b, matrix.a) * 2 / math.pi
        turned = round(quarters)
        if abs(quarters - turned) > _ASKEW:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, at, byref(box))
        pdfium.FPDFText_GetCharOrigin(raw, at, byref(x), byref(y))
        left, right, base, height = box.left, box.right, y.value, box.top - box.bottom
        if turned:
            corners = (box.left, box.bottom), (box.right, box.top)
            left, right = sorted(turned_by(turned, *corner)[0] for corner in corners)
            base = turned_by(turned, x.value, y.value)[1]
            height = box.right - box.left if turned % 2 else height
        text = pdfium.FPDFText_GetTextObject(raw, at)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
        is_shown = mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        size = pdfium.FPDFText_GetFontSize(raw, at) * math.hypot(matrix.c, matrix.d)
        if size < height / 3:  # some fonts are drawn in sizes of their own
            size = height
        unknown = pdfium.FPDFText_HasUnicodeMapError(raw, at) == 1
        character = UNKNOWN if unknown else _unified(chr(code))
        if character in _CLOSING:
            right = min(right, left + size / 2)
        drawing = cast(text, c_void_p).value or 0
        yield at, Glyph(character, left, right, base, size, None, drawing), turned % 4, is_shown


def turned_by(quarters: int, x: float, y: float) -> tuple[float, float]:
    """Where a point is when the page is turned so that what is turned by quarters is upright."""
    if quarters % 2:
        x, y = y, -x
    return (-x, -y) if quarters % 4 > 1 else (x, y)


def _unified(character: str) -> str:
    """A character as people type it: no radical, no ligature."""
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character).translate(RADICALS)
    return character


def _once(glyphs: list[Glyph]) -> tuple[list[Glyph], int]:
    """The characters without those drawn over themselves, for boldness or a shadow.

    And how many are drawn over others, as where a figure was painted over and written anew.
    """
    places: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    kept = []
    over = 0
    for one in glyphs:
        near = _SAME * one.size
        column, row = round(one.left / max(near, 0.1)), round(one.base / max(near, 0.1))
        # one sign may stand for two characters, as —— and 55 do in some fonts
        below = [
            other.text
            for beside in (-1, 0, 1)
            for above in (-1, 0, 1)
            for other in places.get((column + beside, row + above), ())
            if other.drawing != one.drawing
            and abs(other.left - one.left) < near
            and abs(other.base - one.base) < near
        ]
        if one.text not in below:
            places[column, row].append(one)
            kept.append(one)
            over += one.text.isalnum() and any(map(str.isalnum, below))
    return kept, over
