"""What a query asks for besides the words of a name."""

from decimal import Decimal
from typing import Any

from cases import cases

from jzfacts.index.conditions import Areas, Bound, Conditions
from jzfacts.search.query_parser import (
    understood,
    without_amount,
    without_bounds,
    without_change,
    without_figures,
    without_whole_area,
)
from jzfacts.search.question import in_characters
from jzfacts.text.lexicon import CUT

AREAS = Areas(
    {
        "焦作市": "jiao zuo shi",
        "焦作高新区": "jiao zuo gao xin qu",
        "温县": "wen xian",
        "青溪侗族自治县": "qing xi dong zu zi zhi xian",
    }
)


@cases
def test_what_is_understood(text: str, rest: str, asked: dict[str, Any]) -> None:
    """Times, areas, ranks, units and question words; ¦ is where the words are cut."""
    assert understood(text, AREAS) == (rest.replace("¦", CUT), Conditions(**asked))


def test_a_stem_alone_may_be_taken() -> None:
    """For 焦作市重点项目 may be 市重点项目 of 焦作."""
    assert understood("焦作市重点项目", AREAS)[0] == "重点项目"
    assert understood("焦作市重点项目", AREAS, stems=True)[0] == "市重点项目"


@cases
def test_words_that_ask_are_read_in_characters(typed: str, text: str) -> None:
    """As words of their own, or where they close one."""
    assert in_characters(typed) == text


@cases
def test_a_bound_is_kept_by_a_change_or_a_value(text: str, rest: str, bound: list[Any]) -> None:
    """What stands before it says by which: the least, the most, the unit, and what else it says."""
    by, *ends, unit, said = bound
    least, most = (None if end is None else Decimal(end) for end in ends)
    expected = Conditions(bounds=(Bound(by, least, most, unit, **said),), lists=True)
    assert without_bounds(text, Conditions()) == (rest, expected)


def test_the_whole_province_may_be_part_of_a_name() -> None:
    """So 全省 is understood only where the name is not found with it."""
    expected = ("粮食总产", Conditions(area_kind="省"))
    assert without_whole_area("全省粮食总产", Conditions()) == expected


@cases
def test_figures_are_read(text: str, rest: str, figures: list[tuple[str, str | None]]) -> None:
    """In any notation that the reader of quantities knows, with the word that bounds them."""
    expected = tuple((Decimal(value), unit) for value, unit in figures)
    assert without_figures(text, Conditions()) == (rest, Conditions(figures=expected))


@cases
def test_words_for_a_change_close_a_word(text: str, rest: str, needs: str) -> None:
    """增长 asks for growth; within a word it is part of a name."""
    expected = Conditions(needs=frozenset({needs} - {"-"}))
    assert without_change(text.replace("¦", CUT), Conditions()) == (rest, expected)


@cases
def test_words_for_an_amount_close_the_text(text: str, rest: str, needs: set[str]) -> None:
    """And say what kind of amount it must be."""
    assert without_amount(text, Conditions()) == (rest, Conditions(needs=frozenset(needs)))
