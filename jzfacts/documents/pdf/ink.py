"""What of a page is to be seen: a text is if there are pixels of two colours where it stands.

White on white, covered, cut off, transparent, in a layer that is switched off or beside the page:
the page as it is drawn tells them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdfium2 import PdfPosConv

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_MOST_PIXELS = 16_000_000
"""Of a page, at one for each point; what stands on a larger one is taken to be seen."""
_COLOURS = 3
"""Bytes of a pixel."""


class Ink:
    """A page as it is drawn."""

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
