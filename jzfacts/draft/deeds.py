"""Facts without a figure: titles won, and firsts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.time_place import TimePlace, of_several_years
from jzfacts.claims.area_period.times import Kind
from jzfacts.claims.plans import INTENTION
from jzfacts.documents.model import span
from jzfacts.draft.drafted import DraftedFact
from jzfacts.draft.names.peeling import peeled_end, peeled_start
from jzfacts.draft.names.phrases import begins_with_verb
from jzfacts.i18n import N_
from jzfacts.text.lexicon import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jzfacts.claims.passages import Passage

_STOP = r"，,。；;：:！!？?\n"
_OF_RANK = rf"(?:{PROVINCES}|全国|国家|中国|世界|国际|全球|亚洲|全省|省级?|自治区|首批|第[一二三四五六七八九十]+批|20[0-9]{{2}}年?度?)"
_ALL = rf"(?:全[国球省市区县州]|世界|亚洲|{PROVINCES})"
_TITLE = rf"(?:[^{_STOP}、和“”]{{0,6}}“[^”]{{2,30}}”[^{_STOP}、和“”]{{0,16}}|{_OF_RANK}(?:(?!(?<!价值)实现|完成)[^{_STOP}、]){{2,40}})"
_MORE = rf"(?:[、和][^{_STOP}、]{{2,40}})*"
_MAKING = "建[成立]|成立|启[动用]|设立|开通|诞生|落[地户]|打造|创办|推出|发[布行]"
_WON = (
    "(?P<deed>获评|入[选列围]|列入|晋[升级]|荣[获登膺]|蝉联|获批|跻身|上榜|创成|成功创建)(?:为|建设)?"
    rf"(?P<titles>{_TITLE}{_MORE})"
)
"""A title from somebody of rank, or a list, that was won or entered: 长山获评国家级度假区."""
_BECAME = (
    rf"(?P<deed>(?:成功)?创建为|升级为|升格为|获批(?:[^{_STOP}]{{2,6}})?为|成为(?=[^{_STOP}、]{{2,12}}(?:首[个家]|唯一)))"
    rf"(?P<titles>[^{_STOP}、]{{4,40}})"
)
"""Something was made something higher: 县医院升级为三级医院."""
_WORK = (
    "(?:高速|铁路|高铁|专线|大道|[路桥线段库园馆院校港站厂场楼渠]|中心|工程|项目|基地|隧道|枢纽|平台|街区|[一二三四]期)"
    r"(?:[（(][^（）()]{1,8}[)）])?"
)
_OPENED = (
    rf"(?:(?<=[{_STOP}])|^)(?P<titles>(?:[^{_STOP}、]{{2,24}}{_WORK}、)*[^{_STOP}、]{{2,24}}?{_WORK})(?:正式|顺利|全线|如期|全面|实现|成功)*"
    "(?P<deed>(?:建成)?(?:通车|投[产用运]|(?:投入|开通)(?:使用|运[营行])|开[园馆港])|建成运营|试运[营行]"
    f"|(?:获批)?启用|通过[^{_STOP}、]{{2,12}}(?:验收|审核|认定))"
)
"""A work that is named was opened, or examined: 青白高速建成通车."""
_GIVEN = (
    rf"(?=被)(?:被[^{_STOP}]{{2,14}}?)?(?P<deed>被?(?:评|认定|确定|命名|授予)为?)"
    rf"(?P<titles>{_TITLE}{_MORE}|[^{_STOP}、“”]{{4,40}})"
)
"""A title that was given, whoever gave it: 被省政府授予“果业强市”."""
_FIRST = (
    rf"(?P<deed>{_MAKING}|成为)了?"
    rf"(?P<titles>{_ALL}(?:首(?![位次届先])|唯一)[^{_STOP}、]{{4,40}}{_MORE})"
)
"""The first of all: 建成全国首座果业博物馆."""
_BEFORE_ALL = (
    rf"在{_ALL}率先(?P<deed>实现|完成|建[成立]|设立|推[行出]|出台)(?P<titles>[^{_STOP}、]{{4,40}})"
)
_DEEDS = [
    re.compile(rf"(?:(?<=[{_STOP}])|^)(?P<who>[^{_STOP}]{{0,30}}?){said}(?=[{_STOP}]|并|$)")
    for said in (_BECAME, _WON, _GIVEN, _FIRST, _BEFORE_ALL, _OPENED)
]
_NOT_WON = re.compile("没有?|未(?!来)|多[个项家]|无缘|落选|不再|冲刺|申报|角逐|即将|有望|具备")
_UNNAMED = re.compile(
    "[一二三四五六七八九十数多各两]|首批|所有|全部|新|[我本全][省市县区州旗]|.*(?<![高中初同平])等"
)
"""Works of which none is named: 一批项目, 白石路等道路."""
_AND_DID = re.compile("(?<!合)并(?=..)")
_OTHER_TIME = re.compile("(?:19|20)[0-9]{2}年|[去前上]年|曾|[一二三四五六七八九十]年间")
"""A time of the title itself, not of the report."""
_AGAIN = re.compile("(?:再次|首次|牵头|率先|创新|连续[^,，]{1,4}次?|成功|与[^,，]{1,8}共同)+$")
_OWN = re.compile("[我全本][省市县区州旗]")
_AND = re.compile(f"、|和(?=“|{_OF_RANK})")
_BRACKET = re.compile("[（(][^（）()]*[）)]")


def _is_unnamed(work: str) -> bool:
    """Whether words do not name a work, but say of some what was done with them."""
    return bool(_UNNAMED.match(work)) or begins_with_verb(work)


def when_won(passage: Passage, area: str, period: str) -> TimePlace | None:
    """Return the time of the titles in a paragraph, or None if they make no facts."""
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


def deeds(passage: Passage, where: TimePlace, area: str, topic: str) -> Iterator[DraftedFact]:
    """Yield the titles won in a paragraph that no figure counts.

    A winner that the clause does not name is clear at the head of a sentence, or where only the area
    itself can have won: 国家园林城市, in the report of a city.
    """
    paragraph = passage.paragraph
    told: set[int] = set()
    for found in (one for deed in _DEEDS for one in deed.finditer(paragraph.text)):
        start, end = found.span()
        if start in told:
            continue
        told.add(start)
        figures = (one.mention.start for one in passage.figures)
        statement = re.split("[。；;]", paragraph.text[:start])[-1] + found["who"]
        if any(start <= at < end for at in figures) or INTENTION.search(statement):
            continue
        if _NOT_WON.search(found["who"]) or _OTHER_TIME.search(statement):
            continue
        who = peeled_end(peeled_start(_AGAIN.sub("", found["who"].strip(" *"))))
        own = who in ("", area, area[:-1])
        titles, deed = _AND_DID.split(found["titles"])[0], found["deed"]
        members = _AND.split(titles)
        if found.re is _DEEDS[-1]:
            if not (_NOT_WON.search(titles) or any(_is_unnamed(one) for one in members)):
                for work in members:
                    fact = DraftedFact(work + deed, where, topic, outcome=deed)
                    fact.spans.append(span(paragraph, *found.span("deed")))
                    yield fact
            continue
        if not all(re.fullmatch(_TITLE, one) for one in members):
            members = [titles]
        is_made = re.match(_MAKING, deed)
        by = "被" if found["who"] + "被" in found[0] and deed[0] != "被" else ""
        for title in members:
            fact = DraftedFact(title if own else f"{who}{by}{deed}{title}", where, topic)
            fact.outcome, fact.also = deed, "" if own else title
            fact.spans.append(span(paragraph, *found.span("deed")))
            is_of_area = title.endswith((area[-1], "城市") if area[-1] == "市" else area[-1])
            of_all = begins_with_verb(peeled_start(statement))  # 优化环境,获评…: the area did
            is_clear = is_made or is_of_area or of_all or _OWN.search(found["who"])
            if own and statement and not is_clear:
                fact.doubts.append(N_("who won it is not named"))
            several = re.search(f"分别|{_OF_RANK}.*、", found["who"])
            if (
                len(_AND.split(_BRACKET.sub("", title))) > 1 or several
            ):  # 东区跃进全国百强区、西区获评…
                fact.doubts.append(N_("the name is of several things"))
            if begins_with_verb(who):
                fact.doubts.append(N_("the name begins with a verb"))
            yield fact
