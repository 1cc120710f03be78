"""The page of a verified draft, whole; that nothing from elsewhere and nothing of a draft runs."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from html_reader import Reader

from jzfacts.audit.page_files import PageText
from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.facts.model import Fact
from jzfacts.output.report.page import Draft, render
from jzfacts.output.report.proof import proofs_in

TEXT = "粮食总产43亿斤，居全省第二，棉花5万斤。"
SAID = "粮食总产: the draft says 43亿斤, the base says 42.40亿斤 (page-1, line 12)"
CONFLICT = Finding(
    *("草稿.txt", 1, 5, "error", "wrong-value", SAID, "43亿斤"),
    *("conflict", "grain-output", "42.40亿斤"),
    span=(4, 8),
)
MATCH = Finding(
    *("草稿.txt", 1, 13, "note", "", "全省第2", "第二", "match", "grain-output", "全省第2"),
    span=(12, 14),
)
ABSENT = Finding(
    *("草稿.txt", 1, 18, "note", "", "not in base: no such indicator", "5万斤", "not in base"),
    reason="no such indicator",
    span=(17, 20),
)
DRAFT = Draft("草稿.txt", read_text(TEXT), (CONFLICT, MATCH, ABSENT))

PAGE = "\n" * 2 + "粮食生产居全省第2。\n" + "\n" * 8 + "粮食总产42.40亿斤，同比增长3.5%。\n"
"""A page of which lines 3 and 12 print the fact."""


def page(facts: Mapping[str, Fact], *drafts: Draft, text: str | None = None) -> str:
    """The page of drafts; `text` is that of the source's page, if there is one."""
    proofs = None
    if text is not None:
        proofs = proofs_in({"page-1": PageText("page-1.txt", text)}, tuple(facts.values()))
    return "".join(render(drafts, facts.get, proofs, ["Made for a test"]))


def between(text: str, start: str, end: str) -> str:
    """What of a text stands from `start` up to `end`."""
    return text[text.index(start) : text.index(end)]


WHOLE = Path(__file__).with_name("report_page.html").read_text("utf-8")
"""What stands between the styles and the script."""


def test_the_page_of_a_draft(facts: dict[str, Fact]) -> None:
    """Counts, filters, what is wrong, the draft, and a note for each figure, its lines marked."""
    assert between(page(facts, DRAFT, text=PAGE), '<a class="skip"', "<script>") == WHOLE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PAGE, "the text is not of the very page that page-1 was taken from"),
        ("粮食。\n", "the page of page-1 is shorter than the lines that are cited"),
    ],
)
def test_a_page_that_is_not_the_right_one(facts: dict[str, Fact], text: str, said: str) -> None:
    """It is said in the note."""
    fact = facts["grain-output"]
    if text == PAGE:
        fact = fact._replace(source=fact.source._replace(sha256="0" * 64))
    whole = page({**facts, fact.id: fact}, DRAFT, text=text)
    assert whole.count(f'<p class="caution">{said}</p>') == 2


def test_of_long_lines_what_stands_near(facts: dict[str, Fact]) -> None:
    """A page may have whole paragraphs on a line."""
    text = PAGE.replace("粮食总产42.40亿斤，", "前" * 99 + "粮食总产42.40亿斤，" + "后" * 200)
    shown = between(page(facts, DRAFT, text=text), "<span>line 12</span>", "</blockquote>")
    assert shown == (
        f"<span>line 12</span> …{'前' * 56}粮食总产<mark>42.40亿斤</mark>，{'后' * 59}…"
        f"{'后' * 56}同比增长<mark>3.5%</mark>。"
    )


def test_several_drafts(facts: dict[str, Fact]) -> None:
    """The counts are the contents; what was not read, not seen, not compared is said loudly."""
    bare, plan = (
        Draft("无.txt", read_text("风调雨顺。")),
        Draft("计划.txt", read_text(TEXT), (ABSENT,)),
    )
    whole = page(facts, DRAFT, Draft("丢.docx", None), bare, plan)
    assert between(whole, "<tbody>", "</tbody>") == (
        '<tbody>\n<tr><th scope="row"><a href="#d1">草稿.txt</a></th><td>3</td><td class="c">1</td>'
        '<td class="none">0</td><td class="m">1</td><td class="a">1</td></tr>\n'
        '<tr><th scope="row"><a href="#d2">丢.docx</a></th>'
        '<td colspan="5">could not be read, so nothing in it was verified</td></tr>\n'
        '<tr><th scope="row"><a href="#d3">无.txt</a></th><td>0</td><td class="none">0</td>'
        '<td class="none">0</td><td class="none">0</td><td class="none">0</td></tr>\n'
        '<tr><th scope="row"><a href="#d4">计划.txt</a></th><td>1</td><td class="none">0</td>'
        '<td class="none">0</td><td class="none">0</td><td class="a">1</td></tr>\n'
        '<tr><th scope="row">Total</th><td>4</td><td class="c">1</td><td class="none">0</td>'
        '<td class="m">1</td><td class="a">2</td></tr>\n'
    )
    assert re.findall('<p class="warning">(.*)</p>', whole) == [
        "could not be read, so nothing in it was verified",
        "无.txt: NO FIGURES FOUND, so nothing was verified",
        "计划.txt: NOTHING WAS COMPARED: 1 no such indicator",
    ]


HARM = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\x1b[31m\u202e"


def test_nothing_but_our_own_style_and_script(facts: dict[str, Fact]) -> None:
    """Their digests are the policy; markup and controls in a name, a fact or a draft are text."""
    fact = facts["grain-output"]
    source = fact.source._replace(title=HARM, url=f"javascript:{HARM}")
    fact = fact._replace(indicator=HARM, note=HARM, source=source)
    findings = (CONFLICT._replace(message=HARM, expected=HARM), MATCH)
    draft = Draft(HARM, read_text(TEXT + HARM, "plain"), findings)
    whole = page({fact.id: fact}, draft, draft)
    reader = Reader(whole)
    assert (reader.tags.count("script"), reader.tags.count("style")) == (1, 1)
    assert not {"img", "link", "iframe", "object", "form", "base"} & set(reader.tags)
    digests = {
        name: b64encode(sha256(text.encode()).digest()).decode()
        for name, text in reader.inline.items()
    }
    assert reader.policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; base-uri 'none'; form-action 'none'"
    )
    assert "\x1b" not in whole
    assert "\u202e" not in whole
