"""Bad inputs, and drafts that are wrong: each file of bad/ with what is told of it beside it.

Anybody adds a case without code: NAME.toml is a base, given to `jzfacts list`; NAME of any other
ending is a draft of 青禾市 in 2030, held by `jzfacts verify` against corpus.toml. NAME.out is all
that is answered, as a transcript has it, with … for the words of the parser of TOML.
"""

import re
from pathlib import Path

import pytest
from conftest import Run
from transcripts import answer

from jzfacts.facts.loader import BaseError, load

BAD = Path(__file__).with_name("bad")
CASES = sorted(path.name for path in BAD.iterdir() if path.suffix != ".out")
VERIFY = ("verify", "--area", "青禾市", "--period", "2030", "--show", "all")


@pytest.mark.parametrize("name", CASES)
def test_it_is_told(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it, with its line and the remedy, in the words of NAME.out."""
    monkeypatch.chdir(BAD)
    is_base = name.endswith(".toml")
    outcome = run("list", "--facts", name) if is_base else run(*VERIFY, name)
    said = [re.sub("(not TOML: ).+", r"\1…", line) for line in answer(outcome)]
    assert said == Path(name).with_suffix(".out").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(".toml")])
def test_a_base_read_at_once_is_told_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that is compiled file by file."""
    monkeypatch.chdir(BAD)
    with pytest.raises(BaseError) as caught:
        load([Path(name)])
    said = [re.sub("(not TOML: ).+", r"\1…", problem) for problem in caught.value.problems]
    out = Path(name).with_suffix(".out").read_text("utf-8").splitlines()
    assert said == [line.removeprefix("! ") for line in out[:-1]]


def test_every_case_has_its_answer() -> None:
    """And no answer is without a case."""
    stems = [Path(name).stem for name in CASES]
    assert sorted(stems) == sorted(path.stem for path in BAD.glob("*.out"))
