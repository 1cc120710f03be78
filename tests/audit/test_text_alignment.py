"""Where the words of a name stand: in pieces, each numeral whole, nothing by chance."""

from __future__ import annotations

import pytest

from jzfacts.audit.text_alignment import missing, numerals_of, pieces


@pytest.mark.parametrize(
    ("name", "line", "parts"),
    [
        ("果园面积", "全县果园面积扩大", ["果园面积"]),
        ("新建冷库", "新建15座冷库", ["新建", "冷库"]),
        ("省级工厂", "3家省级、5家市级工厂", ["省级", "工厂"]),
        ("获评优秀的果园", "10家果园之一获评优秀", ["获评优秀", "果园"]),
        ("果业100强", "入围果业100强", ["果业100强"]),
        ("果业100强", "入围百货100强", []),
        ("果业100强", "入围果业1000强", ["果业"]),
        ("第五代果酒", "年产30万箱第五代果酒", ["第五代果酒"]),
        ("海鲜", "本县果园", []),
    ],
)
def test_pieces(name: str, line: str, parts: list[str]) -> None:
    """The fewest pieces that leave out the fewest letters; a numeral with the letter before it."""
    found = pieces(name, line)
    assert [name[piece.start : piece.end] for piece in found] == parts
    assert all(line[slice(*piece.span)] == name[piece.start : piece.end] for piece in found)


def test_the_nearest_of_several_places() -> None:
    """The longest piece stands nearest to where it is looked for, the others nearest to it."""
    line = "新建果园,改造果园,新建冷库"
    assert [piece.at for piece in pieces("果园", line)] == [2]
    assert [piece.at for piece in pieces("果园", line, 9)] == [7]
    assert [piece.at for piece in pieces("新建大冷库", line)] == [0, 12]


@pytest.mark.parametrize(
    ("name", "lines", "absent"),
    [
        ("技术合同", ("签订技术合", "同成交"), "同"),
        ("技术合同额", ("签订技术合", "同额达"), ""),
        ("获评的果园", ("果园",), "评"),
        ("二期工程", ("一期工程",), "二"),
    ],
)
def test_what_is_missing(name: str, lines: tuple[str, ...], absent: str) -> None:
    """Letters that no line prints in a piece of two at least; glue (的, 获) is forgiven."""
    assert missing(name, lines) == absent


def test_numerals_of() -> None:
    """The numeral characters of a text, Arabic and Chinese."""
    assert numerals_of("第二批100强") == "二100"
