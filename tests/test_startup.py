"""Starting is light: a command imports what it needs and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SHIPPED, python
from word_files import paragraph, word_file

from jzfacts.cli.main import VARIABLES
from jzfacts.index.index import open_index

pytestmark = pytest.mark.usefixtures("compiled")

HEAVY = frozenset("rich rapidfuzz pypinyin opencc json fractions tomli pydantic".split())
"""Modules that cost a start more than most commands need of them."""

RUN = """
import sys
sys.argv[1:] = {arguments!r}
from jzfacts.cli.main import main
try:
    main()
except SystemExit:
    pass
made = [name for name, module in sys.modules.items() if module is not None]
print(*made, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def compiled() -> None:
    """The base is in the cache."""
    open_index([SHIPPED])


def imported(*arguments: str) -> set[str]:
    """The top-level modules that a command has imported when it ends."""
    run = subprocess.run(
        [sys.executable, "-c", RUN.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {name.partition(".")[0] for name in run.stderr.split()}


@pytest.mark.parametrize(
    "command", ["search --help", "search lszc", "rank --top 3", "show grain-output --field value"]
)
def test_a_command_on_a_pipe_imports_nothing_heavy(command: str) -> None:
    """No rich, no dictionaries of pinyin, no reader of TOML that a fresh cache makes needless."""
    assert imported(*command.split()) & HEAVY == set()


@pytest.mark.parametrize("name", ["search", "show", "compare", "verify"])
def test_words_alone_need_no_parser(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer takes longer to import than a search takes."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    assert "typer" not in imported(name, "粮食总产")


def test_to_write_comments_takes_what_they_need(tmp_path: Path) -> None:
    """No parser of options, nor what the standard library's own escapes for XML would bring."""
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    draft.write_bytes(word_file(paragraph("粮食总产42.5亿斤。")))
    assert imported("verify", str(draft), "--comment", str(out)) & {"typer", "http"} == set()
    assert out.exists()


def test_a_draft_that_is_a_text_needs_no_reader_of_word(tmp_path: Path) -> None:
    """Nor one in HTML."""
    draft = tmp_path / "draft.html"
    draft.write_text("<p>粮食总产42.4亿斤。</p>", "utf-8")
    assert imported("verify", str(draft)) & {"docx", "lxml"} == set()


def test_help_opens_no_base() -> None:
    """Nor is the storage imported that a search needs."""
    assert "sqlite3" not in imported("--help")


WITHOUT_POSIX = """
import importlib, pkgutil, sys
import mcp.server  # decides by sys.platform what it imports
for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None  # an import of it fails
import os
for name in ("geteuid", "getuid", "killpg", "mkfifo", "O_NONBLOCK"):
    if hasattr(os, name):
        delattr(os, name)
import jzfacts
for module in pkgutil.walk_packages(jzfacts.__path__, "jzfacts."):
    if module.name != "jzfacts.__main__":
        importlib.import_module(module.name)
"""


def test_every_module_is_imported_without_posix() -> None:
    assert python(WITHOUT_POSIX) == ""


@pytest.mark.parametrize("command", ["show grain-output -f table", "rank --bars", "help base"])
def test_a_console_in_gbk(command: str) -> None:
    """Nothing that it cannot show: no escape stands where a sign should be."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp936", "JZFACTS_LANG": "zh"}
    arguments = [sys.executable, "-m", "jzfacts", *command.split()]
    ended = subprocess.run(arguments, capture_output=True, check=True, timeout=60, env=environment)
    stdout, stderr = ended.stdout.decode("cp936"), ended.stderr.decode("cp936")
    assert "\\u" not in stdout.replace("\\u0000", "") + stderr
    assert "─" not in stdout  # two columns wide there
