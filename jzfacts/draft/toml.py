"""Writes a drafted base as TOML, in reading order."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.files import DOUBT
from jzfacts.i18n import Message, _, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.draft.entries import Entry, Value
    from jzfacts.draft.like import Likeness

_DATES = ("published", "retrieved")


def write(
    source: dict[str, Value],
    aside: Sequence[dict[str, Value]],
    facts: Sequence[Entry],
    likeness: Likeness | None = None,
    doubts: Sequence[str] = (),
) -> Iterator[str]:
    """Yield the lines of a base; comments say what is new since last year's and what is gone.

    `doubts`: why a person must look at the source.
    """
    yield "schema = 1"
    yield ""
    if doubts:
        yield f"{DOUBT} {in_words(*doubts)}"
    yield "[[source]]"
    for key, value in source.items():
        yield f"{key} = {value if key in _DATES else _toml(value)}"
    if aside:
        yield "set_aside = ["
        for one in aside:
            yield f"    {_toml(one)},"
        yield "]"
    topic = None
    for entry in facts:
        if entry.keys.get("topic") != topic:
            topic = entry.keys.get("topic")
            if topic:
                yield ""
                yield f"# ── {topic} ──"
        yield ""
        if likeness and entry.id not in likeness.kept:
            old = likeness.similar.get(entry.id)
            hint = _("; or is it last year’s {id}, {name}?")
            yield f"# {_('new')}{hint.format(id=old.id, name=old.indicator) if old else ''}"
        if entry.doubts:
            yield f"{DOUBT} {in_words(*entry.doubts)}"
        yield "[[fact]]"
        for key, value in entry.keys.items():
            yield f"{key} = {_toml(value)}"
    if likeness and likeness.gone:
        yield ""
        yield f"# {_('gone since last year:')}"
        for fact in likeness.gone:
            yield f"#     {fact.id}: {fact.indicator}"


def in_words(*reasons: str) -> str:
    """Return doubts or reasons in the user's language."""
    return _("; ").join(
        str(said(reason)) if isinstance(reason, Message) else _(reason) for reason in reasons
    )


def _toml(value: Value) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return format(value, "f") if isinstance(value, Decimal) else str(value)
