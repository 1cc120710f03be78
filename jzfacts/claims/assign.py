"""Assigns a name, facts, a place and a time to each figure of a paragraph.

Works clause by clause. The words before a figure name it (粮食总产42.4亿斤), or those after it
(88个老旧小区), or both (新增6家省质量标杆企业); if neither do, the figure continues what was named
before (…，同比增长3.5%，全省第2). A name may be completed by an earlier one (总数, 其中新增), and in
a list the i-th member takes the i-th figure. Once something unknown is named, the figures after it
have no name either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims import clauses, lists, report_words
from jzfacts.claims.carried import Carried, is_increase, of_amount, of_each
from jzfacts.claims.counted_nouns import EXAMPLES, has_noun, has_unknown_noun, name_of_counted
from jzfacts.claims.indicator_names import LONGEST, folded, names_nothing
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import base_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.area_period.time_place import TimePlace
    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.fitting import Fit, Fitter
    from jzfacts.claims.indicator_names import NameMatch, Names

_OWNER = pattern(
    "(?:某.{1,6}?|.{2,10}?(?:集团|公司|股份|大学|学院|医院|银行|开发区|高新区|经开区|示范区"
    "|园区|新区|商会|街道|(?<!城)乡(?!村)|(?<![城乡])镇|(?<![农乡])村(?!级)))"
)
"""Owners of figures: what follows them in the sentence may be theirs."""
_DIVISIONS = pattern("省份|地市|城市|县市区?|县区|区县|[市县](?!级)|区(?![域级])")
_PLACES = frozenset("县市 县 市 区 县区 省".split())
_KINDS = frozenset("类 种".split())
_OF_ALL = pattern("均|都|双双|各\\Z")
_OF_LAST = pattern(r"\s*(?:主要|核心)?(?:指标|数据)(?:增[速幅]|总量)?(?:分别|依次)")
"""Words that refer back to the indicators named last: 两项指标增速分别居全省第3、第2."""
_AND_AMOUNT = pattern(
    "(?:(?!增)[^\\W0-9_]{2}[和与、及])?(?:总量|规模|总额)(?:[和与、及](?!增)[^\\W0-9_]{2})?(?=均|都|双双)"
)
"""A rank that applies also to the amount named last: 总量和贡献均居全省第1."""
_MOST_LISTED = 4
"""Maximum members of a list that share one figure."""
_MOST_TOLD = 40
"""Names told one after another that a figure may go back to; it bounds the work."""
_STRANGER = 4
"""Maximum characters of an unknown owner's name: 清丰粮食总产."""
_HALVED = 12
"""Maximum characters of a name before the examples that interrupt it: 建成…等12个项目."""


class Claim(NamedTuple):
    """A figure of a draft and what it is about."""

    figure: FigureText
    time_place: TimePlace
    named: NameMatch | None
    fitter: Fitter | None = None
    """The labels that its words may fit in pieces."""
    alone: FigureText | None = None
    """The figure with its own member of the list as the only words before it."""
    closed: bool = False
    """Whether an unknown owner was named before it."""

    @property
    def fits(self) -> Sequence[Fit]:
        """The facts whose labels the words around the figure fit in pieces, best first."""
        found = self.fitter.fits(self.alone or self.figure) if self.fitter else ()
        if self.closed:
            return [fit._replace(sure=False) for fit in found]
        return found


def assign(
    figures: Sequence[FigureText],
    time_places: Sequence[TimePlace],
    names: Sequence[Names],
    tail: str = "",
) -> list[Claim]:
    """Return the claims of a paragraph.

    `time_places`: place and time of each figure; `names`: the names of the facts there; `tail`: the end
    of a paragraph before that broke off within a sentence.
    """
    claims: list[Claim] = []
    carried = Carried()
    for run in lists.runs(figures):
        figure = run[0]
        if figure.statement != carried.statement:
            # 新乡20万户;焦作32万户: the same thing of another place or time
            subject = carried.last or carried.subject
            told = [*carried.earlier, *carried.in_turn][-_MOST_TOLD:]
            carried = Carried(figure.statement, carried.names if figure.framed else ())
            if claims and claims[-1].figure.sentence == figure.sentence:
                carried.subject, carried.earlier = subject, told
        carried.closed = carried.closed and not figure.framed
        reader = _RunReader(names[len(claims)], run, carried)
        found = reader.names()
        if tail and not any(found) and figure.first and figure.sentence == 0:
            found = reader.names_across(tail)
        for turn, (member, match) in enumerate(zip(run, found, strict=True)):
            there = time_places[len(claims)]
            if member.multiple_of and claims:
                there = claims[-1].time_place  # 2018年 in 是2018年的1.4倍 is not when that was
            fitter: Fitter | None = names[len(claims)].fitter
            closed = carried.closed
            number = len(claims)
            if number + 1 < len(figures) and member.is_doubled(figures[number + 1]):
                match, closed = match and match._replace(partial=True), True
            before = figures[number - 1] if number else None
            # 9件21项民生实事: the matters, or their parts; of 5类7个 they are no parts
            if before and before.is_doubled(member) and before.mention.unit not in _KINDS:
                match, fitter = match and match._replace(partial=True), None
            claims.append(Claim(member, there, match, fitter, reader.alone(turn), closed))
    return lists.whole_if_shared(lists.with_shared_ends(claims, names))


class _RunReader:
    """Names the figures of one run and notes for the next run what was named."""

    def __init__(self, names: Names, run: Sequence[FigureText], carried: Carried) -> None:
        self._names, self._run, self._carried = names, run, carried
        self._figure = run[0]
        self._so_far = self._figure.so_far
        self.members: list[str] = []
        """The members of a list before the run, one for each figure."""
        self._clauses = self._figure.naming_clauses()
        if self._figure.mention.role == "change":  # 比上年净增: no 净增 of a noun
            bare = self._clauses[0].removesuffix("净增")
            self._clauses[0] = bare if names_nothing(bare) else self._clauses[0]
        if self._figure.mention.role == "rank" and (both := _AND_AMOUNT.match(self._clauses[0])):
            self._clauses[0] = self._clauses[0][both.end() :]
        if self._figure.mention.unit in _PLACES:
            self._clauses[0] = ""  # 武陟、孟州、沁阳3县市: what is counted stands before it, too

    def names(self) -> list[NameMatch | None]:
        """Return the name of each figure of the run."""
        found, carried = self._found(), self._carried
        if has_noun(self._figure):
            if carried.things and clauses.unjoined(carried.things[-1]) == carried.things[-1]:
                carried.things = []  # the one before is no member of a list with this one
            carried.things.append(self._figure.after)
        else:
            carried.things = []
        carried.closed = carried.closed or self._is_of_owners()
        nearest = self._clauses[0] if self._clauses else ""
        if any(found) or not nearest.startswith(
            "占"
        ):  # 占预算的105%,居全省第6: of what was told before
            carried.names = found
        if found != carried.in_turn[-len(found) :]:
            carried.in_turn += found
            del carried.in_turn[:-_MOST_TOLD]
        last = self._run[-1].mention
        carried.unit, carried.level = last.unit, last.role == "level"
        carried.last = next((match.name for match in found[::-1] if match), carried.last)
        carried.unknown = "" if any(found) else self._words_of_last()
        if carried.closed:
            # whoever it is, a figure that is the base's own is no chance
            found = [match and match._replace(partial=True) for match in found]
        return found

    def alone(self, turn: int) -> FigureText:
        """Return a figure of the run with its own member of the list as the only words before it."""
        figure = self._run[turn]
        if len(self._run) == 1:
            return figure
        member = self.members[turn] if self.members else ""
        return figure._replace(before=(member,), so_far=figure.so_far + "," + member)

    def _words_of_last(self) -> str:
        """Return the words right beside the last figure: after it, if it counts something there."""
        return self._run[-1].after if has_noun(self._run[-1]) else self._clauses[0]

    def names_across(self, tail: str) -> list[NameMatch | None]:
        """Return the name that a line break divides: 技术合 and 同成交额."""
        nearest = clauses.last_clause(tail)
        if len(self._run) > 1:
            return self._none()
        for cut in range(1, min(len(nearest), LONGEST) + 1):
            match = self._names.at_end(nearest[-cut:] + self._clauses[0], self._so_far)
            if match:
                self._carried.names, self._carried.last = [match], match.name
                return [match]
        return [None]

    def _none(self) -> list[NameMatch | None]:
        return [None] * len(self._run)

    def _found(self) -> list[NameMatch | None]:
        names, carried, size = self._names, self._carried, len(self._run)
        nearest = self._clauses[0]
        # First: what the figure counts stands after it
        if size == 1:
            match = name_of_counted(names, self._figure, nearest, carried.last)
            if match:
                return [match]
        # Then: the words right before it, which must be known
        if size > 1 and _OF_LAST.match(nearest):
            told = [*carried.earlier, *carried.in_turn][-size:]
            if len(told) == size:
                return told
        if not names_nothing(nearest):
            return self._before(nearest)
        # Then: it counts something, in no known way
        if has_unknown_noun(self._figure):
            return self._none()
        # Then: 总数 or 已完成 finishes what was named before
        total = report_words.TOTAL.search(nearest)
        finished = [self._finished(name, nearest) for name in self._named_before()]
        if any(finished):
            return finished
        # Then: an earlier clause
        for clause in self._clauses[1:]:
            if not names_nothing(clause):
                return self._topic(clause)
        if size == 1 and lists.is_distributed(nearest):
            return self._none()  # 分别增长5%、下降2.4%: how far back it goes is not known
        # Last: it goes on with what was named before; a total not with an increase
        before = carried.names
        if len(before) != size and lists.is_distributed(nearest):
            before = carried.in_turn[-size:]
        listed = carried.names if len(carried.names) > 1 else carried.in_turn
        in_turn = [match for match in listed if match]
        if self._figure.mention.role == "rank" and _OF_ALL.search(nearest) and len(in_turn) > 1:
            # 企业3家,学校5所,均居全省第1: how far back it goes is clear of two
            return [of_each(in_turn)._replace(partial=len(in_turn) != 2)]
        if len(before) == 1 and len({figure.mention.among for figure in self._run}) == size:
            before = before * size
        if len(before) != size:
            return self._none()
        # of another place or time, the name has other facts
        before = [match and (names.exact(match.name, self._so_far) or match) for match in before]
        before = [match and self._measured(match) for match in before]
        counted = self._figure.mention.role == "level" and carried.unit == self._figure.mention.unit
        return [
            None
            if total and match and is_increase(match)
            # a second count of the same: 谋划改革115项,已完成93项
            else match._replace(partial=match.partial or (counted and carried.level))
            if match
            else None
            for match in before
        ]

    def _measured(self, match: NameMatch) -> NameMatch:
        """Return the name that a figure without words of its own continues."""
        return of_amount(match, self._figure.mention, self._carried.in_turn)

    def _named_before(self) -> list[str]:
        """Return what each figure of the run may continue."""
        carried, size = self._carried, len(self._run)
        before = carried.names if len(carried.names) == size else [None] * size
        last = carried.last if size == 1 else ""  # each member of a list has a name of its own
        return [match.name if match else last for match in before]

    def _finished(self, name: str, text: str) -> NameMatch | None:
        """Return another name made from an earlier one and the words before a figure."""
        match = self._combined(name, text) if name else None
        return None if match and match.name == name else match

    def _combined(self, name: str, text: str) -> NameMatch | None:
        """Return the name that a text makes with an earlier name, or with the base's own indicator for it:
        龙头企业22家,其中省级2家 are 省级农业龙头企业.
        """
        match = self._names.combined(name, text, self._so_far)
        known = self._names.exact(name, self._so_far) if match is None else None
        for fact in known.facts if known else ():
            match = match or self._names.combined(folded(fact.indicator), text, self._so_far)
        return match

    def _before(self, text: str) -> list[NameMatch | None]:
        """Return the names given by the words before the run."""
        if len(self._run) > 1:
            listed = self._listed(text)
            finished = [self._finished(name, text) for name in self._named_before()]
            if listed or any(finished):
                return listed or finished
        elif lists.is_distributed(text):
            return self._none()  # of figures that are one each, some have not been read
        match = self._one(text)
        if match is None:
            self._carried.closed = self._carried.closed or self._names_stranger(text)
        unit = base_name(self._figure.mention.unit or "")
        counts_else = has_unknown_noun(self._figure) and unit in clauses.THINGS
        return self._none() if len(self._run) > 1 or counts_else else [match]

    def _one(self, text: str) -> NameMatch | None:
        """Return the name at the end of the words before a figure, alone or combined with an earlier one."""
        text = clauses.unjoined(text)
        names, so_far = self._names, self._so_far
        match = names.at_end(text, so_far)
        if match is None and EXAMPLES.search(text):
            # its beginning stands before the examples and its end after them
            found = list(EXAMPLES.finditer(text))[-1]
            head, tail = text[: found.start()], text[found.end() :]
            for cut in range(min(len(head), _HALVED) + 1):
                match = match or names.at_end(head[:cut] + tail, so_far)
        if match is None and self._carried.unknown and report_words.TOTAL.search(text):
            return names.at_end(report_words.FLOW.sub("", self._carried.unknown, 1) + text, so_far)
        if match is None and self._carried.last:
            match = self._combined(self._carried.last, text)
        if match is None and len(self._clauses) > 1:
            match = names.combined(self._clauses[1], text, so_far)
        if match is None and self._carried.subject:
            # 规上工业企业营业收入5亿元;营业成本4亿元: perhaps of the same
            match = names.combined(self._carried.subject, text, so_far)
            match = match and match._replace(partial=True)
        match = match or self._of_all(text)
        if match is None and self._figure.mention.role == "change":
            # 生产总值提前两年实现较2010年翻一番: the rest of its clause is not known
            begun = names.at_start(text, so_far, lambda _: True)
            match = begun and begun._replace(loose=frozenset(fact.full_id for fact in begun.facts))
        return match

    def _of_all(self, text: str) -> NameMatch | None:
        """Return the joint name of a list that one figure applies to: 进出口额和出口额均居全国第9位."""
        is_of_all = self._figure.mention.role == "rank" or _OF_ALL.search(text)
        for size in range(2, _MOST_LISTED + 1 if is_of_all else 0):
            members = clauses.members(text, size)
            run = [self._figure] * size
            matches = members and lists.names_of_members(self._names, members, run)
            if matches and (known := [match for match in matches if match]) == matches:
                return of_each(known)
        return None

    def _topic(self, clause: str) -> list[NameMatch | None]:
        """Return the names given by an earlier clause, if a comma stands before the figure."""
        if len(self._run) > 1:
            return self._listed(clause) or self._none()
        text = clauses.unjoined(clause)
        return [
            self._names.at_end(text, self._so_far)
            or self._names.at_start(text, self._so_far, lambda _: True)
        ]

    def _listed(self, text: str) -> list[NameMatch | None] | None:
        """Return the names of a list before the run, if it has as many members as the run has figures."""
        things, size = self._carried.things, len(self._run)
        found: list[NameMatch | None] | None = None
        for members, verb in lists.members_of(text, size, things):
            found = lists.names_of_members(self._names, members, self._run, verb)
            self.members = [member + verb for member in members]
            if all(found):
                break
        return found

    def _is_of_owners(self) -> bool:
        """True if the things counted first own everything that follows: 7个省级开发区实施项目525个."""
        after = self._figure.after
        if self._figure.mention.unit in _PLACES:  # 武陟、孟州、沁阳3县市进出口总额100亿元
            return bool(after)
        if not (self._figure.first and after):
            return False
        alone = not any(self._is_known(clause) for clause in self._clauses)
        owner = _DIVISIONS.match(after) or (_OWNER.match(after) if alone else None)
        return owner is not None and owner.end() < len(after)

    def _is_known(self, clause: str) -> bool:
        """True if a clause says what was done, or names an indicator of the base."""
        verbs = report_words.FLOW, report_words.ACTING
        bare = clause.lstrip(" 、,")
        return not names_nothing(clause) and (
            any(verb.match(head) for verb in verbs for head in report_words.peeled_before(bare))
            or self._names.at_end(clause, self._so_far) is not None
        )

    def _names_stranger(self, text: str) -> bool:
        """True if an unknown owner is named: 某企业, 清丰粮食总产."""
        bare = text.lstrip(" 、,")
        if any(
            words.match(bare)
            for words in (report_words.NARROWING, report_words.FLOW, report_words.ACTING)
        ):
            return False
        return bool(self._figure.first and _OWNER.match(bare)) or any(
            match and not any(bare[:cut] in folded(fact.indicator) for fact in match.facts)
            for cut in range(2, _STRANGER + 1)
            for match in [self._names.at_end(bare[cut:], self._so_far)]
        )
