"""Whether the words beside a figure name another indicator than the fact that has the same figure.

An equal number shows what is meant where the words are few or unknown. But 出口总额223.4亿元 does not
confirm 进出口总额223.4亿元: the words name something else. They do so if they

- are, or end with, the name of another official indicator: 出口总额, 农村居民人均可支配收入;
- replace a word of the name: 实际使用内资 for 外资, 粮食单产 for 总产;
- add a word that narrows the name or changes its kind: 农村新增就业, 粮食播种面积;
- put an unknown word right before an official name: 限额以上社会消费品零售额.

Verbs, words of general meaning and another order of the same words do not count.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jzfacts.claims import clauses, report_words
from jzfacts.claims.fitting import left_over, share_said
from jzfacts.claims.indicator_names import (
    flows_in,
    folded,
    labels_of,
    letters_of,
    names_nothing,
    normalized,
    official_ending,
    stem,
)
from jzfacts.claims.lists import BOTH
from jzfacts.text.lazy_regex import pattern
from jzfacts.text.units import base_name
from jzfacts.verify.contrasts import is_named, says_otherwise, things_differ
from jzfacts.verify.names_said import KIND, ways_to_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jzfacts.claims.assign import Claim
    from jzfacts.claims.clauses import FigureText
    from jzfacts.claims.indicator_names import Names
    from jzfacts.verify.compare import Comparison

_BLOCK = 2
"""Minimum letters in a row that two names must share: 秋粮 and 粮食 share none."""
_ATTRIBUTE = 6
"""Maximum letters of a word before an indicator that may narrow it: 限额以上, 失业人员再."""
_REFERS = pattern("[前后二两]者|其|该")
"""Words that refer back to something named before."""
_INCREASES = ("新增", "净增", "增加")
_ADDED = pattern(
    f"(?:[比较].{{2,3}}|[同环]比)?(?:{'|'.join(_INCREASES)}|[多少]?增[收支]?)[额量数]?\\s*\\Z"
)
"""Endings of the name of an increase: 存款比年初增加额."""
_GROWTH = ("增速", "增长", "增幅")
_REDUCED = pattern("减|降低|下降")
_REDUCTION = pattern("[削压]?减[少排]?量?\\Z")
_VERBS = pattern(
    f"(?:{report_words.FLOW.pattern}|{report_words.HANDLING.pattern}|{report_words.ACTING.pattern})+"
)
_SAYS_NOTHING = pattern(f"(?:{_VERBS.pattern}|{report_words.SOFT.pattern})+")
"""Verbs, and words that a name may have or lack."""
_BEGUN = pattern(f"\\A{_VERBS.pattern}")
_FOR_WHOM = pattern(f"\\A[为帮向给对][^\\W0-9a-z_]{{1,6}}?(?P<verb>{_VERBS.pattern})?\\Z")
"""For whom something was done, before the verb, if that is no part of the name."""
_RATE = pattern("水平\\Z")
"""A word for a rate that is a share: 机耕水平."""
_MAY_LACK = pattern(f"{_SAYS_NOTHING.pattern}|接待")
"""Beginnings of a name that do not narrow it."""
_USED = pattern("(?:都|均|全部)?(?:用于|投向|用在)(?:保障|改善)?([^\\W0-9a-z_]{2})")
"""What a share of money is spent on, after the share."""
_JOINT = pattern("、|”“|(?<![调共饱温])和(?![平谐美睦田])|(?<![普惠涉])及(?!其)|(?<![参])与")
"""What joins the members of a name: 批发和零售业."""
_BOTH_THINGS = frozenset("两双")
_NUMERAL = pattern("[十百千万亿数]+")
_FEW = 4
"""Maximum letters of unknown words that may be a verb: 下线95.3万辆."""
_TELLING = 8
_SHARE = 3
"""Letters of the name, per letter of an added word, from which the word does not change it."""
_SAID = 0.5
"""Share of a word that narrows a name from which on it is said in other words."""
_OF_GDP = "占生产总值"
"""The whole of a share whose name does not say it: 第二产业占比."""
_OPEN = pattern(
    "[全我本中][省市县区州国乡镇]|第[一二三四五六七八九十]+批|[到回出下就这那光等]|(?<![限规以网])上|其中|(?:[获入评选在有以围占]|[带拉推]动|实现|完成)\\Z|\\A[总0-9]\\Z"
)
"""Words that do not narrow a name: speakers, examples, verbs at the end."""


class _Piece(NamedTuple):
    """A stretch of a fact's name and of the words beside the figure, aligned."""

    label: str
    words: str

    @property
    def is_common(self) -> bool:
        return self.label == self.words


def names_another(one: Comparison, official: Mapping[str, int], around: str) -> bool:
    """True if the words beside a figure name another indicator than the compared fact.

    `official`: names of official indicators, each with the number of its indicator; `around`: the
    figure's paragraph and the text before it.
    """
    figure = one.claim.alone or one.claim.figure
    return says_otherwise(one) or (
        not is_named(one)
        and all(_is_another(one, text, official, around) for text in ways_to_read(figure))
    )


def names_a_kind(one: Comparison, names: Names) -> bool:
    """True if the words are just the end that several facts' names share: 播种面积 of 油料播种面积."""
    if is_named(one):
        return False
    figure = one.claim.alone or one.claim.figure
    words = stem(normalized(ways_to_read(figure)[0]))
    if not names.share_end(words):
        return False
    own = stem(labels_of(one.fact)[0])
    before = own.removesuffix(words)
    narrows = not _MAY_LACK.fullmatch(before)  # 全体居民人均可支配收入
    return before != own and narrows and before not in normalized(figure.so_far)


def official_number(text: str, official: Mapping[str, int]) -> int | None:
    """Return the number of the official indicator that a text is a name of, or None."""
    letters = letters_of(text)
    forms = letters, letters.replace("的", ""), normalized(text)
    return next((official[form] for form in forms if form in official), None)


def number_beside(claim: Claim, official: Mapping[str, int]) -> int | None:
    """Return the number of the official indicator that the words beside a figure are a name of."""
    text = ways_to_read(claim.alone or claim.figure)[0]
    return official_number(text, official)


def _is_another(one: Comparison, text: str, official: Mapping[str, int], around: str) -> bool:
    """True if one way to read a figure's name makes it another indicator."""
    figure = one.claim.alone or one.claim.figure
    name, words, labels = one.fact.indicator, normalized(text), labels_of(one.fact)
    said = "".join(figure.before[:1])
    if report_words.CHANGED.search(said) and names_nothing(said):  # 存款余额5亿元,比年初增加1亿元
        grown = "余额" if words.endswith("余额") else ""
        labels = [_ADDED.sub(grown, label) for label in labels]
    elif _REDUCED.search(said):  # 化学需氧量排放削减1489吨
        labels = [_REDUCTION.sub("", label) for label in labels]
    used = _USED.match(figure.after) if figure.mention.unit == "%" else None
    if used and any("占" in label and used[1] in label for label in labels):
        return False  # 财政支出的78%用于民生: what of it is a share
    if words.startswith("占") and _are_shares(words, labels):
        return False  # 占地区生产总值的5%: the whole of a share
    same = any(_letters(label) == _letters(words) for label in labels)
    if figure.mention.unit == "%":
        words, *labels = (_RATE.sub("率", name) for name in (words, *labels))
    if len(words) < _BLOCK or (same and not things_differ(labels[0], words)):
        return False  # 销售额 is no 销售面积
    counts = base_name(figure.mention.unit or "") in clauses.THINGS
    if counts and any(words.startswith(stem(label)) for label in labels):
        return False  # 74个国控断面水质优良比例: the things, of which something is told
    if things_differ(labels[0], figure.so_far):
        return True  # 市重点项目320个,完成年度投资131.1%

    def known_as(text: str) -> int | None:
        return official_number(text, official)

    ending, number = official_ending(text, known_as)
    if number is not None:
        ends = (official_ending(label, known_as) for label in (name, *one.fact.aliases, *labels))
        # 建成充电桩 is no stock, as 充电桩 is
        known = {its for end, its in ends if flows_in(end) or not flows_in(name)} or {None}
        is_all = ending == letters_of(text)
        if number in known and is_all:
            return False
        omits = is_all and _omits(normalized(folded(name)), figure.so_far)
        is_within = not is_all and ending in letters_of(name)  # 新设各类经营主体
        reordered = set(ending) <= set(name) and (letters_of(name) not in official or is_within)
        is_unknown = number not in known and not _are_shares(words, labels)
        if is_unknown and (omits or (known != {None} and not reordered)):
            return True
    if one.measure == "rank":
        return False
    aligned = {label: _aligned(label, words) for label in labels}
    best = max(labels, key=lambda label: (_common(aligned[label]), -len(label)))
    if _is_part(best, words) or (figure.mention.group is None and _is_part(words, best)):
        return True
    if one.judgement == "agrees" and _lacks_member(folded(one.fact.indicator), words, figure):
        return True
    # what differs by a slip is told unless it is another indicator for certain
    is_strict = one.judgement == "agrees" or (best in official and not counts)
    if _is_other(aligned[best], figure.so_far, is_strict=is_strict):
        return True
    return one.judgement == "agrees" and _is_wider(
        aligned[best], folded(name), figure.so_far, around
    )


def _are_shares(words: str, labels: Sequence[str]) -> bool:
    """True if both are shares that name their whole."""
    return "占" in words and any("占" in label for label in labels)


def _omits(label: str, said: str) -> bool:
    """True if a narrowing word of a name is not said: 农村, 新增."""
    narrowing = {found[0] for found in report_words.NARROWING.finditer(label)}
    increases = any(word in said for word in _INCREASES)
    return any(
        word not in said and word not in _GROWTH and not (increases and word in _INCREASES)
        for word in narrowing
    )


def _is_part(whole: str, part: str) -> bool:
    """True if a name covers two things and the other name only one of them: 出口 of 进出口."""
    return any(
        both.search(whole) and not both.search(part) and any(one in part for one in chain(*each))
        for both, each in BOTH
    )


def _lacks_member(indicator: str, words: str, figure: FigureText) -> bool:
    """True if a name lists several things and only some are said, without a letter of the others: 零售业 of
    批发和零售业. 批零业 says both, as 两业 does.
    """
    members = _JOINT.split(indicator)
    if (
        len(members) == 1
        or not _BOTH_THINGS.isdisjoint(words)
        or _JOINT.search("".join(figure.before[:1]) + figure.after)
    ):
        return False
    heads = [members[0][-_BLOCK:], *(member[:_BLOCK] for member in members[1:])]
    said = [not set(head).isdisjoint(words) for head in heads]
    return any(said) and not all(said)


def _letters(name: str) -> list[str]:
    """Return the sorted letters of a name without words of general meaning."""
    return sorted(report_words.SOFT.sub("", stem(name)))


def _common(pieces: Sequence[_Piece]) -> int:
    """Return how many letters the name and the words share."""
    return sum(len(piece.label) for piece in pieces if piece.is_common)


def _is_other(pieces: Sequence[_Piece], said: str, *, is_strict: bool) -> bool:
    """True if words aligned with a name make it the name of something else."""
    label = "".join(piece.label for piece in pieces)
    words = "".join(piece.words for piece in pieces)
    is_verb = _SAYS_NOTHING.match(words) and not KIND.search(words)
    if not _common(pieces) and ((len(words) <= _FEW and is_verb) or _REFERS.match(words)):
        return False
    if _says_all(label, words):
        return False
    own_words = " ".join(piece.words for piece in pieces if not piece.is_common)
    unsaid = [piece.label for piece in pieces if piece.label not in own_words]
    unsaid = [part for part in unsaid if not names_nothing(part)]
    begun = _SAYS_NOTHING.match(words)
    narrowing = report_words.NARROWING.finditer(words, begun.end() if begun else 0)
    if any(found[0] not in label for found in narrowing):
        return True
    for number, piece in enumerate(pieces):
        verb = None if number or KIND.search(words) else _SAYS_NOTHING.match(piece.words)
        added = piece.words[verb.end() :] if verb else piece.words
        if number == 0 and (whom := _FOR_WHOM.match(added)):
            added = whom["verb"] or ""
        if _NUMERAL.fullmatch(added):  # 十亿元以上
            return True
        if added in label or names_nothing(added):
            continue
        if number == 0 and len(added) == 1 < len(piece.label):
            continue  # what is left of a verb: 荣获
        if any(map(str.isascii, added)):  # 5G手机
            return True
        if piece.label and _is_same_word(piece.label, added, pieces[:number]):
            continue
        if piece.label in unsaid and not set(added) <= set(label):
            return True
        is_last = number == len(pieces) - 1
        if is_last and KIND.search(added):
            return True
        if is_last or piece.label or not is_strict:
            continue
        is_long = number > 0 and _common(pieces) >= max(_TELLING, _SHARE * len(added))
        own = [other.label for other in pieces if not other.is_common]
        is_whose = f"为{added}" in said or f"{added}的" in said
        # 水利局架设机台; but who exports is not who says so
        is_who = number == 0 and _VERBS.match(label) and not label.startswith(("出口", "进口"))
        if not (is_long or is_whose or is_who or _is_said_of_it(added, own)):
            return True
    return False


def _is_wider(pieces: Sequence[_Piece], indicator: str, so_far: str, around: str) -> bool:
    """True if the words lack only the modifier at a name's beginning, and nothing `around` says it: 服务 of
    服务机器人产量. A list (排水、燃气管网) is named as a whole by its rest.
    """
    rest = [piece for piece in pieces if not _MAY_LACK.fullmatch(piece.label or piece.words)]
    first = rest[0] if rest else _Piece("", "")
    part = first.label
    if first.words:  # 新增床位 lacks 养老 of 建成养老床位
        part = _BEGUN.sub("", part) if _SAYS_NOTHING.fullmatch(first.words) else ""
    part = part.removesuffix("总")
    said = "".join(piece.label for piece in rest[1:])
    narrows = said and len(part) >= _BLOCK and not names_nothing(part)
    if not narrows or _JOINT.search(indicator.partition(said[:_BLOCK])[0]):
        return False
    if not set(part).isdisjoint(said):
        return False
    is_rest_said = all(not piece.words or piece.is_common for piece in rest[1:])
    is_said = sum(letter in so_far for letter in part) >= _SAID * len(part)  # 游客…总花费
    return is_rest_said and not is_said and share_said(part, normalized(around)) < _SAID


def _says_all(label: str, words: str) -> bool:
    """True if words say all of a name in another order and nothing else: 民生支出占财政支出的, 财政民生支出占比."""
    rest, extra = left_over(label, words, "")
    return {*rest} <= {"比例"} and all(part in label or part == "占" for part in extra)


def _is_same_word(own: str, added: str, before: Sequence[_Piece]) -> bool:
    """True if two words in the same place of two names mean the same: one abbreviates the other (中职,
    中等职业), or they are verbs (新装, 建成) that no contrast sets apart.
    """
    own, added = (_JOINT.sub("", word) for word in (own, added))
    short, long = sorted((own, added), key=len)
    is_begun = short[:1] == long[:1] or short[-1:] == long[-1:]
    if is_begun and len(short) >= _BLOCK:  # 单产 is no 产
        letters = iter(long)
        if all(letter in letters for letter in short):
            return True
    is_done = not any(piece.is_common and _VERBS.match(piece.words) for piece in before)
    if not before and _VERBS.fullmatch(own):  # 法院办结: who did it stands before the verb
        added = next((added[at:] for at in range(len(added)) if _VERBS.fullmatch(added, at)), added)
    is_short = all(_BLOCK <= len(word) <= _FEW for word in (own, added))
    is_verb = any(map(_VERBS.fullmatch, (own, added)))
    return is_done and is_short and is_verb and not KIND.search(own + " " + added)


def _is_said_of_it(added: str, own: Iterable[str]) -> bool:
    """True if added words do not change a name: a verb, another form of one of its words (`own`), the
    whole of a share. 小学 in 小学专任教师 does.
    """
    verbs = (_VERBS.fullmatch(added, at) for at in range(len(added)))
    is_verb = bool(_SAYS_NOTHING.fullmatch(added)) or any(verbs)
    is_open = len(added) > _ATTRIBUTE or bool(_OPEN.search(added))
    is_form = any(not set(added).isdisjoint(part) for part in own)
    is_verb = is_verb and not KIND.search(added)
    return is_verb or is_form or is_open or added == _OF_GDP


def _aligned(label: str, words: str) -> list[_Piece]:
    """Align a name with the words beside a figure, piece by piece."""
    # 增加值 is no increase, which would say nothing
    label, words = (name.replace("增加值", "附加值") for name in (label, words))
    label, words = stem(label), stem(words)
    pieces = []
    at = there = 0
    for block in SequenceMatcher(None, label, words, autojunk=False).get_matching_blocks():
        if 0 < block.size < _BLOCK:
            continue
        if block.a > at or block.b > there:
            pieces.append(_Piece(label[at : block.a], words[there : block.b]))
        at, there = block.a + block.size, block.b + block.size
        if block.size:
            pieces.append(_Piece(label[block.a : at], words[block.b : there]))
    return pieces
