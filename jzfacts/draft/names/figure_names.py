"""Names the figures of a run: by the words before, by what is counted, by their list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from jzfacts.claims import clauses, lists
from jzfacts.draft.drafted import Name
from jzfacts.draft.names import naming, phrases, shared_parts
from jzfacts.draft.names.peeling import balanced, peeled_end
from jzfacts.facts.indicators import official
from jzfacts.i18n import N_
from jzfacts.text.units import COUNTS, base_name, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jzfacts.claims.clauses import FigureText
    from jzfacts.draft.drafted import DraftedFact, Statement


_JOINS = ("、", "和", "与", "及")
_MEASURED = "元米里吨亩顷瓦时天岁%"
"""Endings of units that count nothing."""


@dataclass
class Namer:
    """Names the figures of a statement; may continue the facts and the verb of `statement`."""

    statement: Statement
    text: str
    """The folded paragraph."""
    followed: bool
    """Whether the words after the figure name the next one."""
    told: Sequence[DraftedFact] = ()
    """The facts of the sentence so far."""
    goes_on: bool = False
    """Whether the next figure stands right behind those words."""
    after_count: bool = False
    """Whether the words before the figure stand right behind a count."""

    def _of_before(self, before: DraftedFact, name: Name) -> list[Name] | None:
        """Return the name for a rank or growth of an amount of the fact before, or None if it is the fact's own.

        增速居全省第2 ranks the growth that the fact has; 总量居全省第3 does not rank an increase, so it is
        another indicator.
        """
        rate = phrases.is_rate(name.text)
        if before.is_counted and not rate and not phrases.is_number(name.text):
            return [Name(before.noun + name.text, before.noun)]
        if name.text == "总量" and not phrases.verb_of(before.name):
            return None  # 生产总值…,总量居全省第3
        is_share = before.level is not None and before.level.unit == "%"
        if (before.change is not None or is_share) and not rate:  # 占比达63%、规模翻一番
            text = shared_parts.amount_of(before.noun, name.text)
            return [Name(text, before.noun, [N_("of what it is so much is not clear")])]
        total = name.text.startswith("总") and bool(phrases.verb_of(before.name))
        if (rate and (before.change is None or before.rank is not None)) or total:
            return [Name(before.noun + name.text, before.noun)]
        return None

    def names(self, run: Sequence[FigureText]) -> list[Name] | None:
        """Return the names of a run's figures, None for one that continues what was named before."""
        named = self._listed(run) if len(run) > 1 else self._named(run)
        return named or _of_amounts(self.statement.facts, run)

    def _named(self, run: Sequence[FigureText]) -> list[Name] | None:
        """Return the names of a single figure."""
        figure = run[0]
        role = figure.mention.role
        name = self._one(figure)
        if name is None:
            return None
        before = self.statement.facts[-1] if self.statement.facts else None
        if before is not None and self._is_apart(figure, name.text, before):
            return [name]
        if before is not None and role != "level" and phrases.is_amount(name.text):
            return self._of_before(before, name)
        return self._each(figure, name) or [name]

    def _is_apart(self, figure: FigureText, name: str, before: DraftedFact) -> bool:
        """True if a clause is about an official indicator, not about what was counted before it."""
        begins = self.text[figure.start - len(naming.nearest_words(figure)) - 1] == ","
        is_other = before.is_counted or official(before.name)
        return begins and bool(is_other and official(name))

    def _each(self, figure: FigureText, name: Name) -> list[Name] | None:
        """Return the names of several things that one figure applies to: 存款余额和贷款余额均居首位."""
        printed = self.text[figure.start - len("".join(figure.before[:1])) : figure.start]
        lasts = bool(_LASTING.search(printed))  # 产值连续14年、出口额连续16年居首位
        is_of_all_named = lasts or is_of_all(naming.nearest_words(figure))
        texts = shared_parts.members_of_all(name.text, rates=not is_of_all_named)
        before = self.statement.facts[-1] if self.statement.facts else None
        if before is not None and texts and all(map(phrases.is_amount, texts)):
            # 地区生产总值5万亿元,总量和增速均居第5位: the total is the fact before itself
            texts = [before.noun + text if phrases.is_rate(text) else before.name for text in texts]
            return [Name(text, before.noun) for text in texts]
        return [Name(text, text, name.doubts) for text in texts]

    def _one(self, figure: FigureText) -> Name | None:
        """Return the name of a figure by its own words, or None if they name nothing."""
        state = self.statement
        raw = naming.nearest_words(figure)
        after_bracket = raw or self.text[figure.start - 1 : figure.start] == ")"
        start = figure.start - len(raw)
        bracketed = naming.before_bracket(self.text, start, figure.before) if after_bracket else ""
        ahead = self.text[: figure.start - len(raw)][-1:]
        own = phrases.split_at_verb(raw)[1] if self.after_count else ""
        beside = phrases.amount_of_next(raw) if self.after_count else ""
        own = own or beside
        words = bracketed + (own or clauses.unjoined(raw))
        if self.after_count and not own and phrases.after_figure(figure.after)[0]:
            words = ""  # 116个国家和地区近4000名运动员
        if figure.mention.role == "rank":
            before = naming.before_rank(words) or naming.contest(figure.before)
        else:
            before = naming.before_figure(words, change=figure.mention.role == "change")
        doubts: list[str] = []
        if raw and ahead and ahead in _MEASURED and raw[0] not in _JOINS:
            doubts.append(N_("there is a number before the name"))  # 超百亿元产业集群5个
        if self.after_count and figure.mention.role == "rank":  # 80种产品产能全国第一
            doubts.append(N_("what is said of them goes on"))
        mark = (raw or self.text[figure.start - 1 : figure.start])[:1]
        joined = mark in _JOINS
        joined = joined or bool(beside)
        if figure.can_count and figure.after and figure.mention.role == "level":
            noun, said = phrases.after_figure(figure.after)
            if self.goes_on and phrases.is_amount(said):  # 220个项目计划投资300亿元
                noun, said = noun + said, ""
            goes_on = self.goes_on and figure.after[-1] not in _JOINS
            goes_on = goes_on and not phrases.amount_of_next(figure.after)
            is_share = phrases.is_share(said)  # 12条产业链产值占工业比重超75%
            goes_on = goes_on and (phrases.is_change(said) or is_share or not peeled_end(said))
            if goes_on:  # 6107名新生发放资助金5637万元; 16条产业链产值增长12%
                noun = phrases.without_measure(phrases.split_at_verb(noun)[0])
                said = ""
            whom, done = phrases.split_at_verb(noun + said)
            if done and phrases.is_for_others(raw):  # 为5万名农民工追回欠薪6亿元
                text = f"{before}{peeled_end(done)}的{whom}"
                return Name(text, whom, [N_("what is said of them goes on")])
            if "、" in raw.strip("、") and "、" not in before and not phrases.verb_of(before):
                before = ""  # examples, of which places are blank: 东湖、襄阳3家高新区
            if noun:
                # 改造危房7户、完成5户风险点整治
                name = self._counted(before, noun, said, "" if _DONE.match(raw) else mark * joined)
                if goes_on or phrases.is_for_others(raw):
                    doubts = [*name.doubts, N_("what is said of them goes on")]
                    name = Name(name.text, name.noun, doubts)
                unit = figure.mention.unit or ""
                built = phrases.verb_of(before) and not (self.followed or figure.mention.qualifier)
                built = built and not phrases.is_rule(noun)  # 实施0.1微克行动
                if _MAKING.search(noun) and figure.mention.value > 100:  # 15万台汽车生产线
                    doubts = [*name.doubts, N_("it may only say how large they are")]
                    return Name(name.text, name.noun, doubts)
                is_class = not before and figure.mention.qualifier in (
                    "以上",
                    "以下",
                )  # 50户以上村寨
                built = built and "/" not in unit  # 5万吨/年项目
                if not is_class and (built or base_name(unit) in COUNTS):
                    return name
                doubts = [*name.doubts, N_("it may only say how large they are")]
                return Name(name.text, name.noun, doubts)
        if figure.mention.unit == "%" and _OF_THEM.match(self.text, figure.end) and figure.after:
            return Name(balanced(peeled_end(figure.after)))
        if not before:
            for clause in figure.naming_clauses()[1:]:
                earlier = naming.before_figure(clauses.unjoined(clause))
                if earlier:
                    if state.facts:
                        return None
                    return Name(earlier, doubts=[N_("named in an earlier clause")])
            return None
        whole = state.facts[-1] if state.facts else None
        attained = phrases.attainment(raw) if figure.mention.unit == "%" else ""
        if whole and attained:
            text = whole.name + attained
            return Name(f"{text}比例", whole.noun, also=text, is_aside=True)
        adds = before.startswith("拉动") and figure.mention.unit == "个百分点"
        if whole and (adds or phrases.is_share(before)):
            return Name(whole.name + before, whole.noun + before)
        if adds:
            return Name(before, doubts=[N_("of what it is so much is not clear")])
        is_whole = shared_parts.is_indicator(before)  # 存款余额, beside 贷款余额
        if phrases.is_amount(before) and not is_whole and figure.mention.role == "level":
            is_total = before[-1:] in "数额量值模"
            if whole is not None and whole.level is None and not whole.rank and is_total:
                return None  # 增长20.0%、总额1347.7亿美元
            if whole is not None:
                text = shared_parts.amount_of(whole.noun, before)
                is_same = not whole.is_counted and _alike(whole, figure)
                clear = joined and not (is_same or phrases.ends_with_amount(whole.noun))
                invested = whole.is_counted and before.endswith("投资")
                clear = clear or invested or official(text) is not None
                return Name(
                    text,
                    whole.noun,
                    [] if clear else [N_("of what it is so much is not clear")],
                    also=shared_parts.amount_of(whole.name, before) if before == "总投资" else "",
                )
            other = shared_parts.beside(before, [one.name for one in self.told])
            if other:
                return Name(other, other)
            context = self._context(figure)
            if context:
                text = shared_parts.amount_of(context, before)
                return Name(text, context, [N_("of what it is so much is not clear")])
            doubts.append(N_("of what it is so much is not clear"))
        if phrases.is_verb(before) and state.facts:
            noun = state.facts[-1].name
            what = _PEOPLE.get(base_name(figure.mention.unit or ""), "")
            doubts = [N_("of what it is so much is not clear")]
            return Name(noun + before + what, noun, doubts, also=noun + before if what else "")
        if self.told and _alike(self.told[-1], figure) and not phrases.begins_with_verb(before):
            before = shared_parts.with_measure(before, self.told[-1].name)
        if joined and state.in_turn:
            before = shared_parts.with_head(before, state.in_turn[0].name)
            doubts += _doubts_beside(before, state.in_turn[-1].name)
        before = self._of_which(raw, before)
        flow = phrases.verb_of(before)
        if flow:
            state.verb = flow
            return Name(before, phrases.noun_of(before), doubts)
        if joined and state.verb and not phrases.begins_with_verb(before):
            if self._is_money_beside_count(figure):  # 新增项目120个、释放产值500亿元
                if official(before):
                    return Name(before, before)
                text = state.facts[-1].name + before
                return Name(text, before, [N_("of what it is so much is not clear")])
            return Name(state.verb + before, before, doubts)
        if not joined:
            state.verb = ""
        return Name(before, phrases.noun_of(before), doubts)

    def _of_which(self, raw: str, name: str) -> str:
        """Return the name of a part of the things counted before: 其中."""
        whole = self.statement.facts[-1] if self.statement.facts else None
        if whole is None or not (raw.startswith("其中") and whole.is_counted) or " " in raw:
            return name
        whom, done = (
            ("", whole.name) if phrases.verb_of(whole.name) else phrases.split_at_verb(whole.name)
        )
        verb = phrases.verb_of(done)
        return name if not verb or phrases.begins_with_verb(name) else whom + verb + name

    def _is_money_beside_count(self, figure: FigureText) -> bool:
        facts = self.statement.facts
        return bool(facts) and facts[-1].is_counted and comparable(figure.mention.unit, "元")

    def _context(self, figure: FigureText) -> str:
        for clause in figure.naming_clauses()[1:]:
            earlier = naming.before_figure(clauses.unjoined(clause))
            if earlier:
                return earlier
        return ""

    def _counted(self, before: str, noun: str, said: str, joined: str) -> Name:
        """Return the name of what is counted after the figure, with the verb before it.

        `joined`: what joins the figure to the one before, or "".
        """
        state = self.statement
        doubts: list[str] = []
        head = "" if before in ("对", "将", "给") else before
        if phrases.ends_with_measure(noun):
            doubts.append(N_("of what it is so much is not clear"))
        said = said.strip("、 ")
        if len(said) == 2 and phrases.is_action(said):
            noun, said = noun + said, ""
            if joined and not head:  # 8处果园和12处茶园改造
                for fact in takewhile(attrgetter("is_bare"), reversed(state.in_turn)):
                    is_alike = joined != "、" or fact.name[-1:] == noun[-3:-2]
                    fact.name += noun[-2:] if is_alike else ""
        if "等" in before[-2:] or "、" in before:
            head = phrases.verb_of(before)
        if head:
            state.verb = phrases.verb_of(head)
        elif joined and state.verb and not said:
            head = state.verb
        elif not joined:
            state.verb = ""
        if said and phrases.narrows(said):
            if self.followed:
                doubts = [*doubts, N_("what is said of them goes on")]
            elif head and not phrases.verb_of(head):
                name = phrases.with_predicate(head + noun, said)
                return Name(name, noun, doubts, also=phrases.in_order(head + noun, said))
        if not head and said and not self.followed:
            if joined:  # 8所职业院校、12个专业群入选“双高计划”: it is said of all of them
                for fact in takewhile(attrgetter("is_bare"), reversed(state.in_turn)):
                    fact.name = phrases.with_predicate(fact.noun, said)
                    fact.also = phrases.in_order(fact.noun, said)
            name = phrases.with_predicate(noun, said)
            return Name(name, noun, doubts, also=phrases.in_order(noun, said))
        is_bare = not head and not said and not phrases.is_action(noun)
        return Name(head + noun, noun, doubts, is_bare=is_bare)

    def _listed(self, run: Sequence[FigureText]) -> list[Name] | None:
        """Return the names of a list, one for each figure."""
        nearest = naming.nearest_words(run[0])
        if not (naming.before_figure(nearest) or self.statement.facts):  # …, 分别为62%、74%
            nearest = next(filter(naming.before_figure, run[0].naming_clauses()), nearest)
        things: list[str] = []
        for members, verb in lists.members_of(clauses.unjoined(nearest), len(run), things):
            texts = [naming.before_figure(clauses.unjoined(member)) for member in members]
            if not all(texts):
                continue
            tail = naming.before_figure(verb)
            doubts: list[str] = []
            if (
                all(map(phrases.is_amount, texts))
                and self.statement.facts
                and not any(map(official, texts))
            ):
                whole = self.statement.facts[-1]
                texts = [whole.noun + text for text in texts]
                if self.statement.in_turn[1:] and phrases.verb_of(
                    whole.name
                ):  # 重组企业7家,压减子公司9户,营收、利润
                    doubts.append(N_("of what it is so much is not clear"))
            if tail:
                texts = [text + tail for text in texts]
            if texts[0].lstrip("第") not in shared_parts.ORDINALS and any(
                len(text) == 1 for text in texts
            ):
                doubts.append(N_("one name for several figures"))  # 城、乡居民收入
            first, *_ = names = shared_parts.with_shared_parts(texts)
            return [Name(one, one, doubts + _doubts_beside(one, first)) for one in names]
        before = naming.before_figure(clauses.unjoined(nearest))
        if not before:
            return None
        if phrases.is_amount(before) or phrases.is_share(before):
            facts = self.statement.facts
            if run[0].mention.role == "rank" and all(fact.change for fact in facts):
                return None  # 增长6.4%、7.9%,增速分别居第3位、第9位
            if len(facts) == len(run):
                return [Name(fact.noun + before, fact.noun) for fact in facts]
            facts = self.statement.in_turn[-len(run) :]
            if len(facts) == len(run):
                return [Name(fact.noun + before, fact.noun) for fact in facts]
        return [Name(before, before, [N_("one name for several figures")]) for _ in run]


_LASTING = re.compile("连续[0-9一二三四五六七八九十两]+个?[年季月]度?[、和与及]")
_MAKING = re.compile("生产线|生产基地|扩产")
_DONE = re.compile("[、和与及]?(?:完成|实现)")
_OF_THEM = re.compile("(?:以[上下]|左右)?的")
"""Text after a share whose whole is named behind it: 80%的县级医院达标."""
_PEOPLE = {"人": "人数", "人次": "人次", "户": "户数"}
"""What a number of people is called."""


def _of_amounts(facts: Sequence[DraftedFact], run: Sequence[FigureText]) -> list[Name] | None:
    """Return the names of the levels of facts that have only the growth: 增速居全省第3,达到560亿元."""
    if len(facts) != len(run):
        return None
    amounts = [phrases.without_rate(fact.name) for fact in facts]
    is_of_rates = all(
        0 < len(amount) < len(fact.name) for amount, fact in zip(amounts, facts, strict=True)
    )
    return [Name(amount, amount) for amount in amounts] if is_of_rates else None


def _alike(before: DraftedFact, figure: FigureText) -> bool:
    """True if a figure is like those of the fact before: a growth, or in a similar unit."""
    if figure.mention.role == "level":
        level = before.level
        return level is not None and comparable(level.unit, figure.mention.unit)
    return before.change is not None


def _doubts_beside(name: str, before: str) -> list[str]:
    """Return why a name may say too little in a list."""
    is_short = shared_parts.is_of_another(name, before) and not official(name)
    return [N_("of what it is so much is not clear")] if is_short else []


def is_of_all(nearest: str) -> bool:
    """True if the words before a figure apply it to each thing named."""
    return nearest.endswith("各") or bool(_OF_ALL.search(nearest))


_OF_ALL = re.compile("(?<![人日年户月亩平])均(?![值衡等])|(?<![首成古])都(?!市)|双双")
