"""Findings as SARIF 2.1.0, the form in which services and editors exchange them.

Columns count characters (`unicodeCodePoints`), as ours do. What agrees is a result that passed,
what was not compared one that is open; neither is an alert. A finding in a file that is no text
has the place in words. Its fingerprint holds nothing of its line, so that it is known again when
text is put in above it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jzfacts.documents.document import MARK
from jzfacts.i18n import _, language, said
from jzfacts.output.findings.lines import printed_length
from jzfacts.output.json import array, dump
from jzfacts.verify.rules import NAMES, manual
from jzfacts.verify.verifier import ABSENT, MATCH, SILENCED, UNCHECKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jzfacts.documents.finding import Finding
    from jzfacts.output.json import Json

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

KINDS = {MATCH: "pass", ABSENT: "open"}
"""The kinds of results that are no failure, by the status of the finding."""


def render(
    found: Iterable[tuple[Finding, Sequence[str]]], *, ascii_only: bool = False
) -> Iterator[str]:
    """One run. Each finding comes with the lines of its file, or with none if they are not at hand."""
    results: list[Json] = []
    rules: dict[str, Json] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for finding, lines in found:
        if finding.rule:
            rules.setdefault(finding.rule, _rule(finding.rule))
        uri = uri_of(finding.path)
        key = (uri, finding.rule, finding.fact or "", finding.text)
        seen[key] += 1
        same = (*key[1:], str(seen[key]))
        results.append(_result(finding, uri, lines, same, list(rules)))
    driver: dict[str, Json] = {"name": "jzfacts", "rules": list(rules.values())}
    with suppress(PackageNotFoundError):
        driver["version"] = version("jzfacts")
    head: dict[str, Json] = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language() == "zh" else "en",
        "columnKind": "unicodeCodePoints",
    }
    yield f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [\n'
    yield dump(head, ascii_only).removesuffix("}") + ', "results": '
    yield from (chunk.removesuffix("]\n") for chunk in array(results, ascii_only))
    yield "]}\n]}\n"


def uri_of(path: str) -> str:
    """A path as the reference of a URI: relative to where the program runs, if it lies below."""
    if os.path.isabs(path):  # noqa: PTH117
        absolute = Path(path)
        if not absolute.is_relative_to(Path.cwd()):
            return absolute.as_uri()
        path = str(absolute.relative_to(Path.cwd()))
    return quote(path.replace(os.sep, "/"), errors="surrogateescape")


def _result(
    finding: Finding, uri: str, lines: Sequence[str], same: Sequence[str], rules: Sequence[str]
) -> Json:
    kind = "fail" if finding.level == "warning" else KINDS.get(finding.status, "fail")
    result: dict[str, Json] = {}
    if finding.rule:
        result |= {"ruleId": finding.rule, "ruleIndex": rules.index(finding.rule)}
    physical: dict[str, Json] = {"artifactLocation": {"uri": uri}}
    place: dict[str, Json] = {"physicalLocation": physical}
    if finding.place:
        place["logicalLocations"] = [{"fullyQualifiedName": str(said(finding.place))}]
    else:
        physical["region"] = _region(finding, lines)
    result |= {
        "kind": kind,
        "level": finding.level if kind == "fail" else "none",
        "message": {"text": _escaped(str(said(finding.message)))},
        "locations": [place],
        "partialFingerprints": {
            "jzfacts/v1": sha256("\0".join(same).encode(errors="backslashreplace")).hexdigest()
        },
    }
    if finding.status == SILENCED:
        commented = any(MARK in line for line in lines[max(0, finding.line - 2) : finding.line])
        result["suppressions"] = [{"kind": "inSource" if commented else "external"}]
    properties = {
        name: value
        for name in ("text", "status", "fact", "expected", "hint")
        if (value := getattr(finding, name))
    }
    return result | {"properties": properties}


def _region(finding: Finding, lines: Sequence[str]) -> dict[str, Json]:
    """The place of a finding; of a figure its end, too, as far as its line has it.

    Where a column broke it, it goes on in the next line.
    """
    region: dict[str, Json] = {"startLine": finding.line, "startColumn": finding.column}
    text = finding.text.partition("\n")[0]
    if not text:
        return region
    rest = lines[finding.line - 1][finding.column - 1 :] if lines else text
    return region | {"endColumn": finding.column + printed_length(text, rest)}


def _rule(name: str) -> Json:
    """A rule with its page of the manual."""
    if name in NAMES:
        words = manual(name)
    elif name == UNCHECKED:
        words = [_("Report figures that are not in the base as findings.")]
    else:
        words = [_of_audit(name)]
    return {
        "id": name,
        "shortDescription": {"text": _escaped(words[0])},
        "help": {"text": _escaped("\n\n".join(words))},
    }


def _of_audit(name: str) -> str:
    """What a rule of the audit tells, with a mark for what differs."""
    from jzfacts.audit.audit import BASE_RULES, PAGE_RULES

    # last those whose names have parts that vary
    for rule in sorted((*PAGE_RULES, *BASE_RULES), key=lambda rule: "{" in rule.id):
        if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[a-z-]+", re.escape(rule.id)), name):
            return re.sub(r"\{\w+\}", "…", _(rule.message))
    return name


def _escaped(text: str) -> str:
    """A text for a message, in which a brace would be a placeholder and brackets may be a link."""
    text = text.replace("{", "{{").replace("}", "}}")
    return text.replace("[", "\\[") if "](" in text else text
