"""The command `verify`: drafts in, findings out, the coverage on stderr."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.options import Facts, FindingForm, NoColor, Refused, meant_of
from jzfacts.i18n import N_, _, _n
from jzfacts.output.formats import FindingFormat, findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.verify.verifier import Verifier

STDIN = "-"
Rules = Annotated[
    list[str] | None, typer.Option(metavar=N_("RULE"), help=N_("Only this rule; repeatable."))
]
Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar=N_("RULE"), help=N_("Not this rule; repeatable.")),
]


def verify(
    draft: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("DRAFT..."), help=N_("Text or Markdown; - is standard input.")),
    ] = None,
    area: Annotated[
        str | None,
        typer.Option(
            metavar=N_("NAME"), help=N_("The area that the drafts speak of, such as 焦作市.")
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            metavar=N_("PERIOD"), help=N_("The year that the drafts speak of, such as 2024.")
        ),
    ] = None,
    form: FindingForm = FindingFormat.TEXT,
    select: Rules = None,
    ignore: Ignored = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=N_("A figure that is not in the base is a finding, too.")),
    ] = False,
    list_rules: Annotated[bool, typer.Option("--list-rules", help=N_("Name the rules."))] = False,
    explain: Annotated[
        str | None, typer.Option(metavar=N_("RULE"), help=N_("Print a rule's page of the manual."))
    ] = None,
    facts: Facts = None,
    no_color: NoColor = False,
) -> int:
    """Proofread drafts: find the figures that contradict the base."""
    from jzfacts.verify.rules import NAMES

    if list_rules:
        console.write(f"{name}\t{next(manual(name))}\n" for name in NAMES)
        return ExitStatus.FOUND
    if explain is not None:
        _known([explain])
        console.write([f"{explain}: " + "\n\n".join(manual(explain)) + "\n"])
        return ExitStatus.FOUND
    chosen = set(_known(select) or NAMES) - set(_known(ignore))
    if not draft:
        raise Refused(_("no draft given; name a text or Markdown file, or - for standard input"))
    texts = [(_shown(name), _read(name)) for name in draft]
    from jzfacts.index.index import open_index
    from jzfacts.verify.verifier import Verifier

    verifier = Verifier(open_index(facts or None), area=area, period=period)
    proof = Proof(verifier, chosen, strict=strict)
    console.write(_written(proof, texts, form, coloured=_coloured(no_color)))
    return ExitStatus.NOTHING if proof.failed else ExitStatus.FOUND


def manual(name: str) -> Iterator[str]:
    """The paragraphs of a rule's page of the manual; its examples are Chinese in any language."""
    from jzfacts.cli.help import flowed
    from jzfacts.verify.rules import page

    for paragraph in page(name).split("\n\n"):
        if paragraph.startswith("PASS"):
            yield paragraph
        else:
            whole = " ".join(paragraph.split())  # wherever its lines end in the code
            yield "\n".join(flowed(_(whole)))


def _known(names: list[str] | None) -> list[str]:
    """Names of rules, checked. Raises Refused for one that there is not."""
    from jzfacts.verify.rules import NAMES

    for name in names or []:
        if name not in NAMES:
            raise Refused(_("unknown rule “{name}”").format(name=name) + meant_of(name, NAMES))
    return names or []


def _coloured(no_color: bool) -> bool:
    return console.is_styled() and console.is_coloured(no_color)


def _shown(name: str) -> str:
    return "<stdin>" if name == STDIN else name


def _read(name: str) -> str:
    """The text of a draft; says in one line if it is not in UTF-8. Raises Refused."""
    from jzfacts.documents.document import UnreadableError, decode

    path = Path(name)
    try:
        data = sys.stdin.buffer.read() if name == STDIN else path.read_bytes()
    except IsADirectoryError:
        raise Refused(_("{path}: a directory; name the drafts in it").format(path=name)) from None
    except FileNotFoundError:
        raise Refused(_("{path}: no such file; check the path").format(path=name)) from None
    except OSError as error:
        told = _("{path}: cannot be read ({reason})")
        raise Refused(told.format(path=name, reason=error.strerror)) from None
    try:
        text, encoding = decode(data)
    except UnreadableError as error:
        told = _("{path}: {reason}; save the draft as plain text")
        raise Refused(told.format(path=name, reason=_(str(error)))) from None
    if encoding != "utf-8":
        told = _("{path}: read as {encoding}")
        console.say(told.format(path=_shown(name), encoding=encoding.upper()))
    return text


class Proof:
    """Verifies drafts and keeps count."""

    def __init__(self, verifier: Verifier, rules: set[str], *, strict: bool) -> None:
        self._verifier, self._rules, self._strict = verifier, rules, strict
        self.failed = False

    def findings(self, path: str, text: str) -> Iterator[Finding]:
        """Every figure's finding, in order; says the coverage at the end."""
        from collections import Counter
        from dataclasses import replace

        from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED, UNCHECKED

        counts: Counter[str] = Counter()
        for finding in self._verifier.verdicts(text, path):
            if finding.status == CONFLICT and finding.rule not in self._rules:
                finding = replace(finding, level="note", status=SILENCED)
            if finding.status == ABSENT and self._strict:
                finding = replace(finding, level="warning", rule=UNCHECKED)
            counts[finding.status] += 1
            self.failed = self.failed or finding.level in ("error", "warning")
            yield finding
        seen = counts.total()
        if not seen:
            told = _("{path}: NO FIGURE SEEN, so nothing is verified")
            console.say(told.format(path=path))
            return
        told = _n(
            "{path}: {seen} figure seen, {matched} matched, {conflicts} in conflict, "
            "{absent} not in base",
            "{path}: {seen} figures seen, {matched} matched, {conflicts} in conflict, "
            "{absent} not in base",
            seen,
        ).format(
            path=path,
            seen=seen,
            matched=counts[MATCH],
            conflicts=counts[CONFLICT],
            absent=counts[ABSENT],
        )
        if counts[SILENCED]:
            told += _(", {number} silenced").format(number=counts[SILENCED])
        console.say(told)


def _written(
    proof: Proof, texts: Sequence[tuple[str, str]], form: FindingFormat, *, coloured: bool
) -> Iterator[str]:
    """The findings in a format: records of every figure, else only what is wrong."""
    every = (finding for path, text in texts for finding in proof.findings(path, text))
    if form in (FindingFormat.JSON, FindingFormat.JSONL):
        return findings(every, form)
    if form is FindingFormat.GITHUB:
        return findings((finding for finding in every if finding.level != "note"), form)
    return _lines(proof, texts, coloured=coloured)


def _lines(proof: Proof, texts: Sequence[tuple[str, str]], *, coloured: bool) -> Iterator[str]:
    """What is wrong, a line each, with the line of the draft and a mark under the figure."""
    from jzfacts.output.escape import harmless
    from jzfacts.output.excerpt import excerpt

    for path, text in texts:
        written = text.split("\n")
        for finding in proof.findings(path, text):
            if finding.level == "note":
                continue
            line = written[finding.line - 1]
            start = finding.column - 1
            # a figure that a column broke goes on in the next line; its mark does not
            end = min(len(line), start + len(finding.text.partition("\n")[0]))
            yield harmless(str(finding)) + "\n" + excerpt(line, start, end, coloured=coloured)
