"""Files that LibreOffice turns into Word documents, where it is installed."""

import shutil
import socket
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from jzfacts.documents.document import read_document
from jzfacts.documents.file import office
from jzfacts.documents.file.unreadable import UnreadableError
from jzfacts.documents.model import Paragraph

RTF = rb"{\rtf1\ansi\uc1 \u31918?\u39135?\u24635?\u20135?42.4\u20159?\u26020?\par}"
HANGS = "sleep 60 & sleep 60"
SAYS_NOTHING = "exit 0"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_it_is_read_as_a_word_document() -> None:
    (one,) = read_document(RTF)[0].elements
    assert isinstance(one, Paragraph)
    assert one.text == "粮食总产42.4亿斤"


def linking(to: str) -> bytes:
    """An ODT with a picture that stands elsewhere."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
        for name, path in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        "<office:body><office:text><text:p>粮食总产42.4亿斤<draw:frame>"
        f'<draw:image xlink:href="{to}"/></draw:frame></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{type_}"/>'
        for path, type_ in (("/", kind), ("content.xml", "text/xml"))
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}">{entries}</m:manifest>'
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return file.getvalue()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_nothing_is_fetched_that_a_draft_links_to() -> None:
    """Who sent it would learn when it is read, and from where."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        (one,) = read_document(linking(address))[0].elements
        assert isinstance(one, Paragraph)
        assert one.text == "粮食总产42.4亿斤"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (HANGS, "LibreOffice timed out on it"),
        (SAYS_NOTHING, "LibreOffice cannot convert it"),
        ("", "a .doc, .wps, .rtf or .odt, which LibreOffice must convert"),
    ],
)
def test_what_goes_wrong_is_said(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hangs (and is ended with what it has started), writes nothing, or is not there."""
    if script:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin" if script else str(tmp_path))
    monkeypatch.setattr(office, "SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(UnreadableError, match=reason):
        read_document(RTF)
    assert time.monotonic() - began < 10
