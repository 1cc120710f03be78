"""What kind of error a wrong figure likely is, and where that is left open."""

from pathlib import Path

import pytest
from bases import base, fact, source, write
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


@pytest.mark.parametrize(
    ("text", "hint", "words"),
    [
        ("粮食总产42.4万斤。", "factor-of-ten", "off by a factor of ten thousand"),
        ("进出口总额22.34亿元。", "factor-of-ten", "off by a factor of ten"),
        ("居民人均可支配收入35713元。", "digits-exchanged", "two digits exchanged"),
        ("居民人均可支配收入37153元。", "digits-exchanged", "two digits exchanged"),
        ("技改投资增速高于全省平均水平54%。", "percentage-points", "% for 个百分点"),
        (
            "居民人均可支配收入35173元，进出口总额35173元。",
            "other-fact",
            "probably the figure of 居民人均可支配收入",
        ),
        # what could be anything is left open
        ("居民人均可支配收入35999元。", None, ""),
        ("优良天数同比减少12天。", None, ""),
        ("粮食总产居全省第五。", None, ""),
        ("粮食总产超43亿斤。", None, ""),
    ],
)
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
            fact("grain", "42.4", of="this"),
            fact("grain-before", "41.7", of="last"),
            fact("tea", "31.6", name="茶叶产量", of="this"),
            fact("nuts", "5", name="核桃产量", of="this"),
        ),
    )
    return Verifier(open_index([folder]))


@pytest.mark.parametrize(
    ("figure", "hint", "words"),
    [
        ("41.7", "year-before", "probably the figure of the year before"),
        ("31.6", "other-fact", "probably the figure of 茶叶产量"),
        ("5", None, ""),  # of one digit that is chance
    ],
)
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
