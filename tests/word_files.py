"""Word documents made from the XML of their bodies, for the tests of those who read them."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

NAMESPACES = (
    nsdecls("w", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<wp:extent cx='3600000' cy='700000'/><wp:docPr id='7' name='框'/><a:graphic>"
    "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='3600000' cy='700000'/></a:xfrm><a:prstGeom prst='rect'/></wps:spPr>"
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
"""A text box, in both forms that Word writes; what it says is to be filled in."""


GONE = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneToo"><w:basedOn w:val="Gone"/></w:style>'
)


def word_file(body: str, *, numbering: str = "", footnotes: str = "", header: str = "") -> bytes:
    """A document of this body; `footnotes` and `numbering` are the XML within those parts.

    Text in the styles Gone (of characters) and GoneToo (of paragraphs) is hidden.
    """
    document = docx.Document()
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for child in reversed(_parsed("body", body)):
        document.element.body.insert(0, child)
    for style in _parsed("styles", GONE):
        document.styles.element.append(style)
    if numbering:
        root = document.part.numbering_part.element
        root[:] = list(_parsed("numbering", numbering))
    if footnotes:
        blob = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>".encode()
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


STRICT = {
    f"http://schemas.openxmlformats.org/{one}/2006/{two}": f"http://purl.oclc.org/ooxml/{one}/{two}"
    for one, two in (("wordprocessingml", "main"), ("officeDocument", "relationships"))
}
"""The namespaces of a document, with those of Strict OOXML."""
NOTHING: Mapping[str, str] = MappingProxyType({})


def repacked(
    data: bytes, parts: Mapping[str, bytes | None], words: Mapping[str, str] = NOTHING
) -> bytes:
    """A package with other parts (None: without that one), and other words in all of them."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        contents = {name: old.read(name) for name in old.namelist()} | dict(parts)
        for name, content in contents.items():
            if content is not None:
                for before, after in words.items():
                    content = content.replace(before.encode(), after.encode())
                new.writestr(name, content)
    return out.getvalue()


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs, each of XML or of a text."""
    runs = (one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of rows whose cells are divided by strokes; a cell is XML or a text."""
    cells = ("".join(map(_cell, row.split("|"))) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _cell(content: str) -> str:
    return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def _parsed(name: str, content: str) -> list:  # type: ignore[type-arg]
    return list(parse_xml(f"<w:{name} {NAMESPACES}>{content}</w:{name}>"))
