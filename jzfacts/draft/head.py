"""Reads the head of a report: title, speaker, date, area and year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.discourse import SURVEYED
from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.headings import AUTUMN, DATE, SPRING, YEAR_LINE, date_of
from jzfacts.claims.area_period.places import NATION
from jzfacts.claims.area_period.times import Kind, last_month, times
from jzfacts.claims.passages import OPENING
from jzfacts.documents.model import Paragraph
from jzfacts.i18n import N_
from jzfacts.text.normalize import fold_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.documents.model import Document

HEAD = 12
"""Number of paragraphs at the start that are searched."""
OPENED, OFTEN = 2000, 2
"""Characters of a text without a year in its title that show of which part of a year it is, by its
name so many times."""
LONGEST = 60
"""Maximum characters of a title."""

_TITLE = re.compile("报告|公报|要览|要闻|摘要|情况|发布|通报|概况")
_TITLE_END = re.compile("(?:报告|公报|通报|情况)\\Z")
_KIND = "省市县区州盟旗"
_LOCAL = ("乡", "镇", "街道")
_SPEAKER = re.compile(
    rf"(?:[{_KIND}]|人民政府|政府)?(?:代理|代)?(?:[{_KIND}]长|主席|总理)[\s:：]*(?P<name>[^\W\d_a-zA-Z](?:[\s·]*[^\W\d_a-zA-Z]){{1,3}})\s*\Z"
)
_BRACKET = re.compile(r"（[^（）]*）\Z")
_NAME = re.compile(r"[\u4e00-\u9fff](?: *[\u4e00-\u9fff]){1,3}")
_STATE = re.compile(rf"代表(?:自治)?([{_KIND}])(?:人民)?政府")
_OFFICE = re.compile(r"(?P<name>国家统计局|[^\W\d_]{2,12}统计局)\s*\Z")
_REVIEWED = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:的)?(?:工作|政府工作)?(?:回顾|总结|主要工作|工作情况)"
)
_TO_COME = re.compile(
    r"(?:[到至]|力争|确保|预计|规划)(?:20[0-9]{2})年|(?:20[0-9]{2})年[^,。;]{0,12}(?:目标|力争|将|计划)"
)
_WHOLE = re.compile("全年(?![度龄])")
_OF_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_OTHER = "(?![从各全我本]|自治)"
"""Beginnings that are no name of an area: 在自治区第十届…, 我市."""
_CONGRESS = re.compile(rf"在({_OTHER}[^\W\d_]{{2,12}}?[{_KIND}乡镇])第")
_GOVERNMENT = re.compile(rf"代表({_OTHER}[^\W\d_]{{2,12}}?[{_KIND}乡镇])(?:人民)?政府")
_TITLED = re.compile(
    rf"^(?:关于)?(?:[0-9]{{4}}年)?({_OTHER}[^\W\d_]{{2,8}}?(?:[{_KIND}乡镇]|地区))(?:[0-9]{{4}}年|(?:人民)?政府工作报告)"
)
_OFFICE_OF = re.compile(
    rf"^(?:关于|中共)?({_OTHER}[^\W\d_局]{{2,8}}?[{_KIND}])[^\W\d_]{{1,16}}?(?:[厅局委办部院]|中心)(?:关于)?[0-9]{{4}}年"
)
"""The title of an office's report: 河口县水利局2024年工作总结."""
_PROFILE = re.compile(
    rf"({_OTHER}[^\W\d_]{{2,12}}?(?:[{_KIND}乡镇]|街道))(?:(?:经济|社会|基本|发展)*(?:概[况述]|简介|情况))?\Z"
)
"""The title of a text about an area: 河口县概况."""
_NATIONAL = re.compile("中华人民共和国|全国人民代表大会|国务院")
_FIELD = re.compile(r"(?m)^(title|source):[ \t]*(\S.*)$")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Head:
    """What a report says about itself; None for what it does not print."""

    title: str | None
    creator: str | None
    published: str | None
    """The date under the title, as 2025-01-20."""
    area: str | None
    period: str | None
    """The reported year."""
    url: str | None
    kind: str | None
    """`report` for a work report."""
    doubts: dict[str, str]
    """Why `area` or `period` was assumed, if the head does not state it."""


def read_head(document: Document) -> Head:
    """Read the head of a report."""
    text = document.source[:SURVEYED]
    paragraphs = [one for one in document.elements[:HEAD] if isinstance(one, Paragraph)]
    printed = [_line(one) for one in paragraphs]
    fields = dict(_FIELD.findall(text[:2000]))
    opening = [_line(one) for one in _opening(document)]
    title = _title(opening, fields.get("title"))
    published = _date(printed)
    area = _area(printed, title)
    creator = next((name for one in printed if (name := _creator(one))), None)
    creator = creator or _bare_name(printed)
    address = _ADDRESS.search(text[:2000])
    dated = next((one for one in opening if YEAR_LINE.fullmatch(fold_prose(one).text)), "")
    period = _period(text, f"{title or ''}{dated}", published)
    doubts = {}
    if not area:
        doubts["area"] = N_("no words of the head say whose report it is; is it of this area?")
    if not period:
        doubts["period"] = N_("no words of the head say of which year it is; is it of this one?")
    return Head(
        title,
        creator,
        published,
        area or _most_named(printed, text),
        period or (None if published else _latest(text)),
        address[0].rstrip("，。)") if address and "source" in text[:2000] else None,
        "report" if title and re.search("报告|公报", title) else None,
        doubts,
    )


_SPOKEN = re.compile(
    rf"(?:[{_KIND}]长|主席|总理)(?:[\s:：]+[^\W\d_a-zA-Z]{{1,4}}){{0,2}}\Z|次(?:全体)?会议上"
)


def tells_who_spoke(text: str) -> bool:
    """Whether a line is of those below a title: ——2025年1月10日在…会议上, 青禾市市长 张三."""
    return len(text) <= LONGEST and bool(_SPOKEN.search(text.strip("()（）*# ")))


def _line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split()).strip("*# ")


def _opening(document: Document) -> Iterator[Paragraph]:
    """Return the lines before the first sentence and the first table."""
    for one, after in zip_longest(document.elements[:HEAD], document.elements[1:HEAD]):
        if not isinstance(one, Paragraph) or one.text.rstrip().endswith("。"):
            return
        if after is None or isinstance(after, Paragraph):
            yield one


def _whole(printed: Sequence[str]) -> Iterator[str]:
    """Return the lines, joining a title that begins with 关于 up to its end."""
    for at, line in enumerate(printed):
        ends = range(at + 1, at + 4) if line.startswith("关于") else ()
        whole = ("".join(printed[at:end]) for end in ends)
        yield next((one for one in whole if _TITLE_END.search(one)), line)


def _title(printed: Sequence[str], given: str | None) -> str | None:
    """Return the title: the longest of the lines that may be one."""
    candidates = [
        one
        for one in _whole(printed)
        if _TITLE.search(one.replace(" ", ""))
        and len(one) <= LONGEST
        and not one.startswith(("—", "title", "现在"))
        and not re.search("[。；]|[:：](?: *[0-9]|\\Z)", one)  # nor 发布时间：2025-02-19
    ]
    if given and _TITLE.search(given):
        candidates = [given.strip()]
    if not candidates:
        return printed[0] if printed and len(printed[0]) <= LONGEST else None
    title = _BRACKET.sub("", max(candidates, key=len))
    bare = title.replace(" ", "")
    return bare if len(bare) * 2 <= len(title) + 2 else title  # 政  府  工  作  报  告


def _creator(line: str) -> str | None:
    is_head = len(line) <= LONGEST and "。" not in line
    found = _SPEAKER.search(line.rstrip("）) ")) if is_head else None
    if found:
        return "".join(found["name"].split())
    found = _OFFICE.fullmatch(line.strip())
    return found["name"] if found else None


def _bare_name(printed: Sequence[str]) -> str | None:
    """Return a name that stands alone between head and salutation."""
    for before, one, after in zip(printed, printed[1:], printed[2:], strict=False):
        if _NAME.fullmatch(one) and after.startswith(("各位代表", "同志们")) and "报告" not in one:
            return "".join(one.split()) if "会议" in before else None
    return None


def _date(printed: Sequence[str]) -> str | None:
    """Return the date of the congress, or else the first of the head, as 2025-01-20."""
    for one in sorted(printed, key=lambda one: "会议" not in one):
        may_be = len(one) <= 80 and not _ADDRESS.search(one)  # nor that of a path
        found = DATE.search(fold_prose(one).text) if may_be else None
        if found:
            year, month, day = date_of(found)
            return f"{year:04}-{month:02}-{day:02}"
    return None


def _area(printed: Sequence[str], title: str | None) -> str | None:
    """Return the area of the report, by its title, congress or government."""
    finder = Finder(())
    for number, line in enumerate([title or "", *printed]):
        if len(line) <= LONGEST and _NATIONAL.search(line):
            return NATION
        patterns = (_CONGRESS, _GOVERNMENT, _TITLED, _PROFILE, _OFFICE_OF)
        for pattern in patterns[: 5 if not number else 3 if number < OPENING else 2]:
            found = pattern.search(line)
            if found:
                *_, last = [None, *(one for one in finder.find(found[1]) if one.area)]
                rest = found[1][last.end :] if last else found[1]
                if last and rest in ("", *_KIND):
                    return last.area
                return rest if rest.endswith(_LOCAL) else found[1]  # 苏州工业园区
    for line in [title or "", *filter(_OFFICE.fullmatch, printed)]:
        places = [one for one in finder.find(line) if one.area]
        if places and all(one.end == two.start for one, two in pairwise(places)):
            return places[-1].area
    return None


def _most_named(printed: Sequence[str], text: str) -> str | None:
    """Return the area that the head names, or that the text names most."""
    finder = Finder(())
    for line in printed[:4]:
        names = [one.area for one in finder.find(line) if one.area]
        if names:
            return names[-1]
    named = Counter(one.area for one in finder.find(fold_prose(text).text) if one.area)
    if not named:
        return None
    most = named.most_common(1)[0][0]
    state = _STATE.search(text)
    return finder.places.around(most, state[1]) if state else most


def _latest(text: str) -> str | None:
    """Return the year that the text names most; of several, the latest, but none to come."""
    years = Counter(_OF_YEAR.findall(_TO_COME.sub("", fold_prose(text).text)))
    return max(years, key=lambda year: (years[year], year), default=None)


def _period(text: str, title: str, published: str | None) -> str | None:
    """Return the reported year or part of a year, by the title, its review or its date.

    A government's report is named after the year in which it is given, the next one.
    """
    folded = fold_prose(text).text
    # a report is given early in the next year, or when the year ends
    year, month = (int(published[:4]), int(published[5:7])) if published else (0, 0)
    told = {"this": str(year), "last": str(year - 1)} if year else {}
    named = [
        (told.get(one.year, one.year), one.part)
        for one in times(DATE.sub("", fold_prose(title).text))
        if (one.year and one.year.isdecimal()) or one.year in told
    ]
    if named and "工作报告" not in title:
        return "-".join(filter(None, named[0]))
    last = str(year if month >= AUTUMN else year - 1)
    parts = Counter(one.part for one in times(folded[:OPENED]) if one.kind == Kind.PART)
    part, count = max(parts.items(), key=itemgetter(1), default=("", 0))
    if part and count >= OFTEN and not _WHOLE.search(folded[:OPENED]):
        spoken = _OF_YEAR.search(folded)
        ended = f"{year}-{part}"
        whose = year - (last_month(ended) > month) if year else spoken and spoken[1]
        return f"{whose}-{part}" if whose else None
    is_report = "报告" in title or "公报" in title
    if published and (is_report or not SPRING < month < AUTUMN):
        return last
    reviewed = _REVIEWED.search(folded)
    if reviewed or published:
        return reviewed and reviewed[1]
    return str(int(named[0][0]) - 1) if named else None
