"""What stands around a name in a question, and what that asks for."""

from typing import Any

from cases import cases

from jzfacts.index.conditions import Conditions, Order
from jzfacts.search.question import take
from jzfacts.text.lexicon import CUT


@cases
def test_what_stands_around_a_name(text: str, name: str, asked: dict[str, Any]) -> None:
    """Words that only ask are taken off, others become conditions; ¦ is where words are cut."""
    assert take(text) == (name.replace("¦", CUT), Conditions(**asked))


@cases
def test_superlatives_sort(text: str, name: str, order: str, needs: str) -> None:
    """By growth, by rank, or by the figure itself; the largest fall is the smallest number."""
    rest, asked = take(text)
    assert rest.replace(CUT, "") == name
    by, which, *most = order.split()
    expected = Order(by, largest=which == "largest", most=int(most[0]) if most else None)
    assert asked == Conditions(order=expected, lists=True, needs=frozenset({needs} - {"-"}))
