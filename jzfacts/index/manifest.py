"""What a compiled base was made from, and where it lies: read first on every start."""

from __future__ import annotations

import sys
from array import array
from binascii import crc32
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.stamp import DIGEST, Stamp, digests
from jzfacts.index.blocks import Damaged, joined, parted
from jzfacts.index.part import Part
from jzfacts.index.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.index.folder import Folder

FORMAT = f"jzfacts 2 {sys.version_info[:3]} {sys.byteorder} {array('I').itemsize}".encode()
"""What a manifest is good for. The number changes when anything in the cache is laid out anew;
Python's version is there because its Unicode tables fold the labels."""

FIXED = 13
"""Parts of a manifest before those of its pieces."""


class Snapshot(NamedTuple):
    """Files as they were read."""

    stamp: Stamp
    digests: bytes
    """DIGEST bytes for each file."""
    unsettled: array[int]
    """Files whose looks prove nothing, because they were written just before."""

    def digest(self, place: int) -> bytes:
        return self.digests[place * DIGEST : (place + 1) * DIGEST]

    def changed(self, now: Stamp) -> list[int]:
        """The files of `now`, by place, that are not as they were read, or were not there."""
        old = {name: place for place, name in enumerate(self.stamp.names)}
        unsettled = set(self.unsettled)
        known: list[tuple[int, bytes]] = []
        for place, name in enumerate(now.names):
            was = old.get(name)
            if was is None:
                known.append((place, b""))
            elif was in unsettled or self.stamp.looks(was) != now.looks(place):
                known.append((place, self.digest(was)))
        found = digests(now.names[place] for place, _ in known)
        return [place for (place, was), is_ in zip(known, found, strict=True) if was != is_]

    def is_plain(self) -> bool:
        """Whether the files are as they were to all looks, and their looks are proof."""
        return not self.unsettled and self.stamp.is_plain()


class Piece(NamedTuple):
    """A segment of the cache."""

    name: str
    """Its file's name."""
    header: bytes
    """Where its header is."""
    ranks: array[int]
    """For each of its files the place in the base, from 1; 0 if it counts no more."""


class Manifest(NamedTuple):
    """What is kept of a base."""

    paths: list[str]
    """What the base was called: files and folders."""
    files: Snapshot
    makers: Snapshot
    """The files of the program and its dictionaries, by which segments are made."""
    pieces: list[Piece]

    def dump(self) -> bytes:
        parts = [FORMAT, _encoded(self.paths)]
        for shot in (self.files, self.makers):
            stamp = shot.stamp
            parts += [_encoded(stamp.names), stamp.numbers.tobytes()]
            parts += [_encoded(stamp.folders), stamp.folder_numbers.tobytes()]
            parts += [shot.digests, shot.unsettled.tobytes()]
        for piece in self.pieces:
            parts += [piece.name.encode(), piece.header, piece.ranks.tobytes()]
        data = joined(parts)
        return crc32(data).to_bytes(4, "little") + data


def read_manifest(data: bytes) -> Manifest:
    """The manifest that `dump` wrote. Raises Damaged for anything else, or another FORMAT."""
    if len(data) < 4 or crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        raise Damaged
    version, *parts = parted(data[4:]) or [b""]  # four zeros are a sound checksum of nothing
    if version != FORMAT or len(parts) < FIXED:
        raise Damaged
    return Manifest(
        _decoded(parts[0]),
        _snapshot(parts[1:7]),
        _snapshot(parts[7:13]),
        [
            Piece(name.decode(), header, array("I", ranks))
            for name, header, ranks in zip(*(parts[FIXED + n :: 3] for n in range(3)), strict=True)
        ],
    )


def kept_manifest(folder: Folder, name: str, damaged: Sequence[str]) -> Manifest | None:
    """The manifest of a base, if it is of use."""
    file = folder.open(f"{name}.manifest")
    if file is None:
        return None
    with file:
        data = file.read()
    try:
        manifest = read_manifest(data)
    except Damaged:
        return None
    return None if any(piece.name in damaged for piece in manifest.pieces) else manifest


def kept_parts(folder: Folder, manifest: Manifest) -> list[Part] | None:
    """The parts that a manifest names; None if they are not what they were."""
    parts = []
    for piece in manifest.pieces:
        file = folder.open(piece.name)
        if file is None:
            return None
        try:
            parts.append(Part(Segment(file, piece.header), piece.ranks, piece.name))
        except Damaged:
            file.close()
            return None
    return parts


def _snapshot(parts: Sequence[bytes]) -> Snapshot:
    names, numbers, folders, folder_numbers, digests, unsettled = parts
    stamp = Stamp(
        *(_decoded(names), array("Q", numbers)), *(_decoded(folders), array("Q", folder_numbers))
    )
    return Snapshot(stamp, digests, array("I", unsettled))


def _decoded(names: bytes) -> list[str]:
    return names.decode(errors="surrogateescape").split("\0") if names else []


def _encoded(names: Sequence[str]) -> bytes:
    return "\0".join(names).encode(errors="surrogateescape")
