"""The terms that typed letters require, however they are cut."""

from hypothesis import given
from hypothesis import strategies as st

from jzfacts.index.terms import label_terms
from jzfacts.search.matching import pinyin_terms
from jzfacts.text.syllables import SYLLABLES


def test_what_is_asked_for_is_bounded() -> None:
    """Though a text can be cut in very many ways."""
    required, most = pinyin_terms.syllable_terms("xian" * 100)
    assert (len(required) <= pinyin_terms.MOST_PLACES, most) == (
        True,
        201,
    )  # the last n may begin another


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=2, max_size=14), st.data())
def test_a_label_is_found_however_it_is_typed(syllables: list[str], data: st.DataObject) -> None:
    """Its terms meet all required of what may be typed for it or a part of it."""
    units = [f"{syllable}1" for syllable in syllables]
    terms = label_terms("一" * len(units), units, {"一": tuple(units)})
    start = data.draw(st.integers(0, len(units) - 2))
    typed = "".join(syllables[start:])
    cut = data.draw(st.integers(0, len(syllables[-1]) - 1))
    required, most = pinyin_terms.syllable_terms(typed[: len(typed) - cut])
    assert meets(terms, required)
    assert most >= len(units) - start
    assert meets(terms, pinyin_terms.syllable_terms(typed[: len(typed) - cut], blur=True)[0])
    assert meets(terms, pinyin_terms.spelling_terms(typed[: len(typed) - cut]))
    either = [
        data.draw(st.sampled_from([s, s[0], *([s[:2]] if s[1:2] == "h" else [])]))
        for s in syllables[start:]
    ]
    assert meets(terms, pinyin_terms.mixed_terms("".join(either)))
    place = data.draw(st.integers(0, len(typed) - 1))
    head, tail = typed[:place], typed[place:]
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typo = data.draw(
        st.sampled_from(
            [
                head + tail[1:],
                head + letter + tail,
                head + letter + tail[1:],
                head + tail[1::-1] + tail[2:],
            ]
        )
    )
    if typo != typed and len(typo) > 1:
        assert any(meets(terms, required) for required in pinyin_terms.typo_terms(typo))


def meets(terms: set[str], required: list[list[str]]) -> bool:
    """Whether a label of these terms would be looked at."""
    return all(not terms.isdisjoint(demand) for demand in required)
