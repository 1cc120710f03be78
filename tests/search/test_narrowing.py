"""What a match leaves of a label, and whether that makes the label narrower than the query."""

from cases import cases
from labels import label as label_of

from jzfacts.search.narrowing import is_in_head, is_whole, narrowing, says_little


@cases
def test_what_narrows_a_label(label: str, met: str, rest: str) -> None:
    """Anything but words for an amount, 的 and 全市."""
    start = label.index(met)
    assert narrowing(label, [(start, start + len(met))], rates=False) == rest


def test_a_rate_is_left_out_where_it_is_asked_for() -> None:
    """工业增速 is answered by 工业投资增速 no more than before, but 增速 itself is no narrowing."""
    assert narrowing("技改投资增速", [(0, 4)], rates=True) == ""


def test_english_names_are_whole_without_small_words() -> None:
    """Output of grain is what grain output asks for."""
    assert is_whole("outputofgrain", [(0, 6), (8, 13)])
    assert not is_whole("outputofsummergrain", [(0, 6), (14, 19)])


@cases
def test_what_the_head_of_an_english_name_says(name: str, met: list[str], answers: bool) -> None:
    """In whole words, which may lack the s of a plural."""
    chars = label_of(name).chars
    spans = [(chars.index(word), chars.index(word) + len(word)) for word in met]
    assert is_in_head(name, spans) is answers


def test_what_was_done_with_all_of_them_makes_them_no_others() -> None:
    """办结 of 办结实事; what tells which they are does."""
    assert says_little("办结")
    assert says_little("累计完成")
    assert not says_little("农村")
