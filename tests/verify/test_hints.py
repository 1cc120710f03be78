"""What kind of error a wrong figure likely is, and where that is left open."""

from pathlib import Path

import pytest
from bases import base, fact, source, write
from cases import cases
from proofs import verdicts

from jzfacts.documents.finding import Finding
from jzfacts.i18n import said
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import Verifier


def hinted(found: list[Finding]) -> list[tuple[str | None, str]]:
    """The kind of each conflict, and how its message ends."""
    return [
        (one.hint, str(one.message).partition(")")[2].removeprefix("; "))
        for one in found
        if one.status == "conflict"
    ]


@cases
def test_the_shipped_base(text: str, hint: str | None, words: str) -> None:
    """A scale, a point, two digits, a sign of units, the neighbour in the sentence."""
    assert hinted(verdicts(text)) == [(hint, words)]


@pytest.fixture
def orchard(tmp_path: Path) -> Verifier:
    """A verifier of a base with two years of a place."""
    folder = write(
        tmp_path / "base",
        a=base(
            source("this"),
            source("last", period="2029"),
            fact("grain", "42.40", of="this"),
            fact("grain-before", "41.7", of="last"),
            fact("tea", "31.6", name="茶叶产量", of="this"),
            fact("nuts", "5", name="核桃产量", of="this"),
        ),
    )
    return Verifier(open_index([folder]))


@cases
def test_what_else_the_base_has(
    orchard: Verifier, figure: str, hint: str | None, words: str
) -> None:
    """The same fact a year before, another fact with just these digits."""
    found = list(orchard.verdicts(f"2030年青禾市粮食总产{figure}亿斤。", "draft"))
    assert hinted(found) == [(hint, words)]


@pytest.mark.usefixtures("chinese")
def test_as_an_editor_writes_it() -> None:
    """In Chinese."""
    assert str(said(verdicts("粮食总产42.4万斤。")[0].message)).endswith("，相差一万倍")
