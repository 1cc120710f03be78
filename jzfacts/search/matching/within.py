"""A name within a sentence: 领导明天要讲话，想核实一下粮食总共打了多少亿斤.

Every word of the sentence is accounted for: it stands in the name, or an everyday word stands for it
(search/everyday.py), or its characters stand for words of the name (签了几个 for 签约项目), or it belongs
to the frame that any question has, whatever it asks for. The frame is made of the closed classes of
grammar: particles, pronouns, prepositions, adverbs of extent and time, and verbs that only say that
something came about, by what marks them as such (拿到, 评上了). In the clauses where the name stands,
nothing else may stand: a noun or a verb beside it asks for a part or for something of it, as
粮食总产的目标. Of the other clauses there is no list of what people say, but it can be told by what it is
not: what asks for something is made of the words that names are made of. So there may be in them

- no digit, no letter, and no two characters that begin the name of a place;
- no word of two characters of which names of official indicators are made;
- nothing that stands in a label of the base.

What reports say beside a name without making another of it (claims/report_words.py), and what says again
what is met, may stand there too, as a guess.

And it must be a sentence, with something that joins words, if there are any that nobody knows.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from jzfacts.claims.area_period.places import begins_a_place
from jzfacts.claims.report_words import FIGURE_TAIL, HANDLING, LEADING
from jzfacts.index.asked_measures import FLOW
from jzfacts.search.everyday import meanings, parts_of
from jzfacts.search.matching.align import word_starts
from jzfacts.search.matching.scoring import WORD, alignment, contradicts, cuts_word, hits_contrast
from jzfacts.search.narrowing import rests
from jzfacts.text.lexicon import (
    AMOUNT_WORDS,
    CLOSING_WORDS,
    FUNCTION_CHARACTERS,
    QUESTION_WORDS,
    RATE_WORDS,
    REACHING_VERBS,
    UNSPECIFIC,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jzfacts.index.terms import Label, Required
    from jzfacts.search.everyday import Part
    from jzfacts.search.matching.scoring import Alignment, Span
    from jzfacts.search.matching.spellings import Pattern

LEAST_MET = {False: (0.7, 0.3), True: (0.5, 0.3)}
"""Share of what a label says that must be met, in one piece and in several, by a text that has more
words than it needs; and by everyday words, which are far shorter than those of reports.
"""

LEAST_NAME = 3
"""Characters of a label that must be met where words stand around them that nobody knows."""

_TAKEN = "\0"
"""Placeholder for a matched character; never typed."""

_PRO_VERB = (
    "[建修盖造做搞弄动种打产发给投签拿评设用装铺改换补干来开办提结](?:[出下起过]来|[出下过到])?"
)
"""Verbs beside a name that only say that it came about."""

_WORDS = sorted({*FUNCTION_CHARACTERS, *REACHING_VERBS, *QUESTION_WORDS}, key=len, reverse=True)
_AMOUNTS = (word for word, asked in AMOUNT_WORDS.items() if len(word) > 1 and "total" not in asked)
_AMOUNT = f"(?:{'|'.join(_AMOUNTS)})(?=的?(?:$| ))"
_SPENT = "[花赚挣用投存卖]?的?钱"
"""Verbs said of any money: 下馆子花的钱."""
_FRAMES = (
    f"(?<={_TAKEN})(?:的?(?:最新的?)?{_AMOUNT}|总[额值数量计](?=的?(?:$| )))",
    f"(?<={_TAKEN})(?:[高低大小多少快慢]|够用?)(?=$| )|多[长大]的(?={_TAKEN})",
    f"(?<={_TAKEN})的?地方(?=$| )",
    "(?:^|(?<= ))(?:[山楼手天街路][上里]|[街路海]边)的?",
    f"(?<={_TAKEN}){_SPENT}(?=$| |{_TAKEN})|(?<={_TAKEN})的人(?![才口员])|(?:^|(?<= ))人(?=[^才口员均])",
    r"(?<=.)[这那]一?(?:[个项种类块件些儿条座家所]|方面|部分)(?:(?<![些类])[一-鿿]{2}(?=的|$))?",  # 金融这个行业的
    f"(?<={_TAKEN})[一二两三四五六七八九十几]+[个项种类级大](?:方面)?(?=的|$)",
    f"(?:{HANDLING.pattern}|接待)(?=[的了]|{_TAKEN})",
    "(?:控制|保持|维持|稳定)(?=在|$)|[迈站跨]上|接近|实际|已经|至今|[准确精]确|截[至止]",
    "[一整当全]?年(?:之?内|末|底|到头)|[一整当全]年(?:以来|间)?",
    "[做搞办弄拿得取获评进占加建签开添划算给出通接结推](?:(?:下来|起来|出来|[到上下出进成了]|在?一起)+|$|(?= ))",
    "(?<=.)(?:[起下出]来)",
    f"(?<=[省市县区家{_TAKEN}])级(?=的|$| )",
    "(?:^|(?<= ))[论就据按照凭借靠由从光]",
    "最[后终新]|前后|合计|[总累]计|以?及|属于|指的?|包括|存在|即|里[面头]|其中|当中|之间|方面|阶段",
    "数目|口径|整个|名单|所有|来看|顺便|替|惠及|涉及",
    f"(?:{'|'.join(CLOSING_WORDS)})(?=的?(?:$| ))",
    *_WORDS,
    rf"(?:(?<={_TAKEN})|(?:^|(?<= ))){_PRO_VERB}(?=的?(?:$| |{_TAKEN}))",
    f"{_TAKEN}+",
)
JOINING = "|".join(_FRAMES)
"""Words that only join or ask, anywhere."""


_CHANGES_NOTHING = re.compile(
    "(?:(?!带动|拉动|推动|促进|促使|使得|引导|主要|分别)"
    f"(?:{LEADING.pattern}|{FIGURE_TAIL.pattern}|建设|工作|任务))+"
)
"""Words of reports beside a name that do not change it, and what becomes of named things:
争取到的转移支付, 高标准农田建设.
"""

_ASKED = re.compile(
    f"(?:[你您]好[^一-鿿{_TAKEN}]*)?[^{_TAKEN}]{{0,12}}(?:[问查核找看说]|知道|了解|告诉|确认|请教|记得|引用|[想要]用[到上]?|印象中?)(?:[问查看实对到]|[我你您]|[一上]?下|[个句]|清楚)*"
)
"""Who asks, and how; possible with anything."""

_AT_ANY_TIME = "一年(?:到头|下来|之?内|里)?|(?:每个?|一个)月"
"""Words within a name that say nothing: 政府一年收多少."""

_STRICT = re.compile("第[一二三四五六七八九十]|以[上下内外]|[我本][省市县区州国]")
"""Words made of small words that do say something."""

_FOR_WHAT = re.compile(
    "[^多几哪什]*(?:(?:材料|报告|汇报|总结|稿子?|讲话|发言|ppt|表格|论文)[^多几哪什]*|[要来得]用|参考)"
)
"""A clause that says why a figure is asked for."""


_LIGHT = re.compile(f"人均|次均|{'|'.join((*RATE_WORDS, *UNSPECIFIC, *AMOUNT_WORDS))}")
"""Words of a label that say little."""


_RATIO = re.compile("(?:利率|价格|指数|强度|浓度)$")
_SHARE = re.compile("覆盖|占|比[重例]?|率|份额")
"""Words for a share, which do not say of what."""


_KIND = "(?:项目|工程)"
"""What may stand within a name that is met in all: 一期项目总投资 for 一期总投资."""

_NUMERAL_CUT = "[0-9十百千万][万亿]"
"""亿元以上 within 百亿元以上."""

_ANOTHER = (
    "海域|营业收入|业务收入|营收|农村|乡村|[国家省市县区]级|[一二三]级|[甲乙丙]等"
    "|销[量售]|播种|存栏|出栏|存款|贷款|投资|利润|失业|死亡|浓度|价格"
)
"""What makes of a name one of some of it, or of what else is done with it: everyday words do not ask
for that unless they say it."""


def contents(query: Pattern) -> Iterator[Required]:
    """Return what a label must contain, for each clause that may hold it.

    An everyday word is met by any of the words that it may stand for; at least two neighbours of the text,
    or a word that some of it may stand for, must be in the label.
    """
    named, texts = _named(query), [re.sub(_AT_ANY_TIME, "", word) for word in query.words]
    met = {one + two for text in texts for one, two in pairwise(text)}
    met.update(word[:WORD] for words in _with_meanings(query).values() for word in words)
    for clause in query.words:
        if _FOR_WHAT.fullmatch(_ASKED.sub("", clause, count=1)):
            continue
        parts = _parts(clause, query)
        plain = re.sub(_AMOUNT, "", " ".join(said for said, meant in parts if not meant))
        plain = re.sub(f"{_KIND}(?=.)", " ", _CHANGES_NOTHING.sub(" ", plain))
        chars = {char for one, two in _pairs(plain) if one + two in named for char in (one, two)}
        everyday = [
            said
            for said, meant in parts
            if meant and not (re.fullmatch(_SPENT, said) or _CHANGES_NOTHING.fullmatch(said))
        ]
        meant = [
            sorted({word[:WORD] for word in (said, *meanings(said, query))})
            for said in everyday
            if len(said) > 1
        ]
        if len(chars) >= WORD or everyday:
            yield [sorted(met), *meant, *([char] for char in sorted(chars))]


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    """Return the neighbours outside words that only join."""
    return chain.from_iterable(map(pairwise, re.split(JOINING, word)))


def match_within(label: Label, query: Pattern) -> Alignment | None:
    """Return how a label answers a sentence that contains it and asks for nothing else."""
    if any(word not in label.chars for word in _STRICT.findall(query.chars)):
        return None
    typed = " ".join(query.words)
    text = " ".join(_as_named(word, label.chars, query) for word in query.words)
    rest, spans = _pieces(text, label.chars)
    met = "".join(label.chars[slice(*span)] for span in spans)
    if len(met) < WORD:
        return None
    first = label.chars[0] if min(spans)[0] == 1 else ""
    deed = first == "新" and text != typed and "在" not in typed  # 签了 is 新签约
    if first and not deed and first not in FUNCTION_CHARACTERS.union(rest):
        return None  # 在建项目 is no 新建项目
    spans += _stood_for(label, rest, spans, query)
    everyday, to_end = text != typed, max(spans)[1] == len(label.chars)  # what it is about
    if _RATIO.search(label.chars, max(spans)[1]):
        return None  # 贷款 asks for no 贷款平均利率
    if everyday and not _SHARE.sub("", met):
        return None  # 比重 asks for no 覆盖率, of which nothing is said
    if everyday and re.search(_ANOTHER, " ".join(rests(label.chars, sorted(spans)))):
        return None
    pieces = len(spans) > 1 or (everyday and to_end)
    pieces = pieces and not re.search(f"{_TAKEN}的?{_AMOUNT}", rest)  # which is of what is named
    if _cover(label.chars, spans) < LEAST_MET[everyday][pieces]:
        return None
    if _cover(label.chars, spans) == 1:
        rest = re.sub(f"(?<={_TAKEN}){_KIND}(?=的?{_TAKEN})", _TAKEN * WORD, rest)
    if any(
        re.search(_NUMERAL_CUT, label.chars[max(start - 1, 0) : start + 1]) for start, _ in spans
    ):
        return None
    if any(cuts_word(label, *span) for span in spans) or hits_contrast(label.chars, *spans):
        return None
    if contradicts(text, label.chars, as_words=True) or _hides_word(text, rest, label, query):
        return None
    kind = "everyday" if everyday else "pieces"
    if not _says_nothing(rest, label, met, query):
        if not _says_nothing(rest, label, met, query, freely=True):
            return None
        kind = "guess"
    found = alignment(label, kind, *sorted(spans))
    deeds = (char for char in rest if re.fullmatch(_PRO_VERB, char) and char not in label.chars)
    if any(any(meanings(char, query)) for char in deeds):
        if re.search(FLOW, label.chars):
            return None  # which says another one
        return found._replace(similarity=found.similarity / 2)  # behind what says the deed
    return found


def _parts(text: str, query: Pattern, chars: str | None = None) -> list[Part]:
    """Return a text as everyday words and the text between them."""
    return list(parts_of(re.sub(_AT_ANY_TIME, "", text), query, _known_words(query), chars))


def _as_named(text: str, chars: str, query: Pattern) -> str:
    """Return a text with its everyday words as the label has them."""
    if text not in _with_meanings(query):
        return re.sub(_AT_ANY_TIME, "", text)
    return "".join(
        max(
            [
                word
                for word in meant
                if word in chars
                and (said not in chars or said in word)
                and not contradicts(word, chars, as_words=True)
            ],
            key=len,
            default=said,
        )
        for said, meant in _parts(text, query, chars)
    )


def _cover(chars: str, spans: Sequence[Span]) -> float:
    """Return the share of a label's content that is matched."""
    says = "".join(filter(None, (_LIGHT.sub("", rest) for rest in rests(chars, sorted(spans)))))
    met = sum(stop - start for start, stop in spans)
    return met / (met + len(says))


def _stood_for(label: Label, rest: str, spans: Sequence[Span], query: Pattern) -> list[Span]:
    """Return the unmatched words of a label that a character stands for; at most as many as are matched.

    Not by a character that makes another word in the text: 增加 does not stand for 新增.
    """
    chars, known = label.chars, query.known.words
    alone = {
        char
        for before, char, after in zip(f" {rest}", rest, f"{rest} "[1:], strict=False)
        if before != "在"
        and before + char not in known
        and (after == "级" or char + after not in known)
    }
    if alone.isdisjoint(chars):
        return []
    ends = (*sorted(word_starts(chars, known)), len(chars))
    words = [
        (start, stop)
        for start, stop in pairwise(ends)
        if not any(first < stop and start < last for first, last in spans)
        and not alone.isdisjoint(chars[start:stop])
    ]
    most = sum(stop - start for start, stop in spans) // WORD
    return words[:most]


def _pieces(text: str, chars: str) -> tuple[str, list[Span]]:
    """Return the pieces of a label in a text, and the text without them."""
    spans: list[Span] = []
    while any(one + two in text for one, two in pairwise(chars)):  # which is soon told
        found = SequenceMatcher(None, text, chars, autojunk=False).find_longest_match()
        at, start, size = found
        spans.append((start, start + size))
        text = f"{text[:at]}{_TAKEN * size}{text[at + size :]}"
        chars = f"{chars[:start]}{' ' * size}{chars[start + size :]}"
    return text, spans


def _heads(clause: str) -> tuple[str, ...]:
    """Yield a clause with the words before it that are asked for separately."""
    asked = _ASKED.match(clause) if _TAKEN in clause else None
    return (asked[0], clause[asked.end() :]) if asked else (clause,)


def _hides_word(text: str, rest: str, label: Label, query: Pattern) -> bool:
    """True if a character of the label and one that only joins make another word: 国有."""
    joins = FUNCTION_CHARACTERS.difference("的占")
    return any(
        (one in joins) is not (two in joins)
        and (word := text[at : at + WORD]) in query.known.words
        and word not in label.chars
        and not re.fullmatch(HANDLING.pattern, word)
        for at, (one, two) in enumerate(pairwise(rest))
    )


def _says_nothing(
    rest: str, label: Label, met: str, query: Pattern, *, freely: bool = False
) -> bool:
    """True if the rest of a sentence asks for nothing; `met`: the matched part of the label.

    `freely`: words that do not matter in reports, or repeat the match, may remain, too.
    """
    words, named = query.known.words, _named(query)
    unknown = False
    for clause in chain.from_iterable(map(_heads, rest.split(" "))):
        if _TAKEN not in clause and _FOR_WHAT.fullmatch(clause):
            continue
        left = re.split(JOINING, _CHANGES_NOTHING.sub(" ", clause) if freely else clause)
        left = [_unmet(word.strip(), label.chars, met, query) for word in left]
        if freely:
            left = ["" if _says_again(word, met, query) else word for word in left]
        if _TAKEN in clause and any(left):
            return False
        if any(char.isdigit() or (char.isascii() and char.isalpha()) for char in "".join(left)):
            return False
        if _TAKEN in clause or not any(left):
            continue
        said = left if freely else [clause]
        pairs = {one + two for word in said for one, two in pairwise(word)}
        if not words.keys().isdisjoint(pairs) or begins_a_place(clause):
            return False
        if not named.isdisjoint(map("".join, chain.from_iterable(map(pairwise, left)))):
            return False
        unknown = unknown or any(left)
    return not unknown or (
        len(met) >= LEAST_NAME and bool(re.search(JOINING, rest.replace(_TAKEN, "")))
    )


def _says_again(word: str, met: str, query: Pattern) -> bool:
    """True if a word repeats what is matched: 花 beside 支出."""
    parts = _parts(word, query)
    return bool(parts) and all(any(one in met for one in meant) for _, meant in parts)


def _unmet(word: str, chars: str, met: str, query: Pattern) -> str:
    """Return the parts of a word not in the label, nor standing for its characters: 企业 of 入企检查."""
    if word[:1] in set(chars).difference(met) and word in query.known.words:
        return ""
    return "".join(char for char in word if char not in chars)


@lru_cache(maxsize=4)
def _named(query: Pattern) -> frozenset[str]:
    """Return the neighbours in a query that are neighbours in the label."""
    pairs = {one + two for word in query.words for one, two in _pairs(word)}
    return frozenset(pair for pair in pairs if next(query.known.labels([[pair]]), None))


@lru_cache(maxsize=4)
def _with_meanings(query: Pattern) -> dict[str, list[str]]:
    """Return the words of a query of which a part may stand for others, with those."""
    found = {word: list(meanings(re.sub(_AT_ANY_TIME, "", word), query)) for word in query.words}
    return {word: words for word, words in found.items() if words}


@lru_cache(maxsize=4)
def _known_words(query: Pattern) -> frozenset[str]:
    """Return the neighbours in a label and in names of official indicators."""
    return _named(query).union(query.known.words)
