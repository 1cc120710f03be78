"""Finds out what has changed in a base since it was compiled."""

from __future__ import annotations

from array import array
from contextlib import suppress
from time import monotonic, sleep, time_ns
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.facts.files import BaseError, Snapshot, digest, read, snapshot
from jzfacts.index.schema import PLACE_BITS, RANK_GAP, get

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

PAUSE = 0.2
"""Seconds after which a vanished file counts as gone."""

STEP = 0.02
"""Seconds between two checks for a vanished file."""


class Plan(NamedTuple):
    """What must be done for a database to match the files."""

    now: Snapshot
    anew: bool
    """Whether everything is read into an empty database."""
    removed: list[int]
    """Ranks of files that are gone or read again."""
    ranks: list[int]
    digests: list[bytes]
    """Digest of each file; empty for those to be read."""
    is_done: bool = False
    """Whether there is nothing to do."""


def plan(db: sqlite3.Connection | None, paths: Sequence[str], proven: int) -> Plan:
    """Return what has changed since the files of `paths` were read into a database, if there is one.

    `proven`: the time (nanoseconds) when the files were last found unchanged. Raises BaseError for paths
    that are gone.
    """
    now = snapshot(paths)
    if db is None:
        now = _with_what_comes_back(now, paths)
    else:
        files, folders, numbers, old_digests, old_ranks = get(db, "files")
        old = Snapshot(files, folders, array("Q", numbers))
        if now != old:
            now = _with_what_comes_back(now, paths)
        known = {name: number for number, name in enumerate(files)}
        ranks, digests, removed = [0] * len(now.files), [b""] * len(now.files), []
        for number, name in enumerate(now.files):
            was = known.pop(name, None)
            if was is not None:
                ranks[number] = old_ranks[was]
                if _is_same(name, now.look(number), old.look(was), old_digests[was], proven):
                    digests[number] = old_digests[was]
                else:
                    removed.append(old_ranks[was])
        removed += [old_ranks[was] for was in known.values()]
        few = 2 * len(removed) <= len(files) or len(files) == 1
        if few and _rank(ranks) and not _are_cited(db, removed):
            is_done = all(digests) and not removed and now == old
            return Plan(now, False, removed, ranks, digests, is_done)
    ranks = [RANK_GAP * number for number in range(1, len(now.files) + 1)]
    return Plan(now, True, [], ranks, [b""] * len(now.files))


def _with_what_comes_back(now: Snapshot, paths: Sequence[str]) -> Snapshot:
    """Return the files of a base, waiting for those that vanished from a folder that has just changed.

    An editor that saves by renaming leaves a moment without the file.
    """
    if now.are_folders_settled(time_ns()):
        return now
    until = monotonic() + PAUSE  # which bounds it for a folder of thousands, too
    while monotonic() < until:
        sleep(STEP)
        with suppress(BaseError):  # all are gone for a moment
            later = snapshot(paths)
            if len(later.files) >= len(now.files):
                now = later
    return now


def _is_same(name: str, now: array[int], was: array[int], known: bytes, proven: int) -> bool:
    """True if a file is unchanged: by size and times, or if these prove nothing, by its digest."""
    if now == was and Snapshot([name], [], now).is_settled(proven):
        return True
    with suppress(OSError):  # `write` tells of it
        content = read(name)
        return content.look == now and digest(content.data) == known
    return False


def _rank(ranks: list[int]) -> bool:
    """Give new files ranks between their neighbours'; False if there is no room."""
    before = 0
    for number, rank in enumerate(ranks):
        if not rank:
            after = next(filter(None, ranks[number:]), before + 2 * RANK_GAP)
            ranks[number] = (before + after) // 2
        if ranks[number] <= before:
            return False
        before = ranks[number]
    return True


def _are_cited(db: sqlite3.Connection, ranks: Sequence[int]) -> bool:
    """True if facts of other files cite sources of these."""
    query = "SELECT id FROM source WHERE place BETWEEN ? AND ?"
    sources = {id for rank in ranks for (id,) in db.execute(query, place_range(rank))}
    return not sources.isdisjoint(get(db, "cited"))


def place_range(rank: int) -> tuple[int, int]:
    return rank << PLACE_BITS, (rank + 1 << PLACE_BITS) - 1
