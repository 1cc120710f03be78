"""What can be told of Windows without one: no modules of POSIX, a console in GBK, ends of lines."""

import os
import subprocess
import sys

import pytest
from conftest import python

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
