"""Packets -> segment: labels, the terms under which they are found, and what facts are filed by.

Labels are kept once, however many facts bear them: a million facts of twenty years' reports have
far fewer names, and it is names that a query is matched with. They are numbered by their length,
so that whoever reads them in order meets the closest first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.index.blocks import ListWriter, Writer, joined, write_table
from jzfacts.index.hashes import HashWriter, hashed
from jzfacts.index.rows import ATOM, FIELD, PART
from jzfacts.index.terms import fold, label_terms
from jzfacts.text.syllables import without_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from jzfacts.index.packet import Name, Packet

CHUNK = 10000
"""Labels that are spelled at once: about a second, so that two processes share evenly."""


FREQUENT = 20
"""Labels of a chunk from which on it is written down where in them a text stands. Where it is not,
it is taken to stand at their beginning, which costs looking at them."""

LONG = 500
"""Labels that bear a text from which on this is kept: to look at fewer takes a few milliseconds."""


class Alphabet(NamedTuple):
    """What a query needs to know of characters."""

    simplified: Mapping[int, str]
    """Simplified characters for traditional ones, as `str.translate` takes them."""
    readings: Mapping[str, tuple[str, ...]]
    """The sounds of characters: `liang2` for 粮."""


class Spoken(NamedTuple):
    """A label that is to be spelled."""

    chars: str
    pinyin: str | None


class Spelled(NamedTuple):
    """Labels spelled, in a form that is quickly sent from process to process."""

    units: str
    """The units of each label, on a line of its own."""
    terms: str
    """What they are filed under, a term a line."""
    counts: array[int]
    """How many of them are filed under each term."""
    numbers: array[int]
    """Which, term by term."""
    starts: dict[str, bytes]
    """Where texts first stand in these labels, if many have them."""


class Compiler:
    """Takes the files of a base one by one and writes them as one segment."""

    def __init__(self, file: BinaryIO, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._writer = Writer(file)
        self._facts = ListWriter(self._writer)
        self._sources = ListWriter(self._writer)
        self._ids, self._source_ids, self._figures = HashWriter(), HashWriter(), HashWriter()
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._bearers: list[array[int]] = []
        self._facts_by: dict[str, array[int]] = {}
        self._labels_by: dict[str, set[int]] = {}
        self._areas: set[str] = set()
        self._starts = array("I", [0])
        self._files: list[bytes] = []
        self._lengths = array("I")

    @property
    def facts(self) -> int:
        """How many facts have been taken."""
        return self._facts.count

    def add(self, packet: Packet) -> None:
        """Take the next file."""
        first = self._facts.count
        for id, row in packet.sources:
            self._source_ids.extend([hashed(id)], [self._sources.count])
            self._sources.add(row)
        for row in packet.facts:
            self._facts.add(row)
        self._ids.extend(map(hashed, packet.ids), range(first, self._facts.count))
        self._figures.extend(packet.figures, (first + number for number in packet.figured))
        borne = [self._label(first + number, names) for number, names in enumerate(packet.names)]
        for key, numbers in packet.filed.items():
            if key not in self._facts_by:
                self._facts_by[key] = array("I")
                self._labels_by[key] = set()
            self._facts_by[key].extend([first + number for number in numbers])
            self._labels_by[key].update(*[borne[number] for number in numbers])
        self._areas |= packet.areas
        self._starts.append(self._facts.count)
        self._files.append(
            FIELD.join(
                PART.join(sorted(id.encode() for id in ids))
                for ids in ([id for id, _ in packet.sources], packet.borrowed)
            )
        )

    def _label(self, fact: int, names: list[Name]) -> list[int]:
        """The labels that a fact bears: the first as its own name, the others as aliases."""
        labels = []
        entry = fact << 1
        for name in names:
            label = self._numbers.get(name)
            if label is None:
                label = self._numbers[name] = len(self._bearers)
                self._bearers.append(array("I"))
            self._bearers[label].append(entry)
            labels.append(label)
            entry |= 1
        return labels

    def finish(
        self, spell: Callable[[Iterable[tuple[int, list[Spoken]]]], Iterable[Spelled]]
    ) -> bytes:
        """Write what follows from all of the files; where the segment's header is."""
        writer = self._writer
        labels, bearers, terms = self._write_labels(spell)
        places = [
            *(self._facts.finish(), self._sources.finish(), labels, bearers),
            *(terms, write_table(writer, _encoded(self._facts_by))),
            *(hashes.finish(writer) for hashes in (self._ids, self._figures, self._source_ids)),
            writer.add(self._starts.tobytes()),
            writer.add(joined(self._files)),
            writer.add(self._described()),
            *_write_alphabet(writer, self._alphabet),
            writer.add(self._lengths.tobytes()),
        ]
        return writer.add(joined(places))

    def _write_labels(
        self, spell: Callable[[Iterable[tuple[int, list[Spoken]]]], Iterable[Spelled]]
    ) -> tuple[bytes, bytes, bytes]:
        """Number and write the labels; where they, their bearers and their terms are."""
        names = [
            (text, Spoken(_letters(text, self._alphabet.simplified), pinyin))
            for text, pinyin in self._numbers
        ]
        order = sorted(range(len(names)), key=lambda place: len(names[place][1].chars))
        sizes = array("I", (len(names[place][1].chars) for place in order))
        longest = sizes[-1] if sizes else 0
        self._lengths = array("I", (bisect_left(sizes, size) for size in range(longest + 2)))
        chunks = (
            (first, [names[place][1] for place in order[first : first + CHUNK]])
            for first in range(0, len(order), CHUNK)
        )
        labels, bearers = ListWriter(self._writer), ListWriter(self._writer)
        postings: dict[str, array[int]] = {}
        starts: defaultdict[str, bytearray] = defaultdict(bytearray)
        ordered = iter(order)
        for spelled in spell(chunks):
            for units, place in zip(spelled.units.split("\n"), ordered):  # noqa: B905 - the order goes on
                text, (chars, _) = names[place]
                fields = (text, units) if chars == text else (text, units, chars)
                labels.add(FIELD.join(field.encode() for field in fields))
                bearers.add(_kept(self._writer, self._bearers[place]))
            done = 0
            for term, count in zip(spelled.terms.split("\n"), spelled.counts, strict=True):
                numbers = spelled.numbers[done : done + count]
                done += count
                if term in postings:
                    postings[term].extend(numbers)
                else:
                    postings[term] = numbers
            for term, places in spelled.starts.items():
                known = starts[term]
                known.extend(bytes(len(postings[term]) - len(known) - len(places)))
                known.extend(places)
        final = array("I", bytes(4 * len(order)))
        for number, place in enumerate(order):
            final[place] = number
        for term, known in starts.items():
            if len(postings[term]) >= LONG:
                known.extend(bytes(-(-len(postings[term]) // 4) * 4 - len(known)))
                postings[f"#{term}"] = array("I", known)
        for key, borne in self._labels_by.items():
            postings[f"@{key}"] = array("I", sorted(final[label] for label in borne))
        return labels.finish(), bearers.finish(), write_table(self._writer, _encoded(postings))

    def _described(self) -> bytes:
        """The values that there are to filter by."""
        from jzfacts.text.pinyin import readings

        names = sorted(self._areas)
        spelled = [" ".join(u[:-1] for u in units if len(u) > 1) for units in readings(names)]
        fields = (
            [f"{name}\t{pinyin}" for name, pinyin in zip(names, spelled, strict=True)],
            sorted(self._facts_by),
        )
        return FIELD.join(PART.join(value.encode() for value in field) for field in fields)


def spell_labels(first: int, names: list[Spoken]) -> Spelled:
    """Read labels aloud and find their terms; they are numbered from `first`."""
    from jzfacts.text.pinyin import readings

    spelled: list[str] = []
    postings: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    found = zip(names, readings([name.chars for name in names]), strict=True)
    for number, (name, units) in enumerate(found, first):
        syllables = without_tones(name.pinyin or "").split()
        if len(syllables) == len(units):
            units = [f"{syllable}5" for syllable in syllables]  # an override gives no tones
        spelled.append(" ".join(units))
        for term in label_terms(name.chars, units):
            postings[term].append(number)
    return Spelled(
        "\n".join(spelled),
        "\n".join(postings),
        array("I", map(len, postings.values())),
        array("I", chain.from_iterable(postings.values())),
        {
            term: bytes([names[number - first].chars.find(term) & 0xFF for number in numbers])
            for term, numbers in postings.items()
            if len(numbers) >= FREQUENT and term.isalnum()
        },
    )


def alphabet() -> Alphabet:
    """The characters as the dictionaries know them."""
    from opencc import OpenCC

    from jzfacts.text.pinyin import character_readings

    converter = OpenCC("t2s")
    unified = map(chr, range(0x4E00, 0xA000))
    pairs = ((char, converter.convert(char)) for char in unified)
    return Alphabet(
        {ord(char): simple for char, simple in pairs if simple != char and len(simple) == 1},
        character_readings(),
    )


def _write_alphabet(writer: Writer, alphabet: Alphabet) -> Iterator[bytes]:
    simplified = alphabet.simplified
    yield writer.add("".join(map(chr, simplified)).encode())
    yield writer.add("".join(simplified.values()).encode())
    lines = (f"{char}{' '.join(sounds)}\n" for char, sounds in alphabet.readings.items())
    yield writer.add(("\n" + "".join(lines)).encode())


def _letters(text: str, simplified: Mapping[int, str]) -> str:
    """The folded letters, digits and characters of a label."""
    return "".join(filter(str.isalnum, fold(text, simplified)))


def _encoded(table: Mapping[str, array[int]]) -> dict[bytes, array[int]]:
    return {key.encode(): numbers for key, numbers in table.items()}


def _kept(writer: Writer, numbers: array[int]) -> bytes:
    """Few numbers as they are; many in a block of their own, lest their neighbours carry them."""
    data = numbers.tobytes()
    return data if len(data) <= 256 else ATOM + writer.add(data)
