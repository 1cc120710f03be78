"""Comments in Word documents: around exactly the figure, and nothing else is changed."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_changes import (
    CHANGED,
    COMMENTS,
    MAIN,
    assert_nothing_else_changed,
    comments,
    members,
    part,
    wrapped,
)
from word_files import BOX, STRICT, paragraph, repacked, run, table, word_file

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.word import package
from jzfacts.documents.word.comments import Comment, commented
from jzfacts.documents.word.numbering import W
from jzfacts.documents.word.reader import read_docx

WHEN = datetime(2026, 11, 27, 9, 30)  # noqa: DTZ001 - Word writes local time
TITLE = paragraph("工作报告")


def comments_on(data: bytes, *figures: str) -> bytes:
    """The file with a comment on the first place of each figure, which says its number."""
    document = read_docx(data).document
    starts = [document.source.index(figure) for figure in figures]
    wanted = [
        Comment(start, start + len(figure), [f"第{number}条"])
        for number, (start, figure) in enumerate(zip(starts, figures, strict=True), 1)
    ]
    return commented(data, document, wanted, ["小结"], WHEN)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=1</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/><w:t>42亿斤</w:t>'
    '<w:fldChar w:fldCharType="end"/></w:r>'
)
MERGED = '<w:fldSimple w:instr="MERGEFIELD a">{}</w:fldSimple>'
MATH = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>42</m:t></m:r></m:oMath>"
)
INSERTED = '<w:ins w:id="1" w:author="a"><w:r><w:t>2亿</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
RUN = "<w:r><w:t>产42亿斤。</w:t></w:r>"
CHANGE = '<w:b/><w:rPrChange w:id="7" w:author="a"><w:rPr/></w:rPrChange>'


@pytest.mark.parametrize(
    "content",
    [
        ["产42亿斤。"],
        ["42亿斤"],
        ["产4", run("2", "<w:b/>"), "亿斤。"],
        ["产", run("42", '<w:sz w:val="40"/>'), run("亿斤", "<w:i/>"), "。"],
        [run("产42亿斤。", CHANGE)],
        ["<w:r><w:tab/><w:t>42亿斤</w:t><w:br/><w:t>甲</w:t></w:r>"],
        ["<w:r><w:t>产42</w:t><w:t>亿斤。</w:t></w:r>"],
        [f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>'],
        [f'<w:ins w:id="1" w:author="a">{RUN}</w:ins>'],
        ["产4", INSERTED, DELETED, "斤。"],
        [f'<w:moveTo w:id="1" w:author="a">{RUN}</w:moveTo>'],
        [
            '<w:bookmarkStart w:id="5" w:name="a"/><w:proofErr w:type="gramStart"/>产', run("42"),
            '<w:proofErr w:type="gramEnd"/>', run("亿斤"), '<w:bookmarkEnd w:id="5"/>',
        ],
        [f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN}</w:sdtContent></w:sdt>"],
        [f'<w:fldSimple w:instr="REF a">{RUN}</w:fldSimple>'],
        [FIELD],
        ["产", MATH, "亿斤。"],
        ["产4", MATH.replace("42", "2亿斤"), "。"],
        [f'<w:smartTag w:uri="a" w:element="b">{RUN}</w:smartTag>'],
        ["<w:r><w:t>甲&amp;乙&#x4EA7;42亿斤</w:t></w:r>"],
        ["<w:r><w:t><![CDATA[<产>42亿斤。]]></w:t></w:r>"],
        ['<w:r w:rsidR="00AB12CD"><w:rPr/><w:t>产42亿斤 。</w:t></w:r>'],
    ],
)  # fmt: skip
def test_a_comment_is_wrapped_around_exactly_the_figure(content: list[str]) -> None:
    """Whatever runs and elements it stands in; the rest is as it was."""
    data = word_file(TITLE + paragraph(*content))
    after = comments_on(data, "42亿斤")
    assert wrapped(after) == {"小结": "工作报告", "第1条": "42亿斤"}
    assert_nothing_else_changed(data, after)


def test_comments_of_xml_end_no_text() -> None:
    """They are no part of a document, and go."""
    data = word_file(TITLE + paragraph("<w:r><w:t>产4<!-- 9 -->2<?a b?>亿斤。</w:t></w:r>"))
    assert wrapped(comments_on(data, "42亿斤"))["第1条"] == "42亿斤"


def test_a_comment_on_all_that_a_field_says_is_around_the_field() -> None:
    """As Word writes it; on a part of that it is within."""
    begin, *_, end = re.findall(
        "<w:r>.*?</w:r>",
        FIELD.replace("<w:t>", "</w:r><w:r><w:t>").replace("</w:t>", "</w:t></w:r><w:r>"),
    )
    whole, part_of = (
        part(comments_on(word_file(TITLE + paragraph(FIELD)), one), MAIN).decode()
        for one in ("42亿斤", "42亿")
    )
    assert re.search(f"RangeStart [^<]*{begin}", whole)
    assert re.search(f"{end}<w:commentRangeEnd", whole)
    assert not re.search(f"RangeStart [^<]*{begin}", part_of)


PER_CENT = '<w:sym w:font="Symbol" w:char="F025"/>'


@pytest.mark.parametrize(
    "content",
    [
        ["增长5.4", f"<w:r>{PER_CENT}</w:r>", "。"],
        [f"<w:r><w:t>增长5.4</w:t>{PER_CENT}<w:t>。</w:t></w:r>"],
        [f"<w:r><w:t>增长5.4</w:t>{PER_CENT}</w:r>"],
    ],
)
def test_a_sign_that_is_a_symbol_is_within_the_comment(content: list[str]) -> None:
    data = word_file(TITLE + paragraph(*content))
    after = comments_on(data, "5.4%")
    assert wrapped(after)["第1条"] == "5.4"  # and the symbol, which has no text
    assert re.search(rb'w:char="F025"/></w:r><w:commentRangeEnd', part(after, MAIN))
    assert_nothing_else_changed(data, after)


def test_where_word_allows_no_comment_it_stands_at_what_refers_to_the_figure() -> None:
    """And names the figure: text boxes, notes, headers and footers."""
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    note = '<w:footnote w:id="3">' + paragraph("注42亿斤。") + "</w:footnote>"
    box = BOX.format(paragraph("框43亿斤"))
    data = word_file(TITLE + paragraph("甲", box, mark), footnotes=note, header="眉44亿斤")
    after = comments_on(data, "42亿斤", "43亿斤", "44亿斤")
    assert wrapped(after) == {
        "小结": "工作报告",
        "footnote 1: “42亿斤” / 第1条": "",
        "text box 1: “43亿斤” / 第2条": "框43亿斤框43亿斤",
        "header: “44亿斤” / 第3条": "工作报告",
    }
    assert_nothing_else_changed(data, after)
    reference = r'<w:commentRangeStart w:id="[0-9]"/><w:r><w:footnoteReference w:id="3"/></w:r><w:commentRangeEnd'
    assert re.search(reference, part(after, MAIN).decode())


def test_the_summary_stands_at_the_first_paragraph_with_text() -> None:
    """Also if that is in several runs, or there is none, but a picture or a box."""
    data = word_file("<w:p/>" + paragraph("工作", run("报告", "<w:b/>")) + paragraph("甲"))
    assert wrapped(comments_on(data)) == {"小结": "工作报告"}
    picture = word_file(paragraph("<w:r><w:drawing/></w:r>"))
    after = comments_on(picture)
    assert wrapped(after) == {"小结": ""}
    assert_nothing_else_changed(picture, after)
    with pytest.raises(UnreadableError, match="a Word document without text"):
        comments_on(word_file("<w:p/>"))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_keeps_them(tmp_path: Path) -> None:
    """Around the same figures in a paragraph and in a cell, and somewhere at fields.

    What the comments say is no text of those.
    """
    cells = table("指标|总量", "出口|158.6亿元")
    held = [FIELD.replace("42亿斤", "共7家企业"), MERGED.format(run("共8家企业"))]
    data = word_file(TITLE + paragraph("产42亿斤。") + "".join(map(paragraph, held)) + cells)
    after = comments_on(data, "42亿斤", "7家", "8家", "158.6亿元")
    (tmp_path / "draft.docx").write_bytes(after)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx:Office Open XML Text", "--outdir", tmp_path / "out",
         tmp_path / "draft.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    kept = (tmp_path / "out" / "draft.docx").read_bytes()
    ranges = {said: text.strip() for said, text in wrapped(kept).items()}
    somewhere = {one: ranges[one] for one in ("第2条", "第3条")}
    assert ranges == wrapped(after) | somewhere
    assert read_docx(kept).document.source == read_docx(data).document.source


@pytest.mark.parametrize("comments", [None, b"<a/>"])
def test_comments_that_are_named_and_are_not_there(comments: bytes | None) -> None:
    """Are a damage, which more of them would not mend."""
    once = comments_on(word_file(TITLE))
    with pytest.raises(UnreadableError, match="a damaged Word document"):
        comments_on(repacked(once, {COMMENTS: comments}))


def test_comments_of_an_earlier_run_are_replaced() -> None:
    """At figures and at the mark of a note; those of others stay as they are, byte for byte."""
    note = '<w:footnote w:id="3">' + paragraph("注42亿斤。") + "</w:footnote>"
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    data = word_file(TITLE + paragraph("产42万吨，增长5.4%", mark, "。"), footnotes=note)
    once = comments_on(data, "42万吨", "42亿斤")
    assert part(comments_on(once, "42万吨", "42亿斤"), MAIN) == part(once, MAIN)
    file = docx.Document(BytesIO(once))
    file.add_comment(file.paragraphs[1].runs, "请核。", "甲", "甲")
    out = BytesIO()
    file.save(out)
    again = comments_on(out.getvalue(), "5.4%")
    assert sorted(comments(again).values()) == ["小结", "第1条", "请核。"]
    (own,) = re.findall(
        rb'<w:comment [^>]*w:author="\xe7\x94\xb2".*?</w:comment>', part(again, COMMENTS)
    )
    assert own in part(out.getvalue(), COMMENTS)


def test_a_comment_that_was_answered_stays() -> None:
    """Else the answer would stand alone."""
    once = comments_on(word_file(TITLE + paragraph("产42亿斤。")), "42亿斤")
    said = part(once, COMMENTS).replace(b"<w:p>", b'<w:p w14:paraId="0A">')
    said = said.replace(b"<w:comments ", b'<w:comments xmlns:w14="urn:w14" ')
    extended = b'<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    answered = package.repacked(once, {COMMENTS: said, "word/commentsExtended.xml": extended})
    assert len(comments(comments_on(answered))) == 3


def of_another_program(data: bytes) -> bytes:
    """A package as other programs write it: stored, dated, with a comment."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        new.comment = b"by another program"
        for number, name in enumerate(reversed(old.namelist())):
            info = ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = ZIP_DEFLATED if number % 2 else ZIP_STORED
            info.external_attr, info.extra = 0o600 << 16, b"\x99\x99\x02\x00ab"
            new.writestr(info, old.read(name))
    return out.getvalue()


def test_a_package_keeps_its_order_dates_and_compression() -> None:
    """Every byte of the parts that do not change."""
    data = of_another_program(word_file(TITLE + paragraph("产42亿斤。")))
    after = comments_on(data, "42亿斤")
    assert wrapped(after)["第1条"] == "42亿斤"
    assert_nothing_else_changed(data, after)
    with ZipFile(BytesIO(after)) as package:
        assert package.comment == b"by another program"
        assert package.getinfo(MAIN).date_time == (2001, 2, 3, 4, 5, 6)


def with_main(xml: str, encoding: str = "utf-8") -> bytes:
    """A document with another main part."""
    return repacked(word_file(TITLE), {MAIN: xml.encode(encoding)})


def spelled(prefix: str, declaration: str = "", attributes: str = "") -> str:
    """A document of two paragraphs, with another prefix than `w:`."""
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("甲", "产42亿斤"))
    body = f"<w:document><w:body>{text}</w:body></w:document>".replace("w:", prefix)
    name = f"xmlns:{prefix}".rstrip(":")
    declared = f' {name}="{W[1:-1]}"{attributes}>'
    return declaration + body.replace(">", declared, 1)


UTF16 = '\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n'
MARKED = '\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n'


@pytest.mark.parametrize(
    "data",
    [
        with_main(spelled("")),
        with_main(spelled("x:")),
        with_main(spelled("w:", UTF16), "utf-16-le"),
        with_main(spelled("w:", MARKED, ' a=">"')),
    ],
    ids=["no prefix", "another prefix", "UTF-16", "byte order mark"],
)
def test_xml_of_other_programs(data: bytes) -> None:
    """Prefixes and encodings that Word does not write, but reads."""
    after = comments_on(data, "42亿斤")
    assert wrapped(after) == {"小结": "甲", "第1条": "42亿斤"}
    assert_nothing_else_changed(data, after)


def test_strict_ooxml_stays_strict() -> None:
    """What is put in is in its namespaces."""
    data = repacked(word_file(TITLE + paragraph("产42亿斤。")), {}, STRICT)
    after = comments_on(data, "42亿斤")
    assert read_docx(after).document == read_docx(data).document
    assert members(after) == members(data)
    for name in CHANGED:
        assert not any(one.encode() in part(after, name) for one in STRICT)
    relation = 'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments" Target="comments.xml"'
    assert relation.encode() in part(after, "word/_rels/document.xml.rels")


def test_a_file_that_changed_meanwhile() -> None:
    """Its comments would stand at other figures."""
    document = read_docx(word_file(TITLE)).document
    with pytest.raises(UnreadableError, match="changed while it was read"):
        commented(word_file(paragraph("甲")), document, [], ["小结"], WHEN)


def test_more_comments_than_word_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Are no comments at all, but a word about it."""
    monkeypatch.setattr("jzfacts.documents.word.comments.MOST", 2)
    with pytest.raises(UnreadableError, match="more comments than Word opens"):
        comments_on(word_file(TITLE + paragraph("产42亿斤，增长5.4%。")), "42亿斤", "5.4%")


TEXT = "焦作市2024年粮食总产42亿斤 ，&增长5.4%；出口158.6亿元。"
WRAPPERS = (
    "{}",
    '<w:ins w:id="1" w:author="a">{}</w:ins>',
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
)


@settings(max_examples=15)
@given(
    st.lists(st.integers(0, len(TEXT)), max_size=12),
    st.lists(st.sampled_from(WRAPPERS), min_size=14, max_size=14),
    st.lists(st.integers(0, len(TEXT) - 1), min_size=1, max_size=4),
    st.lists(st.integers(1, 12), min_size=4, max_size=4),
)
def test_any_spans_of_any_runs(
    cuts: list[int], wrappers: list[str], starts: Sequence[int], lengths: Sequence[int]
) -> None:
    """Also spans that overlap: each comment is around its own."""
    edges = sorted({0, len(TEXT), *cuts})
    pieces = [TEXT[start:end].replace("&", "&amp;") for start, end in pairwise(edges)]
    runs = [wrappers[n].format(run(text, "<w:b/>" * (n % 2))) for n, text in enumerate(pieces)]
    data = word_file(paragraph(*runs))
    document = read_docx(data).document
    spans = sorted(
        {(at, min(at + size, len(TEXT))) for at, size in zip(starts, lengths, strict=False)}
    )
    wanted = [Comment(*span, [f"{span}"]) for span in spans]
    after = commented(data, document, wanted, ["小结"], WHEN)
    assert wrapped(after) == {"小结": TEXT} | {f"{span}": TEXT[slice(*span)] for span in spans}
    assert_nothing_else_changed(data, after)
