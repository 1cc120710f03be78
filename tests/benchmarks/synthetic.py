"""Write a synthetic fact base: areas × years, one report each, with about 120 facts.

The same seed writes the same bytes. Seven facts in ten have one of the indicators that all reports
share, with aliases; the others are projects, firms and titles of the place, whose names come once.
No figure, name or place in it means anything.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

TOPICS = """
    综合 农业农村 工业 投资和项目 消费 对外开放 科技创新 财政金融 生态环境 城乡建设
    民生 安全
""".split()
SUBJECTS = """
    粮食 油料 蔬菜 生猪 水产品 规模以上工业 高技术制造业 战略性新兴产业 固定资产 民间
    房地产开发 工业技改 基础设施 社会消费品 网上 限额以上 进出口 出口 进口
    实际使用外资 跨境电商 技术合同 研发 发明专利 一般公共预算 税收 各项存款 各项贷款
    普惠小微 制造业 居民人均 城镇居民 农村居民 城镇新增 失业人员 养老床位 医疗机构床位
    义务教育 学前教育 城镇化 常住人口 高速公路 农村公路 轨道交通 造林 湿地 优良天数
    生活垃圾 污水 再生水 用电 新能源汽车 充电桩 旅游 接待游客
""".split()
MEASURES = """
    总产量|亿斤 增加值|亿元 投资额|亿元 总额|亿元 余额|亿元 收入|元 人数|万人
    增速|% 占比|% 覆盖率|% 完成率|% 数量|个 面积|万亩 里程|公里 规模|万千瓦
""".split()
ALIASES = {"总产量": "产量", "增加值": "增值", "投资额": "投资", "总额": "额", "余额": "余额总量"}
SURNAMES = "海云龙金青安永华新宏嘉瑞德明天泰兴长东南北盛和元景福祥凤玉石清"
SECONDS = "源山河湾泽辰驰达信通诚科创润丰隆康美宁远航翔鼎峰博雅惠恒泉林"
KINDS = """
    产业园 研究院 生态廊道 湿地公园 水厂改扩建 智能工厂 数据中心 物流园 高速公路
    安置房 实验学校 中医院 养老中心 文化广场 抽水蓄能电站 灌区 新材料基地 生物医药项目
    装备制造项目 储能项目 冷链仓储 特色小镇 体育馆
""".split()
STATES = ("一期", "二期", "三期", "东区", "西区", "扩建工程", "配套管网", "改造提升", "")
PREFIXES = "平安宁阳川林泉江湖州清河龙云凤金石玉东南西北新长永大广高"
STEMS = "城山阳川州江原泉林海安宁昌华丰乐平和成德水口门关陵田桥岭港"
AMONG = ("全省", "全国", "全省同类城市")
QUALIFIERS = ("近", "约", "超", "突破")

FACTS = 120
COMMON = 84
"""Facts of a report with an indicator that all reports share: seven in ten."""


def area_names(count: int) -> list[str]:
    """That many names of cities; beyond some hundreds they take a third character."""
    pairs = [f"{first}{second}" for second in STEMS for first in PREFIXES if first != second]
    names = pairs + [f"{pair}{last}" for last in STEMS for pair in pairs]
    return [f"{name}市" for name in names[:count]]


def indicators() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The shared indicators: name, unit, topic, aliases."""
    random = Random(0)
    found = []
    for place, subject in enumerate(SUBJECTS):
        for measure in random.sample(MEASURES, 3):
            name, unit = measure.split("|")
            topic = TOPICS[place * len(TOPICS) // len(SUBJECTS)]
            aliases = [f"{subject}{ALIASES.get(name, '情况')}"]
            if random.random() < 0.5:
                aliases.append(f"全市{subject}{name}")
            found.append((f"{subject}{name}", unit, topic, tuple(aliases)))
    return found


def report(random: Random, area: str, place: int, year: int) -> str:
    """The TOML text of one report."""
    source = f"report-{place:05}-{year}"
    lines = [
        "schema = 1\n",
        "[[source]]",
        f'id = "{source}"',
        f'title = "{area}{year + 1}年政府工作报告"',
        f"published = {year + 1}-02-{random.randint(1, 28):02}",
        f'area = "{area}"',
        f'period = "{year}"',
        f"lines = {FACTS + 20}\n",
    ]
    shared = random.sample(SHARED, COMMON)
    for number in range(FACTS):
        if number < COMMON:
            indicator, unit, topic, aliases = shared[number]
        else:
            indicator, aliases = _project(random), ()
            unit, topic = random.choice(("亿元", "万平方米", "公里", "个")), random.choice(TOPICS)
        lines += _fact(random, f"{source}-{number:03}", indicator, unit, topic, aliases)
        lines += [f'source = "{source}"', f"lines = [{number + 10}]\n"]
    return "\n".join(lines)


def _project(random: Random) -> str:
    name = random.choice(SURNAMES) + random.choice(SECONDS) + random.choice(SURNAMES)
    return f"{name}{random.choice(SECONDS)}{random.choice(KINDS)}{random.choice(STATES)}"


def _fact(
    random: Random, id: str, indicator: str, unit: str, topic: str, aliases: tuple[str, ...]
) -> Iterator[str]:
    yield "[[fact]]"
    yield f'id = "{id}"'
    yield f'indicator = "{indicator}"'
    yield f'topic = "{topic}"'
    yield f"value = {random.randint(1, 99999) / random.choice((1, 10, 100))}"
    yield f'unit = "{unit}"'
    if random.random() < 0.1:
        yield f'qualifier = "{random.choice(QUALIFIERS)}"'
    if random.random() < 0.5:
        rise = random.randint(-80, 200) / 10
        yield f'change = {{ value = {rise}, unit = "%", basis = "比上年" }}'
    if random.random() < 0.1:
        place, among = random.randint(1, 20), random.choice(AMONG)
        yield f'rank = {{ place = {place}, among = "{among}" }}'
    if random.random() < 0.1:
        yield f'outcome = "{random.choice(("建成投用", "开工建设", "成功入选"))}"'
    if aliases:
        quoted = ", ".join(f'"{alias}"' for alias in aliases)
        yield f"aliases = [{quoted}]"


SHARED = indicators()


def write(folder: Path, areas: int, years: int, seed: int = 1) -> int:
    """Write the base into a folder, areas in folders of their own; how many facts it has."""
    for place, area in enumerate(area_names(areas)):
        home = folder / f"{place:04}"
        home.mkdir(parents=True)
        for year in range(2025 - years, 2025):
            random = Random(f"{seed} {place} {year}")
            (home / f"{year}.toml").write_text(report(random, area, place, year), "utf-8")
    return areas * years * FACTS
