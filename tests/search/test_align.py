"""Labels aligned with what is typed."""

from itertools import accumulate

from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from labels import KNOWN, label

from jzfacts.index.terms import Label
from jzfacts.search.matching import align as levels
from jzfacts.search.matching import pinyin_terms
from jzfacts.search.matching.align import align, paths, word_starts
from jzfacts.search.matching.spellings import Pattern
from jzfacts.text.syllables import SYLLABLES

LADDER = (
    *(levels.WHOLE, levels.LETTERS, levels.PIECES, levels.SOUND),
    *(levels.HEARD_PIECES, levels.MISSPELT, levels.SIGHT),
)


def met(text: str, typed: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """What a label is to a text by the strictest level that accepts it, and where it is met."""
    for level in LADDER:
        if found := align(label(text), Pattern(typed.split(), KNOWN), level):
            return found.kind, found.spans
    return None


@cases
def test_what_answers(
    text: str, typed: str, kind: str | None, spans: list[tuple[int, int]] | None
) -> None:
    """The weakest way that is used says what kind of match it is."""
    found = met(text, typed)
    assert (found and found[0]) == kind
    assert spans is None or (found and found[1]) == tuple(spans)


def test_the_same_tone_comes_first() -> None:
    """Then the same syllable, then one that is only much alike."""
    known = label("设备更新项目")
    found = [
        align(known, Pattern([typed], KNOWN), levels.SOUND)
        for typed in ("设备耕新项目", "设备更新项木", "设备跟新项目")
    ]
    qualities = [each.similarity for each in found if each]
    assert len(qualities) == 3
    assert qualities == sorted(qualities, reverse=True)


def test_words_of_a_name() -> None:
    """Two characters that have many neighbours are a word; others begin a word each."""
    assert word_starts("固定资产投资", KNOWN.words) == {0, 2, 4}
    assert word_starts("市属国有企业资产总额", KNOWN.words) == {0, 1, 2, 4, 6, 8}


def spelled_so(syllables: list[str]) -> Label:
    """A label of characters that are spelled so."""
    return Label(0, "", "字" * len(syllables), tuple(f"{syllable}1" for syllable in syllables))


SYLLABLE_LISTS = st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=8)


@given(SYLLABLE_LISTS, st.text("aeghinostuz", min_size=1, max_size=14))
def test_all_ways_of_cutting_are_followed(syllables: list[str], typed: str) -> None:
    """Brute force over runs of whole syllables says the same of any letters."""
    runs = {
        (start, start + length)
        for start in range(len(syllables))
        for length, text in enumerate(accumulate(syllables[start:]), start=1)
        if text == typed and length > 1
    }
    found = paths(spelled_so(syllables), Pattern([typed], KNOWN), levels.WHOLE)
    assert runs <= {path.spans[0] for path in found}


def test_what_is_asked_for_is_bounded() -> None:
    """Though a text can be cut in very many ways."""
    required, most = pinyin_terms.syllable_terms("xian" * 100)
    assert (len(required) <= pinyin_terms.MOST_PLACES, most) == (
        True,
        201,
    )  # the last n may begin another
