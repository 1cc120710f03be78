"""XML that is edited by putting bytes in, so that all the others stay as they are.

lxml, which reads, does not know where in the bytes an element stands; expat does. Elements are
known to both by their number in the order in which they begin, from 0 for the root.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

_ENCODING = re.compile(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_TAG = re.compile(rb"""<([^\s/>"']+)(?:"[^"]*"|'[^']*'|[^"'>])*>""")


class Place(NamedTuple):
    """The offsets of an element; of an empty one the last three are the same."""

    begin: int
    inside: int
    """Behind its start tag."""
    close: int
    """Before its end tag."""
    end: int


def edited(xml: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """XML of any encoding, changed by a function that takes and gives UTF-8 without CDATA."""
    found = _ENCODING.match(xml)
    encoding = "utf-8" if found is None else found[1].decode()
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    text = _CDATA.sub(lambda section: escape(section[1]), xml.decode(encoding))
    return edit(text.encode()).decode().encode(encoding, "xmlcharrefreplace")


def places(xml: bytes, numbers: Container[int]) -> dict[int, Place]:
    """Where the elements of these numbers stand in UTF-8."""
    found: dict[int, Place] = {}
    begun: list[tuple[int, int]] = []
    number = -1
    parser = expat.ParserCreate("utf-8")

    def start(*_: object) -> None:
        nonlocal number
        number += 1
        begun.append((number, parser.CurrentByteIndex))

    def end(_: object) -> None:
        own, begin = begun.pop()
        if own not in numbers:
            return
        tag, close = _tag(xml, begin), parser.CurrentByteIndex
        if tag[0].endswith(b"/>"):
            found[own] = Place(begin, tag.end(), tag.end(), tag.end())
        else:
            found[own] = Place(begin, tag.end(), close, xml.index(b">", close) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    return found


def with_insertions(xml: bytes, insertions: Iterable[tuple[int, int, bytes]]) -> bytes:
    """XML with bytes put in: offset, order among those at the same offset, bytes."""
    pieces, done = [], 0
    for offset, _, new in sorted(insertions, key=lambda one: one[:2]):
        pieces += [xml[done:offset], new]
        done = offset
    return b"".join([*pieces, xml[done:]])


def with_child(xml: bytes, child: str, namespace: str) -> bytes:
    """XML with elements put in at the end of its root; they declare the namespace if they must."""
    new = child.replace(f" {namespace}", "") if namespace.encode() in xml else child
    root = places(xml, (0,))[0]
    if root.inside < root.end:
        return with_insertions(xml, [(root.close, 0, new.encode())])
    tag = _tag(xml, root.begin)
    opened = tag[0].removesuffix(b"/>") + b">"
    return xml[: root.begin] + opened + new.encode() + b"</" + tag[1] + b">" + xml[root.end :]


def _tag(xml: bytes, begin: int) -> re.Match[bytes]:
    """The start tag at an offset. Raises ValueError where there is none."""
    tag = _TAG.match(xml, begin)
    if tag is None:
        raise ValueError(begin)
    return tag
