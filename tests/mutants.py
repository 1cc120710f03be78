"""Every small mistake that could be made in a base or on a page, one at a time.

What the loader would refuse (05, a unit without a value) is no mutant.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from jzfacts.facts.model import Fact, Source
from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS

WORDS: Mapping[str, Sequence[str | None]] = {
    "qualifier": (None, "近", "约", "超", "超过", "突破", "迈过", "不足", "以上", "左右", "余"),
    "change.basis": (None, "同比", "环比", "比上年", "比年初"),
    "baseline.period": (None, "年初", "年底", "年中", "上年"),
    "rank.among": ("全省", "全国", "全市", "中部", "全省县级市"),
}
"""What may stand in a field instead."""
NOT_OF_THE_PAGE = ("id", "source", "topic", "pinyin", "lines")
"""Fields of a fact that claim nothing about the page, and lines, which have mistakes of their own.

An id is a name that scripts have learnt: its digits are as good as its letters, and the loader sees
to it that it is unique and its source known.
"""


class Mutant(NamedTuple):
    """Facts with one change: its kind, the ids of the facts concerned, what became of what."""

    kind: str
    concerned: tuple[str, ...]
    change: str
    facts: tuple[Fact, ...]


def of_facts(facts: Sequence[Fact]) -> Iterator[Mutant]:
    """Each fact with each of its mistakes, and each two that may be taken for each other."""
    parts = [part for one in facts for part in (one, one.change, one.baseline, one.versus)]
    units = tuple(sorted({part.unit for part in parts if part and part.unit}))
    words = {**WORDS, "unit": (None, *units)}
    words |= {f"{part}.unit": units for part in ("change", "baseline", "versus")}
    for at, fact in enumerate(facts):
        before, after = tuple(facts[:at]), tuple(facts[at + 1 :])
        yield Mutant("fact deleted", (fact.id,), "", before + after)
        for kind, change, other in _of_fact(fact, words):
            yield Mutant(kind, (fact.id,), change, (*before, other, *after))
        for later, other in enumerate(after):
            for key in ("value", "change", "baseline", "rank"):
                mine, theirs = getattr(fact, key), getattr(other, key)
                same = fact.lines[0] == other.lines[0] and fact.unit == other.unit
                if same and None not in (mine, theirs) and mine != theirs:
                    one, two = fact._replace(**{key: theirs}), other._replace(**{key: mine})
                    exchanged = (*before, one, *after[:later], two, *after[later + 1 :])
                    yield Mutant(f"{key} exchanged", (fact.id, other.id), "", exchanged)


def of_source(source: Source) -> Iterator[tuple[str, Source]]:
    """The source with each digit of it changed; where, and the mutant."""
    skipped = ("id", "area", "type", "url")
    return ((where, other) for _, where, _, other in _changed(source, {}, skipped))


def of_page(text: str) -> Iterator[tuple[str, str]]:
    """The page's text with each numeral character of it changed; where and to what."""
    for at, character in enumerate(text):
        for other in _others(character):
            yield f"{at}: {character} -> {other}", text[:at] + other + text[at + 1 :]


def _of_fact(
    fact: Fact, words: Mapping[str, Sequence[str | None]]
) -> Iterator[tuple[str, str, Fact]]:
    # a period that is the source's stands in the source alone
    own = () if fact.period != fact.source.period else ("period",)
    for kind, where, change, other in _changed(fact, words, (*NOT_OF_THE_PAGE, *own)):
        empty = [one for one in (other, other.versus) if one and one.value is None]
        if not any(one.unit or getattr(one, "qualifier", None) for one in empty):
            yield f"{kind} of {where}", change, other
    bare = fact._replace(value=None, unit=None, qualifier=None, baseline=None)
    optional = ("change", "baseline", "versus", "rank", "outcome", "qualifier")
    without = {key: fact._replace(**{key: None}) for key in optional}  # type: ignore[arg-type]
    for key, other in (("value", bare), *without.items()):
        said = (other.value, other.change, other.versus, other.rank, other.outcome)
        if getattr(fact, key) is not None and any(part is not None for part in said):
            yield f"{key} removed", "", other
    for at, line in enumerate(fact.lines):
        others = {line - 1, line + 1, *(int(text) for text in _digit_changes(str(line)))}
        for number in sorted(others - {*fact.lines}):  # the loader refuses a line cited twice
            lines = (*fact.lines[:at], number, *fact.lines[at + 1 :])
            yield "line number", f"{line} -> {number}", fact._replace(lines=lines)
        if at:
            lines = fact.lines[:at] + fact.lines[at + 1 :]
            yield "line removed", str(line), fact._replace(lines=lines)


def _changed(
    whole: Any,
    words: Mapping[str, Sequence[str | None]],
    skipped: Sequence[str] = (),
    path: str = "",
) -> Iterator[tuple[str, str, str, Any]]:
    """A record, tuple, number or text with one change: what is wrong, in which field, the change."""
    if hasattr(whole, "_fields"):
        for name in whole._fields:
            if name not in skipped:
                for *told, other in _changed(getattr(whole, name), words, (), f"{path}.{name}"):
                    yield (*told, whole._replace(**{name: other}))
        return
    if isinstance(whole, tuple):
        for at, item in enumerate(whole):
            for *told, other in _changed(item, words, (), path):
                yield (*told, (*whole[:at], other, *whole[at + 1 :]))  # type: ignore[misc]
        return
    field = path.removeprefix(".")
    made: list[tuple[str, Any]] = [("word", word) for word in words.get(field, ()) if word != whole]
    if whole is not None:
        texts = _digit_changes(str(whole), zeros=isinstance(whole, str))
        made += [("digit", type(whole)(text)) for text in texts]
    if isinstance(whole, Decimal):
        more = "0" if "." in str(whole) else ".0"
        made += [("sign", whole.copy_negate()), ("precision", Decimal(f"{whole}{more}"))]
    for kind, other in made:
        yield kind, field, f"{whole} -> {other}", other


def _digit_changes(text: str, *, zeros: bool = False) -> Iterator[str]:
    """The text with each of its numeral characters replaced; numbers do not begin with 0."""
    for at, character in enumerate(text):
        for other in _others(character):
            changed = text[:at] + other + text[at + 1 :]
            if zeros or not (changed[0] == "0" and changed[1:2].isdigit()):
                yield changed


def _others(character: str) -> str:
    """What a numeral character may be mistaken for: every other digit, or some of its like."""
    if character in DIGITS:
        return DIGITS.replace(character, "")
    if character not in CHINESE_NUMERALS:
        return ""
    kin = "一二三四五六七八九" if character in "一二三四五六七八九两" else "十百千万亿"
    return kin.replace(character, "")
