"""Bases of several cities and years, drafted one by one, which share their ids."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bases import base, fact, source, write
from cases import cases
from conftest import Outcome, Run

CHOICE = (
    "jzfacts: “grain” matches 3 facts; choose one by its id:\n"
    "  last/grain  粮食总产  青禾市 2029\n"
    "  nanhe/grain  粮食总产  南河市 2030\n"
    "  qinghe/grain  粮食总产  青禾市 2030\n"
)


@pytest.fixture
def bases(tmp_path: Path) -> Path:
    """青禾市 in two years and 南河市 in one; in each the id of the harvest is `grain`."""
    return write(
        tmp_path / "bases",
        qinghe=base(
            source("qinghe"),
            fact("grain", "42", of="qinghe"),
            fact("tea", name="茶叶产量", of="qinghe"),
        ),
        last=base(source("last", period="2029"), fact("grain", "41", of="last")),
        nanhe=base(source("nanhe", area="南河市"), fact("grain", "7", of="nanhe")),
    )


def test_an_id_of_several_sources_names_no_fact(bases: Path, run: Run) -> None:
    """All are told with the ids that name them; an id that one source has needs none before it."""
    assert run("show", "grain", "--facts", str(bases), "--field", "value") == ("", CHOICE, 2)
    for id, value in (("nanhe/grain", "7\n"), ("tea", "1\n"), ("qinghe/tea", "1\n")):
        assert run("show", id, "--facts", str(bases), "--field", "value") == (value, "", 0)
    unknown = run("show", "nanhe/grian", "--facts", str(bases))
    assert unknown.status == 1
    assert "did you mean nanhe/grain or " in unknown.stderr


@cases
def test_a_figure_is_compared_with_its_own_city_and_year(
    text: str, told: list[str], bases: Path, run: Run
) -> None:
    """A sum, or a list to be dealt out, is no figure of the one that is named last."""
    told_all = run("verify", "-", "--facts", str(bases), "-f", "json", stdin=text.encode()).stdout
    kinds = [
        (one["status"], one["fact"], one["message"].partition("; ")[2])
        for one in json.loads(told_all)
    ]
    assert [" ".join(filter(None, kind)) for kind in kinds] == told


@cases
def test_a_directory_beside_a_year(
    last: str, this: str, told: str, bases: Path, run: Callable[..., Outcome]
) -> None:
    """`diff` takes from it what tells of the same area and of the year beside, and says which."""
    out = run("diff", str(bases / last), str(bases / this))
    assert out.stderr.splitlines()[0].endswith(told)


@cases
def test_a_report_drafted_like_a_directory(
    head: str, told: str, bases: Path, run: Callable[..., Outcome]
) -> None:
    """Like the source of its area and of the year before; what cannot be decided is refused."""
    report = bases.parent / "report.txt"
    report.write_text(f"{head}\n\n粮食总产43亿斤。\n", "utf-8")
    out = run("draft", str(report), "--like", str(bases))
    assert told.format(bases) in out.stderr.splitlines()
