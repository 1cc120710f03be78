"""README.md tells the truth: its transcripts are run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from jzfacts.cli.parser import program

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
    """At most 250 lines, and no command that neither part mentions."""
    assert len(README.splitlines()) <= 250
    commands = typer.main.get_group(program()).commands
    for part in PARTS.values():
        assert [name for name in commands if name not in part] == []
