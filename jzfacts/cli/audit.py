"""The command `audit`, and the lines that `show` proves a fact by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Refused
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jzfacts.audit.audit import Coverage
    from jzfacts.audit.page_files import PageText
    from jzfacts.facts.loader import FactBase
    from jzfacts.facts.model import Fact
    from jzfacts.output.formats import FindingFormat


HOW = N_(
    "give --source FILE, or keep page texts in a folder and name it by --pages or JZFACTS_PAGES"
)
"""How to get from "no page" to a proof."""


def run_audit(
    facts: list[Path] | None, files: list[Path] | None, folder: Path | None, form: FindingFormat
) -> ExitStatus:
    """Audit a base and write the findings; the coverage goes to stderr."""
    from jzfacts.audit.audit import audit
    from jzfacts.facts.loader import load, places
    from jzfacts.index.index import installed_base
    from jzfacts.output.formats import findings

    paths = facts or [installed_base()]
    base = load(paths)
    pages = pages_of(base, files, folder)
    report = audit(
        base, {key: (page.path, page.text) for key, page in pages.items()}, places(paths)
    )
    console.write(findings(report.findings, form))
    for coverage in report.coverage:
        _say(coverage)
    if any(coverage.path is None for coverage in report.coverage):
        return ExitStatus.ERROR
    return ExitStatus.NOTHING if report.findings else ExitStatus.FOUND


def run_draft(
    facts: list[Path] | None, files: list[Path] | None, folder: Path | None
) -> ExitStatus:
    """Write what the pages print and no fact claims as TOML; status 1 if there is nothing."""
    from jzfacts.audit.coverage import Evidence
    from jzfacts.audit.page import Page
    from jzfacts.audit.scaffold import draft
    from jzfacts.facts.loader import load
    from jzfacts.index.index import installed_base
    from jzfacts.output.escape import harmless

    base = load(facts or [installed_base()])
    pages = pages_of(base, files, folder)
    if not pages:
        raise Refused(_("no page text; {how}").format(how=_(HOW)))
    lines: list[str] = []
    for source in base.sources:
        if source.id in pages:
            found = pages[source.id]
            own = [fact for fact in base.facts if fact.source.id == source.id]
            lines += draft(Evidence(Page(found.path, found.text, source.misprints), source, own))
    console.write(harmless(line) + "\n" for line in lines)
    return ExitStatus.FOUND if lines else ExitStatus.NOTHING


def pages_of(
    base: FactBase, files: Sequence[Path] | None, folder: Path | None
) -> dict[str, PageText]:
    """The page texts of a base's sources, those given before those in the folder.

    Raises Refused where one of them cannot be a page.
    """
    from jzfacts.audit.page_files import PageError, find, match

    try:
        pages = match(files or (), base.sources)
        if folder is not None:
            pages = find(folder, base.sources) | pages
    except PageError as error:
        raise Refused(str(error)) from None
    return pages


LEFT, RIGHT = "【】"
"""What encloses a figure in a cited line: seen in any terminal, and no report prints it."""


def show_proof(fact: Fact, facts: list[Path] | None, folder: Path | None) -> None:
    """Print the lines that a fact cites, its figures marked; or say how to get them."""
    if folder is None:
        told = _("for the lines as printed: --pages DIR, a folder of page texts; or JZFACTS_PAGES")
        console.say(told)
        return
    from jzfacts.audit.audit import proof_of
    from jzfacts.audit.page import Page
    from jzfacts.audit.page_files import digest_of
    from jzfacts.facts.loader import load
    from jzfacts.index.index import installed_base
    from jzfacts.output.escape import harmless

    base = load(facts or [installed_base()])
    found = pages_of(base, None, folder).get(fact.source.id)
    if found is None:
        told = _("{folder} has no page of {id}: none of its digest or name")
        console.error(told.format(folder=folder, id=fact.source.id))
        return
    if fact.source.sha256 not in (None, digest_of(found.text)):
        told = _("{path} is not the very page that {id} was taken from")
        console.error(told.format(path=found.path, id=fact.source.id))
    alike = [one for one in base.facts if one.source.id == fact.source.id]
    page = Page(found.path, found.text, fact.source.misprints)
    written = found.text.split("\n")
    for number, spans in proof_of(fact, alike, page):
        line, done = "", 0
        for start, end in spans:
            line += (
                f"{written[number - 1][done:start]}{LEFT}{written[number - 1][start:end]}{RIGHT}"
            )
            done = end
        line += written[number - 1][done:]
        console.write([f"\n{found.path}:{number}\n{harmless(line)}\n"])


def _say(coverage: Coverage) -> None:
    """One line on how much was seen, louder where that was nothing."""
    facts = _("{facts} facts, {proven} proven, {unproven} unproven").format(
        facts=coverage.facts, proven=coverage.proven, unproven=coverage.unproven
    )
    if coverage.path is None:
        told = _("{id}: no page text, so NOTHING IS PROVEN: {facts}; {how}")
        console.error(told.format(id=coverage.source, facts=facts, how=_(HOW)))
        return
    seen = (
        _(
            "{figures} figures on the page, {claimed} claimed, {aside} set aside, "
            "{unclaimed} unclaimed"
        )
        if coverage.figures
        else _("0 figures SEEN ON THE PAGE")
    ).format(
        figures=coverage.figures,
        claimed=coverage.claimed,
        aside=coverage.set_aside,
        unclaimed=coverage.unclaimed,
    )
    console.say(_("{id}: {seen}; {facts}").format(id=coverage.source, seen=seen, facts=facts))
