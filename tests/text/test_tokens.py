"""The tokens of a folded text: what begins at a numeral, and what it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jzfacts.text.tokens import START, token_at


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "kind"),
    [
        ("42.4亿斤", "42.4亿斤", "42.4", "亿斤", "quantity"),
        ("三十家", "三十家", "30", "家", "quantity"),
        ("百分之三点五", "百分之三点五", "3.5", "%", "quantity"),
        ("千分之5", "千分之5", "5", "‰", "quantity"),
        ("一半", "一半", "1", "半", "quantity"),
        ("2031-01-15", "2031-01-15", "2031", None, "time"),
        ("12:30", "12:30", "NaN", None, "time"),
        ("三分之二", "三分之二", "NaN", None, "name"),
        ("①", "①", "1", None, "name"),
        ("½", "½", "NaN", None, "name"),
        ("第三届", "第三", "3", None, "ordinal"),
    ],
)
def test_what_a_numeral_begins(
    text: str, printed: str, value: str, unit: str | None, kind: str
) -> None:
    """Its extent, value, unit and kind; what has no exact decimal has no value."""
    token = token_at(text, 0, 0, after_rank=False)
    assert token is not None
    assert (text[token.start : token.end], str(token.value)) == (printed, value)
    assert (token.unit, token.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("居全省第2位", "rank", "位"),
        ("居全省第2", "rank", None),
        ("增速是第2,", "rank", None),
        ("今年第2次", "ordinal", None),
        ("全省第2批", "ordinal", None),
    ],
)
def test_a_rank_is_where_something_stands(text: str, kind: str, unit: str | None) -> None:
    """第2 alone is an ordinal."""
    token = token_at(text, text.index("第"), 0, after_rank=False)
    assert token is not None
    assert (token.value, token.kind, token.unit) == (Decimal(2), kind, unit)


def test_in_a_list_of_ranks_the_next_one_is_one_too() -> None:
    """全省第4、第5: the scope is said once."""
    kinds = [token_at("第5。", 0, 0, after_rank=after) for after in (True, False)]
    assert [token and token.kind for token in kinds] == ["rank", "ordinal"]


def test_the_first_place_has_a_word_of_its_own() -> None:
    """居全省首位 is a rank; 首位度 and 首批 hold none."""
    token = token_at("居全省首位", 3, 0, after_rank=False)
    assert token is not None
    assert (token.value, token.unit, token.kind) == (Decimal(1), "位", "rank")
    assert token_at("提升首位度", 2, 0, after_rank=False) is None
    assert token_at("首批", 0, 0, after_rank=False) is None


def test_every_numeral_character_starts_a_token() -> None:
    """Digits, Chinese numerals and enclosed ones; 第 and 首 may start one."""
    assert START.findall("天7三①⑽㊿¾第首地") == list("7三①⑽㊿¾第首")
