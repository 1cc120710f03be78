"""Names that look or sound like a query that found nothing. Never an answer, never a figure."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from jzfacts.index.terms import ALIAS, OWN
from jzfacts.search.matching.pinyin_terms import pairs
from jzfacts.search.matching.scoring import WORD
from jzfacts.search.query import readings_of
from jzfacts.text.lexicon import AMOUNT_WORDS, FUNCTION_CHARACTERS, INCREASE_WORDS, UNSPECIFIC
from jzfacts.text.syllables import SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.index.index import Index
    from jzfacts.index.terms import Label, Required

LEAST_WRITTEN, LEAST_SPELLED = 55, 75
"""Of 100: the share of characters, or letters, in common and in order from which a name is worth
mentioning. Four characters of which two agree are 50; so 存款余额 brings no 存量 to mind, and
粮食单产 brings 粮食总产. Letters agree by chance more often.
"""

MOST_WITH_WORD = 4
"""Names, with all forms of one, that may have a word, so that it alone brings them to mind."""

LOOKED_AT = 400
"""Maximum labels of each kind that are compared; bounds the time on a large base."""

LONGEST_GAPPED = 6
"""Maximum characters of a query whose characters may stand apart in a label: 进口额, 进出口总额."""

LONGEST_COMPARED = 60
"""Maximum characters of a query that are compared: as many as a long name has."""


def suggest(index: Index, query: str, limit: int = 3) -> list[str]:
    """Return at most `limit` names similar to a query, most similar first, each of another fact.

    Raises QueryError for a query without a letter, digit or character.
    """
    return index.steadily(lambda: _like(index, query, limit))


def _like(index: Index, query: str, limit: int) -> list[str]:
    # First: labels that have something in common with a reading of the query, and how much.
    readings = list(readings_of(query, index.simplified, index.areas))
    said = [reading.chars for reading in readings] + list(readings[-1].words)
    texts = list(dict.fromkeys(text[:LONGEST_COMPARED] for text in said))
    likeness: dict[Label, float] = {}
    for text in filter(None, texts):
        for required in _required(text):
            for label in islice(index.labels(required), LOOKED_AT):
                likely = _likeness(label, text)
                if likely and label.chars != texts[0]:
                    likeness[label] = max(likely, likeness.get(label, 0))
    if not likeness and not texts[0].isascii():  # a word that hardly any name has: 卫星
        longest, little = max(texts, key=len), {*AMOUNT_WORDS, *UNSPECIFIC, *INCREASE_WORDS}
        for pair in map("".join, pairwise(longest)):
            few = list(islice(index.labels([[pair]]), MOST_WITH_WORD + 1))
            says = FUNCTION_CHARACTERS.isdisjoint(pair) and pair not in little
            if says and len(few) <= MOST_WITH_WORD:
                likeness |= dict.fromkeys(few, 0.0)
    # Then: the likest, unless another name of the same fact is among them.
    names: list[str] = []
    named: set[str] = set()
    for label in sorted(likeness, key=lambda label: (-likeness[label], label.id)):
        if len(names) == limit:
            break
        facts = {
            fact.full_id
            for kind in (OWN, ALIAS)
            for _, fact in islice(index.bearers(label.id, kind=kind), LOOKED_AT)
        }
        if facts and named.isdisjoint(facts):
            names.append(label.text)
            named |= facts
    return names


def _likeness(label: Label, text: str) -> float:
    """Return the similarity of a text to a label's characters, pinyin or first letters, or 0."""
    from rapidfuzz import fuzz

    if not text.isascii():
        narrower = len(text) > WORD and text in label.chars
        size = min(len(label.chars), 2 * WORD)  # of two words that are in both, or all of a name
        pieces = (label.chars[at : at + size] for at in range(len(label.chars) - size + 1))
        if narrower or (size >= WORD and any(piece in text for piece in pieces)):
            return max(LEAST_WRITTEN, fuzz.ratio(text, label.chars))
        return fuzz.ratio(text, label.chars, score_cutoff=LEAST_WRITTEN)
    forms = "".join(label.syllables), "".join(syllable[0] for syllable in label.syllables)
    if (len(text) <= WORD or text in SYLLABLES) and any(form.startswith(text) for form in forms):
        return LEAST_SPELLED
    return max(fuzz.ratio(text, form, score_cutoff=LEAST_SPELLED) for form in forms)


def _required(text: str) -> Iterator[Required]:
    """Return the terms of labels worth comparing: common neighbours in writing, sound or first letters."""
    if not text.isascii():
        yield [["".join(pair) for pair in pairwise(text)] or [text]]
        if 2 < len(text) <= LONGEST_GAPPED:
            for left_out in range(len(text)):
                yield [[char] for char in text[:left_out] + text[left_out + 1 :]]
        return
    yield [[f"^ {text}", f"^={text}"]]  # one syllable, or two letters, that begin a name
    yield [sorted({pair for start in range(len(text)) for pair in pairs(text, start)})]
    yield [sorted({f"={text[start : start + 3]}" for start in range(len(text) - 2)})]
