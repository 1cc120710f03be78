"""Several times or places whose figures are listed in turn: 2021年至2025年粮食总产分别为40亿斤、41亿斤….

Each figure gets its own time or place, as if it stood beside it alone. If there are not as many
figures as times, none is assigned.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from jzfacts.claims import lists
from jzfacts.claims.area_period.time_place import ELSEWHERE, TOGETHER, TimePlace, year_of
from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.clauses import NEAR
from jzfacts.claims.indicator_names import names_nothing
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.numbers import parse_chinese_or_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.expressions import Expression
    from jzfacts.claims.clauses import FigureText

_AND = "(?:、|以及|[和与及])"
_YEAR = pattern("(?:19|20)[0-9]{2}")
_YEARS = pattern(f"(?:{_YEAR.pattern}年?{_AND})+{_YEAR.pattern}年")
_ONE = "第?[一二三四1-4]"
_QUARTERS = pattern(
    f"(?P<all>各个?季度)|(?P<range>{_ONE}(?:季度)?[至到—-]{_ONE}季度)"
    f"|(?:{_ONE}(?:季度)?{_AND})+{_ONE}季度|(?P<halves>上(?:半年)?{_AND}?下半年)"
)
_LEFT = pattern(f"^[^\\w]*(?:{_ONE}(?:季度)?(?:{_AND}|[至到—-])|上{_AND}|各个?(?=\\s))+")
"""What remains of the times before the last, which are blanked in the words before a figure."""
_FEWEST = 2
_NUMBER = pattern("[一二三四1-4]")
_IN_TURN = pattern("分别|依次")
_BETWEEN = pattern("^(?:[\\s、和与及]|以及)+")
"""What remains of places named together, which are blanked in the words before a figure."""
_SENTENCE = pattern("[。!?\\n;]")


def in_series(
    text: str,
    figures: Sequence[FigureText],
    there: Sequence[TimePlace],
    expressions: Sequence[Expression],
) -> tuple[list[FigureText], list[TimePlace]]:
    """Return the figures of a folded paragraph and their places and times, with series resolved."""
    told, places = list(figures), list(there)
    numbered = groupby(enumerate(figures), lambda one: one[1].mention.group)
    for group, members in numbered:
        run = [number for number, _ in members]
        first = figures[run[0]]
        nearest = _LEFT.sub("", first.before[0]) if first.before else ""
        if group is None or not lists.is_distributed(nearest) or names_nothing(nearest):
            continue
        if next(lists.members_of(nearest, len(run)), None):
            continue  # 2029年、2030年粮食、油料产量分别为…: of two things, or of two years
        near = max(0, first.start - NEAR)
        begin = max(
            (one.end() for one in _SENTENCE.finditer(text, near, first.start)), default=near
        )
        areas = _areas(expressions, begin, first.start, text)
        if len(areas) == len(run):
            for area, number in zip(areas, run, strict=True):
                places[number] = places[number]._replace(area=area, passing="")
                told[number] = _alone(told[number], nearest, is_first=number == run[0])
            continue
        times = _times(text[begin : first.start], places[run[0]])
        if len(times) < _FEWEST or (len(times) != len(run) and places[run[0]].several_years):
            continue
        for turn, number in enumerate(run):
            period = times[turn] if len(times) == len(run) else ELSEWHERE
            own = places[number]._replace(period=period, extent=Kind.YEAR, since="", or_year=False)
            told[number] = _alone(told[number], nearest, is_first=not turn)
            places[number] = own
    return told, places


def _alone(figure: FigureText, nearest: str, *, is_first: bool) -> FigureText:
    """Return a figure of a series as if it stood alone beside its time or place."""
    first = _IN_TURN.sub("", nearest) if is_first else figure.before[0]
    before = (_BETWEEN.sub("", first), *figure.before[1:])
    mention = figure.mention._replace(group=None, series=None)
    return figure._replace(mention=mention, before=before, framed=True)


def _areas(expressions: Sequence[Expression], begin: int, end: int, text: str) -> list[str]:
    """Return the places named together: 甲县、乙县和丙县."""
    first, last = (bisect_left(expressions, at, key=lambda one: one.start) for at in (begin, end))
    found = [one for one in expressions[first:last] if one.is_place]
    listed = found[-1:]
    for one in found[-2::-1]:
        if not TOGETHER.fullmatch(text, one.end, listed[0].start):
            break
        listed.insert(0, one)
    areas = [one.area for one in listed if one.area]
    return areas if len(areas) == len(listed) >= _FEWEST else []


def _times(text: str, there: TimePlace) -> list[str]:
    """Return the times named together; of several groups, the last."""
    years = list(_YEARS.finditer(text))
    if years:
        return _YEAR.findall(years[-1][0])
    found = list(_QUARTERS.finditer(text))
    if found and (year := year_of(there.period)).isdecimal():
        if found[-1]["halves"]:
            return [f"{year}-S1", f"{year}-S2"]
        named = [int(parse_chinese_or_arabic(one)) for one in _NUMBER.findall(found[-1][0])]
        if found[-1]["all"] or found[-1]["range"]:
            named = list(range(named[0], named[-1] + 1)) if named else [1, 2, 3, 4]
        return [f"{year}-Q{number}" for number in named]
    if there.several_years and (there.since + there.period).isdecimal():
        return [str(year) for year in range(int(there.since), int(there.period) + 1)]
    return []
