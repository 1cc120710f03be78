"""Word documents of the shapes that people have, with planted errors: commented on, and exactly?

Each has a title and seven figures of the shipped base with two digits exchanged or one changed, in
statements that are told as conflicts in a plain text, so that what is tried is Word.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_STORED, ZipFile

import docx
from conftest import SHIPPED
from word_changes import assert_nothing_else_changed, wrapped
from word_files import BOX, paragraph, run, table, word_file

from jzfacts.documents.word.comments import Comment, commented
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.reader import read_docx
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import CONFLICT, Verifier

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.facts.model import Fact

EACH = 7
SOFFICE = shutil.which("soffice")


class Planted(NamedTuple):
    """A wrong figure, and of what it is."""

    indicator: str
    number: str
    unit: str

    @property
    def figure(self) -> str:
        return self.number + self.unit


class Draft(NamedTuple):
    """What a document says."""

    title: str
    planted: Sequence[Planted]


def draft() -> Draft:
    """Some wrong figures of the base that is shipped."""
    title, found = _planted(SHIPPED)
    return Draft(title, found[:EACH])


def _planted(base: Path) -> tuple[str, list[Planted]]:
    """The title of drafts on a base, and all that can be planted in them."""
    index = open_index([base])
    source = next(iter(index.sources(1) or ()))
    title = f"{source.area}{source.period}年国民经济和社会发展情况"
    verifier = Verifier(index)
    found, seen = [], set()
    for fact in index.facts():
        one = _wrong(fact)
        if (
            one is None
            or one.indicator in seen
            or (fact.area, fact.period) != (source.area, source.period)
        ):
            continue
        text = f"{title}\n\n{one.indicator}{one.figure}。\n"
        told = [each.text for each in verifier.verdicts(text, "draft") if each.status == CONFLICT]
        if told == [one.figure]:
            seen.add(one.indicator)
            found.append(one)
    return title, found


def _wrong(fact: Fact) -> Planted | None:
    """A figure of a fact with its last two digits exchanged, or the last one changed."""
    if fact.value is None or not fact.unit or len(f"{fact.value}") < 2:
        return None
    number = f"{fact.value}"
    last, before = number[-1], number[-2]
    if before.isdecimal() and before != last:
        return Planted(fact.indicator, number[:-2] + last + before, fact.unit)
    return Planted(fact.indicator, number[:-1] + f"{(int(last) + 4) % 10}", fact.unit)


def _body(draft: Draft, figure: Callable[[Planted], str], properties: str = "") -> str:
    """A title, and a paragraph for each figure, whose runs are made by a function."""
    title = paragraph(run(draft.title, "<w:b/>"), properties='<w:jc w:val="center"/>')
    return title + "".join(
        paragraph(run(one.indicator), figure(one), run("。"), properties=properties)
        for one in draft.planted
    )


def _plain(one: Planted) -> str:
    return run(one.figure)


def by_python_docx(draft: Draft) -> bytes:
    """Headings, bold figures, a table; as programs write them."""
    file = docx.Document()
    file.add_heading(draft.title, 0)
    for one in draft.planted[:4]:
        text = file.add_paragraph(one.indicator)
        text.add_run(one.figure).bold = True
        text.add_run("。")
    grid = file.add_table(1, 2, "Table Grid")
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = "指标", "完成值"
    for one in draft.planted[4:]:
        name, value = grid.add_row().cells
        name.text, value.text = one.indicator, one.figure
    return _saved(file)


def _saved(file: docx.document.Document) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def in_one_run(draft: Draft) -> bytes:
    title = paragraph(run(draft.title))
    return word_file(
        title + paragraph("".join(f"{one.indicator}{one.figure}。" for one in draft.planted))
    )


def each_character_a_run(draft: Draft) -> bytes:
    looks = ("<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="32"/>')
    return word_file(
        _body(draft, lambda one: "".join(run(c, looks[n % 4]) for n, c in enumerate(one.figure)))
    )


def with_revision_marks(draft: Draft) -> bytes:
    """Ids of editing sessions, proofing marks, bookmarks, as Word writes them."""

    def figure(one: Planted) -> str:
        return (
            '<w:bookmarkStart w:id="5" w:name="a"/><w:proofErr w:type="gramStart"/>'
            f'<w:r w:rsidR="00AB12CD"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{one.number}</w:t></w:r>'
            '<w:proofErr w:type="gramEnd"/>'
            f'<w:r w:rsidRPr="00AB12CD"><w:t>{one.unit}</w:t></w:r><w:bookmarkEnd w:id="5"/>'
        )

    return word_file(_body(draft, figure))


def table_of_indicators(draft: Draft) -> bytes:
    rows = (f"{one.indicator}（{one.unit}）|{one.number}" for one in draft.planted)
    return word_file(paragraph(run(draft.title)) + table("指标|完成值", *rows))


def table_within_a_table(draft: Draft) -> bytes:
    rows = (f"{one.indicator}|{one.figure}" for one in draft.planted)
    inner = table("指标|完成值", *rows)
    return word_file(paragraph(run(draft.title)) + table(f"<w:p/>{inner}<w:p/>"))


def text_in_cells(draft: Draft) -> bytes:
    rows = (f"{n}|{one.indicator}{one.figure}。" for n, one in enumerate(draft.planted, 1))
    return word_file(paragraph(run(draft.title)) + table("序号|工作进展", *rows))


def _change(name: str, content: str) -> str:
    return f'<w:{name} w:id="90" w:author="甲" w:date="2026-01-02T03:04:05Z">{content}</w:{name}>'


def inserted(draft: Draft) -> bytes:
    return word_file(_body(draft, lambda one: _change("ins", run(one.figure))))


def changed_in_part(draft: Draft) -> bytes:
    old = '<w:r><w:delText xml:space="preserve">98</w:delText></w:r>'
    return word_file(
        _body(
            draft,
            lambda one: (
                run(one.number[0]) + _change("del", old) + _change("ins", run(one.number[1:])) + run(one.unit)
            ),
        )
    )  # fmt: skip


def moved(draft: Draft) -> bytes:
    return word_file(
        _body(draft, lambda one: _change("moveFrom", run("9")) + _change("moveTo", run(one.figure)))
    )


def format_changed(draft: Draft) -> bytes:
    look = '<w:b/><w:rPrChange w:id="91" w:author="甲"><w:rPr/></w:rPrChange>'
    return word_file(
        paragraph(run(draft.title))
        + "".join(paragraph(run(f"{one.indicator}{one.figure}。", look)) for one in draft.planted)
    )


def in_links(draft: Draft) -> bytes:
    return word_file(
        _body(draft, lambda one: f'<w:hyperlink w:anchor="a">{run(one.figure)}</w:hyperlink>')
    )


def in_content_controls(draft: Draft) -> bytes:
    return word_file(
        _body(draft, lambda one: f"<w:sdt><w:sdtPr/><w:sdtContent>{run(one.figure)}</w:sdtContent></w:sdt>")
    )  # fmt: skip


def block_content_control(draft: Draft) -> bytes:
    return word_file(f"<w:sdt><w:sdtContent>{_body(draft, _plain)}</w:sdtContent></w:sdt>")


def results_of_fields(draft: Draft) -> bytes:
    def part(what: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>'

    code = "<w:r><w:instrText>DOCPROPERTY a</w:instrText></w:r>"
    return word_file(
        _body(
            draft,
            lambda one: part("begin") + code + part("separate") + run(one.figure) + part("end"),
        )
    )


def simple_fields(draft: Draft) -> bytes:
    return word_file(
        _body(draft, lambda one: f'<w:fldSimple w:instr="REF a">{run(one.figure)}</w:fldSimple>')
    )


def smart_tags(draft: Draft) -> bytes:
    return word_file(
        _body(
            draft, lambda one: f'<w:smartTag w:uri="a" w:element="b">{run(one.figure)}</w:smartTag>'
        )
    )


def text_boxes(draft: Draft) -> bytes:
    return word_file(
        paragraph(run(draft.title))
        + "".join(
            paragraph(run("见框。"), BOX.format(paragraph(f"{one.indicator}{one.figure}。")))
            for one in draft.planted
        )
    )


def footnotes(draft: Draft) -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(f"{one.indicator}{one.figure}。")}</w:footnote>'
        for n, one in enumerate(draft.planted, 2)
    )
    marks = "".join(
        paragraph(run("见注"), f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{n}"/></w:r>', run("。"))
        for n, _ in enumerate(draft.planted, 2)
    )  # fmt: skip
    return word_file(paragraph(run(draft.title)) + marks, footnotes=notes)


def header(draft: Draft) -> bytes:
    text = "".join(f"{one.indicator}{one.figure}。" for one in draft.planted)
    return word_file(paragraph(run(draft.title)) + paragraph(run("甲")), header=text)


def numbered(draft: Draft) -> bytes:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return word_file(_body(draft, _plain, item), numbering=numbering)


def with_other_comments(draft: Draft) -> bytes:
    """Of another author, around the same figures."""
    file = docx.Document(BytesIO(word_file(_body(draft, _plain))))
    for one in file.paragraphs[1:]:
        file.add_comment(one.runs[1], "请核。", "甲", "甲")
    return _saved(file)


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes], method: int = 8) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", method) as new:
        for name in reversed(old.namelist()):
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def strict(draft: Draft) -> bytes:
    def change(_: str, content: bytes) -> bytes:
        for family in ("wordprocessingml{}/main", "officeDocument{}/relationships"):
            usual = "http://schemas.openxmlformats.org/" + family.format("/2006")
            content = content.replace(
                usual.encode(), f"http://purl.oclc.org/ooxml/{family.format('')}".encode()
            )
        return content

    return _rewritten(word_file(_body(draft, _plain)), change)


def template(draft: Draft) -> bytes:
    return _rewritten(
        word_file(_body(draft, _plain)),
        lambda _, content: content.replace(b".document.main+xml", b".template.main+xml"),
    )


def stored_utf16(draft: Draft) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    return _rewritten(word_file(_body(draft, _plain)), change, ZIP_STORED)


def picture_of_wps(draft: Draft) -> bytes:
    kind = W[1:-1].replace("wordprocessingml/2006/main", "officeDocument/2006/relationships/image")
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="../NULL"/>'
    return _rewritten(
        word_file(_body(draft, _plain)),
        lambda name, content: (
            content.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            if name == "word/_rels/document.xml.rels"
            else content
        ),
    )


@cache
def _profile() -> str:
    """A profile of LibreOffice of our own: two programs cannot use one at a time."""
    folder = tempfile.TemporaryDirectory(prefix="jzfacts-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name).as_uri()


def _converted(data: bytes, suffix: str, to: str) -> bytes:
    """What LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"draft{suffix}")
        source.write_bytes(data)
        subprocess.run(
            [SOFFICE or "soffice", f"-env:UserInstallation={_profile()}", "--headless",
             "--convert-to", to, "--outdir", f"{folder}/out", source],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        (made,) = Path(folder, "out").iterdir()
        return made.read_bytes()


def again(data: bytes) -> bytes:
    """A document as LibreOffice writes it anew."""
    return _converted(data, ".docx", "docx:Office Open XML Text")


SHAPES = (
    by_python_docx, in_one_run, each_character_a_run, with_revision_marks, table_of_indicators,
    table_within_a_table, text_in_cells, inserted, changed_in_part, moved, format_changed, in_links,
    in_content_controls, block_content_control, results_of_fields, simple_fields, smart_tags,
    text_boxes, footnotes, header, numbered, with_other_comments, strict, template, stored_utf16,
    picture_of_wps,
)  # fmt: skip
ELSEWHERE = (text_boxes, footnotes, header)
"""Shapes whose figures stand where Word allows no comment."""


class Result(NamedTuple):
    """What came of one document."""

    planted: int
    missed: list[Planted]
    inexact: list[str]
    changed: str
    """What else changed; empty if nothing did."""
    before: bytes
    after: bytes
    wrapped: dict[str, str]


def measure(shape: Callable[[Draft], bytes], draft: Draft) -> Result:
    """Plant, verify, comment, and look."""
    data = shape(draft)
    document = read_docx(data).document
    verifier = Verifier(open_index([SHIPPED]))
    comments = [
        Comment(*one.span, [f"{one.line}:{one.column} {one.text}"])
        for one in verifier.findings(document, "draft.docx")
        if one.status == CONFLICT and one.span
    ]
    after = commented(data, document, comments, ["小结"], datetime(2026, 11, 27, 9, 30))  # noqa: DTZ001
    try:
        assert_nothing_else_changed(data, after)
        changed = ""
    except AssertionError as error:
        changed = str(error) or "changed"
    around = wrapped(after)
    missed, inexact = [], []
    for one in draft.planted:
        mine = [said for said in around if said.endswith((f" {one.figure}", f" {one.number}"))]
        if not mine:
            missed.append(one)
            continue
        elsewhere = shape in ELSEWHERE
        exact = any(
            f"“{one.figure}”" in said if elsewhere else around[said] in (one.figure, one.number)
            for said in mine
        )
        if not exact:
            inexact.append(one.figure)
    return Result(len(draft.planted), missed, inexact, changed, data, after, around)
