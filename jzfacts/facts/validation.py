"""The format of a base: pydantic checks it, and a JSON Schema tells it to editors.

Both are made of the records of `model`. The library finds what is wrong, all of it at once; the
words for it are ours, by the kinds of the library's errors. Imported when a base is read, never
when a fresh cache answers, for pydantic takes 60 ms.
"""

from __future__ import annotations

import inspect
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NotRequired, get_args, get_type_hints
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
    with_config,
)
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from jzfacts.facts.model import PARTS, Fact, Source
from jzfacts.facts.periods import shortest
from jzfacts.i18n import N_
from jzfacts.text.units import unit_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.config import JsonDict
    from pydantic_core import ErrorDetails

SCHEMA = 1
"""The version of the format that this program reads."""

MOST_DIGITS = 30
"""Digits before the point, and after it, that a figure may have: in 分 the world's wealth has 18."""

MOST_COUNT = 999_999_999
"""The last line that a page may have, and the last place of a rank."""

MOST_ID, MOST_NAME, MOST_TEXT, MOST_MEMBERS = 100, 200, 2_000, 1_000
"""Characters of an id, of a name and of a longer text; members of an array of them."""

MOST_SHOWN = 80
"""Characters of a wrong value that are shown."""

TEXT = r"^[^\x00]*[^\s\x00][^\x00]*$"
_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
ID = f"^{_WORDS}$"
FACT_ID = f"^({_WORDS}/)?{_WORDS}$"
_MONTH = "(0[1-9]|1[0-2])"
PERIOD = f"^[0-9]{{4}}(/[0-9]{{4}}|-({_MONTH}(/{_MONTH})?|S[12]|Q[1-4]))?$"  # see periods.py
SHA256 = "^[0-9a-f]{64}$"
PINYIN = "^[a-zü]+( [a-zü]+)*$"
UNIT = unit_pattern()


def _date(value: object) -> str:
    """A date of TOML, or a text that is one, as ISO 8601."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(shown(value)).isoformat()
    except ValueError:
        raise PydanticCustomError("date", "no date") from None


def _number(value: object) -> Decimal:
    """A finite number, exactly as written."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        raise PydanticCustomError("number", "no number")
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or max(value.adjusted() + 1, -exponent) > MOST_DIGITS:
        raise PydanticCustomError("number_size", "too many digits")
    return value


def _period(value: str) -> str:
    """A period by its shortest name, whose interval, if it is one, has more than one month or year."""
    first, *last = value.rpartition("-")[2].split("/")
    if last and first >= last[0]:
        raise PydanticCustomError("period_order", "no interval")
    return shortest(value)


def _text(longest: int, pattern: str = TEXT) -> Any:  # noqa: ANN401 - a type that pydantic reads
    return Annotated[str, Field(max_length=longest, pattern=pattern)]


def _array(member: Any, least: int) -> Any:  # noqa: ANN401 - likewise
    told: JsonDict = {"minItems": least, "uniqueItems": True}  # see _contradictions
    return Annotated[tuple[member, ...], Field(max_length=MOST_MEMBERS, json_schema_extra=told)]


_NAME = _text(MOST_NAME)
_COUNT = Annotated[int, Field(strict=True, ge=1, le=MOST_COUNT)]
_DATE = {"type": "string", "format": "date"}
_DECIMAL = {"type": "number", "minimum": -(10.0**MOST_DIGITS), "maximum": 10.0**MOST_DIGITS}
TYPES: dict[str, Any] = {
    "Id": _text(MOST_ID, ID),
    "FactId": _text(2 * MOST_ID + 1, FACT_ID),
    "Name": _NAME,
    "Text": _text(MOST_TEXT),
    "Period": Annotated[_text(MOST_NAME, PERIOD), AfterValidator(_period)],
    "Date": Annotated[str, PlainValidator(_date), WithJsonSchema(_DATE)],
    "Sha256": _text(MOST_NAME, SHA256),
    "Pinyin": _text(MOST_TEXT, PINYIN),
    "Unit": _text(MOST_NAME, UNIT),
    "Number": Annotated[Decimal, PlainValidator(_number), WithJsonSchema(_DECIMAL)],
    "Count": _COUNT,
    "Names": _array(_NAME, 0),
    "Lines": _array(_COUNT, 1),
    "Source": _NAME,  # a fact cites its source by id
}
"""What may be written for the types of the records' fields."""

RECORDS: dict[str, type] = {"source": Source, "fact": Fact, **PARTS}

KEYS = {key: tuple(inspect.signature(record).parameters) for key, record in RECORDS.items()}
"""What each table may hold; the table "" is the head of a base."""
KEYS[""] = ("schema", "source", "fact")

SAYING = ("value", "change", "versus", "rank", "outcome")
"""A fact without any of these would say nothing."""

NEEDS = {
    "fact": {"unit": "value", "qualifier": "value", "baseline": "value"},
    "versus": {"value": "unit", "unit": "value"},
}
"""Keys of a table that may stand only where another does."""

FROM_SOURCE = ("area", "period")
"""What a fact need not say, for its source does."""

MESSAGES = {
    "missing": N_("{key} is missing; add it"),
    "string_type": N_("{key} is not a string; put it in quotes"),
    "blank": N_("{key} is empty; fill it in or leave the key out"),
    "string_too_long": N_("{key} has more than {max_length} characters; shorten it"),
    TEXT: N_("{key} holds a null character; delete it"),
    ID: N_("{key} is “{value}”; write lower-case ASCII letters, digits and single hyphens"),
    FACT_ID: N_("{key} is “{value}”; write SOURCE/ID, or the id of a fact of this source"),
    PERIOD: N_(
        "{key} is “{value}”; write it as 2024, 2024-06, 2024-01/05, 2024-S1, 2024-Q1 or 2021/2025"
    ),
    "period_order": N_("{key} is “{value}”; write the earlier month or year first"),
    SHA256: N_("{key} is “{value}”; write the 64 hexadecimal digits of sha256sum"),
    PINYIN: N_("{key} is “{value}”; write lower-case syllables with spaces between"),
    UNIT: N_("unknown unit “{value}”; write one such as 亿斤, 万美元, 个百分点"),
    "date": N_("{key} is not a date; write it as 2025-02-19"),
    "number": N_("{key} is not a number; write digits without quotes"),
    "number_size": N_("{key} is beyond all figures of reports; correct it"),
    "int_type": N_("{key} is {value}; write a whole number from 1 up"),
    "greater_than_equal": N_("{key} is {value}; write a whole number from 1 up"),
    "less_than_equal": N_("{key} is beyond all figures of reports; correct it"),
    "tuple_type": N_("{key} is not an array; write it in [ ]"),
    "too_long": N_("{key} has more than {max_length} members; delete some"),
    "dict_type": N_("{key} is not a table; write it as {key} = {{ {first} = … }}"),
}
"""What is told of an error of the library, by its kind or by the pattern that a text fails."""

MEMBERS = {
    "string_type": N_("{key} holds “{value}”; write texts in quotes"),
    "blank": N_("{key} holds “{value}”; write texts in quotes"),
    "int_type": N_("{key} has {value}; lines are numbered from 1"),
    "greater_than_equal": N_("{key} has {value}; lines are numbered from 1"),
    "dict_type": N_("{key} holds “{value}”; write tables in {{ }}"),
}
"""The same of a member of an array, where something else is told."""

Place = tuple[int | str, ...]
"""The keys and numbers that lead to a value of a base: ("fact", 3, "rank", "place")."""


class Fault(NamedTuple):
    """Something wrong in a base."""

    place: Place
    message: str
    """What is wrong and the remedy, to be translated ..."""
    parts: Mapping[str, object]
    """... and filled in with these, and with {key}, the key with those it stands below."""


def check(document: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Fault]]:
    """What a base holds, its tables' values as in the records, and all that is wrong with it.

    Of a base with a wrong value, only those sources are given that have none.
    """
    faults = [
        Fault(("fact", number, key), message, parts)
        for number, fact in enumerate(tables(document, "fact"))
        for key, message, parts in _contradictions(fact)
    ]
    try:
        return _format().validate_python(document), faults
    except ValidationError as error:
        errors = error.errors(include_url=False)
    wrong = {each["loc"][:2] for each in errors}
    numbered = enumerate(tables(document, "source"))
    sound = [table for number, table in numbered if ("source", number) not in wrong]
    values = _format().validate_python({"schema": SCHEMA, "source": sound})
    return values, [_fault(each) for each in errors] + faults


def tables(document: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    """The tables of the array `kind`, with an empty one for each member that is none."""
    found = document.get(kind)
    members = found if isinstance(found, list) else []
    return [each if isinstance(each, dict) else {} for each in members]


def _contradictions(fact: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """What is wrong between values that may be right one by one: its key, message and parts."""
    if not any(key in fact for key in SAYING):
        yield "id", N_("says nothing; give one of {keys}"), {"keys": ", ".join(SAYING)}
    if "value" not in fact:
        for key in NEEDS["fact"]:
            if key in fact:
                yield key, N_("{key} without a value; give the value, or drop {key}"), {}
    versus = fact.get("versus")
    if isinstance(versus, dict) and ("value" in versus) != ("unit" in versus):
        yield "versus", N_("versus has a value without a unit, or the reverse; give both"), {}
    name, pinyin = fact.get("indicator"), fact.get("pinyin")
    if isinstance(name, str) and isinstance(pinyin, str):
        length = sum(map(str.isalnum, normalize("NFKC", name)))
        if len(pinyin.split()) != length:
            message = N_("pinyin has {has} syllables for {length} characters; write one for each")
            yield "pinyin", message, {"has": len(pinyin.split()), "length": length}
    if fact.get("lines") == []:
        yield "lines", N_("lines is empty; name the line of the page that prints this"), {}
    for key in ("aliases", "lines"):
        members = fact.get(key)
        given = members if isinstance(members, list) else []
        times = Counter(each for each in given if isinstance(each, str | int))
        for each in times if len(times) < len(given) else ():
            if times[each] > 1:
                message = N_("{key} holds “{value}” twice; delete one")
                yield key, message, {"value": shown(each)}


def _fault(error: ErrorDetails) -> Fault:
    place, kind, value = error["loc"], error["type"], error["input"]
    if place == ("schema",):
        message = N_("the schema is not {number}; write `schema = {number}` at the top")
        return Fault(place, message, {"number": SCHEMA})
    if kind == "extra_forbidden":
        return _unknown_key(place)
    parts: dict[str, object] = {"value": shown(value), **error.get("ctx", {})}
    if kind == "string_pattern_mismatch":
        kind = str(parts["pattern"])
    if isinstance(value, str) and not value.strip() and kind not in ("date", "number"):
        kind = "blank"
    if isinstance(place[-1], int):
        return Fault(place, MEMBERS.get(kind) or MESSAGES[kind], parts)
    if kind == "dict_type":
        parts["first"] = KEYS[place[-1]][0]
    return Fault(place, MESSAGES[kind], parts)


def _unknown_key(place: Place) -> Fault:
    """A key that its table does not have, with the nearest that it has, or with all of them."""
    from difflib import get_close_matches

    *above, key = [each for each in place if isinstance(each, str)]
    keys = KEYS[above[-1] if above else ""]
    near = get_close_matches(key[:MOST_ID], keys, 1)
    if near:
        return Fault(place, N_("unknown key {key}; did you mean {near}?"), {"near": near[0]})
    return Fault(place, N_("unknown key {key}; keys are {keys}"), {"keys": ", ".join(keys)})


def shown(value: object) -> str:
    """A value of TOML as a message shows it: on one line, and not too long."""
    if isinstance(value, list | dict):
        return "[ … ]" if isinstance(value, list) else "{ … }"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**MOST_SHOWN:
        return "…"
    text = str(value).replace("\n", " ")
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


@cache
def _format() -> TypeAdapter[dict[str, Any]]:
    types = dict(TYPES)
    for record in PARTS.values():
        made = AfterValidator(partial(_made, record))
        types[record.__name__] = Annotated[_table(record, types), made]
    one = Annotated[int, Field(strict=True, ge=SCHEMA, le=SCHEMA)]
    arrays = {
        record.__name__.lower(): NotRequired[tuple[_table(record, types), ...]]  # type: ignore[misc]
        for record in (Source, Fact)
    }
    return TypeAdapter(_typed_dict("Base", {"schema": one, **arrays}))


def _made(record: type, values: dict[str, Any]) -> object:
    return record(**values)


def _table(record: type, types: dict[str, Any]) -> Any:  # noqa: ANN401 - likewise
    """The table that a record is written as: a key for each field, with what it means."""
    hints = get_type_hints(record, None, {"Annotated": Annotated, **types}, include_extras=True)
    fields = {}
    for key, field in inspect.signature(record).parameters.items():
        hint, *_, meaning = hints[key], *get_args(hints[key])
        if field.default is None:  # what TOML cannot say: the key is left out
            hint = get_args(get_args(hint)[0])[0]
        optional = field.default is not field.empty or (record is Fact and key in FROM_SOURCE)
        told = Annotated[hint, Field(description=meaning)]  # type: ignore[valid-type]
        fields[key] = NotRequired[told] if optional else told
    return _typed_dict(record.__name__, fields)


def _typed_dict(name: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401 - likewise
    return with_config(ConfigDict(extra="forbid"))(TypedDict(name, fields))  # type: ignore[operator]


class _Untitled(GenerateJsonSchema):
    """Without the title "Value" for the key `value`."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


def json_schema() -> dict[str, Any]:
    """The format as a JSON Schema of draft 7, which all editors know."""
    schema = _format().json_schema(schema_generator=_Untitled)
    for name, record in RECORDS.items():
        table = schema["$defs"][record.__name__]
        table["description"] = inspect.getdoc(record)
        if name in NEEDS:
            table["dependencies"] = {key: [needed] for key, needed in NEEDS[name].items()}
    schema["$defs"]["Fact"]["anyOf"] = [{"required": [key]} for key in SAYING]
    schema["properties"]["schema"] = {"const": SCHEMA, "description": "version of the format"}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
