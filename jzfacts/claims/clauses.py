"""Cuts a paragraph into figures and the words around them.

A *statement* ends at a full stop or semicolon, a *clause* at a comma.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims import plans, report_words
from jzfacts.claims.area_period.places import ITSELF
from jzfacts.claims.brackets import NOTE, WITHIN_WORD, with_brackets
from jzfacts.text import cues
from jzfacts.text.lazy_regex import holding, pattern
from jzfacts.text.mentions import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.claims.area_period.expressions import Expression
    from jzfacts.text.mentions import Mention
    from jzfacts.text.normalize import Traced

_STATEMENT_END = pattern(r"[。!?;\n]")
_COMMA = pattern(
    r"[,:()|\[\]]|——|—(?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])—|(?<=长)、(?=达)|、(?=占|居|[高低]于)"
)
_JOIN = pattern(r"^(?:、(?:以及)?|[和与及]|以及)|(?:[、和与]|以及|(?<![惠涉普波])及)+$")
"""Words that join list members; 、和美乡村 begins with 和."""
_BEGINS_JOIN = frozenset("、和与及以")
_JOINED = pattern(r".(?:[、和与]|(?<![惠涉普波])及)\Z")
_BETWEEN = pattern("、|以及|[和与及]")
_FEWER_BETWEEN = (pattern("、|以及|[和与]"), pattern("、|和"), pattern("、"))
_APPOSITION = pattern(r"(?:[^,。;、]{1,16}(?:、|和|与|及))+[^,。;、0-9]{1,16}\Z")
_EACH = pattern("[^,。;、0-9]{0,8}(?:分别|双双|依次|均|都)")
"""Words that count again what was named before: 两项产量双双."""
_YEAR_OR_LINE = pattern("(?:19|20)[0-9]{2}|1[0-2][0-9]{3}|9[56][0-9]{3}")
"""A number that without a unit is rather a year, or that by which one calls: 焦作2024, 12345热线."""
_SEVERAL, _KINDS = frozenset("两二三四五六七八九十23456789"), frozenset("个项类大者")
_WHOLE = frozenset(("全省", "全国", "全市", "省内"))
_MEMBERS = pattern("[0-9一二三四五六七八九十]+个?(?:省辖市|地级市|地市|[市州县区盟]|省份|城市)")
NEAR = 240
"""Maximum characters on each side of a figure that are read for its name."""
_NUMBER = pattern(
    r"\A(?:#{1,6} |[-*+•] ?)?\(?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:[.)、](?![二三四]、)|是)|\A[①-⒛]"
)
"""A list number at the start of a statement."""
_OWN_TAIL = pattern("^(?:以[上下内]|左右|上下|多|新?台阶|大关|关口|门槛)+")
"""Text after a figure that still belongs to it: 左右、增长3%."""
_DURATION = pattern("连续([0-9]+|[一二三四五六七八九十两]+)年")
_MULTIPLE = pattern("(?:是|为|相当于|达到?)([^,;是为]{1,14}的)\\Z")
"""What a multiple is of: 是2018年的1.4倍."""
_GROWTH = pattern(r"(?:较快|稳定|平稳|高速|的)*(增[长速幅]|涨幅|下降|降幅)\s*\Z")
"""Text after a figure that makes it a change: 实现了5.4%的增长."""
_OR = pattern(r"\(或[^()]{1,16}\)")
"""The same figure in another unit: 10亿元(或1亿美元)以上项目."""
_REACHED = pattern("(?:达到?|[展大充复][到至]|[站跃迈]上|[稳固]定在|保持在|控制在)\\Z")
THINGS = frozenset("个 家 所 件 项 条 台 辆 套 座 处 张 场 名 位 人 户 部 种 类".split())
"""Units that count anything."""
_ENDS_RANK = pattern(r"[位名]?(?:\Z|[,。;、!)|\n]|的)")
_SMALL = "两二三四五六七八九十"


class FigureText(NamedTuple):
    """A figure and the words around it; positions are those in the folded text."""

    mention: Mention
    start: int
    end: int
    before: tuple[str, ...]
    """Clauses before it in its statement, back to the previous figure, nearest first."""
    after: str
    """Words right after it, up to a stop, a comma or the next figure."""
    so_far: str
    """The statement up to here, without what other figures count."""
    statement_text: str
    """The whole statement."""
    statement: int
    """Number of the statement in the paragraph."""
    sentence: int
    first: bool
    """Whether it is the first figure of its statement."""
    planned: bool
    """Whether it is a plan or expectation."""
    framed: bool = False
    """Whether a place or time is named just for it: 2025年为71488万吨."""
    estimated: bool = False
    """Whether it was estimated (预计) for a year that may be the reported one."""
    multiple_of: str = ""
    """What it is a multiple of, as written: 2018年的, before 1.4倍."""
    brackets: tuple[str, ...] = ()
    """Brackets beside its name that may narrow it: 接待游客(入境)."""
    described: str = ""
    """The noun that it describes: 省份 in 增长超过5%的省份."""

    @property
    def can_count(self) -> bool:
        """Whether a counted thing may follow it: 88个老旧小区, 2亿元基金."""
        return self.mention.kind == "quantity" and self.mention.unit not in ("%", "个百分点", None)

    def is_doubled(self, following: FigureText) -> bool:
        """True if it counts the same things as the figure right after it: 9件21项实事."""
        units = {self.mention.unit, following.mention.unit}
        return self.end == following.start and units <= THINGS

    def naming_clauses(self) -> list[str]:
        """Return the clauses before it without the scope of a rank or comparison."""
        if self.mention.role == "rank":
            among = self.mention.among or "\0"
            return [
                one.removesuffix(among) if one.endswith(among) else report_words.SCOPE.sub("", one)
                for one in self.before
            ]
        if self.mention.role == "versus":
            return [report_words.VERSUS.sub("", clause) for clause in self.before]
        return ["", *self.before[1:]] if self.multiple_of else list(self.before)


def figures_of(
    written: str,
    folded: Traced,
    expressions: Sequence[Expression] = (),
    *,
    names: Sequence[str] = (),
    estimates: bool = False,
) -> list[FigureText]:
    """Yield the figures of a paragraph with the words around each.

    `folded`: the folded paragraph; `expressions`: its words for places and times, which are no part of a
    name; `names`: names in which a word of intention intends nothing (投资促进计划) and a number is no
    figure (亿元以上项目); `estimates`: whether 预计 is said of the reported year.
    """
    text = folded.text
    # First: which numbers are figures; a number that only counts names is none, nor part of one
    spans: list[tuple[Mention, int, int]] = []
    ignored: list[tuple[int, int]] = []
    starts = list(folded.starts)
    named = [span for name in names for span in _occurrences(text, name)]
    named += [found.span() for found in _DURATION.finditer(text)]
    is_named = holding(named)
    for numeral in read(written, folded):
        mention = _bounded_rank(numeral, folded) or numeral
        if not _is_figure(mention, text):
            continue
        start, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        if is_named(start, end):
            continue
        if _counts_its_list(mention, text, start):
            ignored.append((start, end))
        else:
            spans.append((mention, start, end))
    if not spans:
        return []
    # Then: the words around them, without place, time and notes
    for one in expressions:  # 比2029年的5%提高到6%, with what it is the beginning of
        is_basis = one.reach == "figure" and text[one.start - 1 : one.start] in ("比", "较")
        if not text[one.start : one.end].endswith(ITSELF):  # which a name may begin with
            ignored.append((one.start - is_basis, one.end))
    for mention, start, _ in spans:  # 较“十三五”末的50亿元增加9亿元, too
        if mention.role == "from" and mention.basis:
            since = text.rfind(mention.basis, 0, start)
            ignored.append((since - (text[since - 1 : since] in ("比", "较")), start))
    ignored += [found.span() for found in NOTE.finditer(text)]
    unbroken = _blanked(text, ignored)
    within = [found.span() for found in WITHIN_WORD.finditer(text)]
    for first, last in named + within:  # a bracket in a name ends no clause
        ignored += [(at, at + 1) for at in range(first, last) if text[at] in "()"]
    mood = text
    for name in names:
        mood = mood.replace(name, " " * len(name))
    mood = plans.without_fulfilled(mood)
    found = list(_with_words(_blanked(text, ignored), mood, spans))
    for number in range(len(found) - 2, -1, -1):
        if found[number].is_doubled(found[number + 1]):
            found[number] = found[number]._replace(after=found[number + 1].after)
    frames = [one.start for one in expressions]
    ends = [0, *(one.end for one in found)]
    for number, (before, figure) in enumerate(zip(ends, found, strict=False)):
        framed = bisect_left(frames, figure.start) > bisect_left(frames, before)
        estimated = not estimates and plans.EXPECTATION in figure.so_far
        if framed or estimated:
            found[number] = figure._replace(framed=framed, estimated=estimated)
    return list(with_brackets(unbroken, found))


def _bounded_rank(mention: Mention, folded: Traced) -> Mention | None:
    """Return a rank that is only "among the first N" as one with the bound 前: 居全省前4位."""
    if mention.kind != "name" or mention.value.is_nan() or mention.unit not in (None, "位", "名"):
        return None
    start, end = (bisect_left(folded.starts, at) for at in (mention.start, mention.end))
    if folded.text[start - 1 : start] != "前":
        return None
    cue = cues.rank(folded.text, start - 1)
    if not (cue.among and _ENDS_RANK.match(folded.text, end)):
        return None
    return mention._replace(
        start=folded.starts[start - 1],
        text="前" + mention.text,
        kind="rank",
        role="rank",
        among=cue.among,
        qualifier="前",
        unit=None,
    )


def _is_figure(mention: Mention, text: str) -> bool:
    """True if a numeral is a figure; a bare number is one only in a list, a ratio or a table."""
    if mention.kind != "quantity" or mention.unit or mention.unknown_unit or mention.series:
        return mention.kind in ("quantity", "rank")
    return text.lstrip().startswith("|") or not _YEAR_OR_LINE.fullmatch(mention.text)


def _counts_its_list(mention: Mention, text: str, start: int) -> bool:
    """True if a number only counts the names before it: 煤炭、钢铁、火电三个行业, 在全省18个省辖市中."""
    counts_things = text[start] in _SEVERAL and text[start + 1 : start + 2] in _KINDS
    if counts_things and (text[start - 1 : start] in tuple("这那此述") or _EACH.match(text, start)):
        return True
    if text[max(0, start - 2) : start] in _WHOLE and _MEMBERS.match(text, start):
        return True
    if mention.unit not in ("个", "项", "类", "大", "家") or mention.text[:1] not in _SMALL:
        return False
    found = _APPOSITION.search(text[max(0, start - 60) : start])
    return found is not None and len(_BETWEEN.split(found[0])) == mention.value


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a name in a text."""
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + 1)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with some spans replaced by blanks, so that positions stay."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join(pieces) + text[done:]


def _with_words(
    text: str, mood: str, spans: Sequence[tuple[Mention, int, int]]
) -> Iterator[FigureText]:
    """Yield each figure with its words, statement by statement; `mood` is the text for words of intention."""
    begin = sentence = done = 0
    stops = [*(found.start() for found in _STATEMENT_END.finditer(text)), len(text)]
    planned = False
    for number, stop in enumerate(stops):
        last = done
        while last < len(spans) and spans[last][1] <= stop:
            last += 1
        inside = spans[done:last]
        if inside:
            planned = plans.in_list(mood[begin : inside[0][1]], goes_on=planned)
        yield from _in_statement(text, mood, (begin, stop), inside, (number, sentence), planned)
        begin, done = stop + 1, last
        if text[stop : stop + 1] != ";":
            sentence, planned = sentence + 1, False


def _in_statement(
    text: str,
    mood: str,
    statement: tuple[int, int],
    spans: Sequence[tuple[Mention, int, int]],
    numbers: tuple[int, int],
    planned: bool,
) -> Iterator[FigureText]:
    """`numbers`: those of the statement and its sentence; `planned`: whether the list is that it
    goes on with.
    """
    begin, stop = statement
    number, sentence = numbers
    previous: FigureText | None = None
    last_end, so_far = begin, ""
    followings = [start for _, start, _ in spans[1:]] + [stop]
    for (mention, start, end), following in zip(spans, followings, strict=False):
        gap = text[last_end:start]
        if previous and _is_bracketed(text, previous):  # 重点项目(68个)完成投资: 重点项目完成投资
            topic = next((clause for clause in previous.before if clause), "")
            before = _clauses_before(topic + gap[1:], None)
        else:
            before = _clauses_before(gap, previous)
        other = _OR.match(text, end) if text.startswith("(", end) else None
        rest = text[end : min(following, end + NEAR)]
        rest = text[other.end() : other.end() + NEAR] if other else rest
        after = _COMMA.split(_without_tail(rest), 1)[0]
        if text[start - 1 : start] + rest[:1] == "()" or not any(map(str.isalnum, after)):
            after = ""
        if _JOIN.match(after) and (after[0] not in "和与" or after == rest):
            after = ""  # the next figure is another member of a list; 222个和美乡村 is none
        grown = _GROWTH.match(after) if mention.role == "level" and mention.unit == "%" else None
        if grown:
            mention = mention._replace(role="change", direction=-1 if "降" in grown[1] else 1)
            after = ""
        so_far = ",".join([so_far, *before])[-NEAR:]
        # an intention governs the rest of its statement; what stands before may be its context
        context = mood[max(begin, last_end - plans.REACH) : start]
        reach = min(plans.REACH, last_end - begin)
        planned = planned and not plans.OUTCOME.search(gap)
        planned = planned or plans.govern(context, reach, mood[end : end + len(rest)])
        planned = planned and not plans.INVESTED.search(so_far)
        multiple = _multiple_of(mention, mood[last_end:start], previous)
        previous = FigureText(
            mention,
            start,
            end,
            before,
            after,
            so_far=so_far + "," + after,
            statement_text=text[max(begin, start - NEAR) : min(stop, end + NEAR)],
            statement=number,
            sentence=sentence,
            first=previous is None,
            planned=planned,
            multiple_of=multiple,
        )
        yield previous
        last_end = end


def _is_bracketed(text: str, figure: FigureText) -> bool:
    """True if a count is alone in a bracket."""
    around = text[figure.start - 1 : figure.start], text[figure.end : figure.end + 1]
    return around == ("(", ")") and figure.mention.role == "level"


def _multiple_of(mention: Mention, gap: str, previous: FigureText | None) -> str:
    """Return what a figure, or the figure before it in a list, is a multiple of."""
    if mention.unit != "倍":
        return ""
    found = _MULTIPLE.search(gap[-NEAR:])
    if found:
        return found[1]
    return previous.multiple_of if previous and gap in ("、", "和", "与") else ""


def _clauses_before(gap: str, previous: FigureText | None) -> tuple[str, ...]:
    """Return the clauses between a figure and the previous one in its statement, nearest first."""
    if previous is None:
        gap = _NUMBER.sub("", gap.lstrip())
    clauses = [clause[-NEAR:] for clause in _COMMA.split(gap)[::-1]]
    if previous is None:
        return tuple(clauses)
    clauses[-1] = _OWN_TAIL.sub("", clauses[-1])
    if len(clauses) > 1:
        return tuple(clauses[:-1])  # what follows the figure before is its own
    if previous.can_count and _JOINED.search(gap[-NEAR:]):
        return ("",)  # 68个省重点、320个市重点项目
    return tuple(clauses)


def _without_tail(after: str) -> str:
    """Return the text after a figure without what belongs to the figure: 大关, 以上."""
    tail = report_words.FIGURE_TAIL.match(after)
    return after[tail.end() :] if tail else after


def is_level_reached(figure: FigureText) -> bool:
    """True if a figure for several years is the level at their end, as a rank or 较2018年下降 is, not a sum."""
    mention = figure.mention
    fell_to = mention.role == "level" and mention.direction
    if mention.role == "rank" or figure.multiple_of or fell_to:
        return True
    if mention.role == "change":
        return bool(mention.basis and any(map(str.isdigit, mention.basis)))
    before = figure.before[0].rstrip()
    share = mention.unit == "%" and not ("年均" in before or "平均" in before)  # a share is no sum
    return bool(mention.qualifier or share or _REACHED.search(before))


def members(text: str, wanted: int) -> list[str] | None:
    """Return the members of a list, if it can be cut into that many."""
    for separator in (_BETWEEN, *_FEWER_BETWEEN):
        found = separator.split(text)
        if len(found) == wanted and all(member.strip(" “”") for member in found):
            return found
    return None


def first_member(text: str) -> str:
    """Return the first member of a list, or the whole text."""
    return _BETWEEN.split(text)[0]


def last_clause(text: str) -> str:
    """Return the text after the last comma."""
    return _COMMA.split(text)[-1]


def unjoined(text: str) -> str:
    """Return a text without the words that join it to a list."""
    joined = text[:1] in _BEGINS_JOIN or text[-1:] in _BEGINS_JOIN
    return _JOIN.sub("", text) if joined else text
