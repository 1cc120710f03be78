"""The grammar of names: measures (总投资), verbs (培育), and predicates (入选名单).

A name is a noun phrase whose head comes last. A verb at its beginning (培育企业) holds for all members
of a list, and so does a measure at its end; a predicate behind counted things says what became of
them.
"""

from __future__ import annotations

import re

from jzfacts.claims.report_words import ACTING, FLOW
from jzfacts.draft.names.peeling import balanced, peeled_end, peeled_start
from jzfacts.facts.indicators import official
from jzfacts.text.cues import FALLING, RISING
from jzfacts.text.lexicon import RATE_WORDS

_RATES = "|".join(RATE_WORDS)
RATE_END = re.compile(f"(?:{_RATES}|(?:提升|改善|增长|下降)幅度)\\Z")
AMOUNT = re.compile(
    "(?:(?:计划)?总|年)?(?:零售额|增加值|普及率|覆盖率|利用率|营业收入|综合产值|产量|产值|总产|销量|销售额|交易额|成交额|投资额|投资|规模|产能|总量|总额|总数|总值|总?花费|数量|(?:销售|播种|种植|养殖|栽培)?面积|里程|金额|资金|(?:存款|贷款|存贷款)?余额|收入|营收|装机|容量|电量|增量"
    "|[存出]栏量?|增速|增幅|增长率|(?:提升|改善|增长|下降)幅度|占比|比重|比例|价值|(?:参保)?人数|人次|户数|家数|场次|出口|进口|进出口|利润|利税|支出)"
)
"""Names for how much of something that was named before."""
_AMOUNTS = re.compile(f"(?:{AMOUNT.pattern})+")
_SHARE = re.compile("占(?!地(?!区)|用|领)|对.{2,}(?:贡献率|拉动)")
_PART_OF = re.compile("(?<=.)占(?!地(?!区)|用|领|[道有])((?:(?!占|比重).)*)(?<![比率例额度位])\\Z")
_AMOUNT_END = re.compile(f"(?:{AMOUNT.pattern})\\Z")


def is_share(name: str) -> bool:
    """True if a name is a share of something whose part was named before: 占规上工业比重."""
    return bool(_SHARE.match(name))


def as_share(name: str) -> str:
    """Return a share as the name of one: 果园占耕地 is 果园占耕地比重."""
    found = _PART_OF.search(name)
    return name + ("比重" if found and found[1] else "比") if found else name


_ATTAINED = re.compile("(?:完成|达到?|[为占])[^,。;0-9]{0,4}(?:预算|计划|目标|任务)数?(?=的?\\Z)")


def attainment(words: str) -> str:
    """Return the words for how much of a plan was reached: 完成年度预算的, before 102%."""
    found = _ATTAINED.fullmatch(words.strip().removesuffix("的"))
    return found[0] if found else ""


def is_amount(name: str) -> bool:
    """True if a name is only how much of something named before: 总投资, 装机规模, 增速."""
    is_compound = bool(_AMOUNTS.fullmatch(name)) and not official(name)
    return is_compound or bool(AMOUNT.fullmatch(name)) or len(name) == 1


def is_number(name: str) -> bool:
    """True if an amount is just the number of what is counted: 总数."""
    return name.endswith(("数", "数量", "总量")) or len(name) == 1


def is_rate(name: str) -> bool:
    """True if a name is a growth: 增速, 增幅."""
    return bool(RATE_END.fullmatch(name))


def without_rate(name: str) -> str:
    """Return a name without a word for a growth at its end."""
    return RATE_END.sub("", name)


def ends_with_amount(name: str) -> bool:
    """True if a name ends with how much of something: 播种面积."""
    return bool(_AMOUNT_END.search(name))


def ends_with_measure(name: str) -> bool:
    """True if a name ends with how much or how good something is: 出境断面水质."""
    return ends_with_amount(name) or name.endswith(("质量", "水质", "水平"))


_SHARE_END = re.compile(
    "(?:(?:水质|质量|安全)?[^\\W的]{2}(?:率|比例|比重)|(?:年度|当年)?(?:计划|完成)(?:总?投资))\\Z"
)


def without_measure(name: str) -> str:
    """Return the things whose amount or quality a name states: 断面, 断面水质优良率."""
    found = _SHARE_END.search(name) or _AMOUNT_END.search(name)
    return name[: found.start()] if found and found.start() > 1 else name


_NOMINAL = "改造|整治|更新|治理|建设|投资|发展|验收|认定|备案|注册|加装|修缮|搬迁"
"""Verbs that are also nouns: 12个示范区建设 and 12个建设示范区."""
_ALONE = "运[行营]|开[放诊园馆]|签约|落[地户实]|开工|通车|投[用产运]|启用|上线|挂牌|交付|实施|推进|见效|达[产效]"
"""Verbs without an object, which modify the next noun: 运营中心."""
_HOW = (
    "已|先后|平?均|全部|(?<![安健完齐保])全(?!国|省|市|域|民|科)|都|被|也|再|试|首次|成功|顺利|正式|集中|相继|陆续|全面|加快|稳步"
    "|提前|如期|按期|按时|保质(?:保量)?|基本|同步|有序|扎实|梯次|圆满|高质量"
)
_STRONG = (
    "及时(?!率|性)|实施到位|逐[个一]|成效(?=显|明|初|突)|实现|完成|达到?|投入|建成|竣工|启动|创[成建]|荣?获[评批得]?|通过|位居|稳居|跃居|(?<![聚定移宜旅])居(?!民)"
    "|(?<!可)持续|保持|不断|大幅|快速|平稳|分别|惠及|覆盖|入[选围库]|上榜|登榜|跻身|进入|占(?!地(?!区)|用)|开展|得到|接待|用[上于]|享受|受益|参[与加赛]|吸引|带动|累计|总(?![部体站])"
    "|应.尽.|晋[级升]|列入|纳入|上市|下线|成为"
    f"|(?:{RISING}|{FALLING})(?=\\Z|[到至了为])|[在为由从凭被]"
)
_END = f"(?=\\Z|[、并在]|{_STRONG}|{_ALONE}|{_NOMINAL}"
_PREDICATE = re.compile(
    f"(?:{_HOW})*(?:{_STRONG}|(?:{_NOMINAL}){_END})|(?:[\u4e00-\u9fff]{{2}}化)?(?:{_ALONE})(?:和试?(?:{_ALONE}))?{_END}|{_HOW}))"
)
"""Beginnings of words for what became of counted things."""
_VERBS = (
    "复工|(?<=新)发展|引[进育入导]|招[引聘录]|培[育养训]|孵化|遴选|选派|评选|认定|实施|推[动进广出行]|打造|创[建成]|争[创取]"
    "|开[展通行工办设辟]|举办|承办|组[织建]|成立|设[立置]|建[立成设]|构建|筹[建集措]|续建|发[放行布]|下达|拨付"
    "|兑[现付]|投[放入用运]|落[实地]|办[理结好]|抓好|做好|解决|化解|处[置理]|查[处办]|侦破|破获|调解|受理|摸?排查|整[治改合]"
    "|清[理退偿收]|关停|淘汰|取缔|拆除|改[造善建]|更新|修[复建缮]|治理|优化|完善|健全|提[升质高]|帮[扶助]|扶持|支持|资助"
    "|救助|补充|安置|转移|输转|吸[纳引]|[带拉撬]动|惠及|覆盖|减[免少轻]|降低|压[减降缩]|节[约省]|增加|扩大|制定|出台|编制|修订"
    "|颁[布发]|签[订约署]|达成|获[得批评]|荣获|入选|[谋策]划|盘活|收[储回]|出让|供应|划[转定分]|接[待收]|[汇集]聚|搭建|[安加]装"
    "|[铺架]设|[贯打]通|拓[宽展]|疏[通浚解]|硬化|绿化|配[备置]|布[局设]|下放|承接|精简|完成|实现|攻克|突破|授予|表彰|征集"
    "|[归追挽]回|召开|鼓励|归集|消[除化]|腾[退出]|恢复|栽植|形成|受益|服务"
)
"""Verbs besides those of flow whose object is counted or measured."""
_VERB = re.compile(
    f"(?:累计)?(?:(?:{FLOW.pattern})(?![业者性化型员率费地物用量])|(?:集中|创新|全面|新)?(?:{_VERBS})(?![业者性化型员率费金额品权区站点所院厂场地物式用量]))+"
)
"""The verb at the beginning of a name: 培育企业, not 制造业."""
_JOINED_VERB = re.compile(f"[和与并、](?:{_VERB.pattern})")
_NEVER = re.compile(f"(?:{_NOMINAL}|完成|实现|服务|办理|开放|创建|投入|培训|救助)")
"""Verbs that begin nothing new within words: 高频场景办理环节, 项目完成投资."""
_VERB_END = re.compile(
    f"(?:(?:{FLOW.pattern}|{ACTING.pattern}|完成|实现)(?:完成|到位|投用)?)(?:[^\\W0-9a-z_]{{0,2}}[约近超逾达了为])?\\Z"
)
_STANDING_NOW = re.compile(
    "累计(?:建成|获|培育|创|认定|拥有|开通)|[汇集]聚(?![区地群])|划分|共享|配备|队伍|\\A年"
)
"""Verbs for things that still stand, whenever they came about."""


def verb_of(name: str) -> str:
    """Return the verb of a name: 培育 of 培育科技企业; or ""."""
    found = _VERB.match(name)
    if found is None or AMOUNT.fullmatch(name, found.end()):
        return ""  # 改造面积
    if not (FLOW.search(found[0]) or found[0].startswith("新")) and official(name):
        return ""
    joined = _JOINED_VERB.match(name, found.end())  # 新建和改造公路
    return name[: joined.end()] if joined else found[0]


def without_verb(name: str) -> str:
    """Return a name without its initial verb, also before a mere amount: 投入资金."""
    found = _VERB.match(name)
    return name[found.end() :] if found and found.end() < len(name) else name


def noun_of(name: str) -> str:
    """Return a name without its initial verb, if enough remains: 实施重点项目."""
    verb = verb_of(name) or (_PREDICATE.match(name) or [""])[0]
    rest = name[len(verb) :]
    return rest if len(rest) > 2 else name


def is_verb(name: str) -> bool:
    """True if a name is just a verb whose object was named before: 惠及."""
    verb = _VERB.match(name)
    is_all = verb and (verb.end() == len(name) or re.fullmatch(_ALONE, name[verb.end() :]))
    return bool(is_all) and not official(name)  # 惠及; 建成运营


def begins_with_verb(name: str) -> bool:
    """True if a name has a verb of its own, so that it takes none from its list."""
    return bool(_VERB.match(name) or _PREDICATE.match(name) or re.match(_ALONE, name))


def ends_with_verb(words: str) -> bool:
    """True if the last word is a verb whose object is a figure with its noun."""
    return bool(_VERB_END.search(words.strip()[-8:]))


def split_at_verb(words: str) -> tuple[str, str]:
    """Split the words after a count: who is counted, and what they did: 新生, 发放资助金.

    项目完成投资 is not split.
    """
    for found in _VERB.finditer(words, 2):
        if found.end() + 1 < len(words) and not _NEVER.match(found[0]):
            return words[: found.start()], words[found.start() :]
    return words, ""


_CAUSING = re.compile(f"(?:鼓励|引导|动员)[^\\W0-9]{{2,8}}?(?=(?:{FLOW.pattern}))")


def done_by_others(words: str) -> str:
    """Return what others were brought to do: 组建基金会 in 鼓励社会力量组建基金会; or ""."""
    found = _CAUSING.match(peeled_start(words))
    return peeled_start(words)[found.end() :] if found else ""


def stands_now(words: str) -> bool:
    """True if something that came about still stands: 累计建成."""
    return bool(_STANDING_NOW.search(words))


def says_what_was_done(words: str) -> bool:
    """True if words say that things came about, so that they add up over several years.

    What was built in total (累计建成) is a stock.
    """
    if stands_now(words):
        return False
    name = peeled_start(words)
    return bool(
        "新增" in name
        or "累计" in words
        or FLOW.match(name)
        or ACTING.match(name.removeprefix("新"))
    )


def may_be_sum(words: str) -> bool:
    """True if words say with a verb what was done, so that they may add up over several years."""
    acts = begins_with_verb(peeled_start(words)) or _VERB.search(words) or is_action(words)
    return bool(acts) and not stands_now(words)


def is_for_others(words: str) -> bool:
    """True if the words before a count say that it was done for those counted: 为12名."""
    return words.rstrip().endswith(("为", "给", "对", "向", "使", "让"))


_PLACES = tuple("村镇乡县市区")
"""Things that one character names."""
_UNIT_NOTE = re.compile(r"\A(?:[^()]{1,2}\)|次(?![级生轮]))")
"""The rest of a unit, or a bracket with another one: 64名(次)人才, 33场次演唱会."""
_NEXT_EXAMPLES = re.compile("[和及与、][^和及与]*等\\Z")
"""Examples of what the next figure counts: 3个产业集群和制冷、超硬材料等11个…."""
_TITLE_BESIDE = re.compile("(?<=..)[和与及](?=[“《])")
"""Text that joins a name to a count without being part of it: 8条街区和“名宴”."""
_CIRCUMSTANCE = re.compile("[凭被因](?!证)")
"""Beginnings of words that continue without a noun: 327人凭转化贡献晋升职称."""


def after_figure(words: str) -> tuple[str, str]:
    """Return what a figure counts and the predicate behind it: 老旧小区, 改造."""
    words = _NEXT_EXAMPLES.sub("", _UNIT_NOTE.sub("", words.strip()))
    words = _TITLE_BESIDE.split(words, maxsplit=1)[0]
    head, _, next_one = words.partition("、")
    if (next_one and FLOW.match(next_one)) or amount_of_next(words):
        words = head  # 3条新线、新增里程30公里; 2个集群、总数达3个
    if _CIRCUMSTANCE.match(words):
        return "", words
    found = _PREDICATE.search(words, 1 if words[:1] in _PLACES else 2)
    if found is None:
        return balanced(peeled_end(words)), ""
    return balanced(peeled_end(words[: found.start()])), words[found.start() :]


def amount_of_next(words: str) -> str:
    """Return how much of the counted things the next figure states: 集群、总数达, before 3个."""
    _, mark, last = words.rpartition("、")
    return last if mark and is_amount(peeled_end(last)) else ""


_NARROWING = re.compile("[入获评荣被列跻上晋纳登]")
_CHANGES = re.compile(f"{RISING}|{FALLING}|平均")
_NOUNS = re.compile(f"(?:{_NOMINAL}|提升|改善|升级|扩容)\\Z")
_DONE = re.compile(
    f"全部|均|都|应.尽.|(?:{_HOW})*"
    "(?:(?:完成|实现|兑现|达标|到位|开诊|完工|获得|取得|推进|实施|完善|落实)(?:突破)?\\Z|(?:建设)?成效|持续|不断|快速|平稳|稳步|健康)"
)
"""A predicate that only says that things are done or go on."""
_BECOMING = re.compile("[升转改变更][^\\W0-9a-z_]?\\Z")
"""The end of a verb before 为 and what things became: 升格为."""
_MORE_OF_THEM = re.compile(f"、(?={AMOUNT.pattern})")
"""Text that continues with how many there are: 获批上市、数量居首位."""
_ALL = re.compile("^(?:全部|均|都)+")
_LIGHT = re.compile("(?:组织|开展|举办|实施|推[动进])+")


def narrows(said: str) -> bool:
    """True if a predicate narrows the things: 入选国家级名单."""
    return bool(_NARROWING.match(said))


def is_change(said: str) -> bool:
    """True if a predicate says that something changed: 减少, before 80%."""
    return bool(_CHANGES.match(said))


def is_action(name: str) -> bool:
    """True if a name ends with what is done, so that no predicate follows: 果园整治."""
    return bool(_NOUNS.search(name))


def with_predicate(noun: str, said: str) -> str:
    """Return the name of things with their predicate: 入围中国企业500强, 企业.

    Only what entered a list or came about is named so; a bare 企业 or 项目 needs any predicate.
    """
    said = _MORE_OF_THEM.split(said.strip(), maxsplit=1)[0]
    if ends_with_measure(noun):
        return noun + _ALL.sub("", said)  # 出境断面水质全部达标
    said = _ALL.sub("", said) if narrows(_ALL.sub("", said)) else said  # 全部入围百强县
    if _DONE.match(said):
        return noun
    if said.startswith("为") and _BECOMING.search(noun):
        return noun + balanced(peeled_end(said))  # 卫生院升级为医院
    if _NOUNS.match(said):
        return noun + said
    said = balanced(peeled_start(peeled_end(said)))
    head, *_ = re.split("[( ]", noun)  # 村(社区)
    return said if said.partition("(")[0].endswith(head) else said + noun


def in_order(noun: str, said: str) -> str:
    """Return things and predicate as printed: 企业入围中国企业500强."""
    said = said.strip()
    all_of = _ALL.match(said)
    if not (all_of and narrows(said[all_of.end() :])) and (_DONE.match(said) or _NOUNS.match(said)):
        return ""
    return noun + balanced(peeled_end(said))


def other_form(name: str, words: str) -> str:
    """Return a name with the 完成 before it, or without a verb that adds nothing; `words`: before its figure."""
    _, done, object = words.strip().rpartition("完成")
    if done and "完成" not in name and (name.endswith(object) or words.endswith(name)):
        at = len(name) - len(object) if object else 0
        return f"{name[: max(at, 0)]}完成{name[max(at, 0) :]}"
    light = _LIGHT.match(name)
    return name[light.end() :] if light and len(name) - light.end() > 3 else ""


_RULE = re.compile(
    "(?:措施|政策|规定|条例|意见|方案|要求|机制|举措|精神|办法|细则|禁令|新政|作用|任务|计划|规划|行动)双?\\Z"
)


_REACHING = re.compile(f"(?<=..)(?:预计)?(?:实现|完成)(?=(?:{AMOUNT.pattern})\\Z)")


def without_reaching(name: str) -> str:
    """Return a name without the verb before its measure: 果业实现增加值."""
    return _REACHING.sub("", name)


def is_rule(name: str) -> bool:
    """True if a name is a rule, whose clauses a figure may count."""
    return bool(_RULE.search(name))
