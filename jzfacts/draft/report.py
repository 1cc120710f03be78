"""A report -> what it says, as facts: reads the whole document and puts the facts together."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.headings import DATE
from jzfacts.claims.area_period.time_place import TimePlace, of_several_years
from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.passages import passages
from jzfacts.claims.plans import INTENTION
from jzfacts.documents.model import span
from jzfacts.draft.composing import Composer
from jzfacts.draft.drafted import DraftedFact
from jzfacts.draft.names.peeling import peeled_end, peeled_start
from jzfacts.draft.names.phrases import begins_with_verb
from jzfacts.draft.unstated import OF_YEARS
from jzfacts.i18n import N_
from jzfacts.text.normalize import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.passages import Passage
    from jzfacts.documents.model import Document, Paragraph

_NUMBERING = re.compile(
    r"^[#*\s]*(?:第[一二三四五六七八九十]+[章部节条]分?|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?[0-9]{1,2}[)）、.．])*\s*"
)
_LONGEST_TOPIC = 40
_LEAD_IN = re.compile(
    "[\\s*—]*(?:各位代表[！!])?([（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]是)?[\\s*]*"
    "(?:[^，,。0-9]{0,8}年[来间]?，)?(?:我们|[我全][省市县区州]|是)?(?:([^。；;：:！!？?0-9*]{4,40})[*]*。[*]*(?=[^\\s*]))?"
)
"""What a paragraph, or the section that it opens, is about: （二）着力强基固本。…; 五年来，我们…。…."""


class Report(NamedTuple):
    """What a report says."""

    facts: list[DraftedFact]
    planned: list[tuple[int, int]]
    """Where the figures of targets and plans stand in the source."""
    left: list[tuple[int, int, str]]
    """Likewise other figures that no fact can state, each with the reason."""


def read_report(document: Document, area: str, period: str, *, is_sure: bool = True) -> Report:
    """Read a report that speaks of an area and a period where it does not say otherwise.

    is_sure: whether the report says that period, so that what is of a later one is to come.
    """
    composer = Composer(area, period if is_sure else "")
    lines = Lines(document.source)
    topic = heading = ""
    home = TimePlace(area, period)
    for passage in passages(document, Finder((area,)), home, own_report=True):
        paragraph = passage.paragraph
        if paragraph.kind == "heading" and DATE.sub("", paragraph.text).strip("()（） "):
            heading = topic = _NUMBERING.sub("", paragraph.text).strip("*。，；： ")[
                :_LONGEST_TOPIC
            ]
        elif (lead := _LEAD_IN.match(paragraph.text)) and paragraph.kind == "paragraph":
            topic = lead[2] or (heading if lead[1] else topic)
        spans = [span(paragraph, one.mention.start, one.mention.end) for one in passage.figures]
        known = len(composer.facts)
        composer.read(passage, spans, topic)
        if paragraph.kind == "cell":
            _take_in_cell(composer.facts, known, paragraph, lines)
        elif where := _when_won(passage, area, period):
            found = [*composer.facts[known:], *_deeds(passage, where, area, topic)]
            composer.facts[known:] = sorted(found, key=lambda fact: fact.spans[0])
    for fact in composer.facts:
        own = [lines.position(start)[0] for start, _ in fact.spans]
        fact.lines = list(dict.fromkeys([*own, *fact.lines]))
    undated = [fact for fact in composer.facts if fact.is_undated]
    left = [
        *composer.left,
        *((*where, OF_YEARS) for fact in undated for where in fact.spans),
    ]
    facts = [fact for fact in composer.facts if not fact.is_undated]
    return Report(facts, composer.planned, left)


_STOP = r"，,。；;：:！!？?\n"
_OF_RANK = "(?:全国|国家|中国|世界|国际|全球|亚洲|全省|省级?|自治区|首批|第[一二三四五六七八九十]+批|20[0-9]{2}年?度?)"
_TITLE = rf"(?:“[^”]{{2,30}}”[^{_STOP}、和“”]{{0,16}}|{_OF_RANK}[^{_STOP}、]{{2,40}})"
_DEED = re.compile(
    rf"(?:(?<=[{_STOP}])|^)(?P<who>[^{_STOP}]{{0,30}}?)"
    "(?P<deed>获评|入选|荣[获登膺]|蝉联|获批|跻身|上榜|入围|创成|成功创建|被(?:评|认定|确定|命名|授予)为?)为?"
    rf"(?P<titles>{_TITLE}(?:[、和][^{_STOP}、]{{2,40}})*)(?=[{_STOP}]|$)"
)
"""Who won a title, or entered a list, that somebody of rank gives: 长山获评国家级度假区."""
_NOT_WON = re.compile("没有?|未|无缘|落选|不再|冲刺|申报|角逐")
_OTHER_TIME = re.compile("(?:19|20)[0-9]{2}年|[去前上]年|曾|[一二三四五六七八九十]年间")
"""A time of the title's own, which is not the report's."""
_AGAIN = re.compile("(?:再次|首次|连续[^,，]{1,4}次?|成功|与[^,，]{1,8}共同)+$")
_OWN = re.compile("[我全本][省市县区州旗]")
_AND = re.compile(f"、|和(?=“|{_OF_RANK})")
_BRACKET = re.compile("[（(][^（）()]*[）)]")


def _when_won(passage: Passage, area: str, period: str) -> TimePlace | None:
    """Of which time the titles are that a paragraph tells of; None where they are of no fact's."""
    here = passage.here
    times = (one for one in passage.expressions if one.reach == "paragraph" and one.time)
    first = next(times, None)
    if first and first.time == Kind.SPAN and not here.several_years:
        here = of_several_years(here, first, period)
    if (here.area, here.period, here.planned) != (area, period, False):
        return None
    if here.several_years:
        return here._replace(period=here.together) if here.together and not here.or_year else None
    return here if here.extent == Kind.YEAR else None


def _deeds(passage: Passage, where: TimePlace, area: str, topic: str) -> Iterator[DraftedFact]:
    """The titles that were won in a paragraph, where no figure counts them.

    Who won one that the clause does not say of anybody is clear at the head of a sentence, and
    where only the area itself can have won it: 国家园林城市, in the report of a city.
    """
    paragraph = passage.paragraph
    for found in _DEED.finditer(paragraph.text):
        start, end = found.span()
        figures = (one.mention.start for one in passage.figures)
        statement = re.split("[。；;]", paragraph.text[:start])[-1] + found["who"]
        if any(start <= at < end for at in figures) or INTENTION.search(statement):
            continue
        if _NOT_WON.search(found["who"]) or _OTHER_TIME.search(statement):
            continue
        who = peeled_end(peeled_start(_AGAIN.sub("", found["who"].strip(" *"))))
        own = who in ("", area, area[:-1])
        members = _AND.split(found["titles"])
        if not all(re.fullmatch(_TITLE, one) for one in members):
            members = [found["titles"]]
        for title in members:
            fact = DraftedFact(title if own else f"{who}{found['deed']}{title}", where, topic)
            fact.outcome, fact.also = found["deed"], "" if own else title
            fact.spans.append(span(paragraph, *found.span("deed")))
            is_of_area = title.endswith((area[-1], "城市") if area[-1] == "市" else area[-1])
            of_all = begins_with_verb(peeled_start(statement))  # 优化环境,获评…: the area did
            if own and statement and not (is_of_area or of_all or _OWN.search(found["who"])):
                fact.doubts.append(N_("who won it is not named"))
            several = re.search(f"分别|{_OF_RANK}.*、", found["who"])
            if (
                len(_AND.split(_BRACKET.sub("", title))) > 1 or several
            ):  # 东区跃进全国百强区、西区获评…
                fact.doubts.append(N_("the name is of several things"))
            if begins_with_verb(who):
                fact.doubts.append(N_("the name begins with a verb"))
            yield fact


def _take_in_cell(facts: list[DraftedFact], known: int, paragraph: Paragraph, lines: Lines) -> None:
    """Give the facts of a cell the lines of their names, and a growth to the level it is of.

    That is the level of the same row, area and period, wherever the columns stand. A table of
    outputs tells of 粮食产量 and, in the next column, how 粮食 grew.
    """
    for fact in facts[known:]:
        at = max(paragraph.text.find(fact.name), 0)
        named = (lines.position(start)[0] for start in paragraph.starts[at : at + len(fact.name)])
        fact.lines = list(dict.fromkeys(named))
    if len(facts) != known + 1 or facts[known].level is not None:
        return
    fact = facts[known]
    row = list(takewhile(lambda one: set(one.lines) & set(fact.lines), reversed(facts[:known])))
    levels = [one for one in row if one.level and one.there == fact.there]
    level = min(  # 产值, not 产值年度目标, which stands nearer
        (one for one in levels if one.name.startswith(fact.name)),
        key=lambda one: one.name != fact.name,
        default=None,
    )
    if level is None or (level.change and fact.change):
        return
    if fact.rank and (level.rank or not fact.rank.among):
        return
    level.change, level.rank = level.change or fact.change, level.rank or fact.rank
    level.spans += fact.spans
    level.doubts += fact.doubts
    facts.pop()
