"""The command `verify`: drafts in, findings out, the coverage on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from jzfacts.cli import console
from jzfacts.cli.commands.audit import proofs
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.drafts import files, read, shown_path
from jzfacts.cli.errors import UsageError, alternatives
from jzfacts.cli.results import say_doubts
from jzfacts.i18n import _, _n
from jzfacts.output.formats import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import typer

    from jzfacts.cli import completion, options
    from jzfacts.documents.finding import Finding
    from jzfacts.documents.model import Document
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.output.report.proof import Proof


MOST_SOURCES = 5
"""Sources that a report names at its head; of a larger base each note names its own."""


def verify(
    draft: Annotated[
        list[str] | None,
        options.argument(
            "DRAFT...", "Files or folders: Word, PDF, HTML, Markdown, text; - is standard input."
        ),
    ] = None,
    area: Annotated[
        str | None,
        options.option("NAME", "Area of the drafts, such as 焦作市.", complete=completion.areas),
    ] = None,
    period: Annotated[
        str | None,
        options.option(
            "PERIOD",
            "Year of the drafts, such as 2024.",
            complete=completion.periods,
            parser=options.year,
        ),
    ] = None,
    form: options.FindingForm = "text",
    select: Annotated[
        list[str] | None,
        options.option("RULE", "Check this rule only; repeatable.", complete=completion.rules),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        options.option(
            "RULE",
            "Skip this rule; repeatable. In one line: end it with `# jzfacts: ignore RULE`.",
            complete=completion.rules,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Report figures that are not in the base as findings.")
    ] = False,
    show: Annotated[
        Literal["conflicts", "unmatched", "all"],
        options.option(
            "WHICH", "Which figures to list; only conflicts affect the exit status.", "--show"
        ),
    ] = "conflicts",
    comment: Annotated[
        Path | None,
        options.option(
            "FILE",
            "Write the Word draft with a comment on each error; a folder for several drafts.",
        ),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write the comments into the draft itself.")
    ] = False,
    list_rules: Annotated[bool, typer.Option("--list-rules", help="List the rules.")] = False,
    explain: Annotated[
        str | None, options.option("RULE", "Explain a rule.", complete=completion.rules)
    ] = None,
    report: options.Report = None,
    facts: options.Facts = None,
    pages: options.Pages = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """Proofread drafts: find the figures that contradict the base."""
    from jzfacts.verify.rules import NAMES

    if list_rules:
        console.write(f"{name}\t{next(_manual(name))}\n" for name in NAMES)
        return ExitStatus.FOUND
    if explain is not None:
        (rule,) = _check_rules([explain])
        page = _("{indicator}: {what}", indicator=rule, what="\n\n".join(_manual(rule)))
        console.write([page, "\n"])
        return ExitStatus.FOUND
    rules = _check_rules(select or NAMES) - _check_rules(ignore or ())
    if not draft:
        raise UsageError("no draft given; name files or folders, or - for standard input")
    names = list(files(draft))
    targets = {}
    if comment or in_place:
        from jzfacts.output.findings.commented import targets_of

        targets = targets_of(names, comment, in_place=in_place)
    if report is not None:
        from jzfacts.output.report.target import check

        check(report, names, targets.values())
        proof = proofs(facts, pages)
    from collections import Counter, deque

    from jzfacts.index.index import open_index
    from jzfacts.output.findings.coverage import Coverage
    from jzfacts.progress import progress
    from jzfacts.verify.verifier import ABSENT, Verifier

    index = open_index(facts or None)
    if area or period:
        from jzfacts.search.refusal import unknown_value

        if unknown := unknown_value(index, area, None, period):
            raise UsageError(unknown.message)
    verifier = Verifier(index, area=area, period=period)
    say_doubts(index.doubts)
    checked: list[tuple[str, Document | None, list[Finding]]] = []
    levels: Counter[str] = Counter()

    def is_printed(finding: Finding) -> bool:
        """Records tell of every figure, annotations only of what is wrong."""
        if form in ("json", "jsonl") or finding.level != "note":
            return True
        return show == "all" or (show == "unmatched" and finding.status == ABSENT)

    def found() -> Iterator[tuple[Finding, Sequence[str]]]:
        """Each finding that is printed with the lines of its draft; says the coverage of each."""
        for name in names:
            document = read(name)
            kept: list[Finding] = []
            checked.append((name, document, kept))
            if document is None:
                levels["unread"] += 1
                continue
            path, lines = shown_path(name), document.source.split("\n")
            coverage = Coverage()
            with progress(_("verifying the draft"), len(lines)) as show_done:
                for finding in verifier.findings(document, path):
                    finding = _judged(finding, rules, strict=strict)
                    coverage.add(finding)
                    levels[finding.level] += 1
                    if report is not None or targets:
                        kept.append(finding)
                    is_said = is_printed(finding)
                    show_done(None if is_said else finding.line)
                    if is_said:
                        yield finding, lines
            for line in (*coverage.lines(path), *coverage.remedies(path, index)):
                console.say(line)

    told: Iterable[tuple[Finding, Sequence[str]]] = found()
    if report is not None or targets:
        told = list(told)  # files are written also where nobody reads the findings to their end
    written = findings(told, form, console.screen(no_color))
    if report is not None:
        _write_report(report, checked, index, facts, proof)
    for name, document, kept in checked:
        if document is not None and name in targets:
            levels["unread"] += not _write_comments(name, targets[name], document, kept, index)
        elif comment and name not in targets:
            console.say("{path}: no Word file, so without comments", path=name)
    if not console.write(written, at_once=True):
        deque(written, maxlen=0)  # the status and the coverage tell of the whole
    if levels["unread"]:
        return ExitStatus.ERROR
    return ExitStatus.NOTHING if levels["error"] or levels["warning"] else ExitStatus.FOUND


def _check_rules(names: Iterable[str]) -> set[str]:
    """The rules of these names, or of words that only one rule's first sentence has: 限定词.

    Raises UsageError for what names none.
    """
    from jzfacts.verify.rules import NAMES, manual

    found = set()
    for name in names:
        named = [rule for rule in NAMES if name == rule]
        named = named or [rule for rule in NAMES if name and name in manual(rule)[0]]
        if len(named) != 1:
            message = _("unknown rule “{name}”", name=name)
            raise UsageError(message + alternatives(name, named or NAMES))
        found.update(named)
    return found


def _manual(name: str) -> Iterator[str]:
    """The paragraphs of a rule's page of the manual; its examples are Chinese in any language."""
    from jzfacts.cli.help import flowed
    from jzfacts.verify.rules import manual

    *words, examples = manual(name)
    yield from ("\n".join(flowed(paragraph)) for paragraph in words)
    yield examples


def _judged(finding: Finding, rules: set[str], *, strict: bool) -> Finding:
    """A finding, silenced if it is of other `rules`; if `strict`, an absent figure is a warning."""
    from jzfacts.verify.verifier import ABSENT, SILENCED, UNCHECKED

    if finding.rule and finding.rule not in rules:
        finding = finding._replace(level="note", status=SILENCED)
    if strict and finding.status == ABSENT:
        finding = finding._replace(level="warning", rule=UNCHECKED)
    return finding


def _write_report(
    path: Path,
    checked: Sequence[tuple[str, Document | None, Sequence[Finding]]],
    index: Index,
    facts: Sequence[Path] | None,
    proof: Callable[[Fact], Proof] | None,
) -> None:
    """Write the page about drafts, in which files are called by their names, without folders."""
    from datetime import datetime
    from functools import cache
    from pathlib import Path

    from jzfacts.facts.files import installed_base
    from jzfacts.output.columns import reference
    from jzfacts.output.report.page import Draft, render
    from jzfacts.output.report.target import write

    names = [shown_path(name) for name, *_rest in checked]
    short = [Path(name).name for name in names]
    if len(set(short)) == len(names):
        names = short
    drafts = [Draft(name, *each[1:]) for name, each in zip(names, checked, strict=True)]
    made = _(
        "Generated by jzfacts on {date} with the base {bases}",
        date=datetime.now().astimezone().date(),
        bases=[base.resolve().name for base in facts or [Path(installed_base())]],
    )
    sources = map(reference, index.sources(MOST_SOURCES) or ())
    write(path, render(drafts, cache(index.fact), proof, [made, *sources]))
    console.say("{path}: report written", path=path)


def _write_comments(
    name: str, target: Path, document: Document, found: Sequence[Finding], index: Index
) -> bool:
    """Write a draft with comments; says in one line how many, or why not. Whether it was written."""
    from functools import cache

    from jzfacts.documents.file.unreadable import UnreadableError
    from jzfacts.output.findings.commented import write
    from jzfacts.output.report.target import TargetError

    try:
        number = write(name, target, document, found, cache(index.fact))
    except UnreadableError as error:
        console.warn("{path}: {note}", path=name, note=error.said())
        return False
    except (TargetError, OSError) as error:
        console.warn(str(error))
        return False
    message = _n(
        "{path}: written with {number} comment and a summary",
        "{path}: written with {number} comments and a summary",
        number,
        path=target,
    )
    console.say(message)
    return True
