"""Sentences as reports print them -> the facts that are drafted of them."""

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.draft.entries import entries, states
from jzfacts.draft.merging import merged
from jzfacts.draft.report import read_report

_PARTS = ("level", "change", "baseline", "versus", "rank")


def facts_of(sentence: str, chapter: str = "2030年工作回顾") -> list[tuple[str, ...]]:
    """Each fact as its name and its figures as printed; “?” at the end if it is doubtful."""
    text = f"青禾市政府工作报告\n\n一、{chapter}\n\n{sentence}\n"
    facts = merged(read_report(read_text(text), "青禾市", "2030").facts)
    facts = [fact for fact in facts if states(fact)]
    drafted = entries(facts, "青禾市", "2030", "qinghe-2030")
    return [
        (
            fact.name,
            *(getattr(fact, part).text for part in _PARTS if getattr(fact, part)),
            *(["?"] if entry.doubts else []),
        )
        for fact, entry in zip(facts, drafted, strict=True)
    ]


GROUPED = [
    # a list without 分别, of as many things as were named
    (
        "果园面积5万亩，茶园面积3万亩，增长9.8%和8.5%。",
        [("果园面积", "5万亩", "9.8%"), ("茶园面积", "3万亩", "8.5%")],
    ),
    (
        "果园面积、茶园面积分别为5万亩、3万亩，分别增长6%、7%，增速分别居全省第3位、第9位。",
        [("果园面积", "5万亩", "6%", "第3位"), ("茶园面积", "3万亩", "7%", "第9位")],
    ),
    # against a plan it is no growth
    ("果品产值29亿元，比年初预算增加5亿元。", [("果品产值", "29亿元", "5亿元", "?")]),
    ("粮食产量42.4亿斤、增长3.5%，居全省第2位。", [("粮食产量", "42.4亿斤", "3.5%", "第2位")]),
    # several things that one rank is said of
    (
        "进出口总额和出口总额均居全省第5位。",
        [("进出口总额", "第5位"), ("出口总额", "第5位")],
    ),
    (
        "建成12家市级果园、7家市级牧场，数量均居全省首位。",
        [("建成市级果园", "12家", "首位"), ("建成市级牧场", "7家", "首位")],
    ),
    # a scope that is none of the usual is no part of the name
    ("外贸依存度居沿江城市第5位。", [("外贸依存度", "第5位")]),
    (
        "果园面积、茶园面积分别增长6%、7%，增速在全市排名分别为第3位、第9位。",
        [("果园面积", "6%", "第3位"), ("茶园面积", "7%", "第9位")],
    ),
    ("果园面积列全省第7位，茶园面积稳居全省首位。", [("果园面积", "第7位"), ("茶园面积", "首位")]),
    # a distance from a plan, and two ranks of one fact
    ("重点果园产值29亿元、超年度计划28%。", [("重点果园产值", "29亿元", "28%")]),
    (
        "果品总产值67亿元，增长5.5%，总量和增速均居全国第5位。",
        [("果品总产值", "67亿元", "5.5%", "第5位"), ("果品总产值增速", "第5位")],
    ),
    # what rises from one figure to another
    ("果园产值29亿元，同比增长（下同）5%。", [("果园产值", "29亿元", "5%")]),
    ("森林覆盖率从53%提高到56%。", [("森林覆盖率", "56%", "53%")]),
    ("城乡居民收入比缩小到1.66:1。", [("城乡居民收入比", "1.66")]),
    ("城乡居民收入比由2.04缩小到1.94。", [("城乡居民收入比", "1.94", "2.04")]),
    # the unit of a list is printed once
    (
        "果品出口占农产品出口比重8.7%，茶叶出口占农产品出口比重2.6%，分别提高1.1、1.2个百分点。",
        [
            ("果品出口占农产品出口比重", "8.7%", "1.1"),
            ("茶叶出口占农产品出口比重", "2.6%", "1.2个百分点"),
        ],
    ),
    # a bound beside the figure itself, steps that were taken to it, and what has two units
    (
        "果品加工企业突破500家、达到523家，果园面积连续8年稳定在300万亩以上。",
        [("果品加工企业", "523家"), ("果园面积", "300万亩")],
    ),
    ("果品总产值连跨两个百亿台阶、达到320亿元。", [("果品总产值", "320亿元")]),
    ("清理果园河道18条、96公里。", [("清理果园河道", "18条"), ("清理果园河道", "96公里")]),
    ("新建市级果园12个、累计98个。", [("新建市级果园", "12个"), ("市级果园", "98个")]),
    ("2030年青禾市果品总产值（GOV）72亿元。", [("果品总产值", "72亿元")]),
    ("果品总产值迈上70亿元新台阶、居全省第2位。", [("果品总产值", "70亿元", "第2位")]),
    # how a growth itself changed is no growth of anything
    (
        "果品总产值（GOV）72亿元，增长5.4%，比一季度回落0.3个百分点。",
        [("果品总产值", "72亿元", "5.4%")],
    ),
    ("“青禾味道”茶叶出口增速连续8个月居全省第1位。", [("“青禾味道”茶叶出口增速", "第1位")]),
    (
        "新开通果园基站109座，累计总量列全省第三位。",
        [("新开通果园基站", "109座"), ("果园基站总量", "第三位")],
    ),
    (
        "果园面积600万亩、列全省第一位，占耕地面积的75.6%、超全省水平20个百分点。",
        [("果园面积", "600万亩", "第一位"), ("果园面积占耕地面积比重", "75.6%", "20个百分点")],
    ),
    ("带动16个整治提升村发展。", [("带动整治提升村发展", "16个")]),
    # a plan for money, and what came of it
    (
        "果园总投资9亿元，年度计划投资6亿元、完成投资7亿元。",
        [("果园总投资", "9亿元"), ("果园投资", "7亿元", "?")],
    ),
    # an official indicator in a clause of its own is not of what was counted
    (
        "开通包机29班次，预计进出口增长13%，其中出口增长14%。",
        [("开通包机", "29班次"), ("进出口", "13%"), ("出口", "14%")],
    ),
    ("积极争创示范区，果品出口达到3亿元。", [("果品出口", "3亿元")]),
    # a plan that was made
    (
        "编制完成交通规划、水网规划等8个专项规划，村庄规划覆盖率达95%。",
        [("编制完成专项规划", "8个", "?"), ("村庄规划覆盖率", "95%")],
    ),
]
NAMED = [
    # verbs that are joined govern a list together
    (
        "新建和改造果园380亩、茶园26亩。",
        [("新建和改造果园", "380亩"), ("新建和改造茶园", "26亩")],
    ),
    ("3万户渔民实现了定居。", [("定居渔民", "3万户")]),
    ("Ⅲ类水质断面占比97.6%。", [("Ⅲ类水质断面占比", "97.6%")]),
    # for whom it is done is no part of a name
    ("为果农发放补贴3亿元。", [("发放补贴", "3亿元")]),
    # a measure that is an indicator by itself, and one that is of what was named before
    (
        "存款余额500亿元，贷款余额400亿元。",
        [("存款余额", "500亿元"), ("贷款余额", "400亿元")],
    ),
    ("粮食播种面积60万亩，总产量30万吨。", [("粮食播种面积", "60万亩"), ("粮食总产量", "30万吨")]),
    # members of a list share its end, its beginning, its verb and its predicate
    (
        "果品、饮品抽检合格率分别达98.5%和99%。",
        [("果品抽检合格率", "98.5%"), ("饮品抽检合格率", "99%")],
    ),
    (
        "每千人床位数、医师数分别达7.8张、3.5名。",
        [("每千人床位数", "7.8张"), ("每千人医师数", "3.5名")],
    ),
    (
        "新建30个示范果园、12个观光茶园。",
        [("新建示范果园", "30个"), ("新建观光茶园", "12个")],
    ),
    (
        "8所农业院校、12个科研团队入选国家名单。",
        [("入选国家名单农业院校", "8所"), ("入选国家名单科研团队", "12个")],
    ),
    (
        "小微企业、涉农贷款余额分别增长9%、8%。",
        [("小微企业贷款余额", "9%"), ("涉农贷款余额", "8%")],
    ),
    (
        "降低农户融资成本2.7亿元、用电成本1570万元。",
        [("降低农户融资成本", "2.7亿元"), ("降低用电成本", "1570万元")],
    ),
    (
        "发放高龄补贴32亿元、孤儿两项补贴12亿元。",
        [("发放高龄补贴", "32亿元"), ("发放孤儿两项补贴", "12亿元")],
    ),
    ("新增产值超200亿元园区2个。", [("新增产值超200亿元园区", "2个")]),
    # what several share: the measure of the first, the noun of the last, the things of the verb
    (
        "第一产业增加值增长4%，第二产业增长5%；民营企业产值增长8%；外资企业增长3%。",
        [
            ("第一产业增加值", "4%"),
            ("第二产业增加值", "5%"),
            ("民营企业产值", "8%"),
            ("外资企业产值", "3%"),
        ],
    ),
    ("采矿业增加值增长4%，制造业增长5%。", [("采矿业增加值", "4%"), ("制造业增加值", "5%")]),
    ("第一、第二产业增加值分别增长4%、5%。", [("第一产业增加值", "4%"), ("第二产业增加值", "5%")]),
    (
        "城镇、农村居民收入分别增长3%、4%，其中农村居民收入突破2万元。",
        [("城镇居民收入", "3%"), ("农村居民收入", "2万元", "4%")],
    ),
    (
        "农户存、贷款余额分别增长3%、4%。",
        [("农户存款余额", "3%"), ("农户贷款余额", "4%")],
    ),
    (
        "观光果园亩均产值、亩均用电量分别增长5%、7%。",
        [("观光果园亩均产值", "5%"), ("观光果园亩均用电量", "7%")],
    ),
    ("刑事、治安案件分别下降15%、38%。", [("刑事案件", "15%"), ("治安案件", "38%")]),
    (
        "火灾事故起数、死亡人数分别下降5%、8%。",
        [("火灾事故起数", "5%"), ("火灾事故死亡人数", "8%")],
    ),
    # one rate of several, and shares that are not called so
    ("果品抽检率和合格率达100%。", [("果品抽检率", "100%"), ("合格率", "100%", "?")]),
    (
        "果园面积17万亩，约占耕地面积的18%；其中观光果园占44%。",
        [("果园面积", "17万亩"), ("果园面积占耕地面积比重", "18%"), ("观光果园占比", "44%")],
    ),
    ("观光果园面积、产值增长5%、7%。", [("观光果园面积", "5%"), ("观光果园产值", "7%")]),
    (
        "“茶乡”累计签约项目143个、开工项目42个。",
        [("“茶乡”累计签约项目", "143个"), ("“茶乡”开工项目", "42个")],
    ),
    (
        "改造老旧果园870个、惠及10万余户。",
        [("改造老旧果园", "870个"), ("改造老旧果园惠及户数", "10万余户", "?")],
    ),
    # what is said before a 、 is said of the things before it
    (
        "6所学校通过市级验收、3个村入选茶乡名录。",
        [("通过市级验收学校", "6所"), ("入选茶乡名录村", "3个")],
    ),
    ("18处断面水质全部达标。", [("断面水质达标", "18处", "?")]),
    (
        "城乡居民收入达到38200元、19600元。",
        [("城镇居民收入", "38200元"), ("农村居民收入", "19600元")],
    ),
    # a verb that is a noun as well, and one that says what became of the things
    ("新增乡村建设示范片区3个。", [("新增乡村建设示范片区", "3个")]),
    ("6个县市全部入围全国果业百强。", [("入围全国果业百强县市", "6个")]),
    ("88个老旧果园改造。", [("老旧果园改造", "88个")]),
    ("30项重点农业工程全面完成。", [("重点农业工程", "30项")]),
    ("4个知识产权运营中心投用。", [("投用知识产权运营中心", "4个")]),
    (
        "完成8处供水安全整治和3万套电气安全改造。",
        [("供水安全整治", "8处"), ("电气安全改造", "3万套")],
    ),
    # what stands now is a stock, whoever built it
    ("累计建成高标准农田76万亩。", [("累计建成高标准农田", "76万亩")]),
    (
        "创建示范果园13个、和美乡村21个。",
        [("创建示范果园", "13个"), ("创建和美乡村", "21个")],
    ),
    # a place that only begins a name is none
    ("咸阳国际机场旅客吞吐量4850万人次。", [("咸阳国际机场旅客吞吐量", "4850万人次")]),
]
DOUBTFUL = [
    ("果品产量平稳提升，增长3.9%。", [("果品产量", "3.9%", "?")]),
    # a rank of something else, and what goes on after a 、
    (
        "攻克果业技术210项，青禾市连续9年稳居全国果业城市首位。",
        [("攻克果业技术", "210项", "首位", "?")],
    ),
    (
        "开通3条水果专线、新增里程30公里。",
        [("开通水果专线", "3条", "?"), ("新增里程", "30公里", "?")],
    ),
    ("各部门派出干部300名。", [("各部门派出干部", "300名", "?")]),
    ("全国文明村镇达13个。", [("全国文明村镇", "13个", "?")]),
    ("为果农办理实事12件。", [("为果农办理实事", "12件", "?")]),
    # what is said of those counted, in the words before the next figure
    (
        "为6107名新生发放助学金5637万元。",
        [("新生", "6107名", "?"), ("发放助学金", "5637万元")],
    ),
    (
        "59个高频事项办理环节减少80%。",
        [("高频事项办理环节", "59个", "?"), ("高频事项办理环节", "80%", "?")],
    ),
    ("16条产业链产值增长12%。", [("产业链", "16条", "?"), ("产业链产值", "12%")]),
    ("80%的村办果园达标。", [("村办果园达标", "80%", "?")]),
    ("免费为32户果农安装水表。", [("免费安装水表的果农", "32户", "?")]),
    # an official indicator in another unit than its own
    ("新能源装机达62%。", [("新能源装机", "62%", "?")]),
    ("产业规模达到50亿元。", [("产业规模", "50亿元", "?")]),
    ("重点打造5个。", [("重点打造", "5个", "?")]),
    ("实施项目525个。", [("实施项目", "525个", "?")]),
    (
        "改造果品市场20个，建成运营11个。",
        [("改造果品市场", "20个"), ("改造果品市场建成运营", "11个", "?")],
    ),
    # in a list, what says little but how much, or as much again of a thing
    (
        "标准果园面积33万亩、优良比例91%。",
        [("标准果园面积", "33万亩"), ("优良比例", "91%", "?")],
    ),
    (
        "建成观光果园7万亩、播种面积40万亩。",
        [("建成观光果园", "7万亩"), ("观光果园播种面积", "40万亩", "?")],
    ),
    ("出台兴农新政14条。", [("出台兴农新政", "14条", "?")]),
    ("农产品追溯98%。", [("农产品追溯", "98%", "?")]),
]
NONE: list[tuple[str, list[tuple[str, ...]]]] = [
    # numbers in names: of kinds, of what the thing is called or how large it is, of clauses
    ("完成五类果园整治。", []),
    ("青禾是全国15个果业城市之一。", []),
    ("切实抓好两个关键小事。", []),
    ("三次产业结构为12.7:39.8:47.5，果酱厂等10亿元以上项目加快建设。", []),
    ("年产30万吨果汁项目开工，出台“20条”，落实39条硬措施。", []),
    ("连续13个季度好于全省。", []),
    ("连续20次入选“果业指数”榜单，成为全国第16座“双千”城市。", []),
    ("总投资20亿元、库容达9万吨的青禾冷库开工。", []),
    ("地方财政收入年均增长6%，税收、营收年均分别增长7%、9%。", []),
]


@pytest.mark.parametrize(("sentence", "facts"), [*GROUPED, *NAMED, *DOUBTFUL, *NONE])
def test_facts_of_a_sentence(sentence: str, facts: list[tuple[str, ...]]) -> None:
    """Which figures are one indicator's, what it is called, and whether that is certain."""
    assert facts_of(sentence) == facts


PLACES = [
    # of a part of it, and of a part of its year, a report says no more than a sentence
    (
        "修武县果园改造试点获得突破。果园面积6万亩。",
        ["果园面积 焦作市 2030"],
    ),
    (
        "前三季度果园产值增长5%，连续13个季度增长。新签约果园项目28个。",
        ["果园产值 焦作市 2030-01/09", "新签约果园项目 焦作市 2030"],
    ),
    # what a sentence begins with is said of all of it, what stands within of its statement
    (
        "上半年，果园产值增长5%；茶园产值增长4%。",
        ["果园产值 焦作市 2030-S1", "茶园产值 焦作市 2030-S1"],
    ),
    (
        "空气清新，1至8月平均浓度为9微克/立方米；果园绿化率31%。",
        ["平均浓度 焦作市 2030-01/08", "果园绿化率 焦作市 2030"],
    ),
    # a figure is a place's own where the clause names it, and then if it is a part
    ("修武县茶园面积4万亩，果园面积6万亩。", ["茶园面积 修武县 2030", "果园面积 焦作市 2030 ?"]),
    ("若羌县茶园面积4万亩。", ["茶园面积 若羌县 2030 ?"]),
]


@pytest.mark.parametrize(("sentences", "facts"), PLACES)
def test_places_and_times_of_a_report(sentences: str, facts: list[str]) -> None:
    """What a report says is of its own area and year; whose else it may be is doubtful."""
    drafted = draft(read_text(f"焦作市政府工作报告\n\n一、2030年工作回顾\n\n{sentences}\n"))
    assert [
        " ".join([fact.indicator, fact.area, fact.period, *(["?"] if entry.doubts else [])])
        for fact, entry in zip(drafted.known, drafted.facts, strict=True)
    ] == facts


DEEDS = [
    ("焦作获评国家园林城市。", ["获评 国家园林城市"]),
    (
        "果业提质，成功创建全国果业示范城市、全国茶业名城。",
        ["成功创建 全国果业示范城市", "成功创建 全国茶业名城 ?"],
    ),
    ("修武县荣获“果业百强县”称号。", ["荣获 修武县荣获“果业百强县”称号"]),
    # who has it is not said; it is to come; a figure counts those who have it
    ("果业提质，获批省级果业创新中心。", ["获批 省级果业创新中心 ?"]),
    ("果业提质，我市荣获“中国果都”称号。", ["荣获 “中国果都”称号"]),
    ("力争获评国家园林城市。", []),
    ("3家企业入选全国果业百强。", ["None 入选全国果业百强企业"]),
]


@pytest.mark.parametrize(("sentence", "facts"), DEEDS)
def test_titles_that_were_won(sentence: str, facts: list[str]) -> None:
    """Each is a fact with an outcome; whose it is must be said, or follow from the title."""
    drafted = draft(read_text(f"焦作市政府工作报告\n\n一、2030年工作回顾\n\n{sentence}\n"))
    assert [
        " ".join([str(fact.outcome), fact.indicator, *(["?"] if entry.doubts else [])])
        for fact, entry in zip(drafted.known, drafted.facts, strict=True)
    ] == facts


TABLES = [
    # a row is a fact, its growth with it
    (
        "产品\t单位\t产量\t比上年增长（%）\n粮食\t万吨\t120.5\t3.2\n油料\t万吨\t12.3\t-4.0\n",
        ["粮食产量 2030 120.5 3.2", "油料产量 2030 12.3 -4.0"],
    ),
    # a growth is of the later year, wherever its column stands
    (
        "指标\t2030年\t2029年\t增长（%）\t全省位次\n粮食产量（万吨）\t120.5\t116.8\t3.2\t4\n",
        ["粮食产量 2030 120.5 3.2 4", "粮食产量 2029 116.8"],
    ),
    # or of the year before it, if each has one
    (
        "指标\t2030年\t增长%\t2029年\t增长%\n粮食产量（万吨）\t120.5\t3.2\t116.8\t1.1\n",
        ["粮食产量 2030 120.5 3.2", "粮食产量 2029 116.8 1.1"],
    ),
    # of the figure reached, not of the target beside it
    (
        "指标\t绝对数\t完成目标（%）\t增长（%）\n粮食产量（万吨）\t120.5\t101.6\t3.2\n",
        ["粮食产量 2030 120.5 3.2", "粮食产量完成目标 2030 101.6 ?"],
    ),
    # the area of a row is printed there, the name in the head
    (
        "县区\t粮食产量（万吨）\t增速（%）\n东城区\t12.5\t3.3\n修武县\t11.1\t5.3\n",
        ["粮食产量 2030 东城区 12.5 3.3", "粮食产量 2030 修武县 11.1 5.3"],
    ),
]


@pytest.mark.parametrize(("table", "facts"), TABLES)
def test_a_table_is_drafted_and_proven(table: str, facts: list[str]) -> None:
    """Name, year, area, figure, growth, rank; the audit reads what the heads say."""
    drafted = draft(read_text(f"青禾市2030年统计公报\n\n2031年3月1日\n\n{table}"))
    told = [
        (
            *(fact.indicator, fact.period, fact.area if fact.area != "青禾市" else None),
            *(fact.value, fact.change and fact.change.value, fact.rank and fact.rank.place),
            "?" if entry.doubts else None,
        )
        for fact, entry in zip(drafted.known, drafted.facts, strict=True)
    ]
    assert [" ".join(str(part) for part in parts if part) for parts in told] == facts


def test_what_stands_at_the_end_of_several_years() -> None:
    """Things are counted then, unless a verb says that they came about; money may be a sum."""
    told = facts_of(
        "观光果园216家，设置收购点34家，河道整治18条，果农补贴5亿元。", "过去五年工作回顾"
    )
    assert told == [
        ("观光果园", "216家"),
        ("设置收购点", "34家", "?"),
        ("河道整治", "18条", "?"),
        ("果农补贴", "5亿元", "?"),
    ]


def test_a_chapter_on_several_years_and_their_last() -> None:
    """What came about may be of either: it is doubtful, and not left out."""
    sentence = "新建果园12家，果品产值增长5%。"
    told = facts_of(sentence, "过去五年和2030年工作回顾")
    assert told == [("新建果园", "12家", "?"), ("果品产值", "5%", "?")]
    assert facts_of(sentence, "过去五年工作回顾") == []


def test_the_items_of_a_chapter_on_several_years() -> None:
    """The last of the years, told of within one of them, is not that of the next."""
    told = facts_of(
        "（一）果业兴旺。果园面积稳步扩大。\n\n去年是收官之年，新建茶园8家。\n\n"
        "（二）牧业兴旺。新建牧场12家。\n\n三、附记\n\n新建渔场3家。",
        "过去五年工作回顾",
    )
    assert told == [("新建茶园", "8家"), ("新建渔场", "3家")]
