"""The page: counts on top, contents, and each draft with what is wrong in it and its notes."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _, language, said
from jzfacts.output.report.marks import place
from jzfacts.output.report.notes import KINDS, SHOWN, Notes, shown
from jzfacts.output.report.target import OPENING
from jzfacts.output.report.text import Text
from jzfacts.verify.consistency.contradictions import CONTRADICTION
from jzfacts.verify.rules import CONTRADICTIONS
from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.documents.model import Document
    from jzfacts.facts.model import Fact
    from jzfacts.output.report.proof import Proof

FOLDER = Path(__file__).parent

MOST_OPEN = 12
"""Wrong figures up to which their list stands open."""


UNREAD = N_("could not be read, so nothing in it was verified")


class Wording(NamedTuple):
    """What a page is about, in messages."""

    title: str
    heading: str
    skip: str
    name: str
    """What heads the names of files in the table of counts, and `seen` their figures."""
    seen: str
    wrong: str
    """What is told beside the text and listed."""
    absent: str
    notes: str
    statuses: Sequence[str]
    """Of figures, in the order of the table of counts."""
    keys: Sequence[str] = SHOWN
    """What is shown of a fact."""


VERIFIED = Wording(
    N_("Figures checked: {names}"),
    N_("Figures checked against the base"),
    N_("To the draft"),
    N_("Draft"),
    N_("Figures seen"),
    N_("What is wrong"),
    N_("Not compared"),
    N_("What each figure rests on"),
    (CONFLICT, CONTRADICTION, MATCH, ABSENT, SILENCED),
)


class Draft(NamedTuple):
    """A draft, and all that was found in it."""

    name: str
    """As the user gave it."""
    document: Document | None
    """None where it could not be read."""
    findings: Sequence[Finding] = ()
    state: str | None = None
    """What is said above its text; None for what `findings` of a verification say."""


def render(
    drafts: Sequence[Draft],
    fact: Callable[[str], Fact | None],
    proof: Callable[[Fact], Proof] | None,
    made: Sequence[str],
    wording: Wording = VERIFIED,
) -> Iterator[str]:
    """The page, bit by bit.

    `fact`: the fact of an id; `proof`: its lines as printed, None where no pages are given; `made`:
    by what, when and from which sources, the lines below the heading.
    """
    style, script = (_file(name).strip() for name in ("page.css", "page.js"))
    head, foot = _file("page.html").split("$drafts")
    counts = [_count(draft.findings) for draft in drafts]
    filters = (("all", N_("Everything")), ("wrong", wording.wrong), ("absent", wording.absent))
    values = {
        "language": "zh-CN" if language() == "zh" else "en",
        "policy": f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
        "title": shown(_(wording.title).format(names=_(", ").join(draft.name for draft in drafts))),
        "heading": shown(_(wording.heading)),
        "skip": shown(_(wording.skip)),
        "style": style,
        "script": script,
        "filters": "".join(
            f'<input type="radio" name="show" id="show-{key}"{" checked" * (key == "all")}'
            f' aria-label="{shown(_(name))}">\n'
            for key, name in filters
        ),
        "labels": "".join(
            f'<label for="show-{key}">{shown(_(name))}</label>\n' for key, name in filters
        ),
        "show": shown(_("Show")),
        "keys": shown(_("n, →: next; p, ←: previous; Esc: close")),
        "counts": _table(drafts, counts, wording),
        "made": "".join(f'<p class="reasons">{shown(line)}</p>\n' for line in made),
        "pages": ""
        if proof
        else shown(
            _(
                "to see the lines as printed, give the folder of source texts: --pages DIR or JZFACTS_PAGES"
            )
        ),
    }
    yield OPENING + Template(head).substitute(values)
    for number, (draft, counted) in enumerate(zip(drafts, counts, strict=True), 1):
        notes = Notes(number, fact, proof, wording.keys)
        yield from _draft(number, draft, counted, notes, wording)
    yield Template(foot).substitute(values)


def _file(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    """How a Content-Security-Policy names a style or a script."""
    return f"'sha256-{b64encode(sha256(f'{chr(10)}{text}{chr(10)}'.encode()).digest()).decode()}'"


def _count(findings: Sequence[Finding]) -> Counter[str]:
    """How many figures there are of each status; "" counts all of them."""
    counts: Counter[str] = Counter()
    for one in findings:
        if one.rule not in CONTRADICTIONS:
            counts[one.status] += 1
            counts[""] += 1
        elif one.status != SILENCED:
            counts[CONTRADICTION] += 1
    return counts


def _table(drafts: Sequence[Draft], counts: Sequence[Counter[str]], wording: Wording) -> str:
    """The counts of each draft and of all; its head says how figures are marked."""
    name_head, seen_head, total = map(shown, (_(wording.name), _(wording.seen), _("Total")))
    found = {finding.status for draft in drafts for finding in draft.findings}
    statuses = [one for one in wording.statuses if one != SILENCED or one in found]
    heads = "".join(
        f'<th scope="col" id="is-{KINDS[one].letter}"><span class="{KINDS[one].letter}">'
        f"{shown(_(KINDS[one].name))}</span></th>"
        for one in statuses
    )
    rows = []
    for number, (draft, counted) in enumerate(zip(drafts, counts, strict=True), 1):
        name = f'<th scope="row"><a href="#d{number}">{shown(draft.name)}</a></th>'
        if draft.document is None:
            rows.append(f'{name}<td colspan="{len(statuses) + 1}">{shown(_(UNREAD))}</td>')
        else:
            rows.append(name + _cells(counted, statuses))
    if len(drafts) > 1:
        rows.append(f'<th scope="row">{total}</th>' + _cells(sum(counts, Counter()), statuses))
    return (
        f'<thead><tr><th scope="col">{name_head}</th><th scope="col">{seen_head}</th>{heads}</tr>'
        "</thead>\n<tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody>\n"
    )


def _cells(counted: Counter[str], statuses: Sequence[str]) -> str:
    cells = [f"<td>{counted['']}</td>"]
    for one in statuses:
        letter = KINDS[one].letter if counted[one] else "none"
        cells.append(f'<td class="{letter}">{counted[one]}</td>')
    return "".join(cells)


def _draft(
    number: int, draft: Draft, counted: Counter[str], notes: Notes, wording: Wording
) -> Iterator[str]:
    """The section of a draft."""
    yield (
        f'<section class="draft" id="d{number}" aria-labelledby="t{number}">\n'
        f'<h2 id="t{number}">{shown(draft.name)}</h2>\n'
    )
    if draft.document is None:
        yield f'<p class="warning">{shown(_(UNREAD))}</p>\n</section>\n'
        return
    marks, lost = place(draft.document, draft.findings)
    text = Text(marks, notes)
    body = list(text.html(draft.document))
    yield _state(draft, counted) if draft.state is None else draft.state
    if text.wrong:
        is_open = " open" * (len(text.wrong) <= MOST_OPEN)
        label = shown(_(wording.wrong))
        yield (
            f'<details class="wrong"{is_open}><summary>{label} '
            f"({len(text.wrong)})</summary>\n<ol>\n{''.join(text.wrong)}</ol>\n</details>\n"
        )
    if lost:
        label = shown(_("Found, but without a position in the text:"))
        yield f'<p class="warning">{label}</p>\n'
        yield "".join(f"<p>{shown(one.text)} {shown(said(one.message))}</p>\n" for one in lost)
    yield '<article lang="zh">\n'
    yield from body
    yield "</article>\n"
    if draft.findings:
        label = shown(_(wording.notes))
        yield f'<section class="notes" aria-labelledby="r{number} t{number}">\n'
        yield f'<h3 id="r{number}">{label}</h3>\n<ol>\n'
        yield from notes.html()
        yield "</ol>\n</section>\n"
    yield "</section>\n"


def _state(draft: Draft, counted: Counter[str]) -> str:
    """What a reader must not overlook: that nothing was seen or compared; else why some were not."""
    if not counted[""]:
        message = _("{path}: NO FIGURES FOUND, so nothing was verified").format(path=draft.name)
        return f'<p class="warning">{shown(message)}</p>\n'
    reasons = Counter(one.reason for one in draft.findings if one.status == ABSENT)
    if not reasons:
        return ""
    compared = any(counted[one] for one in (MATCH, CONFLICT, SILENCED))
    message = (
        _("{path}: not compared: {reasons}")
        if compared
        else _("{path}: NOTHING WAS COMPARED: {reasons}")
    )
    told = _(", ").join(
        _("{number} {reason}").format(number=number, reason=said(reason))
        for reason, number in reasons.most_common()
    )
    state = "reasons" if compared else "warning"
    return f'<p class="{state}">{shown(message.format(path=draft.name, reasons=told))}</p>\n'
