"""The page: counts on top, contents, and each draft with what is wrong in it and its notes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.i18n import N_, _, language
from jzfacts.output.findings.coverage import Coverage
from jzfacts.output.report import NO_PAGES
from jzfacts.output.report.notes import KINDS, SHOWN, Notes, shown
from jzfacts.output.report.target import OPENING
from jzfacts.output.report.text import Text, place
from jzfacts.verify.consistency.contradictions import CONTRADICTION
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
    coverages = [Coverage(draft.findings) for draft in drafts]
    messages = {
        "title": _(wording.title, names=[draft.name for draft in drafts]),
        "heading": _(wording.heading),
        "skip": _(wording.skip),
        "show": _("Show"),
        "all": _("Everything"),
        "wrong": _(wording.wrong),
        "absent": _(wording.absent),
        "keys": _("n, →: next; p, ←: previous; Esc: close"),
        "pages": "" if proof else _(NO_PAGES),
    }
    values = {key: shown(message) for key, message in messages.items()} | {
        "language": "zh-CN" if language() == "zh" else "en",
        "policy": f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "counts": _table(drafts, coverages, wording),
        "made": "".join(f'<p class="reasons">{shown(line)}</p>\n' for line in made),
    }
    yield OPENING + Template(head).substitute(values)
    for number, (draft, coverage) in enumerate(zip(drafts, coverages, strict=True), 1):
        notes = Notes(number, fact, proof, wording.keys)
        yield from _draft(number, draft, coverage, notes, wording)
    yield Template(foot).substitute(values)


def _file(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    """How a Content-Security-Policy names a style or a script."""
    return f"'sha256-{b64encode(sha256(f'{chr(10)}{text}{chr(10)}'.encode()).digest()).decode()}'"


def _table(drafts: Sequence[Draft], coverages: Sequence[Coverage], wording: Wording) -> str:
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
    for number, (draft, coverage) in enumerate(zip(drafts, coverages, strict=True), 1):
        name = f'<th scope="row"><a href="#d{number}">{shown(draft.name)}</a></th>'
        if draft.document is None:
            rows.append(f'{name}<td colspan="{len(statuses) + 1}">{shown(_(UNREAD))}</td>')
        else:
            rows.append(name + _cells([coverage], statuses))
    if len(drafts) > 1:
        rows.append(f'<th scope="row">{total}</th>' + _cells(coverages, statuses))
    return (
        f'<thead><tr><th scope="col">{name_head}</th><th scope="col">{seen_head}</th>{heads}</tr>'
        "</thead>\n<tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody>\n"
    )


def _cells(coverages: Sequence[Coverage], statuses: Sequence[str]) -> str:
    cells = [f"<td>{sum(one.counts.total() for one in coverages)}</td>"]
    for status in statuses:
        counts = (
            one.contradictions if status == CONTRADICTION else one.counts[status]
            for one in coverages
        )
        number = sum(counts)
        letter = KINDS[status].letter if number else "none"
        cells.append(f'<td class="{letter}">{number}</td>')
    return "".join(cells)


def _draft(
    number: int, draft: Draft, coverage: Coverage, notes: Notes, wording: Wording
) -> Iterator[str]:
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
    if draft.state is not None:
        yield draft.state
    elif gaps := coverage.gaps(draft.name):  # what a reader must not overlook
        state = "reasons" if coverage.is_any else "warning"
        yield f'<p class="{state}">{shown(gaps)}</p>\n'
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
        yield "".join(f"<p>{shown(one.text)} {shown(one.message)}</p>\n" for one in lost)
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
