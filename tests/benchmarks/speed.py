"""Print what speed comes to on this machine: start-up, drafts, and bases that grow.

    python tests/benchmarks/speed.py [--facts 1000000] [--each 11] [--rounds 21]

All is written to a temporary folder and removed. Times are of whole processes, medians with the
range of the middle half, in milliseconds of wall clock, beside a Typer program that prints its
argument, or beside the shipped base, which run by turns with them. No test asserts a time: other
work on the machine stretches all of them.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from asking import queries
from query_sets import SETS, read
from synthetic import area_names, write

from jzfacts.index.index import open_index

ROOT = Path(__file__).parents[2]
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str) -> None:
    print(name)
@app.command()
def bye(name: str) -> None:
    print(name)
app()
"""
"""The reference: a Typer program of two commands that prints its argument."""
GOAL = 3.0
"""Hello's times that a draft of 10,000 characters may take."""
LONGEST = 10.0
"""Seconds that the longest draft may take."""
DRAFTS = (100_000, 400_000, 1_600_000)
"""Characters of longer drafts; the last has 4.6 MB."""
BASES = {1_000: (3, 3), 10_000: (7, 12), 100_000: (70, 12), 1_000_000: (350, 24)}
"""Facts, about, and the areas and years that make them."""
PARAGRAPH = (
    "2024年，焦作市粮食总产42.4亿斤，比上年增长3.5%，居全省第二位。"
    "固定资产投资增长8.3%、全省第五，社会消费品零售总额增长7%、全省第四。"
    "我们坚持稳中求进、以进促稳，把扩大内需和深化改革结合起来，各项工作取得了新的进展。"
    "接待游客数、旅游综合收入分别增长9.6%和6.9%，文旅市场持续火热。"
    "新增省质量标杆企业6家、省级绿色工厂23家、省级智能工厂车间15家。"
    "新乡市进出口总额175.2亿元，增长8.1%；全市一般公共预算收入168.2亿元。"
    "各级各部门解放思想、真抓实干，一批打基础利长远的大事要事落地见效，城乡面貌持续改善。"
    "坚持以人民为中心，尽心竭力办好民生实事，群众的获得感、幸福感、安全感不断增强。"
    "同时要清醒看到，发展不平衡不充分的问题仍然存在，需要在今后的工作中认真加以解决。"
    "深化重点领域改革，优化营商环境，激发各类主体活力，开放的大门越开越大。"
    "改造88个老旧小区，建成开放10处口袋公园，更新排水、燃气老旧管网229公里。\n\n"
)
COMMANDS = {
    "search 粮食": ["search", "粮食"],
    "search liangshi": ["search", "liangshi"],
    "search 粮食 -f table": ["search", "粮食", "-f", "table"],
    "rank --top 1": ["rank", "--top", "1"],
    "show grain-output --field value": ["show", "grain-output", "--field", "value"],
    "list --limit 5": ["list", "--limit", "5"],
    "--help": ["--help"],
}


class Run(NamedTuple):
    """One process: the seconds from its start to its end, and those of the processor."""

    wall: float
    cpu: float


def environment(folder: Path) -> dict[str, str]:
    """The environment of all that is compared: its own caches, of bytecode and of bases."""
    left_out = ("JZFACTS_", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    bytecode, cache = str(folder / "bytecode"), str(folder / "cache")
    own = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": bytecode, "JZFACTS_CACHE": cache}
    return {**kept, **own}


def jzfacts(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "jzfacts", *arguments]


def timed(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command to its end, its output thrown away."""
    start, none = time.perf_counter(), subprocess.DEVNULL
    process = subprocess.Popen(command, env=env, stdin=none, stdout=none, stderr=none)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime)


def interleaved(
    commands: Mapping[str, Sequence[str]], env: Mapping[str, str], rounds: int
) -> dict[str, list[Run]]:
    """Each command so often, in turn, so that the machine's moods meet all alike."""
    runs = [[timed(command, env) for command in commands.values()] for _ in range(rounds + 1)]
    return dict(zip(commands, map(list, zip(*runs[1:], strict=True)), strict=True))


def median(runs: Iterable[Run]) -> float:
    return statistics.median(run.wall for run in runs)


def spread(runs: Iterable[Run]) -> str:
    """Median, and the range of the middle half, in milliseconds."""
    ordered = sorted(run.wall * 1000 for run in runs)
    quarter = len(ordered) // 4
    return f"{statistics.median(ordered):.0f} ({ordered[quarter]:.0f}–{ordered[-1 - quarter]:.0f})"


def draft(characters: int) -> str:
    """A draft of so many characters, with a figure in every thirty."""
    return (PARAGRAPH * (characters // len(PARAGRAPH) + 1))[:characters]


def commands(folder: Path) -> dict[str, list[str]]:
    """Hello, a draft of 10,000 characters to be verified, and other commands."""
    hello, text = folder / "hello.py", folder / "draft.txt"
    hello.write_text(HELLO, "utf-8")
    text.write_text(draft(10_000), "utf-8")
    base = [sys.executable, str(hello)]
    beside = {"hello": [*base, "hello", "x"], "hello --help": [*base, "--help"]}
    beside["verify"] = jzfacts("verify", str(text))
    return beside | {name: jzfacts(*words) for name, words in COMMANDS.items()}


def ratio() -> float:
    """How many times as long as hello verifying takes."""
    with tempfile.TemporaryDirectory() as name:
        both = {each: commands(Path(name))[each] for each in ("hello", "verify")}
        runs = interleaved(both, environment(Path(name)), 11)
    return median(runs["verify"]) / median(runs["hello"])


def growth() -> Iterator[tuple[float, Run]]:
    """The megabytes of longer and longer drafts, and what they take."""
    with tempfile.TemporaryDirectory() as name:
        text = Path(name, "draft.txt")
        for size in DRAFTS:
            text.write_text(draft(size), "utf-8")
            run = timed(jzfacts("verify", str(text)), environment(Path(name)))
            yield text.stat().st_size / 1e6, run


def grown(folder: Path, env: Mapping[str, str], areas: int, years: int, each: int) -> None:
    """Print what a base of so many reports takes: to build, to ask, to change."""
    base = folder / "base"
    subprocess.run(["rm", "-rf", str(base), env["JZFACTS_CACHE"]], check=True)
    facts = write(base, areas, years)
    options = ["--facts", str(base)]
    built = timed(jzfacts("list", "--limit", "1", *options), env)
    labels = [name for (name,) in open_index([base])._db.execute("SELECT text FROM label")]
    times = range(2025 - years, 2025)
    asked = [query for _, query in queries(sorted({*labels}), area_names(areas), times, each)]
    shipped = [query.text for file in SETS for query in read(file) if query.text.strip()]
    time.sleep(2.1)  # until the files' times are proof
    timed(jzfacts("search", "粮食", *options), env)
    runs, small = [], []
    for text, other in zip(asked, cycle(shipped[:: len(shipped) // len(asked) or 1])):
        runs.append(timed(jzfacts("search", *options, "--", text), env))
        small.append(timed(jzfacts("search", "--", other), env))
    report = sorted(base.rglob("*.toml"))[areas * years // 2]
    report.write_text(report.read_text("utf-8").replace("value = ", "value = 1", 1), "utf-8")
    changed = timed(jzfacts("search", "粮食", *options), env).wall
    print(
        f"{facts:7} facts: built in {built.wall:.1f} s; search {spread(runs)},"
        f" {median(runs) / median(small):.2f} x shipped; a report changed {changed:.2f} s"
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--facts", type=int, default=max(BASES), help="the largest base")
    parser.add_argument("--each", type=int, default=11, help="queries of each of 22 kinds")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of the start-up table")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, env = Path(name), environment(Path(name))
        os.environ["JZFACTS_CACHE"] = env["JZFACTS_CACHE"]
        runs = interleaved(commands(folder), env, asked.rounds)
        for command, found in runs.items():
            beside = runs["hello --help" if command == "--help" else "hello"]
            times = median(found) / median(beside)
            cpu = statistics.median(run.cpu for run in found) * 1000
            print(f"{command:34} {spread(found):16} cpu {cpu:4.0f}  {times:5.2f} x hello")
        for megabytes, run in growth():
            print(f"verify {megabytes:.1f} MB: {run.wall:.1f} s, of processor {run.cpu:.1f} s")
        for size, (areas, years) in BASES.items():
            if size <= asked.facts:
                grown(folder, env, areas, years, asked.each)


if __name__ == "__main__":
    main()
