"""Commands as a user types them, and all that they answer: each *.txt in transcripts/ is run.

A transcript is a session in a folder of its own, with the corpus as the base. `$ ` begins a command:
`jzfacts …`, after variables, `on-a-terminal` (of 80
columns unless COLUMNS says otherwise) or `echo TEXT |`, before `< FILE`; or `cat > FILE`,
as far as a line `END`. Below it stands what it prints: stdout as it is, each line of stderr after
`! `, the status in brackets unless it is 0, and an empty line. A line that ends in ` (esc)` is
written with Python's escapes. `# ` begins what is for the reader.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from transcripts import answer

from jzfacts.cli import console

TESTS = Path(__file__).parents[1]
TRANSCRIPTS = sorted(TESTS.glob("cli/transcripts/*.txt"))
FILES = [*TESTS.glob("orchard.*"), *TESTS.glob("cli/years/*.toml")]
"""What stands in the folder of each session: a base and its page, and two years of another."""


def obeyed(command: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What one command answers."""
    words = shlex.split(command)
    stdin = ""
    if "|" in words:
        stdin = " ".join(words[1 : words.index("|")]) + "\n"
        words = words[words.index("|") + 1 :]
    with monkeypatch.context() as patch:
        if "<" in words:
            stdin = Path(words.pop()).read_text("utf-8")
            words.pop()
        while words[0] != "jzfacts":
            if words[0] == "on-a-terminal":
                patch.setattr(console, "is_terminal", lambda: True)
                patch.setattr(console, "columns", lambda: int(os.environ.get("COLUMNS", "80")))
                patch.setenv("TERM", "dumb")
            else:
                patch.setenv(*words[0].split("=", 1))
            words = words[1:]
        yield from answer(run(*words[1:], stdin=stdin.encode()))


def session(lines: Iterator[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A transcript with what is answered now."""
    for line in lines:
        if line.startswith("# "):
            yield line
        elif line.startswith("$ cat > "):
            text = [*iter(lambda: next(lines), "END")]
            path = Path(line.removeprefix("$ cat > "))
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(f"{one}\n" for one in text), "utf-8")
            yield from (line, *text, "END", "")
        elif line.startswith("$ "):
            yield line
            yield from obeyed(line.removeprefix("$ "), run, monkeypatch)
            yield ""


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is answered as it stands there."""
    for file in FILES:
        (tmp_path / file.name).symlink_to(file)
    monkeypatch.chdir(tmp_path)
    lines = path.read_text("utf-8").split("\n")
    assert [*session(iter(lines), run, monkeypatch)] == lines[:-1]
