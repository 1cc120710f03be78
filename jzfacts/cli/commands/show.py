"""The command `show`: one fact whole, with the lines that print it, or one value of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.commands.audit import proofs
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, did_you_mean
from jzfacts.cli.results import converted, nothing_found, say_remarks, view_of, write_facts
from jzfacts.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jzfacts.cli import completion, options
    from jzfacts.facts.model import Fact
    from jzfacts.index.index import Index
    from jzfacts.output.columns import Row

MOST_CANDIDATES = 10
"""Candidates named where several could be meant: what fits on a screen."""

ASKED = {"rank": "rank.place"} | dict.fromkeys(("change", "growth", "fall"), "change.value")
"""The column of what a query may ask for besides the figure: 粮食增速, 粮食排第几."""

VALUES = frozenset(("figure", "value", "converted", "change", "rank"))
"""Columns of which one may be taken for the other."""

LEFT, RIGHT = "【】"
"""What encloses a figure in a cited line: seen in any terminal, and no report prints it."""


def show(
    words: Annotated[
        list[str],
        options.argument(
            "ID-OR-QUERY...", "An id, or a query that matches one fact only.", completion.ids
        ),
    ],
    field: options.Field = None,
    form: options.Form = None,
    columns: options.Columns = None,
    unit: options.Unit = None,
    cite: options.Cite = None,
    facts: options.Facts = None,
    pages: options.Pages = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """Show everything about one fact; with --field, a single value."""
    view = view_of(form, columns, no_color, cite=cite, unit=unit, field=field)
    view = view._replace(alone=True)
    from jzfacts.index.index import open_index
    from jzfacts.output.columns import value

    index = open_index(facts or None)
    row = resolve_single(index, " ".join(words), view.columns or ())
    if isinstance(row, ExitStatus):
        return row
    rows = converted([row], view.unit)
    for key in view.columns or () if field else ():
        if value(rows[0], key) is None:
            console.warn("{id} has no {field}", id=row.fact.id, field=key)
            return ExitStatus.NOTHING
    write_facts(index, rows, view)
    if view.is_card:
        _write_history(index.history(row.fact), row.fact)
        _write_proof(row.fact, facts, pages)
    elif view.form == "text" and row.fact.note:
        console.warn(row.fact.note)
    return ExitStatus.FOUND


def resolve_single(index: Index, words: str, columns: Sequence[str] = ()) -> Row | ExitStatus:
    """The fact of that id, or the only one that the words name: by its name, or an alias, or all of
    one that narrows what is meant.

    Where another could be meant none is, which is said: a script must not be given a figure by
    chance. Raises UsageError where the `columns` have some value and not the one that the words ask
    for.
    """
    from jzfacts.output.columns import Row
    from jzfacts.search.engine import answer
    from jzfacts.search.narrowing import also_named, names
    from jzfacts.search.ordering import missing

    known = index.of_id(words)
    if known:
        return Row(known[0]) if len(known) == 1 else _choice(index, words, known)
    if re.fullmatch(r"[a-z0-9]+([-/][a-z0-9]+)+", words):
        console.warn(_("unknown id “{id}”", id=words) + did_you_mean(index.nearest(words)))
        return ExitStatus.NOTHING
    found = answer(index, words)
    matches = found.matches
    if not matches:
        return nothing_found(index, words)
    named = [match for match in matches if match.why == "exact"]
    named = named or [match for match in matches if match.why == "alias"]
    named = named or [match for match in matches if len(matches) == 1 and names(match, words)]
    # Of several areas or years, the query names none: chance is what aliases each base has.
    reports = {(match.fact.source.area, match.fact.source.period) for match in matches}
    whole = not (found.left_out or found.joined or missing(index, found))
    alone = named and len(reports) == 1 and not found.joined
    facts = [match.fact for match in (named if alone else matches)]
    if len(named) == 1 and len(reports) == 1 and whole:
        others = also_named(index, named[0], found.asked)
        if not others:
            _check_columns(words, found.asked.needs, columns)
            say_remarks(index, found)
            return Row(named[0].fact)
        facts += others
    return _choice(index, words, facts)


def _check_columns(words: str, needs: frozenset[str], columns: Sequence[str]) -> None:
    """Raise UsageError if the words ask for a change or a rank, and the columns have another value."""
    parts = {key.partition(".")[0] for key in columns}
    asked = {ASKED[need].partition(".")[0]: ASKED[need] for need in needs & ASKED.keys()}
    if parts & VALUES and not asked.keys() <= parts:
        message = N_("“{words}” asks for {keys}, not for {given}")
        raise UsageError(message, words=words, keys=sorted(asked.values()), given=list(columns))


def _choice(index: Index, words: str, facts: list[Fact]) -> ExitStatus:
    """Say which facts could be meant, each with the id that names it."""
    if len(facts) == 1:
        message = N_("“{words}” may mean more than this fact; to show it, give its id:")
    else:
        message = N_("“{words}” matches {number} facts; choose one by its id:")
    console.warn(message, words=words, number=len(facts))
    are_apart = len({(fact.area, fact.period) for fact in facts}) > 1
    for fact in facts[:MOST_CANDIDATES]:
        where = f"  {fact.area} {fact.period}" if are_apart else ""
        console.say(f"  {index.shortest_id(fact)}  {fact.indicator}{where}")
    if len(facts) > MOST_CANDIDATES:
        more = _("and {number} more", number=len(facts) - MOST_CANDIDATES)
        console.say(f"  {more}")
    return ExitStatus.ERROR


def _write_history(history: list[Fact], shown: Fact) -> None:
    """Write the figures of a fact as they were published one after the other, where it was revised."""
    from jzfacts.output.columns import Row, value
    from jzfacts.output.escape import harmless

    if len(history) > 1:
        console.write(["\n", _("Published one after the other:"), "\n"])
    for fact in history if len(history) > 1 else ():
        told = [fact.source.published, value(Row(fact), "figure"), fact.status]
        source = f"{fact.source.id}:{fact.lines[0]}"
        line = "  ".join(str(each) for each in (*told, source, fact.id) if each)
        console.write([harmless(f"{'→' if fact is shown else ' '} {line}"), "\n"])


def _write_proof(fact: Fact, facts: list[Path] | None, folder: Path | None) -> None:
    """Write the lines that a fact cites, its figures marked; or say how to get them."""
    from jzfacts.output.escape import harmless
    from jzfacts.output.report import NO_PAGES

    proof_of = proofs(facts, folder)
    if proof_of is None:
        console.say(NO_PAGES)
        return

    proof = proof_of(fact)
    if proof.caution:
        console.warn(proof.caution)
    for number, line, spans in proof.lines:
        for start, end in reversed(spans):
            line = f"{line[:start]}{LEFT}{line[start:end]}{RIGHT}{line[end:]}"
        console.write([f"\n{proof.path}:{number}\n{harmless(line)}\n"])
