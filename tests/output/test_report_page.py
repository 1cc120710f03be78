"""The page of a verified draft, whole; that nothing from elsewhere and nothing of a draft runs."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from jzfacts.audit.page_files import PageText
from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.facts.model import Fact
from jzfacts.output.report.page import Draft, render
from jzfacts.output.report.proof import Proof, Proofs

TEXT = "粮食总产43亿斤，居全省第二，棉花5万斤。"
SAID = "粮食总产: the draft says 43亿斤, the base says 42.40亿斤 (page-1, line 12)"
CONFLICT = Finding(
    *("草稿.txt", 1, 5, "error", "wrong-value", SAID, "43亿斤"),
    *("conflict", "grain-output", "42.40亿斤"),
)
MATCH = Finding(
    *("草稿.txt", 1, 13, "note", "", "全省第2", "第二", "match", "grain-output", "全省第2")
)
ABSENT = Finding(
    *("草稿.txt", 1, 18, "note", "", "not in base: no such indicator", "5万斤", "not in base"),
    reason="no such indicator",
)
DRAFT = Draft("草稿.txt", read_text(TEXT), (CONFLICT, MATCH, ABSENT))

PAGE = "\n" * 2 + "粮食生产居全省第2。\n" + "\n" * 8 + "粮食总产42.40亿斤，同比增长3.5%。\n"
"""A page of which lines 3 and 12 print the fact."""


def page(facts: Mapping[str, Fact], *drafts: Draft, text: str | None = None) -> str:
    """The page of drafts; `text` is that of the source's page, if there is one."""
    proofs = None
    if text is not None:
        proofs = Proofs({"page-1": PageText("page-1.txt", text)}, tuple(facts.values())).of
    return "".join(render(drafts, facts.get, proofs, ["Made for a test"]))


def between(text: str, start: str, end: str) -> str:
    """What of a text stands from `start` up to `end`."""
    return text[text.index(start) : text.index(end)]


FACT = """\
<dl lang="zh">
<div><dt>Indicator</dt><dd>粮食总产</dd></div>
<div><dt>Figure</dt><dd>42.40亿斤</dd></div>
<div><dt>Change</dt><dd>+3.5% 同比</dd></div>
<div><dt>Rank</dt><dd>全省第2</dd></div>
<div><dt>Area</dt><dd>青禾市</dd></div>
<div><dt>Period</dt><dd>2030</dd></div>
<div><dt>Note</dt><dd>排名指总产，不指增速。</dd></div>
<div><dt>Source</dt><dd>林小满. 青禾市政府工作报告摘要[N/OL]. 青禾日报，2031-01-15. \
https://example.org/page-1. 第12、3行</dd></div>
</dl>
"""
LINES = """\
<blockquote lang="zh"><span>line 12</span> 粮食总产<mark>42.40亿斤</mark>，同比增长<mark>3.5%</mark>。</blockquote>
<blockquote lang="zh"><span>line 3</span> 粮食生产居全省<mark>第2</mark>。</blockquote>
"""
WHOLE = f"""\
<a class="skip" href="#d1">To the draft</a>
<input type="radio" name="show" id="show-all" checked aria-label="Everything">
<input type="radio" name="show" id="show-wrong" aria-label="What is wrong">
<input type="radio" name="show" id="show-absent" aria-label="Not compared">
<header>
<h1>Figures checked against the base</h1>
<p class="reasons">Made for a test</p>
<div class="table counts"><table>
<thead><tr><th scope="col">Draft</th><th scope="col">Figures seen</th>\
<th scope="col" id="is-c"><span class="c">In conflict</span></th>\
<th scope="col" id="is-k"><span class="k">Against the draft itself</span></th>\
<th scope="col" id="is-m"><span class="m">Agrees</span></th>\
<th scope="col" id="is-a"><span class="a">Not compared</span></th></tr></thead>
<tbody>
<tr><th scope="row"><a href="#d1">草稿.txt</a></th><td>3</td><td class="c">1</td>\
<td class="none">0</td><td class="m">1</td><td class="a">1</td></tr>
</tbody>
</table></div>
</header>
<nav class="bar" aria-label="Show">
<div class="filters">
<label for="show-all">Everything</label>
<label for="show-wrong">What is wrong</label>
<label for="show-absent">Not compared</label>
</div>
<p id="keys" hidden>n, →: next; p, ←: previous; Esc: close</p>
</nav>
<main>
<section class="draft" id="d1" aria-labelledby="t1">
<h2 id="t1">草稿.txt</h2>
<p class="reasons">草稿.txt: not compared: 1 no such indicator</p>
<details class="wrong" open><summary>What is wrong (1)</summary>
<ol>
<li class="c"><a href="#f1-1"><i>✗</i> <b>43亿斤 → 42.40亿斤</b> <span>粮食总产</span></a> <small>line 1</small></li>
</ol>
</details>
<article lang="zh">
<div class="block a c m"><p>粮食总产\
<a class="c" id="f1-1" href="#n1-1" data-n="1" aria-describedby="is-c">43亿斤</a>，居全省\
<a class="m" id="f1-2" href="#n1-2" data-n="2" aria-describedby="is-m">第二</a>，棉花\
<a class="a" id="f1-3" href="#n1-3" data-n="3" aria-describedby="is-a">5万斤</a>。</p>
<ul class="beside">
<li class="c"><a href="#n1-1"><i>✗</i> <b>43亿斤 → 42.40亿斤</b> <span>粮食总产</span></a></li>
</ul></div>
</article>
<section class="notes" aria-labelledby="r1 t1">
<h3 id="r1">What each figure rests on</h3>
<ol>
<li class="note c" id="n1-1" tabindex="-1">
<p class="what"><a class="number" href="#f1-1" title="back to the draft">1</a> \
<a class="close" href="#-">Close</a></p>
<p class="title"><span class="kind">✗ In conflict</span> 43亿斤</p>
<p>{SAID}</p>
<p class="rule">A figure that differs from the base.</p>
{FACT}{LINES}</li>
<li class="note m" id="n1-2" tabindex="-1">
<p class="what"><a class="number" href="#f1-2" title="back to the draft">2</a> \
<a class="close" href="#-">Close</a></p>
<p class="title"><span class="kind">✓ Agrees</span> 粮食总产 全省第2</p>
{FACT}{LINES}</li>
<li class="note a" id="n1-3" tabindex="-1">
<p class="what"><a class="number" href="#f1-3" title="back to the draft">3</a> \
<a class="close" href="#-">Close</a></p>
<p class="title"><span class="kind">? Not compared</span> </p>
<p>not in base: no such indicator</p>
</li>
</ol>
</section>
</section>
</main>
<footer>
<p></p>
</footer>
"""


def test_the_page_of_a_draft(facts: dict[str, Fact]) -> None:
    """Counts, filters, what is wrong, the draft, and a note for each figure, its lines marked."""
    assert between(page(facts, DRAFT, text=PAGE), '<a class="skip"', "<script>") == WHOLE


def test_without_pages(facts: dict[str, Fact]) -> None:
    """The notes are the same but for the lines; the last part says how to get them."""
    how = (
        "to see the lines as printed, give the folder of source texts: --pages DIR or JZFACTS_PAGES"
    )
    assert between(page(facts, DRAFT), '<a class="skip"', "<script>") == WHOLE.replace(
        LINES, ""
    ).replace("<p></p>", f"<p>{how}</p>")


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


def test_a_source_without_a_page(facts: dict[str, Fact]) -> None:
    """As is that the folder has none."""
    proofs = Proofs({}, tuple(facts.values()))
    proof = proofs.of(facts["grain-output"])
    assert proof == Proof((), "the folder of source texts has none of page-1")


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


def test_in_chinese(facts: dict[str, Fact], chinese: None) -> None:  # noqa: ARG001
    """All words but the ids of rules and sources."""
    said = tuple(one._replace(message="说明", reason="原因") for one in DRAFT.findings)
    whole = page(facts, DRAFT._replace(findings=said), text=PAGE)
    assert '<html lang="zh-CN">' in whole
    assert "<h1>数字核对报告</h1>" in whole
    assert '<p class="rule">数值与库中不同。</p>' in whole
    words = re.sub(r"<[^>]*>|\[wrong-value\]|https:\S*", "", between(whole, "<body>", "<script>"))
    assert set(re.findall("[A-Za-z]{2,}", words)) == set("txt OL Esc Made for test".split())


class Reader(HTMLParser):
    """The elements of a page that could run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.policy, self.inline, self._open = "", {"style": "", "script": ""}, ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        assert not [name for name in values if name.startswith("on") or name in ("src", "style")]
        assert (values.get("href") or "#").startswith("#")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in self.inline:
            self.inline[self._open] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""


HARM = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\x1b[31m\u202e"


def test_nothing_but_our_own_style_and_script(facts: dict[str, Fact]) -> None:
    """Their digests are the policy; markup and controls in a name, a fact or a draft are text."""
    fact = facts["grain-output"]
    source = fact.source._replace(title=HARM, url=f"javascript:{HARM}")
    fact = fact._replace(indicator=HARM, note=HARM, source=source)
    findings = (CONFLICT._replace(message=HARM, expected=HARM), MATCH)
    draft = Draft(HARM, read_text(TEXT + HARM, "plain"), findings)
    whole = page({fact.id: fact}, draft, draft)
    reader = Reader()
    reader.feed(whole)
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
