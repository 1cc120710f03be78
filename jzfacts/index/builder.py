"""Files -> segment: read them, on all processors if they are many, and check what spans files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.loader import BaseError, OutsideSource
from jzfacts.facts.stamp import DIGEST, digest
from jzfacts.index.compiler import Compiler, alphabet, spell_labels
from jzfacts.index.packet import pack
from jzfacts.index.progress import progress
from jzfacts.index.rows import source_of
from jzfacts.index.workers import crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import BinaryIO

    from jzfacts.facts.model import Source
    from jzfacts.index.compiler import Alphabet, Spelled, Spoken
    from jzfacts.index.packet import Packet

MANY = 2_000_000
"""Bytes of TOML that take longer to read than a second process takes to start."""

CHUNK = 8
"""Files handed to a process at once: a tenth of a second, so that none waits long at the end."""


class Unsound(Exception):
    """The base cannot be compiled: `files` have problems; if there are none, several together."""

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__()
        self.files = files


class Outcome(NamedTuple):
    """What became of reading a file."""

    digest: bytes
    packet: Packet | None = None
    """None if the file has problems, or its facts cite sources that are not known yet."""
    sources: Sequence[Source] | None = None
    """In that latter case, the file's own."""


class Build(NamedTuple):
    """A segment that was written."""

    header: bytes
    """Where its header is."""
    order: list[int]
    """The files in the order in which they lie in it, by their places in what was given."""
    digests: list[bytes]
    """For each file as given, the digest of what was read."""
    facts: int


class Others(NamedTuple):
    """What is known of files that lie in other segments."""

    has_fact: Callable[[str], bool]
    """Whether one of them has a fact of that id."""
    has_source: Callable[[str], bool]
    sources: Callable[[], dict[str, Source]]
    """All their sources by id."""


def build(
    file: BinaryIO,
    names: Sequence[str],
    size: int,
    characters: Alphabet | None = None,
    others: Others | None = None,
) -> Build:
    """Write the files `names`, of so many bytes, as a segment to `file`. Raises Unsound."""
    compiler = Compiler(file, characters or alphabet())
    sources: dict[str, Source] = {}
    seen: set[int] = set()
    order: list[int] = []
    digests = [b""] * len(names)
    waiting: list[int] = []
    failed: list[str] = []

    def learn(found: Iterable[Source]) -> None:
        for source in found:
            if source.id in sources or (others and others.has_source(source.id)):
                raise Unsound(())
            sources[source.id] = source

    def take(place: int, outcome: Outcome) -> None:
        digests[place] = outcome.digest
        if outcome.sources is not None:
            waiting.append(place)
            learn(outcome.sources)
        elif outcome.packet is None:
            failed.append(names[place])
        elif not failed:
            order.append(place)
            compiler.add(outcome.packet)
            # at random in each process: at worst the base is read again, and found sound
            ids = set(map(hash, outcome.packet.ids))
            if not seen.isdisjoint(ids) or (
                others and any(map(others.has_fact, outcome.packet.ids))
            ):
                raise Unsound(())
            seen.update(ids)

    with progress(len(names)) as show, crew(large=size > MANY) as run:
        for place, outcome in enumerate(run(read, names, CHUNK)):
            show(place)
            if outcome.packet is not None:
                learn(source_of(row) for _, row in outcome.packet.sources)
            take(place, outcome)
        late = list(waiting)
        known = {**(others.sources() if others and late else {}), **sources}
        again = run(partial(read, elsewhere=known), [names[place] for place in late], CHUNK)
        for place, outcome in zip(late, again, strict=True):
            if outcome.packet is None:
                raise Unsound(())  # what is wrong with it, its sources have a say in
            take(place, outcome)
        if failed:
            raise Unsound(failed)
        seen.clear()
        header = compiler.finish(lambda chunks: run(spell_chunk, chunks, 1))
    return Build(header, order, digests, compiler.facts)


def read(name: str, elsewhere: Mapping[str, Source] | None = None) -> Outcome:
    """Read one file."""
    try:
        data = Path(name).read_bytes()
    except OSError:
        return Outcome(bytes(DIGEST))
    try:
        return Outcome(digest(data), pack(Path(name), data, elsewhere))
    except OutsideSource as outside:
        return Outcome(digest(data), sources=outside.sources)
    except BaseError:
        return Outcome(digest(data))


def spell_chunk(chunk: tuple[int, list[Spoken]]) -> Spelled:
    return spell_labels(*chunk)
