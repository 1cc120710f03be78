"""PDFs made byte by byte, for the tests of those who read them.

The font is none: each two bytes of a text are the Unicode of a character, which is all that a reader
of text needs. Chinese characters are as wide as their size, others half as wide. Where it matters
what is seen, a few characters are drawn, as boxes.
"""

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

_BOXES = "0123456789.%亿斤"
"""The characters that are drawn; their codes are those of A, B, C …"""


def drawn(text: str, left: float, base: float, size: float = 10) -> bytes:
    """A text of `_BOXES` that is seen on the page."""
    codes = "".join(f"{65 + _BOXES.index(one):02X}" for one in text)
    return f"BT /B {size} Tf 1 0 0 1 {left} {base} Tm <{codes}> Tj ET\n".encode()


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


def pdf_file(
    *pages: bytes,
    extra: bytes = b"",
    rotate: int = 0,
    page: bytes = b"",
    form: bytes = b"",
    zero: str = "0",
) -> bytes:
    """A document of pages, each given by the operators that draw it.

    `page` is said of each page, `extra` of the file. `form` draws what is object 3 of the file; the
    box of 0 stands for the text `zero`.
    """
    fonts = 6 + 2 * len(pages)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]>>>>>>"
        % (fonts + 3, fonts + 3),
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</B %d 0 R>>>>%s"
        % (fonts, _stream(form)[2:]),
        _FONT,
        _stream(_TO_UNICODE),
    ]
    for at, content in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R%s/Resources<<"
            b"/ExtGState<</Clear<</ca 0>>>>/Properties<</Off %d 0 R>>/Font<</F 4 0 R/B %d 0 R>>>>>>"
            % (*A4, rotate, 7 + 2 * at, page, fonts + 3, fonts),
            _stream(content),
        ]
    objects += _box_font(fonts, zero)
    body = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return body + head + table + tail % (len(objects) + 1, extra, len(body))


def _box_font(number: int, zero: str) -> list[bytes]:
    """A font of boxes as objects of which the first has a number, and a layer that is off."""
    texts = [zero, *_BOXES[1:]]
    names = " ".join(f"/a{at}" for at in range(len(_BOXES)))
    glyphs = " ".join(f"/a{at} {number + 1} 0 R" for at in range(len(_BOXES)))
    codes = "\n".join(
        f"<{65 + at:02X}> <{one.encode('utf-16-be').hex()}>" for at, one in enumerate(texts)
    )
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 65/LastChar {64 + len(_BOXES)}/Widths[{'1000 ' * len(_BOXES)}]"
        f"/Encoding<</Differences[65 {names}]>>/CharProcs<<{glyphs}>>/ToUnicode {number + 2} 0 R>>"
    )
    unicode = (
        f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Boxes def "
        f"/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(_BOXES)} beginbfchar {codes} endbfchar endcmap end end"
    )
    box = b"1000 0 0 0 1000 800 d1 100 0 800 700 re f"
    return [font.encode(), _stream(box), _stream(unicode.encode()), b"<</Type/OCG/Name(off)>>"]


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
