"""What can be told of Windows without one: no modules of POSIX, a console in GBK, ends of lines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run, python

BASE = Path(__file__).with_name("orchard.toml")
PAGE = Path(__file__).with_name("orchard.txt")

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


def test_lines_that_end_in_crlf(tmp_path: Path, run: Run) -> None:
    """A base and its page as Notepad saves them are found in, and proven, as before."""
    base, page = tmp_path / "base.toml", tmp_path / "page.txt"
    for path, copy in ((BASE, base), (PAGE, page)):
        copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("list", "--facts", str(base)) == run("list", "--facts", str(BASE))
    audit = run("audit", "--facts", str(base), "--source", str(page))
    assert (audit.stdout, audit.status) == ("", 0), audit.stderr
