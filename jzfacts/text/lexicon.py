"""Words that queries and prose share: for growth, rank and amount, for asking, and for contrasts.

Words in pinyin have their syllables spaced; they match joined, spaced or with apostrophes.
"""

from __future__ import annotations

CUT = "\0"
"""Marks where something was removed; no letter, so it separates words."""

ASKING = (
    "能不能 可不可以 知不知道 了解 查下 看下 问下 怎么样 怎样 如何 到底 究竟 一下 大概 "
    "了解下 大约 大致 差不多 具体 分别 现在 目前 如今 是不是 有没有 是否 来着"
)
QUESTION_WORDS = frozenset(f"{ASKING} 全年 总共 一共".split())
"""Words that ask, or name what any base is about; a label need not contain them."""

AREA_ENDINGS = "省市县区州国"
"""Kinds of areas in 全市 and 我省: the last character of an area's name."""

OWN_AREA = "(?:[我咱]们?|本)([省市县区州国])|全?(市)(?:里(?!程)|(?<=全市))|(?<![一-鿿])([省县])里"
WHOLE_AREA = "全([省县区州国])"
"""Words for the asker's own area; a fact of another kind of area does not match.

Except for 全市, those with 全 are often part of a name: 全国文明城市, 全省首批.
"""

PROVINCES = (
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾)省?|(?:内蒙古|广西|西藏|宁夏|新疆)(?:[^\\W0-9a-z_]{0,3}自治区)?"
)
"""Provinces and autonomous regions, as the scope of a rank names them: 居浙江省第3位."""

_PEOPLES = (
    "壮|回|维吾尔|藏|苗|侗|布依|土家|彝|哈尼|傣|景颇|傈僳|白|羌|蒙古|朝鲜|哈萨克|柯尔克孜|满|黎|瑶|畲|仡佬|拉祜|佤"
    "|纳西|普米|怒|独龙|水|仫佬|毛南|东乡|保安|撒拉|土|裕固|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春|布朗|各"
)
AUTONOMOUS = f"(?:(?:{_PEOPLES})族|维吾尔|哈萨克|蒙古(?=自治[州县旗])|柯尔克孜)*自治[区州县旗]"
"""Endings of the names of autonomous areas, with the peoples in them."""

CONNECTIVES = (
    "其中|特别是|尤其是|更是|同时|此外|另外|另有|还有|并且|以及|而且|再?加上(?![级年])|包括|首先|其次|最后|最终|迄今|至今|单是"
    "|预计|[经据]?初步(?:预计|核算|统计|测算|汇总)|[经据](?:介绍|悉|了解|统计|测算|核算)|截[至止]?目前|截[至止]"
)
"""Words that join a clause to the text before it, or give its origin; never part of a name."""

LAST_TIME = (
    "(?:上一?个?[^\\W0-9a-z_]{0,2}[年月季期届轮次]度?|“?十[一二三四五六七八九]五”?(?:时?期)?)"
)
"""The one before, of anything that recurs: 上年, 上季度, 上一雪季, 上届."""

CLOSING_WORDS = frozenset("完成情况 情况 数据 数字 指标 进展 进度".split())
"""Words that are ignored at the end of a word; 数据标注 keeps its 数据."""

FUNCTION_WORDS = frozenset("的 了 是 有 为 达 达到 到 在 排 居 由 与 和 及 跟 共".split())
"""Words that are ignored before an understood word; 和平街 and 在建项目 keep theirs."""

FUNCTION_CHARACTERS = frozenset(
    "的地得了着过吗呢吧啊呀嘛哦哈啦么之们嗯哎喂"  # particles
    "我你您他她它咱谁这那哪此什怎何样一个些子"  # for persons and things
    "在从对把被给由于以为跟和与及同比到里上边头"  # relations
    "也还都又就只才再已曾刚是有算叫想要办做搞完能会可该得"  # moods of a verb
    "请问求教查看找搜告诉知道说讲听帮忙麻烦劳驾拜托谢感好否"  # of asking
)
"""Characters beside a name that say nothing about what a question asks for."""

OPENING_PARTICLES = "请(?![来到进])|查(?!处$)"
CLOSING_PARTICLES = ("吗", "呢", "啊", "呀", "嘛", "哦", "了", "的", "是")

REACHING_VERBS = "完成 实现 达到 达 突破 超过 拥有 有 是 为".split()
LIGHT_VERBS = ["发放", "发", "建设", "建成", "建", *REACHING_VERBS]
"""Verbs before 多少 that the asked-for name need not contain: 发了多少, 建了几所.

新增 and the like are not among them: 新增了多少高企 does not ask how many there are.
"""

_HOW_MUCH = (
    # word, what it asks for at the end of a name that need not have it, dimension that says it
    ("总额", "total money", None),
    ("总值", "total money", None),
    ("金额", "money", None),
    ("额", "money", None),
    ("值", "money", None),
    ("余额", "money", None),
    ("总数", "total count", None),
    ("个数", "count", None),
    ("数", "count", None),
    ("数量", "count", ""),
    ("人数", "total people", None),
    ("总计", "total", None),
    ("累计", "total", None),
    ("合计", "total", None),
    ("总量", "total", ""),
    ("规模", "", ""),
    ("面积", "", "surface area"),
    ("里程", "", "length"),
    ("长度", "", "length"),
    ("产量", "", None),
    ("总产", "", None),
    ("总产量", "", None),
    ("量", "", None),
    ("拥有量", "", None),
    ("保有量", "", None),
    ("用地", None, "surface area"),
    ("占地", None, "surface area"),
    ("重量", None, "mass"),
    ("体积", None, "volume"),
    ("产值", None, ""),
    ("增量", None, ""),
    ("价格", None, ""),
    ("成本", None, ""),
)
"""Words for "how much" and for what is measured.

A label may leave out at its end those that ask for something, or nothing special, in the second
column: 外资总额 is 实际使用外资; but 绿色工厂总数 is not 新增绿色工厂, 技术合同数量 not a sum of money.
Those with a dimension, "" for several or none, are answered by no name that does not say so,
unless its figure does by its unit.
"""

AMOUNT_WORDS = {word: set(asks.split()) for word, asks, _ in _HOW_MUCH if asks is not None}
MEASURES = {word: dimension for word, _, dimension in _HOW_MUCH if dimension is not None}

NO_MEASURES = "里程碑|利用地|用地[下方热震铁]|规模(?:以上|以下|化)"
"""Words that contain a measure word and are none."""

UNSPECIFIC = (
    "总",
    "的",
    "各项",
    "本外币",
    "人民币",
    "金融机构",
    "全年",
    "年度",
    "全社会",
    "全市",
    "全省",
    "全国",
    "本年",
    "境内外",
    "国内外",
)
"""Words of a label that a query may omit; any other word narrows."""

INCREASE_WORDS = tuple(
    "新增 净增 新认定 新引进 新签订 新签约 新建 新改建 新改扩建 新投用 新设 新登记 新注册 新开工 新发展 新培育"
    " 新入选 新获批".split()
)
"""Words that make an indicator an increase, not a total."""

RISES = ("增长", "增加", "提高", "提升", "上升")
FALLS = ("下降", "减少", "降低", "回落", "下滑")
"""Verbs for a fall; readers of prose know more, each for its own purpose."""

RISING_RATES = ("增速", "增幅", "增长率", "涨幅", "升幅")
FALLING_RATES = ("降幅", "跌幅", "减幅")
RATE_WORDS = RISING_RATES + FALLING_RATES
"""Words for an indicator whose value is a change: 技改投资增速 15%."""

CHANGE_WORDS = frozenset("同比增速 增长率 增速 增幅 同比 变化".split())
"""Words that ask for a change in either direction; only facts with a change match."""

GROWTH_WORDS = frozenset((*RISES, "上涨", "同比增长", "同比增加", "涨幅"))
"""Words that ask for a rise; only facts with a rise match."""

FALL_WORDS = frozenset((*FALLS, "下跌", "同比下降", "同比减少", "降幅", "压减"))
"""Words that ask for a fall; only facts with a fall match."""

RANK_WORDS = ("第几位", "第几名", "第几", "排名", "位次", "名次")
"""Words that ask for a rank; only facts with a rank match."""

AMONG = "全[省国市县球]|世界|亚洲|中国"
"""Scopes of a rank that may be asked for."""

PINYIN = dict(
    pair.split("=")
    for pair in (
        "duo shao=多少, you duo shao=有多少, na xie=哪些, zhi biao=指标, "
        "pai ming=排名, wei ci=位次, ming ci=名次, di ji=第几, pai di ji=排第几, "
        "quan sheng=全省, quan guo=全国, tong bi=同比, zeng su=增速, zeng fu=增幅, zeng zhang lv=增长率, "
        "zeng zhang=增长, zeng jia=增加, shang sheng=上升, xia jiang=下降, jian shao=减少, jiang fu=降幅, "
        "zui kuai=最快, zui man=最慢, zui gao=最高, zui di=最低, zui da=最大, zui xiao=最小, zui duo=最多, "
        "zui shao=最少, chao guo=超过, gao yu=高于, da yu=大于, di yu=低于, bu dao=不到, yi shang=以上, yi xia=以下"
    ).split(", ")
)
"""Words for asking and comparing as typed in letters, with their characters."""

PINYIN_BESIDE = dict(
    zip(
        "de shi di qian ge xiang wei yi er liang san si wu liu qi ba jiu".split(),
        "的是第前个项位一二两三四五六七八九",
        strict=True,
    )
)
"""Syllables that are such a word only beside one of the above."""

CONTRASTS = (
    ("进出口", "进口", "出口"),
    ("存贷款", "存款", "贷款"),
    ("城乡", "城镇", "农村", "乡村", "城市"),
    ("工农业", "工业", "农业"),
    ("省内外", "省内", "省外"),
    ("境内外", "境内", "境外"),
    ("中小学", "小学", "中学"),
    ("国内外", "国内", "国外"),
    ("新建改扩建", "新建", "改建", "扩建"),
    ("线上线下", "线上", "线下"),
    ("importsandexports", "imports", "exports", "import", "export"),
)
"""Groups of words whose longer members contain the shorter ones and mean something else.

A query that matches only part of such a word in a label has matched the wrong thing: 出口总额 is
written inside 进出口总额. A member named in the query must be a word of the label: 省内项目 is not
省外境内项目.
"""

_VERBS = {
    "%": ("增长", "下降"),
    "个百分点": ("提高", "下降"),
    "位": ("提升", "下降"),
    "番": ("翻", "减少"),
}
"""Verbs for a rise and a fall, by unit; by default 增加 and 减少."""


def verb_of(unit: str | None, *, rises: bool) -> str:
    """Return the verb for a change in a unit: 增长 for %, 增加 for 天."""
    return _VERBS.get(unit or "", ("增加", "减少"))[not rises]
