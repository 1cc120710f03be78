"""Takes conditions out of a query: place, year, rank, figure, change, amount.

What is understood is replaced by CUT, because words before it (在, 的, 是) are ignored there, while
they are part of a name elsewhere: 和平街.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from jzfacts.facts.periods import of_plan
from jzfacts.index.asked_measures import CAME_ABOUT
from jzfacts.index.conditions import MONEY, Bound, Conditions
from jzfacts.search import question
from jzfacts.search.question import cut, longest_first, loosely, small_number
from jzfacts.text import lexicon
from jzfacts.text.lexicon import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from jzfacts.index.conditions import Areas

# Patterns stand here as text: to compile them takes longer than all the rest of a search, and most
# queries need none of them. `re` remembers those in use.
_PLACE = "([0-9]{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"

_NO_FIGURE = "(?![\\d.%‰万亿个家所件条张处元人天位斤吨亩台套座名项户])"
_YEAR = (
    f"(?:(?<!\\d)(?P<year>(?:19|20)\\d\\d)(?:年度|年|nian|{_NO_FIGURE})"
    "|(?P<chinese>[一二][〇零一二三四五六七八九]{3})年"
    "|(?<![\\d.])(?P<short>[0-4]\\d)(?:年度|年|nian))(?:年?[底末](?![端层梢期子板]))?"
)
_PART = (
    "(?P<half>[上下])半年|(?<!前)第?(?P<quarter>[一二三四1-4])季度"
    "|前(?P<quarters>[二两三23])个?季度|(?<![0-9月])1月?[-—–~至到](?P<months>1[0-2]|[2-9])月份?"
    "|(?<![-—–~～至到\\d])(?P<month>1[0-2]|0?[1-9])月份?"
)
_PERIOD = f"(?:{_YEAR}|(?={re.sub('P<.*?>', ':', _PART)}))(?:{_PART})?"
_FROM_TO = (
    r"(?<!\d)(?P<first>(?:19|20)\d\d)年?(?:至|到|-|—|–|~)(?P<last>(?:19|20)\d\d)(?:年|(?!\d))"
    f"|(?<![近去这])(?P<count>{question.NUMBER})年(?:以?来|间|(?<=(?<![〇零一二三四五六七八九十第前过])[两三四五十]年)(?=[^制期级后年][^,]+[多几]))"
    '|[“"]?(?P<end>十[一二三四五六])五[”"]?期?末'
    '|[“"]?(?P<plan>十[一二三四五六])五[”"]?(?:期间|时期|以来|(?!规划|计划|纲要|开局|收官|[期时末初]|[年月日天个名家项万亿千百十%]))'
)
MOST_YEARS = 60
"""Maximum number of years between a first and a last one."""
_NO_MORE = "(?=的|[^一-鿿a-z0-9]|$)"
"""What must not follow a rank: 第五代 is none, 第一的指标 is."""
_LEADING_UP = (
    "(?:在|是|可以|(?<![产功性动效智技职])能|排名|排在|排到|处于|位居|位列|名列|居|排"
    "|(?:拿|取得|获|获得|(?<![促改引])进|进入)[了到]?)*"
)
_RANK = f"{_LEADING_UP}({lexicon.AMONG})?{_LEADING_UP}第 ?{_PLACE}(?:位|名)?{_NO_MORE}"
_TOP = f"{_LEADING_UP}({lexicon.AMONG})?{_LEADING_UP}前{_PLACE}(?:位|名)?{_NO_MORE}"
_AMONG = rf"({lexicon.AMONG}|(?<=在)[一-鿿]{{2,8}}?(?=[里中内]?(?:能|排|第|位)))?[里中内]?"
_RANK_ASKED = f"{_LEADING_UP}{_AMONG}{_LEADING_UP}有?(?:的?(?:{'|'.join(lexicon.RANK_WORDS)}))+"
_VERB = rf"(?:(?:(?<![产功性动效智技职])能)?(?P<verb>{'|'.join(lexicon.LIGHT_VERBS)}|拿到?|评上|签下|[给搞做弄](?=了))?了?)"
_ASKED = rf"{_VERB}(?P<share>百分之)?(?P<amount>多少|(?<!第)几|多[大长高重深宽](?=[?,。了吗呢呀啊\s{CUT}]|$))"
"""A question for an amount."""
_ABOUT = "^(?:以[上下内]|左右|上下)"
"""What may follow the asked-for amount."""
_MOVES = (*lexicon.RISES, *lexicon.FALLS)
_SHARES = ("%", "个百分点", "百分点", "倍", "成")
_IN_ALL = (
    f"(?:[一总]共|总计|合计)有?(?=多[少长]|几)|(?<=[^\\s{CUT}])有(?=多少|几[^{CUT}]?(?:[?,。吗呢呀啊]|$))"
    "|(?<![达拿收签评花挣赚卖做])到了?(?=多少|几)"
)
_NO_UNIT = re.compile("人[才口员均民]|名[额校师医]|年度|市场|项目|家庭|户籍")
"""Words that begin with a unit: 多少人才."""
_MARK = 0xF0000
"""First of the private characters that mark where an area was taken out."""
_MARKS = f"[{chr(_MARK)}-{chr(_MARK + 0xFFFF)}]"
_FUNCTION = "|".join(sorted(lexicon.FUNCTION_WORDS, key=len, reverse=True))
_BESIDE_A_CUT = f"(?:(?<![国公私所](?=有))(?<!惠(?=及))(?<!安(?=排))(?:{_FUNCTION}))*{CUT}的*"
_INCREASE_OF = f"(?:{'|'.join(lexicon.INCREASE_WORDS)})\\w\\w"
_DIGITS = "一二两三四五六七八九十"
_NUMERAL = f"(?<![点零百千{_DIGITS}])[{_DIGITS}][{_DIGITS}百千]*(?=[万亿](?![零百千{_DIGITS}]))"
_FIGURE = "[0-9〇零一二三四五六七八九十百千万亿两半]"


def understood(
    text: str, areas: Areas, *, stems: bool = False, verbs: bool = False, units: bool = True
) -> tuple[str, Conditions]:
    """Return a folded text without place, year, rank and question words, and the conditions they set.

    `stems`: of 焦作市重点项目, take only 焦作, since 市重点项目 is a name, too. `verbs`: leave the verb of
    a question, since 建成口袋公园 is a name. Without `units`, nothing within a word is a unit: 多少口袋公园.
    """
    # First: the frame of a question; and what can be recognised wherever it stands.
    query = text
    text, asked = question.take(text)
    text, places, among = _take_ranks(text)
    among = among or asked.among
    text, periods = _take_periods(text)
    text, named, home = _take_areas(text, areas, stems=stems)
    # Then: questions, for an amount and for a rank.
    text, asked_in, moved_by = _take_questions(text, verbs=verbs, units=units)
    rank = re.search(_RANK_ASKED, text) if any(map(text.count, lexicon.RANK_WORDS)) else None
    if rank:
        among = among or rank[1]
        text = cut(text, rank)
    text, kind = take_kind(text, lexicon.OWN_AREA)
    # Last: words that ask for nothing of their own.
    for word in longest_first(lexicon.QUESTION_WORDS):
        text = text.replace(word, CUT)
    needs = asked.needs | ({"rank"} if rank else set())
    if ("多" in query or "几" in query) and re.search(_IN_ALL, query):
        said = (query, text.strip(f"{CUT} "))  # without the place: 某市改造的管网
        needs |= set() if any(re.search(CAME_ABOUT, one) for one in said) else {"total"}
    if "万" in text or "亿" in text:
        text = re.sub(_NUMERAL, lambda found: str(small_number(found[0])), text)
    asked = asked._replace(areas=named, home=home, area_kind=kind or asked.area_kind)
    asked = asked._replace(periods=periods or asked.periods, places=places, among=among)
    return _bare(text), asked._replace(needs=needs, units=asked_in, moved_by=moved_by)


def take_kind(text: str, pattern: str) -> tuple[str, str | None]:
    """Return the text without the first word for the asker's own area, and the kind of area."""
    found = re.search(pattern, text) if any(char in text for char in "我咱本全里") else None
    return (cut(text, found), found[found.lastindex or 0]) if found else (text, None)


def without_whole_area(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """Return the text without 全省 and the like, and the area condition."""
    rest, kind = take_kind(text, lexicon.WHOLE_AREA)
    return (_bare(rest), conditions._replace(area_kind=kind)) if kind else (text, conditions)


def without_figures(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """Return the text without figures in any notation, which the facts must state."""
    if not re.search(_FIGURE, text):
        return text, conditions
    from jzfacts.text.mentions import read

    figures: list[tuple[Decimal, str | None]] = []
    for mention in reversed(list(read(text.replace(CUT, " ")))):
        start, end = mention.start, mention.end
        if mention.kind == "rank" and conditions.places is None:
            places = (int(mention.value),) * 2
            conditions = conditions._replace(places=places, among=mention.among)
        elif mention.kind == "quantity":
            figures.insert(0, (mention.value, mention.unit))
            if mention.qualifier and text.endswith(mention.qualifier, 0, start):
                start -= len(mention.qualifier)
            elif mention.qualifier and text.startswith(mention.qualifier, end):
                end += len(mention.qualifier)
        else:
            continue
        text = text[:start] + CUT + text[end:]
    return _bare(text), conditions._replace(figures=tuple(figures))


def without_bounds(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """Return the text without bounds on a figure, which the facts must keep: 增速超过30%, 100万人以上的.

    The text before a bound says whether it is a change or a value.
    """
    if not re.search(_FIGURE, text):
        return text, conditions
    from jzfacts.text.bounds import BOUNDS
    from jzfacts.text.mentions import read

    bounds = list(conditions.bounds)
    for mention in reversed(list(read(text.replace(CUT, " ")))):
        bound = BOUNDS.get(mention.qualifier or "")
        between = mention.high is not None
        before = re.search(question.BEFORE_A_BOUND, text[: mention.start])
        after = re.match(question.AFTER_A_BOUND, text[mention.end :])
        bounded = mention.kind == "quantity" and (between or bound in _SIDES)
        if not (before and after and mention.unit and bounded):
            continue
        below = not between and _SIDES[bound or ""] < 0
        least, most = (None, mention.value) if below else (mention.value, mention.high)
        by = "change" if before["grows"] or before["falls"] else "value"
        strict = bound in ("more than", "less than")
        sign = -1 if before["falls"] else 1
        if below and (before["grows"] or "").startswith(lexicon.RISES):  # a fall is no small rise
            conditions = conditions._replace(needs=conditions.needs | {"growth"})
        bounds.append(Bound(by, least, most, mention.unit, strict, sign))
        text = text[: before.start()] + CUT + text[mention.end + after.end() :]
    return _bare(text), conditions._replace(
        bounds=tuple(bounds), lists=conditions.lists or bool(bounds)
    )


_SIDES = {"more than": 1, "at least": 1, "less than": -1, "at most": -1}
"""On which side of a bound the asked-for figure lies."""


def without_change(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """Return the text without words for a change at the end of a word, and the condition."""
    text = _without_ending(text, lexicon.CLOSING_WORDS)
    needs = set(conditions.needs)
    for need, known in (
        ("change", lexicon.CHANGE_WORDS),
        ("growth", lexicon.GROWTH_WORDS),
        ("fall", lexicon.FALL_WORDS),
    ):
        if any(word in text for word in known):
            closing = "|".join(longest_first(known))
            text, found = re.subn(rf"(?:{closing})了?(?!\w)", CUT, text)
            needs |= {need} if found else set()
    return _bare(text), conditions._replace(needs=frozenset(needs))


def without_amount(text: str, conditions: Conditions) -> tuple[str, Conditions]:
    """Return the text without a word for an amount at its end, and what that asks for."""
    bare = _without_ending(text, lexicon.AMOUNT_WORDS)
    if bare == text or not _bare(bare) or bare.endswith(("和", "与", "及")):
        return text, conditions
    asked = lexicon.AMOUNT_WORDS[text.rstrip(CUT + " ")[len(bare) :]]
    if re.search(_INCREASE_OF, bare):  # which is all there is of it
        asked = asked - {"total"}
    return _bare(bare), conditions._replace(needs=conditions.needs | asked | {"quantity"})


def _without_ending(text: str, endings: Iterable[str]) -> str:
    """Return `text` without the longest of `endings` at its end."""
    closed = text.rstrip(CUT + " ")
    for ending in longest_first(endings):
        if closed.endswith(ending):
            return closed[: -len(ending)]
    return text


def _take_ranks(text: str) -> tuple[str, tuple[int, int] | None, str | None]:
    if "前" in text and (top := re.search(_TOP, text)):
        return cut(text, top), (1, small_number(top[2])), top[1]
    if "第" in text and (rank := re.search(_RANK, text)):
        place = small_number(rank[2])
        return cut(text, rank), (place, place), rank[1]
    return text, None, None


def _take_periods(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without times, and these as bases write them: 2024, 2021/2025, -Q3."""
    periods: list[str] = []

    def take(found: re.Match[str]) -> str:
        year = found["year"] or found["chinese"] or (found["short"] and f"20{found['short']}")
        period = str(small_number(year)) if year else ""
        if found["quarters"] or found["months"]:
            months = found["months"] or 3 * small_number(found["quarters"])
            period += {3: "-Q1", 6: "-S1"}.get(int(months), f"-01/{int(months):02}")
        elif found["half"]:
            period += "-S1" if found["half"] == "上" else "-S2"
        elif found["quarter"]:
            period += f"-Q{small_number(found['quarter'])}"
        elif found["month"]:
            period += f"-{int(found['month']):02}"
        periods.append(period)
        return CUT

    def spread(found: re.Match[str]) -> str:
        if found["end"]:
            return f"{of_plan(small_number(found['end']))[-4:]}年"
        if found["plan"] or found["count"]:
            number = small_number(found["plan"] or found["count"])
            periods.append(of_plan(number) if found["plan"] else f"P{number}Y")
            return CUT
        first, last = int(found["first"]), int(found["last"])
        if not first < last < first + MOST_YEARS:
            return found[0]
        periods.append(f"{first}/{last}")
        return "".join(f"{year}年" for year in range(first, last + 1))

    if any(character.isdigit() or character in "年月季五" for character in text):
        text = re.sub(_PERIOD, take, re.sub(_FROM_TO, spread, text))
    return text, tuple(dict.fromkeys(periods))


def _take_questions(
    text: str, *, verbs: bool, units: bool
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the text without questions for an amount, the units they ask for, and those of a change."""
    if not any(word in text for word in "多几"):
        return text, (), ()
    amounts: list[str] = []
    moved: list[str] = []
    rest, end = "", 0
    for found in re.finditer(_ASKED, text):
        unit = _unit_at(text, found.end())
        if not units and re.match("[一-鿿]", text[found.end() + len(unit) :]):
            unit = ""
        if found["amount"] == "几" and not unit and not found["share"]:
            continue
        # 充电桩建了几个 asks for 新建充电桩 and its like
        head, before, name = (rest + text[end : found.start()]).rpartition(CUT)
        verb = (verbs and found["verb"]) or ""
        verb = "" if verb in ("有", "是", "为") else verb  # no name begins with one
        name = name.removeprefix("的") if verb else name
        rest, end = head + before + verb + name + CUT, found.end() + len(unit)
        asked = moved if name.rstrip("了").endswith(_MOVES) else amounts
        end += len("".join(re.findall(_ABOUT, text[end:])[:1]))
        share = found["share"] or unit in _SHARES
        asked += [unit] * bool(unit and not share) + ["%"] * bool(share and asked is amounts)
    rest += text[end:]
    return (rest, tuple(amounts), tuple(moved)) if end else (text, (), ())


def _unit_at(text: str, start: int) -> str:
    """Return the longest unit at a position."""
    from jzfacts.text.units import LONGEST_NAME, UnknownUnit, parse_unit

    if _NO_UNIT.match(text, start):
        return ""
    if text.startswith(MONEY, start):
        return MONEY
    for stop in range(min(len(text), start + LONGEST_NAME + 2), start, -1):
        if text.endswith("位", start + 1, stop):
            continue  # 床位, 学位 are what is counted
        with suppress(UnknownUnit):
            return parse_unit(text[start:stop]) and text[start:stop]
    return ""


def _take_areas(text: str, areas: Areas, *, stems: bool) -> tuple[str, tuple[str, ...], str | None]:
    """Return the text without the areas it names (in full, by stem or in pinyin), and their stems.

    Also the area right before the only other one: 焦作市沁阳市 is 沁阳, in the report of 焦作.
    """
    taken: list[str] = []

    def take(_found: re.Match[str] | None = None) -> str:
        taken.append(area.stem)
        return CUT + chr(_MARK + len(taken) - 1)

    letters = re.sub(r"['\s]", "", text) if re.search("[a-z]", text) else ""
    for area in [area for area in areas.spellings if area.stem in text or area.letters in letters]:
        short = area.stem + area.name[-1]  # 青溪县 is 青溪苗族自治县
        for spelling in (area.stem,) if stems else (area.name, short, area.stem):
            if spelling in text:
                text = text.replace(spelling, take())
        for syllables in area.ways:
            if "".join(syllables) in letters:
                text = re.sub("(?<![a-z])" + loosely(syllables), take, text)
    if not taken:
        return text, (), None
    order = [ord(mark) - _MARK for mark in re.findall(_MARKS, text)]
    named = tuple(dict.fromkeys(taken[at] for at in order if at < len(taken)))
    nested = len(named) == 2 and re.search(f"{CUT}{_MARKS}{CUT}{_MARKS}", text)
    text = re.sub(_MARKS, "", text)
    return (text, named[1:], named[0]) if nested else (text, named, None)


def _bare(text: str) -> str:
    """Return the text without function words beside what was taken out, and particles at its ends."""
    if CUT in text:
        text = re.sub(_BESIDE_A_CUT, CUT, text)
    parts = text.split(CUT)
    if len(parts) > 1:
        text = CUT.join(part for part in parts if not _asks_nothing(part.strip()))
    text = text.strip(CUT + " ?")
    text = re.sub(f"^(?:{lexicon.OPENING_PARTICLES})+(?=..)", "", text)
    return text.rstrip("".join(lexicon.CLOSING_PARTICLES)).strip(CUT + " ")


def _asks_nothing(part: str) -> bool:
    return part in lexicon.CLOSING_WORDS or lexicon.FUNCTION_CHARACTERS.issuperset(part)
