"""What is wrong with a command line, said by us and not by the parser."""

from pathlib import Path

import pytest
from conftest import Run

from jzfacts.__main__ import main as start


def test_a_path_is_judged_by_who_reads_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser would say in English, and without a remedy, that a path is not readable."""
    monkeypatch.setattr("os.access", lambda *_given: False)
    empty = tmp_path / "empty.toml"
    empty.touch()
    message = f"{empty}:1: [base] the schema is not 1; write `schema = 1` at the top\n"
    assert run("list", "--facts", str(empty)) == ("", message, 2)
    for option in ("--source", "--pages"):
        assert "Invalid value" not in run("audit", option, str(tmp_path)).stderr


MAPPING = "failed to map segment"
REMEDY = f"cannot load a library ({MAPPING}); check the installation and the available memory"


@pytest.mark.parametrize(
    ("error", "said"), [(MemoryError(), "not enough memory"), (ImportError(MAPPING), REMEDY)]
)
def test_too_little_memory(
    run: Run, error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line and status 2: status 1 would say that nothing was found."""

    def fail(_paths: object) -> None:
        raise error

    monkeypatch.setattr("jzfacts.index.index.open_index", fail)
    assert run("search", "粮食") == ("", f"jzfacts: {said}\n", 2)


@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("no memory"), SystemError("no memory")]
)
def test_too_little_memory_to_begin(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before the program can say anything itself, it is the same."""

    def fail() -> None:
        raise error

    statuses: list[int] = []
    monkeypatch.setattr("jzfacts.cli.main.main", fail)
    monkeypatch.setattr("jzfacts.__main__._die_of_interrupts", lambda: None)
    monkeypatch.setattr("gc.set_threshold", lambda _objects: None)
    monkeypatch.setattr("os._exit", statuses.append)
    start()
    told = str(error) or "not enough memory"
    assert (capfd.readouterr(), statuses) == (("", f"jzfacts: {told}\n"), [2])
