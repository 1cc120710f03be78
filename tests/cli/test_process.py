"""The whole process: its status, its streams when they are closed or full, and Ctrl-C."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cases import cases
from conftest import CORPUS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="for a POSIX shell and its signals")

ORCHARD = CORPUS.with_name("orchard.toml")
GRAIN = (
    "grain-output\t粮食总产\t\t42.40\t亿斤\t+3.5% 同比\t全省第2\tpage-1:12,3\t\t\t青禾市\t2030\n"
)


def shell(command: str, **environment: str) -> tuple[str, str, int]:
    """Run a line of bash in which `$J` is the program, on the corpus."""
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        check=False,
        timeout=60,
        env={
            **os.environ,
            "JZFACTS_FACTS": str(CORPUS),
            "J": f"{sys.executable} -m jzfacts",
            **environment,
        },
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return done.stdout.decode(encoding), done.stderr.decode(encoding), done.returncode


@cases
def test_streams_that_are_closed(command: str, answer: tuple[str, str, int]) -> None:
    """A reader may have had enough; else one line, no traceback, and no silence that reads as none."""
    assert shell(f"$J {command}") == answer


@cases
def test_a_pipe_that_nobody_reads(command: str, said: str) -> None:
    """Also when it is already closed at the first word: no error, and a verdict stays what it is."""
    assert shell(f"(sleep 0.1; $J {command}; echo $? >&2) | true")[1] == said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["list", "--help", "search - <<<粮食", "list -f table"])
def test_a_full_disk(command: str) -> None:
    """Half a list is not a list: one line, status 2."""
    assert shell(f"$J {command} >/dev/full") == ("", f"jzfacts: {os.strerror(errno.ENOSPC)}\n", 2)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_soon(tmp_path: Path, unbuffered: str) -> None:
    """The system takes the first kilobyte of a text and not the rest, which is an error then.

    Nor may Python write bytecode there, of which it would leave a kilobyte.
    """
    command = f"(ulimit -f 1; $J list -f html >{tmp_path}/list.html)"
    said = shell(
        command, JZFACTS_CACHE="", PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1"
    )
    assert said == ("", f"jzfacts: {os.strerror(errno.EFBIG)}\n", 2)


def test_a_disk_that_is_read_only(tmp_path: Path) -> None:
    """What is kept there is used; what is not is answered all the same, and that is said."""
    ask = "$J show grain-output --field value"
    script = f"""mount -t tmpfs -o mode=700 none {tmp_path}; {ask}; mount -o remount,ro {tmp_path}; {ask}
        $J list -n 1 --columns id --facts {ORCHARD}"""
    told = shell(f"unshare -rm bash -ec '{script}'", JZFACTS_CACHE=f"{tmp_path}")
    if told[1].startswith(("unshare:", "mount:")):
        pytest.skip("this system lets nobody mount a disk")
    (line,) = told[1].splitlines()
    assert line.startswith(f"jzfacts: cannot use the cache ({tmp_path}")
    assert told[::2] == ("42.40\n42.40\nfruit\n", 0)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
@cases
def test_what_has_no_end(command: str, said: str) -> None:
    """It is given up, and said in one line."""
    assert shell(f"$J {command}") == ("", f"jzfacts: {said}\n", 2)


def test_gbk() -> None:
    """A Chinese Windows pipe: text in its encoding, JSON in ASCII, CSV without a mark."""
    assert shell("$J list -n 1", PYTHONIOENCODING="gbk")[0] == GRAIN
    assert shell("$J show grain-output -f json", PYTHONIOENCODING="gbk")[0].isascii()
    csv = shell("$J list -n 1 -f csv --columns indicator", PYTHONIOENCODING="gbk")[0]
    assert csv == "indicator\r\n粮食总产\r\n"


PROGRAM = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run behind, it is ignored

def announce(event, arguments):
    if event == "import" and arguments[0] == "jzfacts.cli.main":
        os.write(2, b"!")

sys.addaudithook(announce)
runpy.run_module("jzfacts", run_name="__main__", alter_sys=True)
"""
"""`python -m jzfacts`, which writes "!" to stderr as soon as its first own lines have run."""


def interrupted(after: float, *arguments: str) -> tuple[bytes, int]:
    """What the program says on stderr and its return code if SIGINT comes `after` seconds."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        assert process.stderr.read(1) == b"!"
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        return process.stderr.read(), process.wait(60)


def test_an_interrupt_is_heeded_before_anything_is_imported() -> None:
    """Until then Python tells of it in a traceback of its own."""
    program = f"""import sys
sys.path[:] = {sys.path}
from jzfacts.__main__ import _die_of_interrupts as heed
heed()
print("enum" in sys.modules)"""
    done = subprocess.run([sys.executable, "-ISc", program], capture_output=True, check=True)
    assert done.stdout == b"False\n"


@pytest.mark.parametrize("milliseconds", range(0, 100, 25))
def test_an_interrupt_is_quiet(milliseconds: int) -> None:
    """While modules are imported, the base is read, an answer is written."""
    said, status = interrupted(milliseconds / 1000, "search", "粮食")
    assert said == b""
    assert status in (-signal.SIGINT, 0)  # 0 where the answer was there first


def test_an_interrupt_while_queries_are_awaited() -> None:
    """A shell turns the death by SIGINT into status 130."""
    assert interrupted(0.3, "search", "-") == (b"", -signal.SIGINT)


def test_a_program_that_is_to_ignore_interrupts_does() -> None:
    """As jobs in the background of a script are."""
    assert shell("trap '' INT; exec $J list -n 1 & sleep 0.05; kill -INT $!; wait $!")[2] == 0
