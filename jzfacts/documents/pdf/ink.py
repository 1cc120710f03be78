"""What of a page is to be seen: a text is if there are pixels of two colours where it stands.

White on white, covered, cut off, transparent, in a layer that is switched off or beside the page:
the page as it is drawn tells them all.
"""

from __future__ import annotations

from ctypes import byref, c_double, c_int
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_MOST_PIXELS = 16_000_000
"""Of a page, at one for each point; what stands on a larger one is taken to be seen."""
_FAR = 10_000
"""Points for which the pixels are told by pdfium; between them they are as far apart."""
_COLOURS = 3
"""Bytes of a pixel."""


class Ink:
    """A page as it is drawn."""

    def __init__(self, page: PdfPage) -> None:
        self._box = tuple(c_double() for _ in range(4))
        self._width, self._height = map(round, page.get_size())
        self._pixels: memoryview | None = None
        if 0 < self._width * self._height <= _MOST_PIXELS:
            self._bitmap = page.render(may_draw_forms=False)
            self._width, self._height = self._bitmap.width, self._bitmap.height
            self._pixels = memoryview(self._bitmap.buffer).cast("B")
        self._origin = self._pixel(page, 0, 0)
        self._steps = [
            [(place - begin) / _FAR for place, begin in zip(end, self._origin, strict=True)]
            for end in (self._pixel(page, _FAR, 0), self._pixel(page, 0, _FAR))
        ]

    def is_seen(self, textpage: PdfTextPage, character: int, *, drawn: bool) -> bool:
        """Whether a character is to be seen; if pdfium has not `drawn` it, whether it is on the page."""
        pdfium.FPDFText_GetCharBox(textpage.raw, character, *map(byref, self._box))
        left, right, bottom, top = (one.value for one in self._box)
        begin, end = self._pixels_between(0, left, bottom, right, top, self._width)
        first, last = self._pixels_between(1, left, bottom, right, top, self._height)
        if begin >= end or first >= last:
            return False
        if self._pixels is None or not drawn:
            return True
        size = (end - begin) * _COLOURS
        starts = [row * self._bitmap.stride + begin * _COLOURS for row in range(first, last)]
        colour = bytes(self._pixels[starts[0] : starts[0] + _COLOURS])
        return any(self._pixels[at : at + size] != colour * (end - begin) for at in starts)

    def _pixels_between(
        self, way: int, left: float, bottom: float, right: float, top: float, most: int
    ) -> tuple[int, int]:
        """Where pixels begin and end, across (0) or down (1), with one more on each side."""
        begin = self._origin[way]
        across, up = self._steps[0][way], self._steps[1][way]
        one, other = begin + left * across + bottom * up, begin + right * across + top * up
        return max(0, int(min(one, other)) - 1), min(most, int(max(one, other)) + 2)

    def _pixel(self, page: PdfPage, x: float, y: float) -> tuple[int, int]:
        across, down = c_int(), c_int()
        size = 0, 0, self._width, self._height
        pdfium.FPDF_PageToDevice(page.raw, *size, 0, x, y, byref(across), byref(down))
        return across.value, down.value
