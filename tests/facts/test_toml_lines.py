"""Where things stand in a TOML text."""

from pathlib import Path

import tomli
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.toml_lines import line_of, locate

TEXT = Path(__file__).with_name("lines.toml").read_text("utf-8")


def test_tables_and_keys_have_lines() -> None:
    """Headers and keys as a person counts them, whatever stands inside values."""
    assert locate(TEXT) == {
        ("", 0, ""): 1,
        **{("", 0, key): line for key, line in (("schema", 1), ("source", 3), ("fact", 7))},
        **{("source", 0, key): line for key, line in (("", 3), ("id", 4), ("title", 5))},
        **{("fact", 0, key): line for key, line in (("", 7), ("id", 8), ("change", 9))},
        **{("fact", 0, key): line for key, line in (("aliases", 10), ("lines", 14))},
        **{("fact", 1, key): line for key, line in (("", 16), ("id", 17), ("note", 18))},
        ("fact", 1, "rank"): 21,
        ("fact.rank", 0, ""): 21,
        ("fact.rank", 0, "place"): 22,
        ("fact", 2, ""): 23,
        ("fact", 2, "id"): 24,
    }


@cases
def test_a_key_that_is_absent_is_at_its_table(table: str, number: int, key: str, line: int) -> None:
    """A message has a line, also about what is missing."""
    assert line_of(locate(TEXT), table, number, key) == line


PIECES = st.text(st.sampled_from("\"'\\[]{}#=\n 茶a"), max_size=8)


@st.composite
def values(draw: st.DrawFn) -> str:
    """A TOML value: a text in any quotes, or an array of such."""
    piece = draw(PIECES)
    kind = draw(st.sampled_from(["basic", "literal", "long basic", "long literal", "array"]))
    if kind == "basic":
        escaped = piece.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if kind == "literal":
        return "'" + piece.replace("'", "").replace("\n", "") + "'"
    if kind == "long basic":
        return '"""' + piece.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'
    if kind == "long literal":
        return "'''" + piece.replace("'", "") + "'''"
    return f"[\n{draw(values())}, # ] {piece.partition(chr(10))[0]}\n{draw(values())}]"


@given(st.lists(values(), min_size=1, max_size=5))
def test_tables_are_found_whatever_stands_between(written: list[str]) -> None:
    """As many as the parser finds, each on the line where its header was written."""
    text, headers = "", []
    for value in written:
        headers.append(text.count("\n") + 1)
        text += f"[[fact]]\nnote = {value}\nid = 1\n"
    assert len(tomli.loads(text)["fact"]) == len(written)
    found = locate(text)
    assert [line for (_, _, key), line in found.items() if key == ""] == [1, *headers]
    for number, (line, value) in enumerate(zip(headers, written, strict=True)):
        assert line_of(found, "fact", number, "note") == line + 1
        assert line_of(found, "fact", number, "id") == line + 2 + value.count("\n")
