"""A name within a sentence, among words that say nothing else."""

from cases import cases
from labels import KNOWN, label

from jzfacts.search.matching.spellings import Pattern
from jzfacts.search.matching.within import match_within


@cases
def test_what_says_nothing_stands_around_a_name(words: str) -> None:
    """Who asks, how politely and what for; within the name, function words and their like."""
    met = match_within(label("粮食总产"), Pattern(words.split(), KNOWN))
    assert met is not None
    assert met.spans in [((0, 4),), ((0, 2), (2, 4))]


@cases
def test_every_word_of_a_question_is_accounted_for(words: str, name: str, met: bool) -> None:
    """By the name, in whatever order, by a character that stands for a word of it, or by grammar."""
    found = match_within(label(name), Pattern(words.split(), KNOWN))
    assert (found is not None) is met
