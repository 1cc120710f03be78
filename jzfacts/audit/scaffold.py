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

    from jzfacts.audit.evidence import Proof
    from jzfacts.audit.page import Numeral
    from jzfacts.text.mentions import Mention

BEFORE = 24
"""Characters before a figure that are shown beside its draft: where its name usually stands."""


def draft(proof: Proof) -> Iterator[str]:
    """Lines of TOML for all that the page prints and nobody claims."""
    open_ones = proof.unclaimed()
    asides = [(one, one.mention.reason) for one in open_ones if one.mention.reason is not None]
    if asides:
        told = _("# into the [[source]] {id}: numerals that are no facts; read each")
        yield told.format(id=proof.source.id)
        yield "set_aside = ["
        for one, why in asides:
            reason = str(said(Message(why)))
            text = _quoted(_findable(proof, one))
            yield f"    {{ line = {one.line}, text = {text}, reason = {_quoted(reason)} }},"
        yield "]"
    for one in open_ones:
        if one.mention.reason is None:
            yield ""
            yield from _fact(proof, one)


def _findable(proof: Proof, one: Numeral) -> str:
    """A numeral with as much before it as it takes to be found on its line."""
    start = proof.page.starts[one.line - 1]
    line = proof.page.text[start : one.end]
    whole = proof.page.line(one.line)
    first = one.start - start
    text = line[first:]
    while first and whole.index(text) != first:
        first -= 1
        text = line[first:]
    return text


def _fact(proof: Proof, one: Numeral) -> Iterator[str]:
    start = max(proof.page.starts[one.line - 1], one.start - BEFORE)
    yield f"# …{' '.join(proof.page.text[start : one.end].split())}"
    yield "[[fact]]"
    yield 'id = ""'
    yield 'indicator = ""'
    yield from _said(one.mention)
    yield f"source = {_quoted(proof.source.id)}"
    yield f"lines = [{one.line}]"


def _said(mention: Mention) -> Iterator[str]:
    """What the page says with a figure, under the key that it belongs to."""
    value = format(mention.value, "f")
    unit = f", unit = {_quoted(mention.unit)}" if mention.unit else ""
    if mention.kind == "rank":
        yield f"rank = {{ place = {value}, among = {_quoted(mention.among or '')} }}"
    elif mention.role == "change":
        sign = "-" if mention.direction < 0 else ""
        basis = f", basis = {_quoted(mention.basis)}" if mention.basis else ""
        yield f"change = {{ value = {sign}{value}{unit}{basis} }}"
    elif mention.role == "versus":
        yield f"versus = {{ among = {_quoted(mention.among or '')}, value = {value}{unit} }}"
    elif mention.role == "from":
        period = f", period = {_quoted(mention.basis)}" if mention.basis else ""
        yield f"baseline = {{ value = {value}{unit}{period} }}"
    else:
        yield f"value = {value}"
        if mention.unit:
            yield f"unit = {_quoted(mention.unit)}"
        if mention.qualifier:
            yield f"qualifier = {_quoted(mention.qualifier)}"


def _quoted(text: str) -> str:
    """`text` as a basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
