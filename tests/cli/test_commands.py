"""The commands as a user types them: all of stdout, stderr and the status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bases import base, fact, source
from cases import cases
from conftest import CORPUS, Run

from jzfacts.facts.validation import json_schema

# search -


def test_batch_names_bad_lines_and_goes_on(run: Run) -> None:
    """Blank or undecodable lines get an empty answer, and the status is 2."""
    stdout, stderr, status = run("search", "-", "-f", "jsonl", stdin=b"\n\xff\nlszc\n")
    assert stdout.splitlines()[:2] == [
        '{"query": "", "results": []}',
        r'{"query": "\\xff", "results": []}',
    ]
    assert stdout.splitlines()[2].startswith('{"query": "lszc", "results": [{"id": "grain-output"')
    first, second = stderr.splitlines()
    assert first.startswith("jzfacts: line 1: the query is empty")
    assert second == "jzfacts: line 2: text in an unknown encoding"
    assert status == 2


@cases
def test_batch_reads_lines_of_any_system(run: Run, lines: str) -> None:
    """Line ends and a byte order mark are not part of a query."""
    outcome = run("search", "-", "--columns", "id", stdin=lines.encode())
    assert outcome == ("粮食总产\tgrain-output\n出口总额\tyunxi-exports\n", "", 0)


@pytest.mark.parametrize("codec", ["gbk", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("own", ["utf-8", "gbk"])
def test_batch_in_another_encoding(run: Run, codec: str, own: str) -> None:
    """That of all lines together: 出口 by itself is also text in Big5."""
    queries = "grain output\n出口\n粮食总产\n".encode(codec)
    assert run("search", "-", "--columns", "id", stdin=queries, encoding=own) == (
        "grain output\tgrain-output\n出口\tyunxi-exports\n粮食总产\tgrain-output\n",
        "",
        0,
    )


@pytest.mark.parametrize(
    ("query", "found", "status"),
    [
        ("粮食总产".encode("gbk"), "grain-output\n", 0),
        (b"\xff", "", 2),
        ("出口".encode("gbk"), "", 2),
    ],
)
def test_a_query_of_another_encoding_than_the_shells(
    run: Run, query: bytes, found: str, status: int
) -> None:
    """As a script in GBK asks it; what is not clear is refused, and names no other fact."""
    outcome = run("search", query.decode("utf-8", "surrogateescape"), "--columns", "id")
    said = "" if found else "jzfacts: text in an unknown encoding\n"
    assert outcome == (found, said, status)


def test_a_path_stays_as_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a file need be text in no encoding."""
    monkeypatch.chdir(tmp_path)
    name = "粮食.txt".encode("gbk").decode("utf-8", "surrogateescape")
    Path(name).write_text("甲", "utf-8")
    assert run("text", name).stdout == "1  甲\n"


def test_batch_answers_each_line_as_it_comes() -> None:
    """Whoever waits for an answer before asking on gets it, in GBK as well."""
    with subprocess.Popen(
        [sys.executable, "-m", "jzfacts", "search", "-", "--columns", "id"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "JZFACTS_FACTS": str(CORPUS)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for query, id in (("粮食总产", "grain-output"), ("出口总额", "yunxi-exports")):
            process.stdin.write(f"{query}\n".encode("gbk"))
            process.stdin.flush()
            assert process.stdout.readline().decode() == f"{query}\t{id}\n"
        process.stdin.close()
    assert process.returncode == 0


# list


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_hostile_text_is_harmless_in_every_format(run: Run, form: str) -> None:
    """No control but line ends leaves the program, and no cell starts a formula."""
    stdout, stderr, status = run("list", "--area", "云溪县", "-f", form)
    assert (stderr, status) == ("", 0)
    assert not any(mark in stdout for mark in "\x1b\x85\u200b\u2028\u202a\u202c\u202e")
    if form == "csv":
        cells = [cell for line in stdout.splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.lstrip('"')[:1] in tuple("=+@")]
        assert "'-1+1" in cells


# schema


def test_the_schema_is_printed_as_json(run: Run) -> None:
    """For a file that editors are pointed to."""
    printed = run("schema")
    assert (json.loads(printed.stdout), printed.stderr, printed.status) == (json_schema(), "", 0)


# usage


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_no_escapes(run: Run, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the surroundings ask for colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    stdout, stderr, status = run("search", option)
    assert stdout.startswith("Usage: jzfacts search [OPTIONS] ")
    assert "\x1b" not in stdout
    assert (stderr, status) == ("", 0)


# diff


def test_a_difference_between_places_is_no_change(run: Run, tmp_path: Path) -> None:
    """Two bases of different places are compared, and it is said."""
    for area in ("青禾市", "云溪县"):
        (tmp_path / f"{area}.toml").write_text(base(source(area=area), fact("grain")), "utf-8")
    one, other = tmp_path / "青禾市.toml", tmp_path / "云溪县.toml"
    said = f"jzfacts: {one} speaks of 青禾市, {other} of 云溪县: a difference between places is no change"
    assert said in run("diff", str(one), str(other)).stderr
    assert "speaks of" not in run("diff", str(one), str(one)).stderr
