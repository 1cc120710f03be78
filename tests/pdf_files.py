"""PDFs made byte by byte, for the tests of those who read them.

The font is none: each two bytes of a text are the Unicode of a character, which is all that a reader
of text needs. Chinese characters are as wide as their size, others half as wide.
"""

from __future__ import annotations

A4 = (595, 842)
_RANGES = "\n".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256))
_TO_UNICODE = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
256 beginbfrange {_RANGES} endbfrange endcmap end end""".encode()
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 1000/W[0[%s]]/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/Own/Flags 4/Ascent 880/Descent -120/CapHeight 700"
    b"/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>>>]>>" % (b"500 " * 256)
)


def written(
    text: str, left: float, base: float, size: float = 10, *, mode: int = 0, turn: str = "1 0 0 1"
) -> bytes:
    """A text drawn at a place; in `mode` 3 it is not seen; `turn` is a matrix."""
    codes = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {mode} Tr {turn} {left} {base} Tm <{codes}> Tj ET\n".encode()


def column(
    lines: list[str], left: float = 50, top: float = 790, size: float = 10, leading: float = 15
) -> bytes:
    """Lines one below the other; white space before a line moves it to the right."""
    return b"".join(
        written(
            line.strip(), left + size * (len(line) - len(line.lstrip())), top - at * leading, size
        )
        for at, line in enumerate(lines)
    )


def pdf_file(*pages: bytes, extra: bytes = b"", rotate: int = 0) -> bytes:
    """A document of pages, each given by the operators that draw it."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<<>>",
        _FONT,
        _stream(_TO_UNICODE),
    ]
    for at, page in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 4 0 R>>>>>>" % (*A4, rotate, 7 + 2 * at),
            _stream(page),
        ]
    body = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return body + head + table + tail % (len(objects) + 1, extra, len(body))


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
