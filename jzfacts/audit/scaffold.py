"""A beginning for a base: what a page prints and no fact claims yet, as TOML to be filled in.

What has a reason to be no figure is drafted as set aside, to be read and pasted; every figure is
drafted as a fact that says what the page says of it, and lacks its id and its name. Figures that
belong to one fact (a level, its growth and its rank) stand one below the other: whoever names them
brings them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.i18n import Message, _, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.audit.coverage import Evidence
    from jzfacts.audit.page import Numeral, Page
    from jzfacts.text.mentions import Mention

_BEFORE = 24  # characters before a figure, shown beside its draft: where its name usually stands


def draft(evidence: Evidence) -> Iterator[str]:
    """Lines of TOML for all that the page prints and nobody claims."""
    page, source = evidence.page, evidence.source
    unclaimed = evidence.unclaimed()
    asides = [(one, one.mention.reason) for one in unclaimed if one.mention.reason is not None]
    if asides:
        heading = _("# into the [[source]] {id}: numerals that are no facts; read each")
        yield heading.format(id=source.id)
        yield "set_aside = ["
        for numeral, why in asides:
            text, reason = _quoted(_findable(page, numeral)), _quoted(str(said(Message(why))))
            yield f"    {{ line = {numeral.line}, text = {text}, reason = {reason} }},"
        yield "]"
    for numeral in unclaimed:
        if numeral.mention.reason is None:
            start = max(page.starts[numeral.line - 1], numeral.start - _BEFORE)
            yield ""
            yield f"# …{' '.join(page.text[start : numeral.end].split())}"
            yield from ("[[fact]]", 'id = ""', 'indicator = ""')
            yield from _figure(numeral.mention)
            yield f"source = {_quoted(source.id)}"
            yield f"lines = [{numeral.line}]"


def _findable(page: Page, numeral: Numeral) -> str:
    """A numeral with as much before it as it takes to be found on its line, if it ends there."""
    start, line = page.starts[numeral.line - 1], page.line(numeral.line)
    first, end = numeral.start - start, numeral.end - start
    while first and line.index(line[first:end]) != first:
        first -= 1
    return line[first:end]


def _figure(mention: Mention) -> Iterator[str]:
    """What the page says with a figure, under the key that it belongs to."""
    value, among = format(mention.value, "f"), _quoted(mention.among or "")
    unit = f", unit = {_quoted(mention.unit)}" if mention.unit else ""
    basis = _quoted(mention.basis) if mention.basis else ""
    if mention.kind == "rank":
        yield f"rank = {{ place = {value}, among = {among} }}"
    elif mention.role == "change":
        sign = "-" if mention.direction < 0 else ""
        yield f"change = {{ value = {sign}{value}{unit}{basis and f', basis = {basis}'} }}"
    elif mention.role == "versus":
        yield f"versus = {{ among = {among}, value = {value}{unit} }}"
    elif mention.role == "from":
        yield f"baseline = {{ value = {value}{unit}{basis and f', period = {basis}'} }}"
    else:
        yield f"value = {value}"
        if mention.unit:
            yield f"unit = {_quoted(mention.unit)}"
        if mention.qualifier:
            yield f"qualifier = {_quoted(mention.qualifier)}"


def _quoted(text: str) -> str:
    """`text` as a basic string of TOML, whose escapes are those of JSON, and one more."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
