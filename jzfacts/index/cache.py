"""The compiled base on disk: opened if it is fresh, else brought up to date if that is possible.

For each base there is a manifest, which says what files the base was made from and what they
looked like, and segments beside it. All are written whole and then renamed into place, so that
whatever happens to a writer, readers find the old state or the new. Nothing here can fail for the
user: what cannot be kept is made in memory, and one line says so.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from typing import TYPE_CHECKING

from jzfacts.i18n import _
from jzfacts.index.folder import Folder, FolderError, folder_path
from jzfacts.index.manifest import kept_manifest, kept_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.index.part import Part

MOST_DAMAGES = 2
"""How often a damaged cache is made anew: a disk that damages it again is of no use."""


def open_parts(given: Sequence[str], damaged: Sequence[str] = (), damages: int = 0) -> list[Part]:
    """The parts of the base that the files and directories `given` name.

    `damaged` names parts that turned out to be so, `damages` tells how often that has happened.
    Raises BaseError with all that is wrong with the base.
    """
    paths = [os.path.abspath(path) for path in given]
    where: str | None = None
    try:
        where = folder_path()
        if where is not None and damages < MOST_DAMAGES:
            folder = Folder(where)
            try:
                return _kept(folder, given, paths, damaged)
            finally:
                folder.close()
    except FolderError as error:
        _say(str(error))
    except OSError as error:
        _say(f"{where}: {error.strerror or error}")
    from jzfacts.index.renewal import made_in_memory

    return [made_in_memory(given, paths)]


def _say(why: str) -> None:
    from jzfacts.index.progress import tell

    tell(_("nothing is kept for the next time ({why})").format(why=why))


def _kept(
    folder: Folder, given: Sequence[str], paths: list[str], damaged: Sequence[str]
) -> list[Part]:
    name = _name(paths)
    manifest = kept_manifest(folder, name, damaged)
    if (
        manifest is not None
        and manifest.paths == paths
        and manifest.makers.is_plain()
        and manifest.files.is_plain()
    ):
        parts = kept_parts(folder, manifest)
        if parts is not None:
            return parts
    from jzfacts.index.renewal import renewed

    return renewed(folder, name, given, paths, damaged)


def _name(paths: Sequence[str]) -> str:
    """What the files of this base are called: told apart by its paths and the program's place."""
    identity = "\0".join((*paths, os.path.dirname(__file__), sys.prefix))
    data = identity.encode(errors="surrogateescape")
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"
