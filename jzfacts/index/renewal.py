"""The slow path of the cache: bring it up to date, one process at a time."""

from __future__ import annotations

from array import array
from io import BufferedWriter, BytesIO
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from jzfacts.facts.loader import BaseError, base_files, load
from jzfacts.facts.stamp import digests, take_stamp
from jzfacts.index.blocks import Damaged
from jzfacts.index.builder import Unsound, build
from jzfacts.index.folder import TEMPORARY, temporary_name
from jzfacts.index.manifest import Manifest, Piece, Snapshot, kept_manifest, kept_parts
from jzfacts.index.part import Part
from jzfacts.index.segment import Segment
from jzfacts.index.supplement import Supplement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from jzfacts.facts.stamp import Stamp
    from jzfacts.index.builder import Build
    from jzfacts.index.folder import Folder

ABANDONED = 3600.0
"""Seconds after which an unfinished file has no writer any more: no build takes an hour."""

SPEED = 1_000_000
"""Bytes of TOML that even a slow machine reads in a second."""

TRIES = 3
"""Readings of a base that changes while it is read."""

BUFFER = 1 << 20
"""Bytes that are written at once."""


def made_in_memory(given: Sequence[str], paths: Sequence[str]) -> Part:
    """The base as one part that is kept nowhere. Raises BaseError."""
    memory = BytesIO()
    built = _built(memory, given, paths, take_stamp(paths))
    return Part(Segment(memory.getvalue(), built.header), ranks(built.order))


def ranks(places: Sequence[int]) -> array[int]:
    return array("I", (place + 1 for place in places))


def renewed(
    folder: Folder, name: str, given: Sequence[str], paths: list[str], damaged: Sequence[str]
) -> list[Part]:
    """The parts of a base, brought up to date in the folder. Raises BaseError, OSError."""
    patience = 10 + take_stamp(paths).size / SPEED
    with folder.lock(f"{name}.lock", patience) as held:
        if not held:
            raise OSError(0, "another process has been at work there for too long")
        keeper = _Keeper(folder, name, given, paths)
        manifest = kept_manifest(folder, name, damaged)  # another process may have renewed it
        of_use = manifest is not None and manifest.paths == paths
        try:
            parts = keeper.update(manifest) if manifest is not None and of_use else None
        except Damaged:
            parts = None
        return parts or keeper.make()


class _Keeper:
    """Brings one base up to date; the lock is held all the while."""

    def __init__(self, folder: Folder, name: str, given: Sequence[str], paths: list[str]) -> None:
        self._folder, self._name = folder, name
        self._given, self._paths = given, paths
        self._begin = time_ns()
        self._stamp = take_stamp(paths)

    def make(self) -> list[Part]:
        """Make all anew."""
        for name in self._folder.names():  # what killed processes left
            if name.endswith(TEMPORARY) and self._folder.age(name) > ABANDONED:
                self._folder.remove(name)
        makers = take_stamp(_makers())
        known = Snapshot(makers, b"".join(digests(makers.names)), makers.unsettled(self._begin))
        name, built = self._written(
            lambda file: _built(file, self._given, self._paths, self._stamp)
        )
        piece = Piece(name, built.header, ranks(built.order))
        files = self._snapshot(built.digests)
        parts = self._kept(Manifest(self._paths, files, known, [piece]))
        if parts is None:
            raise OSError(0, "what was written there is gone or damaged")
        return parts

    def update(self, manifest: Manifest) -> list[Part] | None:
        """Keep what is as it was; None if all must be made anew. Raises BaseError."""
        makers = manifest.makers
        now = take_stamp(makers.stamp.names)
        if now.names != makers.stamp.names or makers.changed(now):
            return None
        known = Snapshot(now, makers.digests, now.unsettled(self._begin))
        changed = manifest.files.changed(self._stamp)
        names = manifest.files.stamp.names
        if names == self._stamp.names and not changed:
            files = self._snapshot([manifest.files.digests])
            return self._kept(Manifest(self._paths, files, known, manifest.pieces), manifest)
        base_files(map(Path, self._given))  # complains of paths that are gone
        parts = kept_parts(self._folder, manifest)
        if not parts:
            return None
        supplement = Supplement(parts[0], names, self._stamp, changed)
        if not supplement.is_possible:
            return None
        read = {name: manifest.files.digest(place) for place, name in enumerate(names)}
        large = manifest.pieces[0]
        pieces = [Piece(large.name, large.header, supplement.ranks)]
        if supplement.names:
            try:
                name, built = self._written(supplement.write)
            except Unsound as unsound:
                _judge(unsound, self._given, self._paths)
                return None
            lying = array("I", (supplement.places[place] for place in built.order))
            pieces.append(Piece(name, built.header, lying))
            read.update(zip(supplement.names, built.digests, strict=True))
        files = self._snapshot([read[name] for name in self._stamp.names])
        return self._kept(Manifest(self._paths, files, known, pieces))

    def _snapshot(self, read: Sequence[bytes]) -> Snapshot:
        return Snapshot(self._stamp, b"".join(read), self._stamp.unsettled(self._begin))

    def _written(self, write: Callable[[BinaryIO], Build]) -> tuple[str, Build]:
        """A segment, put in place under a name of its own, which is told."""
        temporary = temporary_name()
        try:
            with BufferedWriter(self._folder.create(temporary), BUFFER) as file:
                built = write(file)
            name = f"{self._name}-{temporary.removesuffix(TEMPORARY)}.segment"
            self._folder.rename(temporary, name)
        finally:
            self._folder.remove(temporary)
        return name, built

    def _kept(self, manifest: Manifest, old: Manifest | None = None) -> list[Part] | None:
        """The parts of a manifest, put in place if it is not as the old one."""
        if manifest != old:
            self._folder.write(f"{self._name}.manifest", manifest.dump())
            named = {piece.name for piece in manifest.pieces}
            for name in self._folder.names():
                if name.startswith(f"{self._name}-") and name not in named:
                    self._folder.remove(name)
        return kept_parts(self._folder, manifest)


def _built(file: BinaryIO, given: Sequence[str], paths: Sequence[str], stamp: Stamp) -> Build:
    """Write the whole base as one segment. Raises BaseError."""
    base_files(map(Path, given))  # complains of paths that are missing
    for _ in range(TRIES):
        try:
            built = build(file, stamp.names, stamp.size)
        except Unsound as unsound:
            _judge(unsound, given, paths)
        else:
            if not built.facts:
                load(list(map(Path, given)))
            return built
        file.seek(0)
        file.truncate()
    raise BaseError([f"{given[0]}: the base changes while it is read; try again"])


def _judge(unsound: Unsound, given: Sequence[str], paths: Sequence[str]) -> None:
    """Raise BaseError with all that is wrong, unless it has been mended meanwhile."""
    if not unsound.files:
        load(list(map(Path, given)))
        return
    files = []
    for name in unsound.files:
        path, root = next(
            pair for pair in zip(given, paths, strict=True) if name.startswith(pair[1])
        )
        files.append(Path(path + name[len(root) :]))
    load(files)


def _makers() -> list[str]:
    """The files that have a say in how a segment turns out."""
    import opencc
    import pypinyin

    package = Path(__file__).parent.parent
    ours = sorted(str(path) for path in package.rglob("*") if path.suffix in (".py", ".tsv"))
    return [*ours, opencc.__file__, pypinyin.__file__]
