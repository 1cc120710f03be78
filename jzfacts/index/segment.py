"""A part of a compiled base, as `Compiler` wrote it: rows by number, numbers by key.

It is never changed. Numbers are its own; what they mean in the whole base, index.py knows.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from jzfacts.index.blocks import List, Reader, Table, parted
from jzfacts.index.hashes import Hashes
from jzfacts.index.rows import ATOM, FIELD, PART

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO


class Segment:
    """Facts, sources and labels by number. All reading raises Damaged for bytes that are not what
    was written.
    """

    def __init__(self, source: BinaryIO | bytes, header: bytes) -> None:
        """Open the segment whose header lies where `header` says."""
        self._reader = reader = Reader(source)
        places = parted(reader.block(header))
        self.facts, self.sources = List(reader, places[0]), List(reader, places[1])
        self._labels, self._bearers = List(reader, places[2]), List(reader, places[3])
        self._terms, self._facts_by = Table(reader, places[4]), Table(reader, places[5])
        self._ids, self._figures = Hashes(reader, places[6]), Hashes(reader, places[7])
        self._source_ids = Hashes(reader, places[8])
        self._rest = places[9:]

    @property
    def size(self) -> int:
        """How many labels there are."""
        return len(self._labels)

    def label(self, number: int) -> tuple[str, str, list[str]]:
        """A label's text, its folded characters and how each of them is spelled."""
        text, units, *differing = self._labels[number].split(FIELD)
        written = text.decode()
        chars = differing[0].decode() if differing else written
        return written, chars, units.decode().split(" ")

    def first_of(self, length: int) -> int:
        """The first label that has so many characters or more."""
        return self.lengths[min(length, len(self.lengths) - 1)]

    @cached_property
    def lengths(self) -> array[int]:
        """By length, the first label that is so long or longer."""
        return array("I", self._reader.block(self._rest[6]))

    def bearers(self, label: int) -> array[int]:
        """The facts that bear a label, ascending: each doubled, and one more as an alias."""
        data = self._bearers[label]
        if len(data) % 4:
            data = self._reader.block(data.removeprefix(ATOM))
        return array("I", data)

    def labels_of(self, term: str) -> array[int]:
        """The labels filed under a term, the shortest first."""
        return self._terms.get(term.encode())

    def starts_of(self, term: str) -> bytes:
        """Where a text of one or two characters first stands in each of `labels_of`.

        Nothing where it is not written down, for it would save little.
        """
        return self._terms.get(f"#{term}".encode()).tobytes()[: len(self.labels_of(term))]

    def facts_of(self, key: str) -> array[int]:
        """The facts filed under a key (see scope.py), ascending."""
        return self._facts_by.get(key.encode())

    def facts_with_id(self, hash: int) -> list[int]:
        """The facts whose ids may have that hash."""
        return self._ids.get(hash)

    def facts_with_figure(self, hash: int) -> list[int]:
        """The facts that may state a figure of that hash, ascending."""
        return self._figures.get(hash)

    def sources_with_id(self, hash: int) -> list[int]:
        """The sources whose ids may have that hash."""
        return self._source_ids.get(hash)

    @cached_property
    def starts(self) -> array[int]:
        """The first fact of each file, and the number of facts."""
        return array("I", self._reader.block(self._rest[0]))

    @cached_property
    def files(self) -> list[tuple[list[str], list[str]]]:
        """The ids of the sources that each file holds, and of those that it borrows."""
        return [
            (_texts(held), _texts(borrowed))
            for held, _, borrowed in (
                row.partition(FIELD) for row in parted(self._reader.block(self._rest[1]))
            )
        ]

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas of facts and sources, with their toneless pinyin."""
        return dict(_pair(line) for line in self._described[0])

    @cached_property
    def keys(self) -> Sequence[str]:
        """What facts are filed under, sorted."""
        return self._described[1]

    @cached_property
    def _described(self) -> list[list[str]]:
        return [_texts(field) for field in self._reader.block(self._rest[2]).split(FIELD)]

    @cached_property
    def simplified(self) -> Mapping[int, str]:
        """Simplified characters for traditional ones, as `str.translate` takes them."""
        traditional, simple = (self._reader.block(self._rest[n]).decode() for n in (3, 4))
        pairs: dict[int, int] = str.maketrans(traditional, simple)
        return {old: chr(new) for old, new in pairs.items()}

    @cached_property
    def readings(self) -> Readings:
        """The sounds of characters."""
        return Readings(self._reader.block(self._rest[5]).decode())


class Readings(Mapping[str, tuple[str, ...]]):
    """The sounds of characters, `liang2` for 粮: found in a text, for a query asks for few."""

    def __init__(self, text: str) -> None:
        """`text`: a character a line, with its sounds after it."""
        self._text = text
        self._known: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, char: str) -> tuple[str, ...]:
        known = self._known.get(char)
        if known is None:
            start = self._text.find(f"\n{char}")
            if start < 0:
                raise KeyError(char)
            line = self._text[start + 2 : self._text.find("\n", start + 1)]
            known = self._known[char] = tuple(line.split())
        return known

    def __iter__(self) -> Iterator[str]:
        return (line[0] for line in self._text.split("\n") if line)

    def __len__(self) -> int:
        return self._text.count("\n") - 1


def _texts(field: bytes) -> list[str]:
    return [part.decode() for part in field.split(PART)] if field else []


def _pair(line: str) -> tuple[str, str]:
    name, _, spelled = line.rpartition("\t")
    return name, spelled
