"""Every small mistake that could be made in a base or on a page, one at a time.

A mutant says what was changed, in which fact, and is the facts (or the source, or the page's text)
with that one change. What the loader would refuse (05, a unit without a value) is no mutant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jzfacts.facts.model import Fact, Source
from jzfacts.text.normalize import CHINESE_NUMERALS, DIGITS

QUALIFIERS = (None, "近", "约", "超", "超过", "突破", "迈过", "不足", "以上", "左右", "余")
BASES = (None, "同比", "环比", "比上年", "比年初")
PERIODS = (None, "年初", "年底", "年中", "上年")
SCOPES = ("全省", "全国", "全市", "中部", "全省县级市")
NOT_OF_THE_PAGE = ("id", "source", "topic", "pinyin")
"""Keys of a fact that claim nothing about the page.

An id is a name that scripts have learnt: its digits are as good as its letters, and the loader sees
to it that it is unique and its source known.
"""


@dataclass(frozen=True)
class Mutant:
    """One change: its kind, the fact concerned, what became of what."""

    kind: str
    fact: str
    change: str
    facts: tuple[Fact, ...]
    other: str | None = None
    """The second fact, where two have exchanged something."""

    @property
    def concerned(self) -> tuple[str | None, ...]:
        """The facts that a finding should name."""
        return (self.fact,) if self.other is None else (self.fact, self.other)


def of_facts(facts: Sequence[Fact]) -> Iterator[Mutant]:
    """Each fact with each of its mistakes."""
    units = sorted({unit for fact in facts for unit in _units(fact)})
    for at, fact in enumerate(facts):
        before, after = tuple(facts[:at]), tuple(facts[at + 1 :])
        yield Mutant("fact deleted", fact.id, "", before + after)
        for kind, change, other in _of_fact(fact, units):
            yield Mutant(kind, fact.id, change, (*before, other, *after))


def exchanges(facts: Sequence[Fact]) -> Iterator[Mutant]:
    """Two facts of one main line with each other's value, change, baseline or rank."""
    for at, one in enumerate(facts):
        for later, other in enumerate(facts[at + 1 :], at + 1):
            if one.lines[0] != other.lines[0]:
                continue
            for key in ("value", "change", "baseline", "rank"):
                mine, theirs = getattr(one, key), getattr(other, key)
                if None in (mine, theirs) or mine == theirs or one.unit != other.unit:
                    continue
                exchanged = list(facts)
                exchanged[at] = one._replace(**{key: theirs})
                exchanged[later] = other._replace(**{key: mine})
                yield Mutant(f"{key} exchanged", one.id, "", tuple(exchanged), other.id)


def of_source(source: Source) -> Iterator[tuple[str, Source]]:
    """The source with each digit of it changed; what changed, and the mutant."""
    yield from _digits(source, "source", skipped=("id", "area", "type", "url"))


def of_page(text: str) -> Iterator[tuple[str, str]]:
    """The page's text with each numeral character of it changed; where and to what."""
    for at, character in enumerate(text):
        for other in _others(character):
            yield f"{at}: {character} -> {other}", text[:at] + other + text[at + 1 :]


def _of_fact(fact: Fact, units: Sequence[str]) -> Iterator[tuple[str, str, Fact]]:
    # a period that is the source's stands in the source alone
    own = () if fact.period != fact.source.period else ("period",)
    for change, other in _digits(fact, "", skipped=(*NOT_OF_THE_PAGE, *own, "lines")):
        yield f"digit of {change.split(':')[0]}", change, other
    yield from _lines(fact)
    for key in ("value", "change", "baseline", "versus"):
        part = fact if key == "value" else getattr(fact, key)
        if part is not None and part.value is not None:
            yield from _figure(fact, key, part, units)
    for key in ("change", "baseline", "versus", "rank", "outcome", "qualifier"):
        if getattr(fact, key) is not None:
            other = fact._replace(**{key: None})  # type: ignore[arg-type]
            if _says_something(other):
                yield f"{key} removed", "", other
    if fact.value is not None and (fact.change or fact.rank or fact.outcome):
        bare = fact._replace(value=None, unit=None, qualifier=None, baseline=None)
        yield "value removed", "", bare
    if fact.rank is not None:
        for scope in SCOPES:
            if scope != fact.rank.among:
                rank = fact.rank._replace(among=scope)
                yield "rank scope", scope, fact._replace(rank=rank)


def _says_something(fact: Fact) -> bool:
    said = (fact.value, fact.change, fact.versus, fact.rank, fact.outcome)
    return any(part is not None for part in said)


def _figure(
    fact: Fact, key: str, part: Any, units: Sequence[str]
) -> Iterator[tuple[str, str, Fact]]:
    def put(**changed: object) -> Fact:
        if key == "value":
            return fact._replace(**changed)  # type: ignore[arg-type]
        return fact._replace(**{key: part._replace(**changed)})

    for unit in units:
        if unit != part.unit:
            yield f"unit of {key}", f"{part.unit} -> {unit}", put(unit=unit)
    if key == "value":
        if fact.unit is not None:
            yield "unit of value", f"{fact.unit} removed", put(unit=None)
        for qualifier in QUALIFIERS:
            if qualifier != fact.qualifier:
                yield "qualifier", f"{fact.qualifier} -> {qualifier}", put(qualifier=qualifier)
    yield f"sign of {key}", "", put(value=part.value.copy_negate())
    yield f"precision of {key}", "", put(value=Decimal(f"{part.value}{_more(part.value)}"))
    if key == "change":
        for basis in BASES:
            if basis != part.basis:
                yield "basis", f"{part.basis} -> {basis}", put(basis=basis)
    if key == "baseline":
        for period in PERIODS:
            if period != part.period:
                yield "baseline period", f"{part.period} -> {period}", put(period=period)


def _more(value: Decimal) -> str:
    return "0" if "." in str(value) else ".0"


def _lines(fact: Fact) -> Iterator[tuple[str, str, Fact]]:
    for at, line in enumerate(fact.lines):
        others = {line - 1, line + 1, *(int(text) for text in _digit_changes(str(line)))}
        for other in sorted(others - {*fact.lines}):  # the loader refuses a line cited twice
            lines = (*fact.lines[:at], other, *fact.lines[at + 1 :])
            yield "line number", f"{line} -> {other}", fact._replace(lines=lines)
    for at in range(1, len(fact.lines)):
        lines = fact.lines[:at] + fact.lines[at + 1 :]
        yield "line removed", str(fact.lines[at]), fact._replace(lines=lines)


def _units(fact: Fact) -> Iterator[str]:
    for part in (fact, fact.change, fact.baseline, fact.versus):
        if part is not None and part.unit is not None:
            yield part.unit


def _digits(whole: Any, where: str, *, skipped: Sequence[str] = ()) -> Iterator[tuple[str, Any]]:
    """A record, tuple, number or text with each digit in it changed, one at a time."""
    if hasattr(whole, "_fields"):
        for name in whole._fields:
            if name not in skipped:
                for change, other in _digits(getattr(whole, name), f"{where}.{name}".strip(".")):
                    yield change, whole._replace(**{name: other})
    elif isinstance(whole, tuple):
        for at, item in enumerate(whole):
            for change, other in _digits(item, where):
                yield change, (*whole[:at], other, *whole[at + 1 :])
    elif isinstance(whole, (Decimal, int)):
        for text in _digit_changes(str(whole)):
            yield f"{where}: {whole} -> {text}", type(whole)(text)
    elif isinstance(whole, str):
        for text in _digit_changes(whole, zeros=True):
            yield f"{where}: {whole} -> {text}", text


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
