"""How well a draft's contradictions with itself are found: 100 planted in real reports.

A plant repeats a real sentence of the report with one figure changed, gives a name of it another
value in a title, a bullet or a table, or puts a made sentence between two paragraphs; it is told if
its rule is, on its line, with nothing else accused. The reports are no part of the project.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jzfacts.verify.consistency.contradictions import contradictions

HERE = Path(__file__).parent
REPORTS = HERE.parents[2] / "shared" / "reports"
SEED = 12

FIGURE = re.compile(
    r"(?<![\d.第〔\[-])(\d+(?:\.\d+)?)(?=(?:万亿|[百千]?[万亿])?(?:元|吨|斤|亩|人|公里|家|个|%|所|户|项|公顷|千瓦))"
)
NAMED = re.compile(
    r"(?:^|[。；])(?:全[市省]|我[市省])?([一-龥]{4,14}?)(?:达到|达|为|完成)(?:了)?"
    r"(\d+(?:\.\d+)?)((?:万亿|[百千]?[万亿])?(?:元|吨|斤|亩|公里|家|%|户|公顷|千瓦))(?=[，。；、])"
)
RANKED = re.compile(r"第(\d+)位")


@dataclass(frozen=True)
class Plant:
    """A report with one contradiction in it."""

    rule: str
    kind: str
    report: str
    line: int
    text: str
    planted: str


def changed(digits: str, luck: random.Random) -> str:
    """A number with one digit changed, plainly another one."""
    at = 0 if len(digits) == 1 else luck.randrange(len(digits.split(".", maxsplit=1)[0]))
    other = luck.choice([one for one in "123456789" if one != digits[at]])
    return digits[:at] + other + digits[at + 1 :]


def inserted(report: str, after: int, sentence: str, luck: random.Random) -> tuple[int, str]:
    """The line, and the text, of a report with a paragraph put in soon after an offset."""
    ends = [found.end() for found in re.finditer(r"\n+", report) if found.start() >= after][:2]
    at = luck.choice(ends) if ends else len(report)
    text = report[:at] + sentence + "\n\n" + report[at:]
    return text.count("\n", 0, at) + 1, text


def review(report: str) -> str:
    """What a report says of the past: up to its first heading of a plan."""
    found = re.search(
        r"(?m)^[^。\n]{0,40}(?:安排|目标|打算|要求|重点|今后|任务|建议)[^。\n]{0,20}$",
        report[1000:],
    )
    return report[: 1000 + found.start()] if found else report


def sentences(report: str) -> list[re.Match[str]]:
    return [
        found
        for found in re.finditer(r"(?<=[。\n])[^。！？\n#*|]{16,90}。", report)
        if FIGURE.search(found[0]) and not re.match(r"\d", found[0])
    ]


def repeated(report: str, luck: random.Random) -> tuple[int, str, str]:
    """A real sentence again, with one figure changed."""
    sentence = luck.choice(sentences(report))
    figure = luck.choice(list(FIGURE.finditer(sentence[0])))
    again = (
        sentence[0][: figure.start()] + changed(figure[1], luck) + sentence[0][figure.end() :]
    ).strip()
    return (*inserted(report, sentence.end(), again, luck), again)


def renamed(form: str) -> Callable[[str, random.Random], tuple[int, str, str]]:
    """The name of a real figure with another value, in another form."""

    def made(report: str, luck: random.Random) -> tuple[int, str, str]:
        found = luck.choice(list(NAMED.finditer(review(report))))
        sentence = form.format(name=found[1], figure=changed(found[2], luck) + found[3])
        return (*inserted(report, found.end(), sentence, luck), sentence)

    return made


def ranked(report: str, luck: random.Random) -> tuple[int, str, str]:
    """A real sentence again, with another rank."""
    found = luck.choice(
        [
            one
            for one in re.finditer(r"(?<=[。\n])[^。！？\n]{12,90}。", report)
            if RANKED.search(one[0])
        ]
    )
    again = RANKED.sub(lambda rank: f"第{int(rank[1]) + 3}位", found[0], count=1).strip()
    return (*inserted(report, found.end(), again, luck), again)


def second_rank(report: str, luck: random.Random) -> tuple[int, str, str]:
    """A made sentence with a rank, and another one with another rank."""
    name = luck.choice("营商环境评价 粮食单产 科技创新指数 空气优良天数 新型城镇化质量".split())
    place = luck.choice("全省 全国".split())
    one = f"{name}居{place}第{luck.randrange(2, 6)}位。"
    _, text = inserted(report, luck.randrange(len(review(report)) // 2), one, luck)
    again = f"{name}位居{place}第{luck.randrange(7, 12)}位。"
    return (*inserted(text, text.index(one), again, luck), again)


def anywhere(
    sentence: Callable[[random.Random], str],
) -> Callable[[str, random.Random], tuple[int, str, str]]:
    """A made sentence, somewhere in a report."""

    def made(report: str, luck: random.Random) -> tuple[int, str, str]:
        text = sentence(luck)
        return (*inserted(report, luck.randrange(len(report)), text, luck), text)

    return made


def wrong_sum(luck: random.Random) -> str:
    values = [luck.randrange(11, 990) / 10 for _ in range(luck.choice((2, 3, 4)))]
    total = round(sum(values) * luck.choice((0.8, 0.9, 1.1, 1.2)), 1)
    unit = luck.choice(("亿元", "万亩", "万吨"))
    names = luck.sample(["东部片区", "西部片区", "南部片区", "北部片区", "中部片区"], len(values))
    word = luck.choice(("合计", "共计", "总计"))
    figures = [f"{value}{unit}" for value in values]
    match luck.randrange(3):
        case 0:
            listed = "、".join(map("".join, zip(names, figures, strict=True)))
        case 1:
            listed = "、".join(names) + "分别为" + "、".join(figures)
        case _:
            listed = "三年投入" + "+".join(map(str, values)) + unit
    return f"{listed}，{word}{total}{unit}。"


def wrong_growth(luck: random.Random) -> str:
    start = luck.randrange(112, 998) / 10
    growth = luck.randrange(8, 60)
    end = round(start * (1 + growth / 100), 1)
    wrong = growth + luck.choice((-5, -4, 4, 5, 9))
    match luck.randrange(4):
        case 0:
            return f"森林旅游收入由{start}亿元增加到{end}亿元，增长{wrong}%。"
        case 1:
            return f"快递业务量从{start}亿件提高到{end}亿件、增长{wrong}%。"
        case 2:
            more = round(end - start + luck.choice((1, 2, -1)), 1)
            return f"市场主体由{start}万户增至{end}万户，增加{more}万户。"
        case _:
            top = round(min(start, 60.0) + growth / 4, 1)
            more = round(top - min(start, 60.0) + luck.choice((1, 2.2)), 1)
            return f"农村污水治理率从{min(start, 60.0)}%提高到{top}%，提高{more}个百分点。"


def exceeding(luck: random.Random) -> str:
    one, two = luck.randrange(200, 450) / 10, luck.randrange(200, 450) / 10
    three = round(100 - one - two + luck.randrange(15, 200) / 10, 1)
    names = luck.choice(
        (
            "第一产业、第二产业、第三产业",
            "国有企业、民营企业、外资企业",
            "煤电、水电、风电",
            "公路、铁路、水路",
            "甲类、乙类、其他类",
        )
    )
    match luck.randrange(3):
        case 0:
            return f"{names}分别占{one}%、{two}%、{three}%。"
        case 1:
            return f"{names}占比分别为{one}%、{two}%和{three}%。"
        case _:
            a, b, c = names.split("、")
            return f"从构成看，{a}占{one}%、{b}占{two}%、{c}占{three}%。"


KINDS: tuple[tuple[str, str, int, Callable[[str, random.Random], tuple[int, str, str]]], ...] = (
    ("two-values", "a sentence again", 22, repeated),
    ("two-values", "in a sentence", 6, renamed("会议指出，{name}达到{figure}，成效明显。")),
    ("two-values", "in a bullet", 6, renamed("- {name}：{figure}")),
    ("two-values", "in a table", 6, renamed("| {name} | {figure} |")),
    ("wrong-sum", "", 20, anywhere(wrong_sum)),
    ("wrong-growth", "", 20, anywhere(wrong_growth)),
    ("shares-exceed", "", 10, anywhere(exceeding)),
    ("two-ranks", "a sentence again", 5, ranked),
    ("two-ranks", "in a sentence", 5, second_rank),
)


def plants(seed: int = SEED) -> Iterator[Plant]:
    """A hundred plants, each in a report of its own as far as they go round."""
    luck = random.Random(seed)
    reports = {path.name: path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))}
    for rule, kind, count, plant in KINDS:
        made = 0
        while made < count:
            name = luck.choice(sorted(reports))
            try:
                line, text, planted = plant(reports[name], luck)
            except IndexError:
                continue  # the report has no such sentence
            made += 1
            yield Plant(rule, kind, name, line, text, planted)


def told(plant: Plant) -> bool:
    """Whether the contradiction is told by its rule on its line, and nothing else is."""
    return {(one.rule, one.line) for one in contradictions(plant.text, plant.report)} == {
        (plant.rule, plant.line)
    }
