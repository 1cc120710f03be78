"""What scorers share, and labels met by their characters."""

from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.search.matching.scoring import (
    alignment,
    hits_contrast,
    match_text,
    occurrences,
)


@cases
def test_the_text_itself(text: str, typed: str, kind: str | None, span: tuple[int, int]) -> None:
    """Whole, from its beginning, or within."""
    expected = alignment(label(text), kind, span) if kind else None
    assert match_text(label(text), typed) == expected


def test_signs_divide_numbers() -> None:
    """In 3+13+N the 13 is a number of its own; in 100 the 10 is none."""
    chains = label("3+13+N产业链群")
    assert list(occurrences("13", chains)) == [(1, 3)]
    assert list(occurrences("1", chains)) == []


def test_half_of_a_contrast_is_hit_only_alone() -> None:
    """进出口 whole is no half, and 口总额 is neither 进口 nor 出口."""
    assert hits_contrast("进出口总额", (1, 5))
    assert hits_contrast("进出口总额", (0, 1), (2, 5))
    assert not hits_contrast("进出口总额", (0, 5))
    assert not hits_contrast("进出口总额", (2, 5))
    assert not hits_contrast("出口总额", (0, 2))


@given(st.text("粮食总产量进出口额", min_size=1, max_size=8))
def test_a_label_answers_itself_exactly(text: str) -> None:
    """Whatever it is made of."""
    assert match_text(label(text), text) == alignment(label(text), "exact", (0, len(text)))
