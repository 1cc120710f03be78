"""The terms that typed letters require, however they are cut."""

from jzfacts.search.matching import pinyin_terms


def test_what_is_asked_for_is_bounded() -> None:
    """Though a text can be cut in very many ways."""
    required, most = pinyin_terms.syllable_terms("xian" * 100)
    assert (len(required) <= pinyin_terms.MOST_PLACES, most) == (
        True,
        201,
    )  # the last n may begin another
