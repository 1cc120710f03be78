"""The command `audit`: a base and its pages in, findings out, the coverage on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.i18n import N_, _
from jzfacts.output.formats import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jzfacts.audit.audit import Coverage
    from jzfacts.cli import options
    from jzfacts.facts.model import Fact
    from jzfacts.output.report.proof import Proof

HOW = N_("give --source FILE, or a folder of source texts by --pages or JZFACTS_PAGES")
"""How to get from "no page" to a proof."""


def audit(
    source: Annotated[
        list[Path] | None,
        options.option("FILE", "Source to check against: text, PDF, Word or HTML; repeatable."),
    ] = None,
    pages: options.Pages = None,
    form: options.FindingForm = "text",
    facts: options.Facts = None,
) -> ExitStatus:
    """Check the base against its sources, both ways: every figure, name and line."""
    from jzfacts.audit.audit import audit
    from jzfacts.audit.open_doubts import open_doubts
    from jzfacts.audit.page_files import find, match
    from jzfacts.facts.loader import load_with_places

    base, where = load_with_places(facts)
    texts = match(source or (), base.sources)
    if pages is not None:
        texts = find(pages, base.sources) | texts
    for page in texts.values():
        for note in page.notes:
            console.say("{path}: {note}", path=page.path, note=note)
    report = audit(base, {id: (page.path, page.text) for id, page in texts.items()}, where)
    doubts = open_doubts(dict.fromkeys(path for path, _line in where.values()))
    all_found = [*report.findings, *doubts]
    found = ((finding, ()) for finding in all_found)
    console.write(findings(found, form, console.screen()))
    for coverage in report.coverage:
        _say_coverage(coverage)
    if any(coverage.path is None for coverage in report.coverage):
        return ExitStatus.ERROR
    return ExitStatus.NOTHING if all_found else ExitStatus.FOUND


def proofs(facts: Sequence[Path] | None, folder: Path | None) -> Callable[[Fact], Proof] | None:
    """What gives the lines of a fact as printed; None without a folder of pages. Raises PageError."""
    if folder is None:
        return None
    from jzfacts.audit.page_files import find
    from jzfacts.facts.loader import load
    from jzfacts.output.report.proof import proofs_in

    base = load(facts)
    return proofs_in(find(folder, base.sources), base.facts)


def _say_coverage(coverage: Coverage) -> None:
    """One line on how much was seen, louder where that was nothing."""
    facts = _(
        "{facts} facts, {proven} proven, {unproven} unproven",
        facts=coverage.facts,
        proven=coverage.proven,
        unproven=coverage.unproven,
    )
    if coverage.path is None:
        message = N_("{id}: no source text, so NOTHING IS PROVEN: {facts}; {how}")
        console.warn(message, id=coverage.source, facts=facts, how=_(HOW))
        return
    seen = _("NO FIGURES FOUND in the source")
    if coverage.figures:
        seen = _(
            "{figures} figures on the page, {claimed} claimed, {aside} set aside, "
            "{unclaimed} unclaimed",
            figures=coverage.figures,
            claimed=coverage.claimed,
            aside=coverage.set_aside,
            unclaimed=coverage.unclaimed,
        )
    console.say("{id}: {seen}; {facts}", id=coverage.source, seen=seen, facts=facts)
