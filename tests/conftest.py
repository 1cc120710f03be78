"""What all tests share: the invented corpus, and the program run in this process."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from jzfacts.cli.main import main
from jzfacts.facts.loader import load
from jzfacts.facts.model import Fact
from jzfacts.index import build, changes
from jzfacts.index.index import Index, open_index

settings.register_profile("swift", deadline=None, max_examples=30)  # other machines are slower
settings.load_profile("swift")

CORPUS = Path(__file__).with_name("corpus.toml")
SHIPPED = Path(__file__).parent.parent / "facts.toml"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two processes for the whole suite; the tests that somebody names run in this one."""
    return 2 if config.args_source == pytest.Config.ArgsSource.TESTPATHS else 0


class Outcome(NamedTuple):
    """What a run of the program came to."""

    stdout: str
    stderr: str
    status: int


Run = Callable[..., Outcome]
"""The program, with its arguments and what stands on stdin."""


def python(program: str, *arguments: str) -> str:
    """What a Python program prints in a process of its own."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.fixture(scope="session")
def facts() -> dict[str, Fact]:
    """The facts of the corpus by id."""
    return {fact.id: fact for fact in load([CORPUS]).facts}


@pytest.fixture(scope="session")
def index(own_cache: None) -> Index:  # noqa: ARG001 - where it is kept
    """The base that is shipped, compiled once for all tests that only ask it."""
    return open_index([SHIPPED])


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No user's cache is written to, dictionaries are read once, and no vanished file is waited for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JZFACTS_CACHE", str(tmp_path_factory.mktemp("cache")))
        for name in ("dictionaries", "_program"):
            patch.setattr(build, name, cache(getattr(build, name)))
        patch.setattr(changes, "PAUSE", 0)
        yield


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests speak English, whatever the locale; a test of the Chinese words says so."""
    monkeypatch.setenv("JZFACTS_LANG", "en")


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch, english: None) -> None:  # noqa: ARG001 - after it
    """The program speaks Chinese."""
    monkeypatch.setenv("JZFACTS_LANG", "zh")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program on the corpus in this process, its stdout being a pipe."""
    monkeypatch.setenv("JZFACTS_FACTS", str(CORPUS))
    for name in ("NO_COLOR", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding))
        status = main(list(arguments))
        return Outcome(*capsys.readouterr(), status)

    return run
