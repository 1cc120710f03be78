"""A draft that is a copy of a page of the base."""

from pathlib import Path

import pytest
from cases import cases
from drafts import FACTS, SOURCE, claims

from jzfacts.facts.model import Gap, Misprint, SetAside
from jzfacts.index.index import open_index
from jzfacts.verify.compare import compare_with
from jzfacts.verify.source_copy import Copy, opening
from jzfacts.verify.verifier import Verifier

PAGE = SOURCE._replace(
    misprints=(Misprint(3, "收人", "收入"), Misprint(4, "粮", "粮食")),
    gaps=(Gap(5, "“创历史最”以后缺失"),),
    set_aside=(SetAside(5, "345", "slogan"),),
)
GRAIN = FACTS["grain"]._replace(source=PAGE, lines=(5,))
ELSEWHERE = [FACTS[id]._replace(source=PAGE, lines=(6,)) for id in ("cold", "parks", "roads")]
COPY = Copy(PAGE, (GRAIN, *ELSEWHERE))
DAMAGED = "345 42.4亿斤, 创历史最"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("青禾市政府工作报告\n粮食总产42.4亿斤。", True),
        ("　《青禾市政府\n工作报告》", True),
        ("洛阳市政府工作报告\n粮食总产42.4亿斤。", False),
        ("粮" * 600 + "青禾市政府工作报告", False),
    ],
)
def test_a_copy_is_known_by_its_title(text: str, own: bool) -> None:
    """At the top, however it is set."""
    assert (opening(PAGE.title) in opening(text)) == own


@pytest.mark.parametrize(("text", "corrected"), [("人均收人", "人均收入"), ("粮总产", "粮总产")])
def test_misprints_are_corrected(text: str, corrected: str) -> None:
    """Unless that would move what follows."""
    assert COPY.corrected(text) == corrected


def test_numbers_that_are_no_facts() -> None:
    """A bare one, that the base sets aside."""
    slogan, other, count = claims("|345|"), claims("|543|"), claims("345家")
    assert COPY.is_set_aside("|345|", slogan[0])
    assert not COPY.is_set_aside("|543|", other[0])
    assert not COPY.is_set_aside("345家", count[0])
    rank = claims("粮食总产全省第345。")
    assert not COPY.is_set_aside("粮食总产全省第345。", rank[0])  # an ordinal of another line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (DAMAGED, 5),
        ("3 45 42. 4亿斤, 创历史最", 5),
        ("345 44.2亿斤, 创历史最", 5),  # one of three marks is wrong
        ("345 44.2亿斤, 创历史新高", None),
        ("粮食总产42.4亿斤。", None),
    ],
)
def test_a_damaged_line_is_known_by_what_it_prints(text: str, line: int | None) -> None:
    """The words that its gap's note quotes, what is set aside on it, the values of its facts."""
    assert COPY.damaged_line(text) == line


def test_a_damaged_line_is_supplied_from_its_facts() -> None:
    """Its first words are lost; each measure of a fact is used once, and first where it agrees."""
    found = claims("42.4亿斤，同比增长3.5%，全省第2，43亿斤。")
    supplied = COPY.supplied(DAMAGED, found, [None] * len(found))
    assert [one and (one.fact.id, one.measure, one.judgement) for one in supplied] == [
        ("grain", "value", "agrees"),
        ("grain", "change", "agrees"),
        ("grain", "rank", "agrees"),
        None,
    ]


def test_what_is_not_supplied() -> None:
    """A sound line, a figure in another unit, a rank among others, what is understood already."""
    found = claims("粮食总产42.4亿斤，5家，全国第2。")
    compared = [compare_with(found[0], GRAIN), None, None]
    for text in (DAMAGED, "…"):
        assert COPY.supplied(text, found, compared) == compared


BASE = Path(__file__).with_name("damaged.toml")
PRINTED = (
    "青禾一年\n"
    "7粮食总 产达 城镇新 42.4亿斤, 增就业 6.51万人, 全省第5 全省第2\n"
    "3座粮仓人选全省示范库。\n"
)


@pytest.fixture
def verifier() -> Verifier:
    return Verifier(open_index([BASE]))


def told(verifier: Verifier, text: str) -> list[tuple[str, str, str | None]]:
    return [(f.text, f.status, f.fact) for f in verifier.verdicts(text, "draft")]


def test_damaged_lines_are_read_with_what_the_base_knows(verifier: Verifier) -> None:
    """Columns read across, a number of the box, a misprint: every figure is matched."""
    assert told(verifier, PRINTED) == [
        ("42.4亿斤", "match", "grain"),
        ("6.51万人", "match", "jobs"),
        ("第5", "match", "jobs"),
        ("第2", "match", "grain"),
        ("3座", "match", "stores"),
    ]


@cases
def test_an_error_on_a_damaged_line_is_found(
    verifier: Verifier, right: str, wrong: str, fact: str
) -> None:
    """What is left over of the line's facts is what the figure should have been."""
    found = told(verifier, PRINTED.replace(right, wrong))
    assert [(text, name) for text, status, name in found if status == "conflict"] == [(wrong, fact)]


def test_a_copy_with_lines_added_or_wrapped(verifier: Verifier) -> None:
    for text in (
        PRINTED + "又一行。\n",
        PRINTED.replace("\n", "\n编辑：张三\n\n", 1),
        PRINTED.replace("达 城镇新 ", "达\n城镇新\n"),
    ):
        assert {status for _, status, _ in told(verifier, text)} == {"match"}


def test_another_draft_gets_no_such_help(verifier: Verifier) -> None:
    """Another title, and nothing is supplied."""
    text = PRINTED.replace("青禾一年", "青禾两年")
    assert ("第5", "not in base", None) in told(verifier, text)
