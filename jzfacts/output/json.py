"""JSON: one array, or one record a line.

A small emitter of our own, because the standard one has no exact decimals: it would print
42.40 as 42.4 or as a string. Strings keep their Chinese; what is invisible or would be obeyed by
a terminal is escaped, which JSON readers undo.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, TypeAlias, Union

from jzfacts.output.escape import UNSEEN, Digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Json: TypeAlias = Union[str, int, "Sequence[Json]", "Mapping[str, Json]", None]
"""What can be printed; numbers with a fraction are `Digits`."""


def array(values: Iterable[Json], ascii_only: bool = False) -> Iterator[str]:
    """One JSON array, a value on each line of it; `[]` when there is none."""
    before = "[\n"
    for value in values:
        yield before + dump(value, ascii_only)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def dump(value: Json, ascii_only: bool = False) -> str:
    """`value` as JSON on one line.

    `ascii_only` also escapes whatever is not ASCII, for streams that are not UTF-8: JSON is
    exchanged in UTF-8, and ASCII is the same bytes in either.
    """
    if value is None:
        return "null"
    if isinstance(value, Digits | int):
        return str(value)
    if isinstance(value, str):
        text = (encode_basestring_ascii if ascii_only else encode_basestring)(value)
        return text if text.isprintable() else re.sub(UNSEEN, _escaped, text)
    if isinstance(value, dict):
        pairs = [f"{dump(key, ascii_only)}: {dump(value[key], ascii_only)}" for key in value]
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join([dump(each, ascii_only) for each in value])}]"


def _escaped(found: re.Match[str]) -> str:
    return encode_basestring_ascii(found[0])[1:-1]
