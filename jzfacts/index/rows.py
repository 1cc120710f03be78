"""Facts and sources as rows of the database, and back."""

from __future__ import annotations

import marshal
from decimal import Decimal
from typing import TYPE_CHECKING

from jzfacts.facts.model import PARTS, Fact, Source
from jzfacts.index.schema import checked, sealed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


_FIELDS = {
    kind: [name for name in kind._fields if name not in ("id", "source")] for kind in (Fact, Source)
}
"""What is kept together; the others have columns of their own."""


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """The id, the source's id, all other fields together, and the checksum."""
    return sealed((fact.id, fact.source.id, _packed(fact)))


def fact_of(id: str, fields: bytes, source: Source) -> Fact:
    """The fact of a row."""
    return Fact(**_unpacked(Fact, fields), id=id, source=source)


def source_row(source: Source) -> tuple[Any, ...]:
    """The id, the area, all fields but the id together, and the checksum."""
    return sealed((source.id, source.area, _packed(source)))


def source_of(row: Sequence[Any] | None) -> Source:
    """The source of a row. Raises Damaged."""
    id, _area, fields = checked(row)
    return Source(**_unpacked(Source, fields), id=id)


def _packed(record: Fact | Source) -> bytes:
    return marshal.dumps([_plain(getattr(record, name)) for name in _FIELDS[type(record)]])


def _unpacked(kind: type[Fact | Source], data: bytes) -> dict[str, Any]:
    fields: dict[str, Any] = dict(zip(_FIELDS[kind], marshal.loads(data), strict=True))
    for name, part in PARTS.items():
        if value := fields.get(name):
            several = isinstance(value[0], tuple)
            made = [part(*map(_value, each)) for each in (value if several else [value])]
            fields[name] = tuple(made) if several else made[0]
    if "value" in fields:
        fields["value"] = _value(fields["value"])
    return fields


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Nothing but what `marshal` knows: decimals as bytes of text, so that 42.40 stays 42.40."""
    if isinstance(value, Decimal):
        return str(value).encode()
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _value(plain: Any) -> Any:  # noqa: ANN401 - likewise
    return Decimal(plain.decode()) if isinstance(plain, bytes) else plain
