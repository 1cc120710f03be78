"""The line of a draft, with carets under the figure that is wrong."""

from __future__ import annotations

from jzfacts.output.excerpt import excerpt
from jzfacts.output.layout import width

LINE = "粮食总产43.4亿斤，居全省第二。"


def test_carets_stand_under_the_figure() -> None:
    """A Chinese character takes two columns, and so does its caret."""
    assert excerpt(LINE, 4, 10) == ("    粮食总产43.4亿斤，居全省第二。\n            ^^^^^^^^\n")


def test_long_lines_are_cut_around_it() -> None:
    """What is left out is marked, and the caret is still in its place."""
    line = "甲" * 100 + "43.4亿斤" + "乙" * 100
    above, below = excerpt(line, 100, 106).splitlines()
    assert above == "    …" + "甲" * 26 + "43.4亿斤" + "乙" * 12 + "…"
    assert width(below[: below.index("^")]) == width(above[: above.index("4")])


def test_colour_marks_the_figure_and_its_carets() -> None:
    """Both in the same colour, and back to plain."""
    assert excerpt("共5家", 1, 3, coloured=True) == (
        "    共\x1b[1;31m5家\x1b[0m\n    \x1b[1;31m  ^^^\x1b[0m\n"
    )


def test_control_characters_are_spelt_out() -> None:
    """A draft cannot recolour the screen."""
    assert excerpt("\x1b[31m5家", 5, 7) == "    \\x1b[31m5家\n            ^^^\n"
