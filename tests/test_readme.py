"""README.md tells the truth: its transcripts are run, its tables compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from jzfacts.cli.main import program
from jzfacts.facts.validation import KEYS, RECORDS, json_schema
from jzfacts.text.units import _OTHER_CURRENCIES, COUNTS, SCALES, UNITS, parse_unit, unit_pattern

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PARTS = dict(zip(("en", "zh"), README.split("\n# 中文\n"), strict=False))
"""The English part of the README, and the Chinese one."""
TRANSCRIPTS = [
    (language, *part.split("\n", 1))
    for language, text in PARTS.items()
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]
WIDTH, HEIGHT = 80, 60


def on_a_terminal(command: str, language: str) -> str:
    """What a command shows on a terminal of 80 columns without colour, in either language."""
    fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))
    ours, its = pty.openpty()
    fcntl.ioctl(
        its, termios.TIOCSWINSZ, HEIGHT.to_bytes(2, "little") + bytes([WIDTH, 0, 0, 0, 0, 0])
    )
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": os.environ.get("HOME", ""),
        "LANG": {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}[language],
        "PYTHONUTF8": "1",  # where the system has no Chinese locale Python would write ASCII
        "NO_COLOR": "1",
        "TERM": "dumb",  # no bold either
    }
    with subprocess.Popen(
        ["/bin/sh", "-c", command], stdin=its, stdout=its, stderr=its, env=environment, cwd=ROOT
    ):
        os.close(its)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("language", "command", "output"),
    TRANSCRIPTS,
    ids=[f"{language}: {command}" for language, command, _output in TRANSCRIPTS],
)
def test_transcripts(language: str, command: str, output: str) -> None:
    """Each command of the README prints what stands below it."""
    lines = [line.rstrip() for line in on_a_terminal(command, language).splitlines()]
    assert "\n".join(lines).strip("\n") == output.strip("\n")


def test_there_are_transcripts() -> None:
    """The README shows search, rank, show and a pipe."""
    commands = " ".join(command for _language, command, _output in TRANSCRIPTS)
    assert {"search", "rank", "show", "|"} <= set(commands.split())


def test_the_python_runs() -> None:
    """A clause, a reference, a line, a converted figure, and the figures of a text."""
    (program,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == (
        "粮食总产42.4亿斤，同比增长3.5%，居全省第2位 "
        "刘冰. 现代化焦作建设迈出坚实步伐——刘冰市长政府工作报告要览（一）[N]. "
        "[出版者不详]，2025-02-19. 第67、13行\n212\n(Decimal('42.4'), '亿斤')\n"
    )


def test_it_is_short_and_names_every_command() -> None:
    """At most 300 lines, and no command that neither part mentions."""
    assert len(README.splitlines()) <= 300
    commands = typer.main.get_group(program()).commands
    for part in PARTS.values():
        assert [name for name in commands if name not in part] == []


def test_the_schema_is_documented() -> None:
    """The two tables of keys say of every key what the JSON Schema says, and name no other."""
    section = README.partition("## The fact base")[2].partition("\n## ")[0]
    tables = re.findall(r"\| key \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)", section)
    for kind, table in zip(("source", "fact"), tables, strict=True):
        schema = json_schema()["$defs"][RECORDS[kind].__name__]
        rows = []
        for key, told in schema["properties"].items():
            inner = f"`{{ {', '.join(KEYS[key])} }}`: " if key in KEYS and key != "source" else ""
            required = "; required" if key in schema["required"] else ""
            rows.append(f"| `{key}` | {inner}{told['description']}{required} |")
        assert sorted(table.splitlines()) == sorted(rows)


def units_listed() -> dict[str, list[str]]:
    """The units that the README lists, by the names of their groups."""
    paragraph = README.partition("Units, as they are printed: ")[2].partition("\n\n")[0]
    units = " ".join(paragraph.split()).partition(". Before any")[0]
    groups = re.findall(r"(?:^|, )([A-Za-z ]+) `([^`]+)`", units)
    assert ", ".join(f"{group} `{names}`" for group, names in groups) == units
    return {group: names.split() for group, names in groups}


def is_unit(name: str) -> bool:
    """Whether a base may have it."""
    return re.fullmatch(unit_pattern(), name) is not None


def group_of(name: str) -> str:
    """The group that a unit belongs to: what it measures, if that is more than itself."""
    if name in COUNTS:
        return "count"
    return "other currency" if name in _OTHER_CURRENCIES.split() else parse_unit(name).dimension


def test_the_units_are_listed() -> None:
    """Every unit that a base may have, under what it measures, and no other."""
    known: dict[str, set[str]] = {}
    for unit in UNITS.values():
        if is_unit(unit.name):
            known.setdefault(group_of(unit.name), set()).add(unit.name)
    listed = units_listed()
    assert {group: set(names) for group, names in listed.items()} == known
    assert sum(map(len, listed.values())) == sum(map(len, known.values()))  # none twice


def test_the_scales_are_listed() -> None:
    """All of them, each may stand before any unit, and rates are units as the README says."""
    paragraph = " ".join(README.partition(". Before any")[2].partition("\n\n")[0].split())
    scales, *rates = re.findall(r"`([^`]+)`", paragraph)
    assert sorted(scales.split()) == sorted(SCALES)
    names = [name for names in units_listed().values() for name in names]
    assert [scale + name for scale in SCALES for name in names if not is_unit(scale + name)] == []
    assert [scale for scale in SCALES if is_unit(scale)] == [
        scale for scale in SCALES if scale[-1] in "万亿"
    ]
    assert rates == ["元/人", "部/百人"]
    assert all(map(is_unit, rates))


def test_the_commands_are_one_line_each() -> None:
    """The README gives two commands that a machine with Python and pip can run."""
    promised = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(promised) == 2
    assert promised[0].endswith("jzfacts search 粮食")
    assert promised[1].endswith("pytest")
