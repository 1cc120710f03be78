"""The command `verify`: drafts in, findings out, the coverage on stderr."""

import codecs
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bases import base, fact, source, write
from conftest import CORPUS, Run
from word_files import paragraph, table, word_file

from jzfacts.verify import rules

HERE = ("--area", "青禾市", "--period", "2030")
DRAFT = "各地增收。\n粮食总产43亿斤，居全省第二，棉花5万斤。\n"
SEEN = "3 figures seen, 1 matched, 1 in conflict, 1 not in base\n"
UNKNOWN = "not compared: 1 no such indicator\n"
MESSAGE = "粮食总产: the draft says 43亿斤, the base says 42.40亿斤 (page-1, line 12)"
CONFLICT = f"2:5: error: {MESSAGE} [wrong-value]\n"
ABSENT = "not in base: no such indicator, or it is not clear what the figure speaks of"
EXCERPT = "    粮食总产43亿斤，居全省第二，棉花5万斤…\n            ^^^^^^\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a match, a conflict and a figure that is not in the base."""
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    return file


def records(path: str) -> list[dict[str, str | int | None]]:
    """The records of the draft."""
    keys = "path line column text status fact expected rule message hint".split()
    rows = (
        (
            path,
            2,
            5,
            "43亿斤",
            "conflict",
            "grain-output",
            "42.40亿斤",
            "wrong-value",
            MESSAGE,
            None,
        ),
        (path, 2, 13, "第二", "match", "grain-output", "全省第2", "", "全省第2", None),
        (path, 2, 18, "5万斤", "not in base", None, None, "", ABSENT, None),
    )
    return [dict(zip(keys, row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_rule_is_explained(run: Run, name: str) -> None:
    """By its page, whole, wherever its lines are broken."""
    outcome = run("verify", "--explain", name)
    assert "".join(outcome.stdout.split()) == "".join(f"{name}:{rules.page(name)}".split())
    assert outcome[1:] == ("", 0)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (DRAFT.encode(), ""),
        (codecs.BOM_UTF8 + DRAFT.encode(), ""),
        (DRAFT.replace("\n", "\r\n").encode(), ""),
        (DRAFT.encode("gb18030"), "read as GB18030"),
        (DRAFT.encode("utf-16"), "read as UTF-16"),
    ],
)
def test_encodings(run: Run, draft: Path, data: bytes, said: str) -> None:
    """Whatever the draft's, places are the same; one that is not UTF-8 is said in one line."""
    draft.write_bytes(data)
    note = f"{draft}: {said}\n" if said else ""
    assert run("verify", *HERE, str(draft)) == (
        f"{draft}:{CONFLICT}{EXCERPT}",
        f"{note}{draft}: {SEEN}{draft}: {UNKNOWN}",
        1,
    )


def test_a_word_document(run: Run, tmp_path: Path) -> None:
    """A finding says where a person finds it, in text and in records, whatever the file's name."""
    file = tmp_path / "draft"
    file.write_bytes(word_file(paragraph("各地增收。") + table("指标|总量（亿斤）", "粮食总产|43")))
    place, known = "table 1, row 2, column 2", f"{file}: 1 figure seen, 0 matched, 1 in conflict"
    assert run("verify", *HERE, str(file)) == (
        f"{file}:{place}: error: {MESSAGE} [wrong-value]\n    43\n    ^^\n",
        f"{known}, 0 not in base\n",
        1,
    )
    (record,) = json.loads(run("verify", *HERE, "-f", "json", str(file)).stdout)
    assert (record["line"], record["column"], record["place"]) == (5, 1, place)


def test_what_cannot_be_read(run: Run, draft: Path) -> None:
    """It is said, the other drafts are verified all the same, and the status is that of an error."""
    missing = draft.with_name("darft.txt")
    picture = draft.with_name("figure.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    locked = draft.with_name("draft.docx")
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    for path, reason in (
        (missing, "no such file; check the path"),
        (picture, "a picture; recognise its text first"),
        (locked, "a document protected by a password; save it without the password"),
    ):
        outcome = run("verify", *HERE, str(draft), str(path))
        assert outcome == (
            f"{draft}:{CONFLICT}{EXCERPT}",
            f"{draft}: {SEEN}{draft}: {UNKNOWN}jzfacts: {path}: {reason}\n",
            2,
        )


def test_what_a_terminal_would_obey_is_spelt_out(run: Run) -> None:
    """A draft cannot recolour the screen."""
    outcome = run("verify", *HERE, "-", stdin="粮食总产43亿斤。\x1b[m".encode())
    assert "\x1b" not in outcome.stdout
    assert "    粮食总产43亿斤。\\x1b[m\n" in outcome.stdout


def test_a_reader_that_leaves_early(draft: Path) -> None:
    """The status and the coverage are still those of the whole."""
    draft.write_text("粮食总产43亿斤。\n" * 3000, "utf-8")
    environment = {**os.environ, "JZFACTS_FACTS": str(CORPUS), "JZFACTS_LANG": "en"}
    with subprocess.Popen(
        [sys.executable, "-m", "jzfacts", "verify", *HERE, str(draft)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    coverage = "3000 figures seen, 0 matched, 3000 in conflict, 0 not in base"
    assert (said.decode(), process.returncode) == (f"{draft}: {coverage}\n", 1)


def test_doubts_that_nobody_has_settled_are_told(tmp_path: Path, run: Run) -> None:
    """What agrees with a base that was drafted, and never read, is not proven."""
    path = write(tmp_path, drafted="# ? who won it\n" + base(source("page"), fact("grain", "42")))
    stdin = "2030年青禾市粮食总产42亿斤。\n".encode()
    told = "the base has 1 mark of doubt (“# ?”); settle it first\n"
    seen = "<stdin>: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n"
    assert run("verify", "-", "--facts", str(path), stdin=stdin) == ("", told + seen, 0)
    write(path, drafted=base(source("page"), fact("grain", "42")))
    assert run("verify", "-", "--facts", str(path), stdin=stdin) == ("", seen, 0)
