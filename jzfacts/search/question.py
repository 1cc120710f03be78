"""The grammar of a question: what may stand around a name, and what that asks for.

    question  = (time | each | compare | name)*, [superlative], asking
    time      = 去年 and its like | 近三年, 历年                       one year | several
    each      = 各市, 各地                                           several places
    change    = [than last year], a verb of change                  比上年增长, 涨了多少, 多了几天
    superlative = [growth | fall | place], 最, adjective            增长最快的, 排名最靠前的

Each is a class of words, so what is new is a word in a class. Nothing here is said of a name: a
query is read without its frame only after it was read as it stands. Who asks, how politely and what
for, is left to what compares a text with a name (matching/within.py). All texts are folded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jzfacts.facts.periods import ANY_YEAR
from jzfacts.index.conditions import Conditions, Order
from jzfacts.text import lexicon
from jzfacts.text.bounds import BOUNDS
from jzfacts.text.lexicon import CUT
from jzfacts.text.numbers import NumeralError, parse_chinese_or_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = "(?:没[有错]?|[对是](?:不[对是]|吧|吗)|对)[吗吧]?(?=[?,]|$)"
CHECKS = f"是不是|是否|有没有|[吗吧]|还是|{_TAG}"
"""Words that ask whether a figure is right, so that it is no condition."""
_PERSON = f"(?:[我咱]们?|大家|[你您])(?![{lexicon.AREA_ENDINGS}])"
_ENGLISH_FRAME = frozenset(
    "what whats how many much is was were are of in the by to for please tell show which did does"
    " there has have been number".split()
)
"""Words that frame a question in English; none of them is a syllable of pinyin."""
_ENGLISH_NEEDS = {
    **dict.fromkeys(("growth", "grow", "grew", "rise", "increase", "change"), "change"),
    **dict.fromkeys(("rank", "ranking", "place"), "rank"),
}
"""Words that ask for what a fact states besides its figure."""

_RISES, _FALLS = "增长|增加|提高|提升|上升|上涨", "下降|减少|降低|回落|下滑|下跌"
_VERBS = "|".join(lexicon.LIGHT_VERBS)
_ASKS_HOW_MUCH = rf"(?=多少|多大|百分之|几|没有?|[?吗{CUT}\s]|$)"
_DEARER = "(?:(?:变|更)?贵了?|涨价了?)"
_THAN_LAST_YEAR = "(?:比|较|与|同|跟|和)(?:上一?年度?|去年|前一年)(?:同期|全年|[底末])?(?:相比|比)?"
_THAN = (
    rf"(?:[比较](?:(?P<year>(?:19|20)\d\d)年(?:同期|全年)?|(?P<other>{lexicon.AMONG}|[一二三四]季度|上半?[月年季]度?|年初))"
    rf"(?:平均)?(?:水平|相比)?|[高低快慢](?:于|过)(?P<among>{lexicon.AMONG})(?:平均)?(?:水平)?)"
    r"(?:要|还)?(?:(?:[高低快慢]|多(?!少)|(?<!多)少)出?了?)?"
)
"""What a change or rate is compared with."""
_UP, _DOWN = f"(?:{_RISES}|[涨升增多])了?", f"(?:{_FALLS}|[跌降减少])了?"
_SHARE = "(?:百分之)?(?:多少|多大|(?<!第)几)的?(?:比重|比例|份额)?(?=[?,吗呢呀啊]|$)"
_AS_REPORTS_SAY = (
    (f"(?<=.){_TAG}", ""),
    ("啥", "什么"),
    (f"是?(?:{_UP}(?:还是|或是?){_DOWN}|{_DOWN}(?:还是|或是?){_UP})", "变化"),
    (rf"(?:变化,?)?(?:涨跌|增减|升降){_ASKS_HOW_MUCH}", "变化"),
    ("([花赚挣卖])了?多少钱", r"\1的钱多少钱"),
    (rf"^([^哪什谁,]*?){_DEARER}(?:没有?|不|吗|$)", r"\1价格变化"),
    (f"{_DEARER}{_ASKS_HOW_MUCH}", "价格上涨"),
    ("(?:都?是|出现|为)?了?负增长了?的?", "下降的"),
    ("(?:为什么|怎么(?!样))[^,]*?(?=,)|,?具体(?=[是有为]?多少)", ""),
    ("(覆盖|普及)到了?(?:什么程度|多少|几成)了?", r"\1率多少"),
    ("到了?(?:什么|多大)程度了?", "多少"),
    ("多少地(?=[?,吗呢呀啊]|$)", "多少亩"),
    ("(?<=活)到?多(?:久|长时间|大(?:岁数|年纪)?)", "多少岁"),
    (
        "(?<=[一-鿿])(?:少|(?P<more>多))([养种产建])了(?=多少|几)",
        lambda said: said[2] + ("增长" if said["more"] else "下降"),
    ),
    (f"(?:变|更)?便宜了?{_ASKS_HOW_MUCH}", "价格下降"),
    (f"(?:变|更|(?<![提走升增抬新]))高了{_ASKS_HOW_MUCH}", "提高"),
    (f"(?:变|更|(?<![降走减]))低了{_ASKS_HOW_MUCH}", "下降"),
    ("(?<![好占到])几成", "百分之几"),
    ("[花用投]在(?:老?百姓|群众|居民|大家|人民)身?上的?(?:钱|资金|支出)?", "民生支出"),
    ("[花用投砸][在到进]([^,]{2,8}?)(?:上面?|里面?|方面)的?(?:钱|经费|资金)?", r"\1花的钱"),
    ("卖[到往给](?!国外|海外|境外|外国)([^,]{2,6}?)的(?:货物?|东西|商品|产品)", r"对\1出口"),
    ("翻了?一番(?:以上)?(?=的)", "增长100%以上"),
    (f"翻了?[一两]?番了?{_ASKS_HOW_MUCH}", "增长"),
    (
        f"唯一(?=[增上下减]|[涨跌降]的)|各自?(?:[是为有](?=多少|几)|(?=(?:{_RISES}|{_FALLS}|{_VERBS}|[涨跌升降])?了?(?:多少|几|$)))",
        "",
    ),
    ("占到?了?(?:百分之)?(?:几成?|多少)(?=[?,吗呢呀啊]|$)", "占比"),
    ("占到?了?(?:多大|多少|几成)的?(?=比重|比例|份额)", "占"),
    (f"占([^占比是,]{{2,12}}?)的?{_SHARE}", r"占\1比重"),
    (r"([^能可知是会要])不\1(?=[一-鿿?,]|$)", r"\1"),
    ("(?:每一?|一(?=[百千万]个))([百千万])个?(?=人)", r"每\1"),
    ("(?<=[幅长速率重比])超?过半", "超过50%"),
    (r"(?<![上下提\d])[跌降](?=\d)", "下降"),
    (r"(?<![上下提\d])[涨升](?=\d)", "增长"),
    (r"([哪谁].*[增涨长降跌升])得?更?([快慢多少大小猛高低])(?=[?吗呢]|$)", r"\1得最\2"),
    ("(?<=[百千万])(?:[多余](?=[万亿])|(?=多少))|[一二两三四五六七八九十百千万]+(?=多少)", ""),
    ("大于等于|>=|≥|不小于", "不低于"),
    ("小于等于|<=|≤|不大于", "不超过"),
    ("大于|>|快于", "超过"),
    ("小于|<|慢于", "低于"),
    ("(?<=[增幅长速])(?:达到?|为|在|保持|实现|有没有|是[否不]是?)*两位数(?:以上)?", "10%以上"),
    ("(?<=[排居列])首位?(?=的?(?:指标|[?,]|$))|(?<=[省国市])首位", "第一位"),
    ("(?<=[省国市])头名", "第一名"),
    (f"{_PERSON}(?=[在排居]|能排)", CUT),
    ("的?([套件台座条所张场辆户])数(?=[?,吗呢是为]|告诉|$)", r"多少\1"),
    (r"(?<=[多几少\d百千万])个亿", "亿"),
    ("(?:几|多少)个点(?=[?,吗呢呀啊]|$)", "多少"),
    ("什么(?:位置|位次|名次)|(?<=排)(?:[到在]|了)?多少(?:[位名]|(?=[?,吗呢呀啊]|$))", "第几"),
    ("(?:(?<=在)|(?<![一-鿿]))全?([省国市])(?:范围)?[里内](?=能?(?:排|第|位|居))", r"全\1"),
    ("同比(?=[增涨降跌升]|上升|下降|减少|提高)", ""),
    (f"(?:{_RISES})的?速度", "增速"),
    (f"(?:{_RISES})的?幅度", "增幅"),
    (f"(?:{_FALLS})的?(?:速度|幅度)", "降幅"),
    (rf"(?:{_RISES}|{_FALLS}|压缩|缩[短小]|扩大|[涨升降])到了?(?=[^,]{{,4}}(?:多少|几))", "达到"),
    ("(?:增长|[涨升])得?(?:怎么?样|如何|[快多慢]吗?(?=[?,]|$))", "增长多少"),
    ("(?:下降|[降跌])得?(?:怎么?样|如何|[快多慢]吗?(?=[?,]|$))", "下降多少"),
    (f"{_THAN_LAST_YEAR}[多高][投花收卖产挣赚签建]?了?", "增加"),
    (f"{_THAN_LAST_YEAR}[少低][投花收卖产挣赚签建]?了?", "减少"),
    (_THAN_LAST_YEAR, ""),
    ("(?<=.)增产(?=了?(?:多少|百分之|几|没有?|[?吗]|$))|^增产(?=的)", "增长"),
    (f"(?<=.)(?:减产|[压精削缩]减|缩[短小]|压缩)了?{_ASKS_HOW_MUCH}|^减产(?=的)", "下降"),
    (f"(?:上涨|(?<!上)涨|(?<![上提晋跃])升|(?<![新净])增|多(?=了))了?{_ASKS_HOW_MUCH}", "增长"),
    (f"(?:下跌|(?<!下)[跌降]|(?<![多减])少(?=了)|减(?=了))了?{_ASKS_HOW_MUCH}", "下降"),
    (f"(?:收窄|放缓|加快|扩大|走[高低])了?{_ASKS_HOW_MUCH}", "变化"),
    (f"((?:{_RISES}|{_FALLS}))了{_ASKS_HOW_MUCH}", r"\1"),
)
"""Everyday words for changes and ranks, with those of reports."""

# To compile a pattern takes longer than a search; what has none of its characters needs none.
_SAYS_MORE = "负没对是大小快慢两花用投砸卖在翻唯各<>≤≥点首头排居在增提上涨升多下减降回跌少比较与同跟和里内么啥成占不人过哪谁数贵便高低"

NUMBER = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
_ONE_YEAR = (
    "(?:过去一年|去年|今年|上一?年度?|本年度?|(?<![目当之以])前年|明年|后年)(?:全年|一整?年|以来)?"
    "(?![底末初产均]|同期)"
)
_YEARLY_MEAN = f"(?:年均|平均每年|每年平均)(?={_RISES}|{_FALLS}|[增涨降升变])"
_YEARS = f"历年来?|(?P<each>逐年|每一?年|各年度?)|近年来?|(?:最?近|过去|这)(?P<latest>几|{NUMBER})年(?:以?来|里|间|内)?"
_AREA = "城市|地市|地区|地方|省辖市|县市|市县|县区|区县|省份|市(?![场级民属直])|省(?!级)|县(?!级)|区(?!域)"
_NOUN = f"(?:{_AREA}|行业|领域|方面|指标|数据|工作(?![人者站室量报组]))"
"""Nouns for a thing of any kind."""
_EACH = f"(?:各(?:个|大)?|所有|每个|(?<![一-鿿])[两三四五六七八九十几]个?)(?P<each>{_AREA}|地)"
_COMPARE = "(?:做|作|进行)?(?:一?下)?(?:对比|比较|对照|vs|pk)(?:一?下)?"

_OUT_OF = (
    "(?:类?(?:指标|数据)?(?:当中|之中|(?<![公海英])里[面头]?|(?<![高初集其])中)(?:的)?|(?<!种)类)?"
)
"""What is chosen from, after a name: 投资中哪个."""
_WHICH = f"{_OUT_OF}(?:(?<!首)都[有是]?)?(?:哪(?:些|里|儿|几?[个家项座种类]|一[个家项座种类])?|什么|谁)(?:{_NOUN})?"
_KINDS_OF = rf"(?:^|(?<=[{CUT}\s])|的)(?:指标|数据|(?<=的)工作)(?:有|是)?(?=[?,.{CUT}\s]|$)"
_COUNTED = (
    "(?<=第[一二三四五六七八九十0-9])[位名]?的?(?:指标|数据)?(?:一?共|总共)?有(?:几|多少)[个项]"
    rf"(?=[?,.{CUT}\s]|$)"
)
"""Questions for how many there are, answered by listing them."""
_GROWS = rf"增[速幅]|增长率|涨幅|{_RISES}|[增涨升]"
_SHRINKS = rf"[降跌减]幅|{_FALLS}|[降跌]"
_MOST = "最为?(?:(?P<least>慢|小|少|低|差|弱|短|靠?后)|快|猛|狠|凶|厉害|大|多|高|好|强|长|靠?前)"
_SUPERLATIVE = (
    f"{_OUT_OF}(?:同比)?(?:(?P<grows>{_GROWS})|(?P<falls>{_SHRINKS})|"
    f"(?:(?P<among>{lexicon.AMONG})的?)?(?P<place>排名|位次|名次|排位|排))?"
    rf"(?:得?{_MOST}|(?<=[幅速长率])(?:排名?|位?居)?"
    rf"(?P<last>倒数)?(?:前(?P<first>{NUMBER})(?:位|名|个)?|第一名?))"
    rf"(?:[的是有在为]*)(?:前?(?P<count>{NUMBER})[个项名大])?(?:{_NOUN})?"
    rf"(?=[?,.吗呢{CUT}\s]|$|{_WHICH}|是|(?P<name>(?<=的)[一-鿿]))"
)

_BOUND = "|".join(sorted(BOUNDS, key=len, reverse=True))
BEFORE_A_BOUND = rf"(?:(?:同比)?(?:(?P<grows>{_GROWS})|(?P<falls>{_SHRINKS})))?[得的在为达是有都了\s]*(?:{_BOUND})?\s*$"
AFTER_A_BOUND = rf"及?(?:{_BOUND}|之间)*的?"
"""What may follow a bound on a figure: 增速在10%以上的."""


def take(text: str) -> tuple[str, Conditions]:
    """Return the text without the frame of a question, and the conditions that the frame sets."""
    text, needs = unframed(text)
    for pattern, word in () if set(_SAYS_MORE).isdisjoint(text) else _AS_REPORTS_SAY:
        text = re.sub(pattern, word, text)
    asked = Conditions(needs=needs)
    # First: the order asked for, and whether all there is of a kind is.
    most = _search(_SUPERLATIVE, text, "最前一")
    if most and (not most["name"] or most["grows"] or most["falls"] or most["place"]):
        by = "change" if most["grows"] or most["falls"] else "rank" if most["place"] else "value"
        least = bool(most["least"] or most["last"]) is not bool(most["falls"] or most["place"])
        named = most["count"] or most["first"]
        count = named and small_number(named)
        need = "growth" if most["grows"] else "fall" if most["falls"] else most["place"] and "rank"
        asked = Conditions(
            order=Order(by, largest=not least, most=count or None),
            needs=frozenset({need} if need else ()),
            among=most["among"],
        )
        text = cut(text, most)
    which = _search(_WHICH, text, "哪什谁")
    text = re.sub(_WHICH, CUT, text) if which else text
    kinds = _search(_KINDS_OF, text, "标据作") or _search(_COUNTED, text, "第")
    text = cut(text, kinds) if kinds else text
    lists = bool(asked.order or which or kinds)
    text = re.sub("各[项类种]", CUT, text) if lists else text
    if than := _search(_THAN, text, "比较于过"):
        asked = asked._replace(basis=than["year"] or than["other"] or than["among"])
        text = cut(text, than)
    # Then: several places, several years, or one that only the base can tell.
    if each := _search(_EACH, text, "各有每市省县区地"):
        kind = each["each"] if each["each"] in lexicon.AREA_ENDINGS else None
        asked = asked._replace(several=True, area_kind=kind)
        text = cut(text, each)
    if compare := _search(_COMPARE, text, "比照vp"):
        asked = asked._replace(several=True)
        text = cut(text, compare)
    if mean := _search(_YEARLY_MEAN, text, "年"):
        asked = asked._replace(basis="年均")
        text = cut(text, mean)
    if years := _search(_YEARS, text, "年"):
        latest = years["latest"]
        number = small_number(latest) if latest and latest != "几" else 0
        asked = asked._replace(several=True, latest=number)
        if years["each"]:  # not of several together
            asked = asked._replace(periods=(ANY_YEAR,))
        text = cut(text, years)
    elif year := _search(_ONE_YEAR, text, "年"):
        asked = asked._replace(relative=year[0])
        text = cut(text, year)
    return text, asked._replace(lists=lists)


def unframed(text: str) -> tuple[str, frozenset[str]]:
    """Return the text without opening words of a question; in English, also what it asks for."""
    if not text.isascii():
        return text, frozenset()
    words = text.rstrip("?").split()
    names = [word for word in words if word not in _ENGLISH_FRAME and word not in _ENGLISH_NEEDS]
    if not 0 < len(names) < len(words):
        return text, frozenset()
    needs = (_ENGLISH_NEEDS[word] for word in words if word in _ENGLISH_NEEDS)
    return " ".join(names), frozenset(needs)


def _search(pattern: str, text: str, signs: str) -> re.Match[str] | None:
    """Return the first match in a text that contains one of the required characters."""
    return None if set(signs).isdisjoint(text) else re.search(pattern, text)


def cut(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + CUT + text[found.end() :]


def small_number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    try:
        return int(parse_chinese_or_arabic(digits))
    except NumeralError:  # 近三四年
        return 0


def longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def loosely(syllables: Iterable[str]) -> str:
    """Return a pattern for syllables joined, spaced or with apostrophes."""
    return r"['\s]*".join(syllables)


def in_characters(text: str) -> str:
    """Return the text with words for asking and comparing in characters, where they are in letters.

    They begin or close a word: `gdp zeng su`, `gdpzengsu`.
    """
    if not any("a" <= character <= "z" for character in text):
        return text
    spelled, words = _spelled()

    def written(found: re.Match[str]) -> str:
        return re.sub("|".join(words), lambda one: words[one[0]], re.sub(r"['\s]", "", found[0]))

    return re.sub(spelled, written, text)


@cache
def _spelled() -> tuple[str, dict[str, str]]:
    """Return a pattern for such words in letters, and the words by their letters."""
    words = {word.replace(" ", ""): lexicon.PINYIN[word] for word in longest_first(lexicon.PINYIN)}
    beside = {word: lexicon.PINYIN_BESIDE[word] for word in longest_first(lexicon.PINYIN_BESIDE)}
    apart = "|".join(loosely(word.split()) for word in longest_first(lexicon.PINYIN))
    joined, particles = "|".join(words), "|".join(beside)
    blank = r"['\s]*"
    first = rf"(?<![a-z])(?:(?:shi|de){blank})?(?:{apart})|(?:{joined})"
    pattern = rf"(?:{first})(?:{blank}(?:{apart}|{particles}))*(?![a-z])(?:\s+(?=\d))?"
    return pattern, words | beside
