"""Word documents: what of them counts, in which order, and where it stands."""

import time

import pytest
from word_files import BOX, STRICT, paragraph, repacked, run, table, word_file

from jzfacts.documents.document import read_document
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.markup import statements
from jzfacts.documents.model import Document, Paragraph, Table
from jzfacts.documents.word.package import LARGEST_XML, MOST_PARTS
from jzfacts.documents.word.reader import read_docx

DOCUMENT = "word/document.xml"


def read(body: str, **parts: str) -> Document:
    return read_docx(word_file(body, **parts)).document


def lines(document: Document) -> list[tuple[str, str]]:
    """Each line of the source and where a person finds it."""
    return list(zip(map(str, document.places), document.source.split("\n")[:-1], strict=True))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([run("42", "<w:b/>"), ".4亿", run("斤")], "42.4亿斤"),
        (["42.4", '<w:ins w:id="1" w:author="a"><w:r><w:t>5</w:t></w:r></w:ins>', "亿斤"], "42.45亿斤"),
        (["42", '<w:del w:id="1" w:author="a"><w:r><w:delText>.4</w:delText></w:r></w:del>', "亿斤"], "42亿斤"),
        (["42", "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>", "亿斤"], "42亿斤"),
        (["<w:moveTo><w:r><w:t>42</w:t></w:r></w:moveTo>", "亿斤"], "42亿斤"),
        (["42", run("9", "<w:vanish/>"), run("8", "<w:strike/>"), "亿斤"], "42亿斤"),
        ([run("42", '<w:vanish w:val="0"/><w:strike w:val="false"/>'), "亿斤"], "42亿斤"),
        (["42", run("9", '<w:rStyle w:val="Gone"/>'), run("亿", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'), "斤"], "42亿斤"),
        (["4", '<w:r><w:sym w:font="Symbol" w:char="F032"/></w:r>', ".4亿斤"], "42.4亿斤"),
        (["4", '<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>', ".4亿斤"], "4□.4亿斤"),
        (['<w:hyperlink w:anchor="a"><w:r><w:t>42</w:t></w:r></w:hyperlink>', "亿斤"], "42亿斤"),
        (['<w:fldSimple w:instr="REF a"><w:r><w:t>42</w:t></w:r></w:fldSimple>', "亿斤"], "42亿斤"),
        (["<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>42</w:t></w:r></w:sdtContent></w:sdt>亿斤"], "42"),
        (["42", "<w:r><w:br/></w:r>", "亿斤"], "42亿斤"),
        (["42.4\u3000亿斤，", "<w:r><w:tab/><w:t>增长</w:t></w:r>"], "42.4亿斤，\t增长"),
        (["H", run("2", '<w:vertAlign w:val="subscript"/>'), "O"], "H₂O"),
        (["42.4亿斤", run("1", '<w:vertAlign w:val="superscript"/>'), "。"], "42.4亿斤。"),
        (["<w:ruby><w:rt><w:r><w:t>jiao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>焦</w:t></w:r></w:rubyBase></w:ruby>作"], "焦"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_is_seen_with_changes_accepted(content: list[str], text: str) -> None:
    """Split runs are joined, deleted and hidden text is gone; every character keeps its place."""
    file = read_docx(word_file(paragraph(*content)))
    (one,) = file.document.elements
    assert isinstance(one, Paragraph)
    assert one.text == text
    source = file.document.source
    assert [len(source[r.start : r.end]) for r in file.runs] == [
        len(r.element.text or "□") for r in file.runs
    ]


def test_hidden_paragraphs_and_rows_do_not_count() -> None:
    gone = paragraph("9亿斤", properties='<w:pStyle w:val="GoneToo"/>')
    gone += table("9亿斤").replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    assert lines(read(paragraph("甲") + gone)) == [("paragraph 1", "甲")]


def test_a_field_counts_by_its_result() -> None:
    """Not by its instruction, even if that has text; what follows a field without end is kept."""

    def part(what: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>'

    field = [part("begin"), "<w:r><w:instrText>=40+2</w:instrText></w:r>", "9", part("separate")]
    assert [one.text for one in statements(
        read(paragraph("共", *field, "42", part("end"), "家") + paragraph(part("begin"), "8") + paragraph("7家"))
    )] == ["共42家", "7家"]  # fmt: skip


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    """As it does when the change is accepted."""
    deleted = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = paragraph("粮食总产", properties=deleted) + paragraph("42.4亿斤") + paragraph("甲")
    assert lines(read(body)) == [("paragraph 1", "粮食总产42.4亿斤"), ("paragraph 2", "甲")]


def test_a_drop_cap_begins_the_next_paragraph() -> None:
    """Word keeps it in a paragraph of its own: 进 before 出口总额."""
    dropped = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    body = paragraph("进", properties=dropped) + paragraph("出口总额42亿元")
    assert lines(read(body)) == [("paragraph 1", "进出口总额42亿元")]


def test_headings_are_told_by_their_styles_and_lists_of_contents_do_not_count() -> None:
    """A whole paragraph in the style of a heading is none."""
    style = '<w:pStyle w:val="Heading2"/>'
    document = read(
        paragraph("综合 3", properties='<w:pStyle w:val="TOCHeading"/>')
        + paragraph("综合", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("农业", properties=style)
        + paragraph("粮食总产42.4亿斤。", properties=style)
        + paragraph("综合")
    )
    assert [(one.kind, one.level) for one in document.elements if isinstance(one, Paragraph)] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("heading", 0),
    ]  # fmt: skip


def test_boxes_and_notes_follow_their_paragraph_or_table_and_headers_come_last() -> None:
    """Each is named as a person finds it; of two forms of a box one counts."""
    note = (
        '<w:footnote w:id="3">'
        + paragraph("<w:r><w:footnoteRef/></w:r>", "含薯类。")
        + "</w:footnote>"
    )
    body = (
        paragraph("粮食总产", BOX.format(paragraph("框内")), '<w:r><w:footnoteReference w:id="3"/></w:r>', "42.4亿斤")
        + table("指标|总量", "水果|" + paragraph("5万斤", BOX.format(paragraph("格内"))))
    )  # fmt: skip
    assert lines(read(body, footnotes=note, header="页眉")) == [
        ("paragraph 1", "粮食总产42.4亿斤"),
        ("text box 1", "框内"),
        ("footnote 1", "含薯类。"),
        ("table 1, row 1, column 1", "指标"),
        ("table 1, row 1, column 2", "总量"),
        ("table 1, row 2, column 1", "水果"),
        ("table 1, row 2, column 2", "5万斤"),
        ("table 1, row 2, column 2, text box 2", "格内"),
        ("header", "页眉"),
    ]


def test_a_table_is_a_grid_and_its_cells_have_names() -> None:
    """Merged cells stand in all their places, unless these are no table's; what stands over the table is its caption."""
    body = paragraph("单位：亿元") + table(
        "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>指标</w:t></w:r></w:p>"
        "|<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>2024年</w:t></w:r></w:p>",
        "<w:tcPr><w:vMerge/></w:tcPr><w:p/>|总量|增速（%）",
        "<w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr><w:p><w:r><w:t>出口</w:t></w:r></w:p>|158.6|5.1",
    )
    document = read(body)
    _, grid = document.elements
    assert isinstance(grid, Table)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["指标", "2024年", "2024年"],
        ["指标", "总量", "增速（%）"],
        ["出口", "158.6", "5.1"],
    ]
    assert (grid.header_rows, grid.header_columns) == (2, 1)
    _, row = statements(document)
    assert row.text == "2024年出口158.6亿元,同比增长5.1%"
    before = [document.source[: row.starts[row.text.index(one)]] for one in ("158.6", "5.1%")]
    assert [document.place(one.count("\n") + 1) for one in before] == [
        "table 1, row 3, column 2",
        "table 1, row 3, column 3",
    ]


def test_a_table_within_a_table_is_read_and_named() -> None:
    """The outer one only places text."""
    inner = table("指标|2024年", "出口（亿元）|158.6")
    assert lines(read(table(f"<w:p><w:r><w:t>甲</w:t></w:r></w:p>{inner}<w:p/>")))[-1] == (
        "table 1, row 1, column 1, table 1, row 2, column 2",
        "158.6",
    )


SOUND = word_file(paragraph("甲"))
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
IMAGE = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../NULL"/>'


@pytest.mark.parametrize(
    "data",
    [
        repacked(SOUND, {}, STRICT),
        repacked(SOUND, {}, {"</Relationships>": IMAGE + "</Relationships>"}),
        repacked(SOUND, {}, {TYPE: TYPE.replace("document.main", "template.main")}),
        repacked(SOUND, {}, {TYPE: "ms-word.document.macroEnabled.main+xml"}),
        repacked(SOUND, {DOCUMENT: f'<document xmlns="{MAIN}"><body><p><r><t>甲</t></r></p></body></document>'.encode()}),
    ],
    ids=["Strict OOXML", "picture of WPS that is NULL", ".dotx", ".docm without macros", "no prefix"],
)  # fmt: skip
def test_what_word_opens_is_read(data: bytes) -> None:
    """Also where python-docx would not."""
    assert lines(read_docx(data).document) == [("paragraph 1", "甲")]


def test_what_charts_say_is_not_passed_over_in_silence() -> None:
    """They have figures of their own, which nobody has compared."""
    chart = IMAGE.replace("/image", "/chart").replace("../NULL", "charts/a.xml")
    data = repacked(
        SOUND, {"word/charts/a.xml": b"<a/>"}, {"</Relationships>": chart + "</Relationships>"}
    )
    assert [*read_docx(data).document.notes] == ["charts or diagrams that were not read: 1"]


def lying_about_a_size() -> bytes:
    """A package that says a picture of 10 MB had one byte."""
    data = repacked(SOUND, {"word/a.png": bytes(LARGEST_XML // 10)})
    real = (LARGEST_XML // 10).to_bytes(4, "little")
    assert real in data
    return data.replace(real, (1).to_bytes(4, "little"))


def twice_the_same_part() -> bytes:
    """A package of which two readers may read two different texts."""
    data = repacked(SOUND, {"word/document.xmm": b"<a/>"})
    return data.replace(b"word/document.xmm", DOCUMENT.encode())


def nested(depth: int) -> bytes:
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SOUND[:9000], "a damaged Word document"),
        (repacked(SOUND, {DOCUMENT: b"<w:document"}), "a damaged Word document"),
        (repacked(SOUND, {"word/styles.xml": None}), "a damaged Word document"),
        (lying_about_a_size(), "a damaged Word document"),
        (twice_the_same_part(), "a damaged Word document"),
        (repacked(SOUND, {DOCUMENT: b"<a/>"}), "a damaged Word document"),
        (word_file(paragraph('<w:r><w:sym w:char="FFFFFFFF"/></w:r>')), "a damaged Word document"),
        (word_file(paragraph("甲") + "<w:altChunk/>"), "a Word document that takes in another file"),
        (word_file(paragraph("甲", "<w:subDoc/>")), "a Word document that takes in another file"),
        (repacked(SOUND, {DOCUMENT: nested(10_000)}), "a damaged Word document"),
        (repacked(SOUND, {"word/a.xml": bytes(LARGEST_XML)}), "too large when it is unpacked"),
        (repacked(SOUND, {"word/vbaProject.bin": b""}), "a Word document with macros"),
        (
            repacked(SOUND, {DOCUMENT: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
            "a Word document with a document type, which may be hostile",
        ),
        (
            repacked(SOUND, {DOCUMENT: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")}),
            "a Word document with a document type, which may be hostile",
        ),
        (repacked(SOUND, {f"word/{n}.xml": b"<a/>" for n in range(MOST_PARTS)}), "too large when it is unpacked"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_at_once(data: bytes, reason: str) -> None:
    """Damaged or hostile: each with a remedy."""
    began = time.monotonic()
    with pytest.raises(
        UnreadableError, match="^" + reason.replace("(", r"\(").replace(")", r"\)")
    ) as told:
        read_document(data)
    assert told.value.remedy
    assert time.monotonic() - began < 5
