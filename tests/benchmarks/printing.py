"""The reports as people have them: as Word files, as web pages, and as PDFs of several layouts.

    python tests/benchmarks/printing.py FOLDER [LAYOUT…]

writes for each report of ../shared/reports and each layout a file FOLDER/LAYOUT/REPORT.pdf, printed
by Chromium (`web…`) or by LibreOffice (`office…`). What is there already is left.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from own_pages import REPORTS

_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、.{2,40}\Z")
_SUBHEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)].{2,40}\Z")


class Layout(NamedTuple):
    """How a report is set; lengths in points and centimetres."""

    size: float = 16
    margin: float = 2.5
    columns: int = 1
    spacing: float = 1.5
    indent: float = 2
    header: str = ""
    footer: str = "— {} —"
    paper: str = "A4"


LAYOUTS = {
    "web": Layout(),
    "web-columns": Layout(10.5, 1.5, 2, 1.4),
    "web-small": Layout(9, 3, 1, 1.2, 0),
    "web-large": Layout(22, 2, 1, 1.8),
    "office": Layout(header="人民代表大会会议文件"),
    "office-columns": Layout(10.5, 2, 2, 1.2, footer="第 {} 页"),
    "office-small": Layout(9, 1.5, 1, 1, 2, "政府工作报告", "{}"),
    "office-large": Layout(22, 3.5, 1, 2, 0, "", ""),
}


def plain(report: Path) -> str:
    """The text of a report without the marks of Markdown and the notes of who saved it."""
    text = report.read_text(encoding="utf-8").replace("**", "")
    return text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a report, each with the level of the heading that it is, or 0."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [
        (1 if not at else 2 if _HEADING.match(one) else 3 if _SUBHEADING.match(one) else 0, one)
        for at, one in enumerate(lines)
    ]


def web_page(text: str, layout: Layout) -> str:
    """A report as a page that is ready to be printed."""
    title, *body = (
        f"<h{level}>{html.escape(one)}</h{level}>" if level else f"<p>{html.escape(one)}</p>"
        for level, one in paragraphs(text)
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>政府工作报告</title><style>
@page {{ size: {layout.paper}; margin: {layout.margin}cm }}
body {{ font: {layout.size}pt/{layout.spacing} "Noto Serif CJK SC"; margin: 0 }}
main {{ columns: {layout.columns}; text-align: justify }}
p {{ margin: 0; text-indent: {layout.indent}em }} h1 {{ text-align: center }}
</style></head><body>{title}<main>{"".join(body)}</main></body></html>"""


def word_document(text: str, layout: Layout) -> bytes:
    """A report as a Word file, with running headers and page numbers."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(layout.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(layout.margin)
    section.top_margin = section.bottom_margin = Cm(max(layout.margin, 2))
    if layout.columns > 1:
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), str(layout.columns))
    section.header.paragraphs[0].text = layout.header
    if layout.footer:
        before, after = layout.footer.split("{}")
        foot = section.footer.paragraphs[0]
        foot.add_run(before)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        foot._p.append(field)
        foot.add_run(after)
    for level, one in paragraphs(text):
        paragraph = document.add_paragraph(one, f"Heading {level}" if level else None)
        paragraph.paragraph_format.line_spacing = layout.spacing
        if not level:
            paragraph.paragraph_format.first_line_indent = Pt(layout.indent * layout.size)
            paragraph.paragraph_format.space_after = Pt(0)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def print_all(folder: Path, names: list[str]) -> None:
    """Print every report in these layouts."""
    for name in names:
        layout, out = LAYOUTS[name], folder / name
        out.mkdir(parents=True, exist_ok=True)
        missing = [r for r in sorted(REPORTS.glob("*.txt")) if not (out / f"{r.stem}.pdf").exists()]
        sources = []
        for report in missing:
            text = plain(report)
            if name.startswith("web"):
                source = out / f"{report.stem}.html"
                source.write_text(web_page(text, layout), encoding="utf-8")
            else:
                source = out / f"{report.stem}.docx"
                source.write_bytes(word_document(text, layout))
            sources.append(source)
        if name.startswith("web"):
            for source in sources:
                options = [] if layout.footer and name == "web" else ["--no-pdf-header-footer"]
                pdf = f"--print-to-pdf={source.with_suffix('.pdf')}"
                command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", *options, pdf]
                subprocess.run([*command, source.as_uri()], check=True, capture_output=True)
        elif sources:
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
            profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
            subprocess.run([*command, profile, *sources], check=True, capture_output=True)


if __name__ == "__main__":
    print_all(Path(sys.argv[1]), sys.argv[2:] or list(LAYOUTS))
