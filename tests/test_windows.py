"""What can be told of Windows without one: no modules of POSIX, a console in GBK, ends of lines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import python

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


def run(*arguments: str, encoding: str = "utf-8", **environment: str) -> tuple[str, str, int]:
    """What the program writes, in the encoding of its streams, and its status."""
    ended = subprocess.run(
        [sys.executable, "-m", "jzfacts", *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": encoding, **environment},
    )
    return ended.stdout.decode(encoding), ended.stderr.decode(encoding), ended.returncode


def test_every_module_is_imported_without_posix() -> None:
    assert python(WITHOUT_POSIX) == ""


@pytest.mark.parametrize("command", ["show grain-output -f table", "rank --bars", "help base"])
def test_a_console_in_gbk(command: str) -> None:
    """Nothing that it cannot show: no escape stands where a sign should be."""
    stdout, stderr, status = run(*command.split(), encoding="cp936", JZFACTS_LANG="zh")
    assert status == 0
    assert "\\u" not in stdout.replace("\\u0000", "") + stderr
    assert "─" not in stdout  # two columns wide there


def test_lines_that_end_in_crlf(tmp_path: Path) -> None:
    """A base and its page as Notepad saves them are found in, and proven, as before."""
    base, page = tmp_path / "base.toml", tmp_path / "page.txt"
    for path, copy in ((BASE, base), (PAGE, page)):
        copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("list", "--facts", str(base)) == run("list", "--facts", str(BASE))
    stdout, stderr, status = run("audit", "--facts", str(base), "--source", str(page))
    assert (stdout, status) == ("", 0), stderr
