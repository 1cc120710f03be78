"""Files of other programs, turned into Word documents by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.i18n import N_

SECONDS = 90
"""How long a conversion may take; LibreOffice waits for ever at files that it does not understand."""
KILOBYTES = 3_000_000
"""Memory that it may use, where the system bounds that; a report takes a tenth of it."""
PROGRAMS = ("soffice", "libreoffice")

_SETTINGS = Path(__file__).with_name("soffice.xcu")


def to_word(data: bytes) -> bytes:
    """The file as a Word document (.docx). Raises UnreadableError where that cannot be had."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnreadableError(
            N_("a .doc, .wps, .rtf or .odt, which LibreOffice must convert"),
            N_("install LibreOffice, or save it as .docx"),
        )
    with TemporaryDirectory(prefix="jzfacts-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        draft, made = folder / "draft", folder / "out" / "draft.docx"
        draft.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        shutil.copyfile(_SETTINGS, settings)
        command = [
            *_bounded(program),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(made.parent)),
            str(draft),
        ]
        _run(command, folder)
        if not made.is_file():
            raise UnreadableError(
                N_("LibreOffice cannot convert it"), N_("open it in Word or WPS, save it as .docx")
            )
        return made.read_bytes()


def _bounded(program: str) -> list[str]:
    """The beginning of a command: the program, which gets no more memory than is allowed."""
    if os.name == "nt":
        return [program]
    bound = f'ulimit -v {KILOBYTES} 2>/dev/null; exec "$0" "$@"'
    return ["/bin/sh", "-c", bound, program]


def _run(command: list[str], folder: Path) -> None:
    """Run a program to its end, or end it and all that it has started when its time is over."""
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the file is ours
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            N_("LibreOffice timed out on it"),
            N_("open it in Word or WPS, save it as .docx"),
        ) from None
    finally:
        if os.name == "nt":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
