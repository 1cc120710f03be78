"""How long proofreading takes: a draft of 10,000 characters beside a Typer hello, and its growth.

    python tests/benchmarks/proofreading_speed.py

prints the whole process of `jzfacts verify` on a draft of 10,000 characters with a figure in every
thirty, in ratio to a Typer program that prints its argument, medians of runs taken in turn; the
same for drafts up to 5 MB; then, in one process, the time for hostile ones.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measuring import HELLO, environment, interleaved, jzfacts, peak_memory, spread

from jzfacts.index.index import open_index
from jzfacts.verify.verifier import Verifier

RUNS = 11
GOAL = 3.0
"""Hello's times that a draft of 10,000 characters may take."""
LONGEST = 10.0
"""Seconds that the longest draft may take."""
SIZES = (100_000, 400_000, 1_600_000)
"""Characters of longer drafts; the last has 4.6 MB."""

SENTENCES = (
    "2024年，焦作市粮食总产42.4亿斤，比上年增长3.5%，居全省第二位。",
    "固定资产投资增长8.3%、全省第五，社会消费品零售总额增长7%、全省第四。",
    "我们坚持稳中求进、以进促稳，把扩大内需和深化改革结合起来，各项工作取得了新的进展。",
    "接待游客数、旅游综合收入分别增长9.6%和6.9%，文旅市场持续火热。",
    "新增省质量标杆企业6家、省级绿色工厂23家、省级智能工厂车间15家。",
    "新乡市进出口总额175.2亿元，增长8.1%；全市一般公共预算收入168.2亿元。",
    "各级各部门解放思想、真抓实干，一批打基础利长远的大事要事落地见效，城乡面貌持续改善。",
    "坚持以人民为中心，尽心竭力办好民生实事，群众的获得感、幸福感、安全感不断增强。",
    "同时要清醒看到，发展不平衡不充分的问题仍然存在，需要在今后的工作中认真加以解决。",
    "深化重点领域改革，优化营商环境，激发各类主体活力，开放的大门越开越大。",
    "改造88个老旧小区，建成开放10处口袋公园，更新排水、燃气老旧管网229公里。",
)
HOSTILE = {
    "digits": "1" * 20_000,
    "one sentence": "粮食总产42.4亿斤，" * 3_000,
    "no stop": "的" * 20_000 + "42.4亿斤",
    "brackets": "（" * 20_000,
    "places": "焦作市新乡市" * 4_000 + "42.4亿斤",
    "places and words": "焦作市粮食" * 5_000,
    "lists": "煤炭、钢铁、" * 3_000 + "分别增长3%和4%",
    "units": "亿" * 20_000,
    "semicolons": "粮食总产42.4亿斤;" * 2_000,
    "no full stop": "".join(SENTENCES).replace("。", ",") * 50,
}


def draft(characters: int) -> str:
    """A draft of so many characters, in paragraphs of eleven sentences."""
    paragraph = "".join(SENTENCES) + "\n\n"
    return (paragraph * (characters // len(paragraph) + 1))[:characters]


class Ratio(NamedTuple):
    """A draft of 10,000 characters in times of hello."""

    wall: float
    cpu: float


class Size(NamedTuple):
    """A draft, the seconds that it took, and the bytes that its process held."""

    megabytes: float
    wall: float
    cpu: float
    held: int


def ratio(*, show: bool = False) -> Ratio:
    """How many times as long as hello verifying takes."""
    with tempfile.TemporaryDirectory() as name:
        text, hello = Path(name, "draft.txt"), Path(name, "hello.py")
        text.write_text(draft(10_000), "utf-8")
        hello.write_text(HELLO, "utf-8")
        commands = {
            "hello": [sys.executable, str(hello), "hello", "world"],
            "verify": jzfacts("verify", str(text)),
        }
        runs = interleaved(commands, environment(Path(name)), RUNS)
    for each, found in runs.items() if show else ():
        wall, cpu = ([getattr(run, kind) for run in found] for kind in ("wall", "cpu"))
        print(f"{each:8} {spread(wall)} ms, of processor {spread(cpu)} ms")
    middle = {
        each: (median(run.wall for run in found), median(run.cpu for run in found))
        for each, found in runs.items()
    }
    return Ratio(
        *(one / other for one, other in zip(middle["verify"], middle["hello"], strict=True))
    )


def growth() -> Iterator[Size]:
    """Longer and longer drafts."""
    with tempfile.TemporaryDirectory() as name:
        text = Path(name, "draft.txt")
        for size in SIZES:
            text.write_text(draft(size), "utf-8")
            run, held = peak_memory(jzfacts("verify", str(text)), environment(Path(name)))
            yield Size(text.stat().st_size / 1e6, run.wall, run.cpu, held)


def main() -> int:
    """Print the measures; status 1 if the goal is missed."""
    found = ratio(show=True)
    print(
        f"a draft of 10,000 characters: {found.wall:.2f} x hello (goal {GOAL:.1f}),"
        f" {found.cpu:.2f} of processor"
    )
    for one in growth():
        print(
            f"{one.megabytes:.1f} MB: {one.wall:.1f} s, of processor {one.cpu:.1f} s,"
            f" {one.held / 1e6:.0f} MB held"
        )
    verifier = Verifier(open_index(None))
    for name, hostile in HOSTILE.items():
        _timed(verifier, f"hostile: {name}, {len(hostile)}", hostile)
    return int(found.wall > GOAL)


def _timed(verifier: Verifier, name: str, text: str) -> None:
    start = time.perf_counter()
    count = sum(1 for _ in verifier.findings(text, "draft"))
    spent = time.perf_counter() - start
    print(
        f"{name:32} {spent * 1000:7.0f} ms, {spent / len(text) * 1e6:5.1f} us a character, "
        f"{count} figures"
    )


if __name__ == "__main__":
    sys.exit(main())
