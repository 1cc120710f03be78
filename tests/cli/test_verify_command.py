"""The command `verify`: drafts in, findings out, the coverage on stderr."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import CORPUS
from word_files import paragraph, table, word_file

from jzfacts.verify import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

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


def test_a_wrong_figure(run: Run, draft: Path) -> None:
    """The finding, the line with carets under the figure, the coverage; status 1."""
    assert run("verify", *HERE, str(draft)) == (
        f"{draft}:{CONFLICT}{EXCERPT}",
        f"{draft}: {SEEN}{draft}: {UNKNOWN}",
        1,
    )


def test_a_clean_draft(run: Run) -> None:
    """Nothing on stdout, the coverage on stderr, status 0."""
    text = "粮食总产42.4亿斤。"
    assert run("verify", *HERE, "-", stdin=text.encode()) == (
        "",
        "<stdin>: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n",
        0,
    )


@pytest.mark.parametrize("text", ["", "风调雨顺。\n"])
def test_a_draft_without_figures(run: Run, text: str) -> None:
    """It is said loudly that nothing was verified."""
    assert run("verify", *HERE, "-", stdin=text.encode()) == (
        "",
        "<stdin>: NO FIGURES FOUND, so nothing was verified\n",
        0,
    )


def test_several_drafts(run: Run, draft: Path) -> None:
    """In the order given, each with its coverage; one conflict decides the status."""
    clean = draft.with_name("clean.md")
    clean.write_text("粮食总产42.4亿斤。\n", "utf-8")
    assert run("verify", *HERE, str(clean), str(draft)) == (
        f"{draft}:{CONFLICT}{EXCERPT}",
        f"{clean}: 1 figure seen, 1 matched, 0 in conflict, 0 not in base\n{draft}: {SEEN}{draft}: {UNKNOWN}",
        1,
    )


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


def test_records_of_every_figure(run: Run, draft: Path) -> None:
    """JSON is one array, JSON Lines a record a line; matches are told, too."""
    array = run("verify", *HERE, "-f", "json", str(draft))
    lines = run("verify", *HERE, "-f", "jsonl", str(draft))
    assert json.loads(array.stdout) == records(str(draft))
    assert [json.loads(line) for line in lines.stdout.splitlines()] == records(str(draft))
    assert (array[1:], lines[1:]) == ((f"{draft}: {SEEN}{draft}: {UNKNOWN}", 1),) * 2


def test_annotations(run: Run, draft: Path) -> None:
    """GitHub shows what is wrong beside its line."""
    assert run("verify", *HERE, "-f", "github", str(draft)) == (
        f"::error file={draft},line=2,col=5,endColumn=9,title=wrong-value::{MESSAGE}\n",
        f"{draft}: {SEEN}{draft}: {UNKNOWN}",
        1,
    )


def test_strictly_all_figures_must_be_in_the_base(run: Run, draft: Path) -> None:
    """One that is not is a warning, and fails by itself."""
    assert run("verify", *HERE, "--strict", str(draft)) == (
        (
            f"{draft}:{CONFLICT}{EXCERPT}"
            f"{draft}:2:18: warning: {ABSENT} [not-in-base]\n"
            "    粮食总产43亿斤，居全省第二，棉花5万斤。\n"
            f"{' ' * 36}^^^^^\n"
        ),
        f"{draft}: {SEEN}{draft}: {UNKNOWN}",
        1,
    )
    assert run("verify", *HERE, "--strict", "-", stdin="棉花5万斤。".encode()).status == 1


@pytest.mark.parametrize(
    "options",
    [("--ignore", "wrong-value"), ("--select", "wrong-rank"), ("--select", "bound") * 2],
)
def test_rules_that_are_not_asked_for(run: Run, draft: Path, options: tuple[str, ...]) -> None:
    """What breaks them is counted as silenced, and is no failure."""
    assert run("verify", *HERE, *options, str(draft)) == (
        "",
        f"{draft}: 3 figures seen, 1 matched, 0 in conflict, 1 not in base, 1 silenced\n{draft}: {UNKNOWN}",
        0,
    )


def test_rules_that_are_asked_for(run: Run, draft: Path) -> None:
    """Selected and not ignored."""
    chosen = ("--select", "wrong-value", "--ignore", "bound")
    assert run("verify", *HERE, *chosen, str(draft)).stdout == f"{draft}:{CONFLICT}{EXCERPT}"
    assert run("verify", *HERE, *chosen, "--ignore", "wrong-value", str(draft)).status == 0


@pytest.mark.parametrize("comment", ["<!-- jzfacts: ignore -->", "# jzfacts: ignore wrong-value"])
def test_a_comment_silences(run: Run, comment: str) -> None:
    """On the line itself, and it says so in the coverage."""
    text = f"粮食总产43亿斤。{comment}\n粮食总产44亿斤。\n"
    assert run("verify", *HERE, "-f", "github", "-", stdin=text.encode()) == (
        (
            f"::error file=<stdin>,line=2,col=5,endColumn=9,title=wrong-value::"
            f"{MESSAGE.replace('43', '44')}\n"
        ),
        "<stdin>: 2 figures seen, 0 matched, 1 in conflict, 0 not in base, 1 silenced\n",
        1,
    )


def test_a_draft_that_contradicts_itself(run: Run) -> None:
    """Is told in the same form as what contradicts the base, which has no such figure."""
    text = "小麦单产居全省第一。\n小麦单产居全省第四。\n"
    assert run("verify", *HERE, "-f", "github", "-", stdin=text.encode()) == (
        (
            "::error file=<stdin>,line=2,col=8,endColumn=10,title=two-ranks::"
            "小麦单产: 第四 here, 第一 in line 1\n"
        ),
        (
            "<stdin>: 2 figures seen, 0 matched, 0 in conflict, 2 not in base; "
            "1 against the draft itself\n"
            "<stdin>: NOTHING WAS COMPARED: 2 no such indicator\n"
        ),
        1,
    )
    assert run("verify", *HERE, "--ignore", "two-ranks", "-", stdin=text.encode()).status == 0


def test_the_rules_are_listed(run: Run) -> None:
    """Each with the first line of its page, in the order in which they are asked."""
    outcome = run("verify", "--list-rules")
    listed = [line.split("\t") for line in outcome.stdout.splitlines()]
    assert listed == [[name, rules.page(name).splitlines()[0]] for name in rules.NAMES]
    assert outcome[1:] == ("", 0)


@pytest.mark.parametrize("name", rules.NAMES)
def test_a_rule_is_explained(run: Run, name: str) -> None:
    """By its page, whole, wherever its lines are broken."""
    outcome = run("verify", "--explain", name)
    assert "".join(outcome.stdout.split()) == "".join(f"{name}:{rules.page(name)}".split())
    assert outcome[1:] == ("", 0)


@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_an_unknown_rule(run: Run, option: str) -> None:
    """A slip in its name is told with what was meant; status 2."""
    outcome = run("verify", option, "wrong-rnak", "-")
    assert (outcome.stdout, outcome.status) == ("", 2)
    assert outcome.stderr.startswith("jzfacts: unknown rule “wrong-rnak”")
    assert "wrong-rank" in outcome.stderr


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


def test_figures_that_are_not_wrong_are_shown_on_request(run: Run) -> None:
    """All, or those that were not compared; they do not change the status."""
    text = "粮食总产42.4亿斤，下降3.5%。棉花5万斤。许昌市粮食总产5亿斤。"
    wrong = (
        "<stdin>:1:14: error: 粮食总产: the draft says 下降3.5%, the base says 增长3.5% "
        "(page-1, line 12) [wrong-direction]\n"
    )
    matched = "<stdin>:1:5: note: 42.40亿斤\n"
    cotton = f"<stdin>:1:21: note: {ABSENT}\n"
    elsewhere = "<stdin>:1:32: note: not in base: another place: 许昌市\n"
    expected = {
        "conflicts": [wrong],
        "unmatched": [wrong, cotton, elsewhere],
        "all": [matched, wrong, cotton, elsewhere],
    }
    for show, lines in expected.items():
        outcome = run("verify", *HERE, "--show", show, "-", stdin=text.encode())
        found = [f"{line}\n" for line in outcome.stdout.splitlines() if line.startswith("<")]
        assert (found, outcome.status) == (lines, 1)


def test_no_draft(run: Run) -> None:
    """It is a mistake, not a clean draft."""
    outcome = run("verify")
    assert (outcome.stdout, outcome.status) == ("", 2)
    assert outcome.stderr.startswith("jzfacts: no draft given; name files or folders")


def test_a_base_of_two_places_needs_to_be_told(run: Run, draft: Path) -> None:
    """Or the draft must say: what speaks of nowhere is not in base."""
    assert run("verify", str(draft)) == (
        "",
        (
            f"{draft}: 3 figures seen, 0 matched, 0 in conflict, 3 not in base\n"
            f"{draft}: NOTHING WAS COMPARED: 3 place not said\n"
        ),
        0,
    )
    text = "2030年，青禾市粮食总产43亿斤。"
    assert run("verify", "-", stdin=text.encode()).status == 1


def test_what_a_terminal_would_obey_is_spelt_out(run: Run) -> None:
    """A draft cannot recolour the screen."""
    outcome = run("verify", *HERE, "-", stdin="粮食总产43亿斤。\x1b[m".encode())
    assert "\x1b" not in outcome.stdout
    assert "    粮食总产43亿斤。\\x1b[m\n" in outcome.stdout


def test_a_reader_that_leaves_early(draft: Path) -> None:
    """It ends quietly, with status 0."""
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
    assert (said, process.returncode) == (b"", 0)
