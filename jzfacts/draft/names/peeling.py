"""Removes words that are no part of a name from its beginning and end."""

from __future__ import annotations

import re

from jzfacts.claims.report_words import FLOW
from jzfacts.text.cues import FALLING, RISING
from jzfacts.text.lexicon import CONNECTIVES, LAST_TIME

_LEADING = re.compile(
    f"{CONNECTIVES}|[0-9三四五]年(?= |实际|累计|共|净|{FLOW.pattern})|首次|按(?:[^,。;、0-9]{{2,8}}算|照?规定)|总量(?=占)"
    "|[省市县区州]本级|全年|全市|全省|全县|全区|全州|我[市省县区州国]|本[市省县区州]|当年|年内|年[末底]|目前"
    "|累计(?!建成|开通|培育|创|获|认定|拥有)|约(?=占)|总共|合计|共计|一共|共有|共(?![享同青管建])|已经|已|现有|现已|仅"
    "|(?:超额|提前|圆满|顺利|如期|全面|较好)*(?:完成|实现)(?!率)|达到|达(?!标|州|成)|高达|拥有|共?有(?![色机效线关轨意])"
    "|连续[0-9一二三四五六七八九十两]+[年季月]|继续|认真|精心|务实|全力|成功|顺利|扎实|深入|积极|大力|加快|稳步|有效(?![期发投灌])|着力|持续|不断|进一步|切实|优质|高质量|高标准(?!农田)|精准|坚决|坚持"
    "|我们|[一二三四五六七八九十]是|(?:并|还|也|又|均|则|再(?!生|就业|贷|融|担|保|制)|分别|主要|各地|各类|的|了|为|使|让)(?![网用能])"
    r"|[\s、,与及:·—●★①-⑳-]+|以(?![旧工上下内竹])|加(?=上[级年])"
)
"""Words before a name."""
_TRAILING = re.compile(
    f"(?:同比|环比|[比较](?:{LAST_TIME}|去年|[12][0-9]{{3}}年|[0-9一二三四五]{{1,2}}年前|年初|[一二三四]季度|[1-9]月)(?:同期|年?[底末])?)"
    f"|(?<!保持正)净?(?:{RISING}|{FALLING})(?:[到至了为]|达)*"
    "|(?:[提增升降减进]|发展|壮大)[至到]|再?创(?:历史)?新[高低]|每人(?:每[年月天])?|每[年月天]|预计|初步(?:核算|统计|测算)?|分别|(?<!\\A收入)(?<!\\A支出)(?:合|共|总)计|累计|均为|平均(?!数|值)为?|人均|(?<![日月年户亩])均|年平?均|各|也|都|又|再|还|已经?|共有|共|全部|历史性?"
    "|达到|高达|(?<!下)达(?!标)|保持在?|稳定在|控制在|稳定|约为|大约|接近|将近|逼近|超过|超(?!额)|突破|翻(?:[一两]?番|倍)|(?:全[国省市])?领先|迈过|连?跨[过上入越]?|连上|越过|站上|跃上|迈上|登上"
    "|[从由][\u4e00-\u9fff]{1,2}[到变至][\u4e00-\u9fff]{1,2}|不足|不低于|不少于|不超过|高于|低于|少于|多于|至少|折合|相当于|约合|首次|一举|成功|顺利|完成|实现"
    "|(?:综合)?(?:排名|排在|名列|位列|位居|稳居|跃居|高居|(?<![定移宜旅迁群])居|列(?=全)|排|分列)(?:全[省国市]|前列)?|位次|(?<!占)(?:全[国省]|全球)|连续[0-9一二三四五六七八九十两]+[年季月]|[两三四五]年"
    "|实际|按?(?:同口径|(?:可比|不变)(?:口径|价格?)?)|(?<=[量模额值速率度])位"
    "|(?<![许认])可|大幅度?|小幅|明显|显著|持续|常年|始终|一直|连续|双双|稳步|平稳|快速|继续|由此|从而|进而|(?<![准规法原细总导守])则"
    r"|(?<!签)约|(?<![惠涉普可])及|[不和与为是有到至了的共近逾由从在将使(:“,、·\s—-]"
)
"""Words between a name and its figure."""
_OPENING = "“‘《(「『"
_CLOSING = "”’》)」』"


def peeled_start(text: str) -> str:
    position = 0
    while found := _LEADING.match(text, position):
        if not found[0]:
            break
        position = found.end()
    return text[position:]


def peeled_end(text: str) -> str:
    end = len(text)
    while end:
        start = next(
            (at for at in range(max(0, end - 12), end) if _TRAILING.fullmatch(text, at, end)), end
        )
        if start == end:
            break
        end = start
    return text[:end]


def balanced(text: str) -> str:
    """Return a text without unpaired quotation marks."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        if text.count(opening) > text.count(closing):
            head, _, tail = text.rpartition(opening)
            text = tail if len(tail) > len(head) else head
        elif text.count(closing) > text.count(opening):
            head, _, tail = text.partition(closing)
            text = tail if len(tail) > len(head) else head
    return text.strip(" 、,:")
