"""Words for places and times in prose, and how far each reaches.

An *expression* is such a word: 新乡市, 全省 and 我县 name places (`places`), 2023年, 去年 and 上半年
times (`times`). Skipped are places that are only compared (与郑州相比), the scope of a rank
(居全省第2), parts of an indicator's name (焦作高新区综合排名) and places counted together
(武陟、孟州、沁阳3县市). Texts are folded.

An expression reaches as far as what it begins: the paragraph if it begins a sentence, the sentence
if it begins a clause, or else its clause; after 从 or 由, only the next figure. Marks and labels
(1. ▶ 【许昌】 本报许昌讯 快讯｜) are skipped: what follows them still comes first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jzfacts.claims.area_period.places import ITSELF, NATION, Place, Places
from jzfacts.claims.area_period.time_place import ELSEWHERE, SENTENCE_END, TOGETHER
from jzfacts.claims.area_period.times import Kind, is_compared, times
from jzfacts.claims.report_words import SPEAKER, peeled_before
from jzfacts.text.lazy_regex import end_of, holding, pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

Reach = Literal["paragraph", "sentence", "clause", "figure"]

CLAUSE_END = pattern("[,:;。!?\n]")
_OVER = pattern(f"{CLAUSE_END.pattern}|等(?![级候于待奖地市县区省国州城各0-9])")
"""Text that ends a place mentioned in passing, the site of a work: 白石县供水等工程开工12个."""
_REPORTED = pattern("[^,。;:0-9]{0,8}(?::|(?:消息|报道|通报|数据)[^,。;:0-9]{0,4},)")
"""What follows a place that is the origin or topic of a news item."""
_TOPIC = pattern("(?:[的在是看眼望观]|整个)\\Z")
_PART = pattern("其中[^,;。]{0,12}\\Z")
_ESTIMATE = pattern(r"(?:(?<=[。!?;\n])|\A)(?:初步)?(?:预计|核算)")
"""预计 at the start of a sentence: what follows is for the whole year."""
_OBJECT = pattern("(?:获得?|获批|完成|实现|建成|争取|设立|拥有|发放|达成|组建|引导|成为)\\Z")
"""Verbs whose object begins with a place or time: 获得2026年世界锦标赛举办权."""
_CLAUSE_START = pattern(r"(?:\A|\W|[从而但看眼望观]|其中|年|月)\Z")
_UNLISTED = pattern(
    r"(?:\A|(?<=[\s。!?,:年《“]))(?!自治)[^\W0-9a-z_全我本该各某末底初]{2,3}(?:县|(?<![城级辖])市|(?<!城)区|旗)"
    "(?=(?:19|20)[0-9]{2}年|人民政府|国民经济|统计公报|政府工作报告|全[县市区旗])"
    r"|(?:\A|(?<=[\s。!?,:年])|(?<=[市县区旗州][、和与]))[^\W0-9a-z_全我本该各某末底初到在由从对为将把与和及请省市区州乡镇]{2}"
    r"(?<![百十大强名困贫脱范点区城业型级辖山老粮])县(?![级域城委区市乡里内以]|[^\w])"
    r"|(?:\A|(?<=[\s。!?]))[^\W0-9a-z_]{2,8}(?:地区|平原|城市群)(?=[0-9“][0-9+]*[^,。]{0,3}(?:城市|[省市县]))"
)
"""An unlisted place, recognized by what follows it: 北岭县2024年, 江南地区9个城市."""
_DIVISION = (
    r"[^\W0-9a-z_全我本该各某]{2,3}(?<![城农乡社小景地立兴强富治美活园范护验济能务民特商库灾牧林矿超夜楼股早集都菜级辖])[县市区旗]"
    r"|[^\W0-9a-z_全我本该各某]{1,4}(?:镇|(?<!城)乡|街道)"
)
_LABEL = pattern(
    r"(?:\A|(?<=[\n。;]))(?:"
    rf"(?:#{{1,6}}\s*)?(?:(?<=\s)|\(?[一二三四五六七八九十0-9]{{1,2}}[、.)])(?P<heads>{_DIVISION})(?=\s*\Z|。)"
    rf"|(?P<who>{_DIVISION}|[^\W0-9a-z_全我本该各某]{{0,6}}(?:开发区|[新园]区|高新区|经开区)"
    r"|[^\W0-9a-z_]{1,6}(?:医院|大学|学院|中学|小学|集团|公司)|[^,。;:0-9]{0,8}平均(?:水平|值|数)?为?)"
    r"(?=(?:情况|经验|做法)?:|\([^()]{1,6}\)))"
)
"""A label before a colon, or a heading, that names whom a statement is about: 溪口县：, (一)溪口县。"""
_OWNER = pattern(
    r"(?P<who>[^\W0-9a-z_](?:[^\W0-9_]|·){1,15})\((?P<in>(?!不?[含包])[^()0-9,:;。]{2,20})\)(?=[^\W0-9_])"
)
"""A name that a bracket places or classifies: 白石镇(青禾市东部重镇), 宏大集团(青禾市龙头企业)."""
_WITHIN = pattern(
    r"(?:——|·|\()(?P<part>[^\W0-9a-z_]{2,9}[镇乡村区县市旗园]|[^\W0-9a-z_]{1,6}街道)(?:——|—|:|\)|(?=的))"
)
"""A part of a place named after it: 青禾市——城关镇片区——, 青禾市·城关镇:, 青禾市(白石乡)."""
_AT_HEAD = pattern(
    rf"(?:\A|(?<=[\n。]))\s*\((?P<head>{_DIVISION}|[^\W0-9a-z_]{{0,6}}[新园镇乡]区)\)(?=[^\W_])"
)
"""A place in a bracket at the start of a sentence: (白石县)2024年…."""
_UNKNOWN_LABEL = pattern(
    r"(?:\A|(?<=[\n。;]))(?P<label>(?!其)[^\W0-9a-z_]{2})(?<![长者员人问答]):[^。\n]*"
)
"""A label of two letters that may be a short place name: 溪口：粮食总产…."""
_COUNTED = pattern(
    r"(?:[、和与及][^\W0-9a-z_]{2,4}){0,9}等?[0-9两三四五六七八九十]+个?(?:[县市区省]|地市)"
)
"""Places counted together, which are not the place of what follows: 武陟、孟州、沁阳3县市."""
_WITH_NOUN = pattern(
    r"(?:[、和与及][^\W0-9a-z_]{2,4})*等?[0-9两三四五六七八九]+[个条座处][^\W0-9a-z_]"
)
"""What follows one of several places counted by what they have: 西安、兰州两个铁路局."""
_FROM_TO = pattern("年[到至]")
"""A comparison of two years, which does not hold for the next sentence: 2020年到2025年."""
_AROUND = ("都市圈", "城市圈", "城市群", "经济圈")
"""Endings for the surroundings of a place, which are not the place itself."""
_RANKED = pattern(
    "(?:[0-9]+个?[^,。;、:0-9]{1,6}[中里]?)?(?:中|排名|位列|名列|列|排|位?居)?"
    "(?:第[0-9一二三四五六七八九十]+(?:位|名|(?![^,。;、和与)]))|首位|末位|榜首|前[0-9一二三四五六七八九十]+[位名强列])"
)
"""A rank right after a place, which makes the place its scope: 居浙江省第3位."""
_AMOUNT = pattern("[0-9.]+[万亿]*[^0-9.%万亿个成]")
"""A whole that something is a part of: 占全市3万辆的一半; but not 占全市60%."""
_ALL_OF = pattern("全[省市县区州旗](?!第|排|最|首)")
_MARKS = pattern(
    r"^(?:根据|据|按照?|经)[^,。;:0-9]{2,24}(?:反馈|统计|测算|核算|显示|调查|口径|数据)(?:结果)?(?:反馈|显示)?,"
    r"|^\s*\(?[0-9一二三四五六七八九十]{1,3}[.、)]|【[^】]{1,12}】|\((?:记者|通讯员)[^()]{0,20}\)|^[^\W0-9a-z_]{2,4}[|:]|本报|^\(?[^\W0-9a-z_]{2}社|讯|电"
    r"|[\W_]+"
)
"""Signs, labels and list numbers, which are skipped."""

_SURVEYED = 512
"""How many lines are cached between the survey and the reading of a draft."""
_OPENING = 120
"""Maximum characters before the first word of a sentence; bounds the work on a long one."""
_QUOTED = pattern(r"[“《][^“”《》,。;:!?]{2,24}[”》]")
"""A quoted name; words within it name no place or time."""

_DOCUMENT = pattern(
    r"(?:公报|年鉴|报告|[通快简]报)(?:\([^()]{1,9}\))?[》”][中里]?(?:显示|指出|提出|载明|[,:])"
)
"""The end of a cited title, whose time holds for what follows."""
_CITED = pattern(
    r"[^,。;:0-9]{0,20}(?:公报|年鉴|报告|快报|(?P<office>统计|数据))(?:\([^()]{1,9}\))?[》”]?[中里]?"
    r"(?:显示|指出|提出|载明)?[,:]|\)[》”][,:]"
)
"""The same without quotation marks, behind a year or a place: 根据青禾市2023年统计公报，. An office of a
wider place tells of the city, too: 据河南省统计局统计，."""

_ITSELF = pattern(f"[省市县区州]{ITSELF}")


class Expression(NamedTuple):
    """A word for a place or a time."""

    start: int
    end: int
    reach: Reach = "clause"
    area: str | None = None
    """The place, as the base calls it, or else its full name."""
    speaker: str | None = None
    """For 全市 and 我省, whose area depends on the speaker: the kind of area; "" for 全球."""
    back_to: bool = False
    """Whether it is 该市: the place named last."""
    of_topic: bool = False
    """Whether it is 全市, not 我市: the place that the text is about, whoever speaks."""
    time: Kind | None = None
    year: str | None = None
    """The year, as in `times.Time`."""
    part: str = ""
    is_end: bool = False
    years: str = ""
    """The part of it, whether its end, and which several years, as there."""

    @property
    def is_place(self) -> bool:
        return self.area is not None or self.speaker is not None

    @property
    def is_estimate(self) -> bool:
        """Whether it is no time but an estimate: `_ESTIMATE`."""
        return self.time == Kind.SAME and self.start == self.end

    def passes(self, text: str, figures: Sequence[tuple[int, int]]) -> bool:
        """Whether it does not hold for the next clause: a place, 连续三年, or a part of a year in which
        something happened, without a figure: 8月建成启用,新增床位….
        """
        if self.time == Kind.PART:
            return not self.has_figure(text, figures)
        return self.time != Kind.YEAR

    def has_figure(self, text: str, figures: Sequence[tuple[int, int]]) -> bool:
        """Whether a figure follows it in its clause."""
        after, stop = bisect_left(figures, (self.end, 0)), end_of(CLAUSE_END, text, self.end)
        return after < len(figures) and figures[after][0] <= stop

    def is_told_of_part(self, text: str) -> bool:
        """Whether it is where a part of the total is: 进出口12亿元,其中青禾市3亿元."""
        return bool(_PART.search(text[max(0, self.start - 14) : self.start]))

    def stands_alone(self, text: str) -> bool:
        """Whether it is a whole clause, or the origin of a news item: 来自许昌的消息:."""
        near = text[max(0, self.start - 5) : self.start]
        alone = text.startswith(",", self.end) and (len(near) < 5 or CLAUSE_END.search(near))
        return bool(alone or (self.reach == "clause" and _REPORTED.match(text, self.end)))

    def over(self, text: str, figures: Sequence[tuple[int, int]]) -> int:
        """Return where it ends to hold: at the next comma, or after the next figure."""
        if self.reach == "figure":
            after = bisect_left(figures, (self.end, 0))
            return figures[after][1] if after < len(figures) else len(text)
        return end_of(_OVER if self.is_place else CLAUSE_END, text, self.end)


class Finder:
    """Finds the expressions of texts."""

    def __init__(
        self,
        areas: Sequence[str],
        names: Sequence[str] = (),
        is_word: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`areas`: areas of the base; `names`: names of its facts; `is_word`: whether two characters are a word
        of indicators, and so no place.
        """
        self.areas = areas
        self._is_word = is_word
        self.places = Places(areas)
        self._around = {wider for area in areas for wider in self.places.around_all(area)}
        self._all_names = "\n".join(names)
        # names that are a place's and more: 焦作高新区综合排名, 全国重点实验室
        self._names = tuple(
            name
            for name in names
            if name.startswith(NATION)
            or ITSELF in name
            or (
                (found := next(self.places.find(name), None))
                and len(name) > found.end - found.start + 1
            )
        )
        self._found = lru_cache(_SURVEYED)(self._find)

    def find(self, text: str) -> list[Expression]:
        """Return the expressions of a text, in order.

        Cached, since a paragraph is read twice: in the survey of a draft and in its turn.
        """
        return list(self._found(text))

    def _find(self, text: str) -> tuple[Expression, ...]:
        names = _QUOTED.finditer(text)
        is_quoted = holding(
            (one.start() + 1, one.end() - 1)
            for one in names
            if not _DOCUMENT.search(text, one.start(), one.end() + 3)
        )
        expressions = (*_times(text), *self._areas(text))
        found = [one for one in expressions if not is_quoted(one.start, one.end)]
        return tuple(_with_reach(text, sorted(found, key=lambda one: (one.start, one.end))))

    def _owners(self, text: str, named: Sequence[Place]) -> Iterator[Expression]:
        """Yield names that a bracket or a dash assigns to a place, and that are not that place."""
        starts = [one.start for one in named]

        def within(first: int, last: int) -> Sequence[Place]:
            return named[bisect_left(starts, first) : bisect_left(starts, last)]

        bracketed = "(" in text
        for found in _AT_HEAD.finditer(text) if bracketed else ():
            if not within(found.start("head"), found.start("head") + 1):
                yield Expression(*found.span("head"), area=found["head"])
        for found in _OWNER.finditer(text) if bracketed else ():
            who, first, stop = found["who"], found.start(), found.end("in")
            belongs = who[-1] in "镇乡村县市区旗"  # 中国建造(安徽)互联网平台 is no place in it
            if not any(belongs or one.end < stop for one in within(found.start("in"), stop)):
                continue
            is_place = within(first, found.end("who"))
            if not (is_place or who in self._all_names or SPEAKER.match(who) or _passes(who)):
                yield Expression(first, found.end(), area=who)
        for one in named:
            part = _WITHIN.match(text, one.end)
            if part and not within(part.start("part"), part.start("part") + 1):
                if part["part"][-1] == one.name[-1] == "县":
                    continue  # 青禾县(山区县)
                yield Expression(one.start, part.end(), area=part["part"])

    def labels(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield short labels with a colon that may be places unknown to the base, with their span and reach:
        溪口：粮食总产8亿斤.
        """
        for found in _UNKNOWN_LABEL.finditer(text) if ":" in text else ():
            label = found["label"]
            is_known = label in self._all_names or self._is_word(label)
            if not is_known and not next(self.places.find(label), None):
                yield *found.span(), label

    def governed(self, found: re.Match[str], home: str) -> str:
        """Return the area whose government speaks: 我代表市人民政府, in a draft about `home`."""
        named = next(self.places.find(found["who"] + found["kind"]), None)
        if found["who"] not in ("", "自治"):
            return named.name if named else found["who"] + found["kind"]
        return self.places.around(home, found["kind"]) or ELSEWHERE

    def _areas(self, text: str) -> Iterator[Expression]:
        # What is part of an indicator's name is no place
        inside = {
            at
            for name in self._names
            for start in _occurrences(text, name)
            for at in range(start, start + len(name))
        }
        # First: where the speaker is, 全市
        for found in SPEAKER.finditer(text):
            start = found.start()
            begins = _CLAUSE_START.search(text[max(0, start - 2) : start]) or (
                text[start - 1 : start] == "占" and _AMOUNT.match(text, found.end())
            )
            if start not in inside and begins:
                own, kind = found["own"], "国" if found["nation"] else found["kind"] or ""
                if own == "某":
                    yield Expression(*found.span(), area=found[0])
                    continue
                yield Expression(
                    *found.span(), speaker=kind, back_to=own == "该", of_topic=own == "全"
                )
        for found in _ITSELF.finditer(text):
            if found.start() not in inside:
                yield Expression(*found.span(), speaker=found[0])
        # Then: places by their names; 河南全省 is one
        named = list(self.places.find(text))
        unlisted = [one.span() for one in _UNLISTED.finditer(text)]
        unlisted += [one.span(one.lastgroup or 0) for one in _LABEL.finditer(text)]
        owners = list(self._owners(text, named))
        is_owned = holding((it.start, it.end) for it in owners)
        named = [one for one in named if not is_owned(one.start, one.start + 1)]
        yield from owners
        starts = [one.start for one in named]
        for first, last in dict.fromkeys(unlisted):
            before = bisect_left(starts, last)  # the last place that begins before its end
            if not before or named[before - 1].end <= first:
                yield Expression(first, last, area=text[first:last])
        for start, end, name in named:
            if start in inside:
                continue
            listed = TOGETHER.match(text, end) or TOGETHER.match(text, max(0, start - 1))
            counted = _COUNTED.match(text, end) or (listed and _WITH_NOUN.match(text, end))
            is_scope = name in self._around and _RANKED.match(text, end)
            is_other = counted or is_scope or text.startswith(_AROUND, end)
            if not is_compared(text, start) and not is_other:
                if _ALL_OF.match(text, end):
                    end += 2
                yield Expression(start, end, area=name)


def _times(text: str) -> Iterator[Expression]:
    said = 0  # where the time named last ends
    for start, end, kind, year, opens_range, part, is_end, several in times(text):
        is_subject = kind == Kind.SPAN and text[start - 1 : start] == "的"  # 这是不平凡的五年
        if kind == Kind.REFERENCE or is_subject:  # which says something of the whole sentence
            first = max(0, start - _OPENING)
            at = max(said, *(text.rfind(stop, first, start) + 1 for stop in "。!?\n"))
            if kind == Kind.REFERENCE or "是" in text[at:start]:
                yield Expression(at, at, time=kind, year=year, years=several)
            continue
        said = end
        reach: Reach = "figure" if opens_range else "clause"
        one = Expression(start, end, reach, time=kind, year=year, part=part, is_end=is_end)
        yield one._replace(years=several)
    for found in _ESTIMATE.finditer(text) if "预计" in text or "核算" in text else ():
        yield Expression(found.start(), found.start(), time=Kind.SAME)


def _with_reach(text: str, found: Sequence[Expression]) -> Iterator[Expression]:
    """Yield the expressions, each with its reach."""
    sentences = [0, *(end.end() for end in SENTENCE_END.finditer(text))]
    clauses = [0, *(end.end() for end in CLAUSE_END.finditer(text))]
    sentence = clause = 0  # where the words of each begin that no expression has passed
    for one in found:
        sentence = max(sentence, sentences[bisect_right(sentences, one.start) - 1])
        clause = max(clause, clauses[bisect_right(clauses, one.start) - 1])
        reach: Reach = one.reach
        if reach != "figure" and not text.startswith("连续", one.start):
            far = one.start - _OPENING - 1
            topic = text[max(clause, far) : one.start]
            if _OBJECT.search(topic):
                yield one
                continue
            frames = one.time and text[one.end : one.end + 1] == "," and sentence == clause
            if frames or _passes(text[max(sentence, far) : one.start]):  # 回顾过去五年,
                between = one.time == Kind.SPAN and _FROM_TO.search(text, one.start, one.end)
                reach, sentence = "sentence" if between else "paragraph", one.end
            elif _is_scene(one, topic, text):
                continue
            elif _passes(topic) or _TOPIC.search(topic) or _is_cited(one, text):
                reach = "sentence"
            if reach != "clause":
                clause = one.end
        yield one._replace(reach=reach)


def _is_scene(one: Expression, topic: str, text: str) -> bool:
    """True if a place is only where something took place, without a figure: 第一枪在溪口县打响,."""
    if not (one.is_place and topic.endswith("在") and len(topic) > len("我们在")):
        return False
    return not any(map(str.isdecimal, text[one.end : end_of(CLAUSE_END, text, one.end)]))


def _is_cited(one: Expression, text: str) -> bool:
    """True if a place or time belongs to a cited document."""
    found = _CITED.match(text, one.end)
    return found is not None and (one.time is not None or not found["office"])


def _passes(text: str) -> bool:
    """True if a text has no word that could govern what follows."""
    return "" in peeled_before(_MARKS.sub("", text))


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)
