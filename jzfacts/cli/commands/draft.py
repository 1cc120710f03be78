"""The command `draft`: a report in, a base of its own out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console, drafts
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, undecided
from jzfacts.i18n import N_, _, said

if TYPE_CHECKING:
    from jzfacts.cli import options


def draft(
    report: Annotated[
        str,
        options.argument(
            "REPORT", "A report: Word, PDF, HTML, Markdown or plain text; - is standard input."
        ),
    ],
    output: Annotated[
        Path | None,
        options.option("FILE", "File to write the base to; must not exist.", "--output", "-o"),
    ] = None,
    area: Annotated[
        str | None, options.option("NAME", "Area of the report, if its heading names none.")
    ] = None,
    period: Annotated[
        str | None,
        options.option(
            "YEAR",
            "Year that the report tells of, if its heading names none or another.",
            parser=options.year,
        ),
    ] = None,
    like: Annotated[
        Path | None,
        options.option(
            "PATH",
            "Last year's base: reuse its ids and names, report what is new and what is gone.",
        ),
    ] = None,
    review: Annotated[
        Path | None,
        options.option("FILE", "Also write an HTML page: the report, each figure with its fact."),
    ] = None,
) -> ExitStatus:
    """Draft a base from a report: every figure a fact, or set aside with the reason."""
    from jzfacts.draft.drafting import UnknownHead, draft, told
    from jzfacts.facts.loader import load
    from jzfacts.facts.pairing import Undecided
    from jzfacts.facts.validation import MESSAGES, PERIOD
    from jzfacts.output.report.target import check, write

    if output is not None and output.exists():
        raise UsageError("{path}: exists; choose another file for the base", path=output)
    if review is not None:
        check(review, [report], [output] if output else [])
    if period is not None and not re.match(PERIOD, period):
        raise UsageError(MESSAGES[PERIOD], key="--period", value=period)
    last = load([like]).facts if like else ()
    path = drafts.shown_path(report)
    document = drafts.read(report, as_page=True)
    if document is None:
        return ExitStatus.ERROR
    if not document.source.strip():
        raise UsageError("{path}: an empty file; save it again", path=path)
    try:
        drafted = draft(document, area=area, period=period, last=last)
    except Undecided as error:
        raise UsageError(undecided(str(like), error)) from None
    except UnknownHead as error:
        message = N_("{path}: does not state its {what}; give it with {option}")
        raise UsageError(message, path=path, what=_(error.what), option=error.option) from None
    if not drafted.facts:
        message = N_("{path}: NO FIGURES FOUND, so nothing was drafted")
        if drafted.planned:
            message = N_(
                "{path}: {planned} figures, all of them plans after {period}, so nothing was drafted;"
                " if the report is on another year, give it with --period"
            )
        year = drafted.source["period"]
        console.warn(message, path=path, planned=drafted.planned, period=year)
        return ExitStatus.NOTHING
    if review is not None:  # before the base, which is not written over when this is tried again
        from jzfacts.output.report.review import render

        base = output.name if output else None
        write(review, render(Path(path).name, document, drafted, base))
    if output is None:
        console.write([drafted.text])
    else:
        write(output, [drafted.text])
    console.say("{path}: {note}", path=path, note=told(drafted))
    for key, why in drafted.doubts.items():
        note = _("{indicator}: {what}", indicator=drafted.source[key], what=_(why))
        console.say("{path}: {note}", path=path, note=note)
    if like and drafted.likeness:
        from jzfacts.draft.like import told as told_like

        name = str(like)
        if like.is_dir():
            name += _(" ({names})", names=list(drafted.likeness.sources))
        for line in told_like(drafted.likeness, drafted.facts, name):
            console.say(str(said(line)))
    if output is not None:
        remedy = N_("next, run: jzfacts audit --facts {path} --source {report}")
        if drafted.doubtful or drafted.doubts:
            remedy = N_(
                "check what is marked “# ?” in {path}, then run: jzfacts audit --facts {path} --source {report}"
            )
        console.say(remedy, path=output, report=report)
    if review is not None:
        console.say("{path}: report written", path=review)
    return ExitStatus.FOUND
