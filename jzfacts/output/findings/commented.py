"""Drafts written back as Word files with comments: to which file, and what the comments say.

    targets_of: drafts -> the file that each is written to
    write: a draft and its findings -> that file

A file is written over only where that was asked for, or where it is such a file as it was written.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jzfacts.documents.file.kind import kind_of_file
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_, _, said
from jzfacts.output.report.target import TargetError, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.documents.model import Document
    from jzfacts.facts.model import Fact

SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
STDIN = "-"


def targets_of(drafts: Sequence[str], comment: Path | None, *, in_place: bool) -> dict[str, Path]:
    """For each draft the file that it is written to, before any work is done.

    `comment` is a file or, for any number of drafts, a folder that exists, to which those go that are
    called Word files; without it drafts are written `in_place`. Raises TargetError, and OSError where a file cannot be read.
    """
    if comment and in_place:
        raise TargetError("--comment cannot be combined with --in-place")
    if STDIN in drafts:
        raise TargetError("standard input cannot be commented on; name a file")
    if comment is None:
        return {name: Path(name).resolve() for name in drafts}  # links stay links
    if comment.is_dir():
        targets = {
            name: comment / Path(name).name
            for name in drafts
            if Path(name).suffix.lower() in SUFFIXES
        }
        if len(set(targets.values())) < len(targets):
            raise TargetError(
                "drafts with the same name cannot be written into one folder; give them one by one"
            )
    elif len(drafts) > 1:
        raise TargetError("several drafts; --comment needs an existing folder")
    else:
        targets = {drafts[0]: comment}
    for target in targets.values():
        _check(target, drafts)
    return {name: target.resolve() for name, target in targets.items()}


def _check(target: Path, drafts: Sequence[str]) -> None:
    """Raises TargetError for a file that must not be written over, or cannot be written."""
    if target.suffix.lower() not in SUFFIXES:
        raise TargetError("{path}: neither ends in .docx nor is an existing folder", path=target)
    if not target.parent.is_dir():
        raise TargetError("{path}: no such folder; create it first", path=target.parent)
    if not target.exists():
        return
    if any(Path(name).exists() and target.samefile(name) for name in drafts):
        message = N_("{path}: is the draft itself; choose another file, or use --in-place")
        raise TargetError(message, path=target)
    from datetime import datetime

    from jzfacts.documents.word.comments import dated
    from jzfacts.documents.word.comments_part import dates_of_ours
    from jzfacts.documents.word.package import Package
    from jzfacts.input import read_bytes

    dates: set[str] = set()
    with suppress(UnreadableError, IsADirectoryError):
        dates = dates_of_ours(Package(read_bytes(str(target))))
    if not dates:
        message = N_("{path}: exists and has no comments by jzfacts; choose another file")
        raise TargetError(message, path=target)
    if dated(datetime.fromtimestamp(target.stat().st_mtime).astimezone()) not in dates:
        message = N_("{path}: was changed after jzfacts wrote it; choose another file")
        raise TargetError(message, path=target)


def write(
    name: str,
    target: Path,
    document: Document,
    found: Sequence[Finding],
    fact_of: Callable[[str], Fact | None],
) -> int:
    """Write a draft with a comment on each figure that is wrong, and a summary of all.

    Returns the number of comments, the summary not counted. Raises UnreadableError for a draft that
    cannot be commented on, TargetError, and OSError where it cannot be read again.
    """
    from datetime import datetime

    from jzfacts.documents.word.comments import Comment, commented
    from jzfacts.input import read_bytes
    from jzfacts.output.findings.coverage import Coverage

    comments = [
        Comment(*one.span, paragraphs(one, fact_of(one.fact) if one.fact else None))
        for one in found
        if one.level != "note" and one.span
    ]
    data = read_bytes(name)
    if kind_of_file(data) != "word":
        raise UnreadableError(N_("no Word file, so no comments go into it"), N_("save it as .docx"))
    summary = [*Coverage(found).lines(Path(name).name), *(str(said(one)) for one in document.notes)]
    now = datetime.now().astimezone()
    when = now.replace(second=now.second // 2 * 2, microsecond=0)  # as exactly as any disk keeps it
    bytes_of = commented(data, document, comments, summary, when)
    replace(target, [bytes_of], like=target if target.exists() else Path(name))
    os.utime(target, (when.timestamp(), when.timestamp()))  # a later time is another's work
    return len(comments)


def paragraphs(finding: Finding, fact: Fact | None) -> list[str]:
    """What a comment says: what is wrong, where the base has it from, which rule that breaks."""
    from jzfacts.output.citation import locator
    from jzfacts.verify.rules import NAMES, manual

    lines = [str(said(finding.message))]
    if fact:
        source = fact.source
        date = source.published or source.retrieved
        title = _("{title} ({date})", title=source.title, date=date) if date else source.title
        lines.append(_("Source: {title}, {lines}", title=title, lines=locator(fact)))
    if finding.rule in NAMES:
        lines.append(manual(finding.rule)[0])
    return lines
