"""An invented report, and how sentences that speak of it are read."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from jzfacts.claims.area_period.time_place import TimePlace
from jzfacts.claims.assign import Claim, assign
from jzfacts.claims.clauses import FigureText, figures_of
from jzfacts.claims.indicator_names import Names
from jzfacts.facts.loader import load
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.text.normalize import fold_prose

AREA, PERIOD = "青禾市", "2030"
HERE = TimePlace(AREA, PERIOD)
SOURCE = Source("report", "青禾市政府工作报告", AREA, PERIOD, "2031-01-15")


def fact(id: str, indicator: str, *aliases: str, value: str | None = None, **said: Any) -> Fact:
    """A fact of the invented report."""
    number = None if value is None else Decimal(value)
    known = Fact(id, indicator, AREA, PERIOD, SOURCE, (1,), aliases, value=number)
    return known._replace(**said)


def changed(fact: Fact, said: dict[str, Any]) -> Fact:
    """The fact with what else is said of it, its parts as tuples; `of`: whose report it is from."""
    parts = {"change": Change, "versus": Versus, "rank": Rank, "baseline": Baseline}
    made = {key: _number(value) for key, value in said.items()}
    for key in said.keys() & parts.keys():
        numbers = said[key] if key == "rank" else map(_number, said[key] or ())
        made[key] = said[key] and parts[key](*numbers)
    if "of" in made:
        made["source"] = fact.source._replace(area=made.pop("of"))
    return fact._replace(**made)


def _number(value: object) -> Any:
    """A number exactly, anything else as it is."""
    return Decimal(str(value)) if isinstance(value, int | float) else value


FACTS = {one.id: one for one in load([Path(__file__).with_suffix(".toml")]).facts}
"""The facts of the report by id."""

NAMES = Names(FACTS.values())


def figures(text: str) -> list[FigureText]:
    """The figures of a paragraph."""
    return figures_of(text, fold_prose(text))


def claims(text: str, tail: str = "", names: Names = NAMES) -> list[Claim]:
    """The claims of a paragraph, all of it of the report's place and year."""
    found = figures(text)
    return assign(found, [HERE] * len(found), [names] * len(found), tail)


def spoken_of(text: str, tail: str = "") -> list[tuple[str, str | None]]:
    """Each figure of a paragraph with the id of the fact that it speaks of, if just one."""
    return [(one.figure.mention.text, _id(one)) for one in claims(text, tail)]


def _id(claim: Claim) -> str | None:
    if claim.named is None:
        return None
    return "/".join(one.id for one in claim.named.facts)
