"""Print what speed and scale come to on this machine: start-up and growth.

    python tests/benchmarks/scale.py [--facts 1000000] [--each 11] [--rounds 21]

Everything is written to a temporary folder and removed. Times are medians with the range of the
middle half, in milliseconds of wall clock; ratios are of medians of the same run, at start-up the
median of the ratios round by round. No test asserts a time: other work on the machine stretches all
of them.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

from asking import draft, queries
from measuring import (
    HELLO,
    Run,
    environment,
    interleaved,
    jzfacts,
    largest,
    peak_memory,
    percentile,
    spread,
    timed,
)
from query_sets import SETS, read
from synthetic import area_names, write

from jzfacts.index.index import Index, open_index

SIZES = {1_000: (3, 3), 10_000: (7, 12), 100_000: (70, 12), 1_000_000: (350, 24)}
"""Facts, about, and the areas and years that make them."""

REFERENCES = {
    **dict.fromkeys(("--help", "hello --help"), "hello --help"),
    **dict.fromkeys(("completion", "hello again"), "hello again"),
}
"""What is not compared with the first hello: what stands beside it in the same rounds."""

DRAFT = 10_000
"""Characters of the draft that is verified."""

TOLD = 1_000_000
"""Bytes of a megabyte."""


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--facts", type=int, default=max(SIZES), help="the largest base")
    parser.add_argument("--each", type=int, default=11, help="queries of each of 22 kinds")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of the start-up table")
    asked = parser.parse_args()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.machine()}, ", end="")
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}{load}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder)
        os.environ["JZFACTS_CACHE"] = env["JZFACTS_CACHE"]
        start_up(folder, env, asked.rounds)
        shipped = [query.text for file in SETS for query in read(file) if query.text.strip()]
        step = max(1, len(shipped) // (22 * asked.each))
        shipped = shipped[::step]
        growth_head()
        for size, (areas, years) in SIZES.items():
            if size <= asked.facts:
                grown(folder, env, areas, years, asked.each, shipped)


def start_up(folder: Path, env: Mapping[str, str], rounds: int) -> None:
    """Whole processes against a program that does nothing."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, "utf-8")
    base = [sys.executable, str(hello)]
    completing = {"_JZFACTS_COMPLETE": "complete_bash", "COMP_WORDS": "jzfacts sea"}
    commands: dict[str, list[str]] = {
        "hello": [*base, "hello", "x"],
        "search 粮食": jzfacts("search", "粮食"),
        "search liangshi": jzfacts("search", "liangshi"),
        "search 粮食 -f table": jzfacts("search", "粮食", "-f", "table"),
        "rank --top 1": jzfacts("rank", "--top", "1"),
        "show grain-output --field value": jzfacts("show", "grain-output", "--field", "value"),
        "list --limit 5": jzfacts("list", "--limit", "5"),
        "hello --help": [*base, "--help"],
        "--help": jzfacts("--help"),
    }
    runs = interleaved(commands, env, rounds)
    again = {"hello again": [*base, "hello", "x"], "completion": jzfacts()}
    runs |= interleaved(again, {**env, **completing, "COMP_CWORD": "1"}, rounds)
    print("start-up                            ms                cpu ms  x hello")
    for name, measured in runs.items():
        beside = zip(measured, runs[REFERENCES.get(name, "hello")], strict=True)
        ratio = statistics.median(run.wall / hello.wall for run, hello in beside)
        cpu = statistics.median(run.cpu for run in measured) * 1000
        print(f"{name:34}  {spread(run.wall for run in measured):16} {cpu:6.0f}  {ratio:5.2f}")


def searched(
    texts: Sequence[str], options: Sequence[str], shipped: Sequence[str], env: Mapping[str, str]
) -> tuple[list[Run], list[Run]]:
    """Each query in a process of its own; and by turns with them, some of the shipped base."""
    for more in (options, []):
        timed(jzfacts("search", "粮食", *more), env)
        time.sleep(2.1)  # until the files' times are proof
        timed(jzfacts("search", "粮食", *more), env)
    runs, small = [], []
    for text, other in zip(texts, cycle(shipped)):
        runs.append(timed(jzfacts("search", *options, "--", text), env))
        small.append(timed(jzfacts("search", "--", other), env))
    return runs, small


def growth_head() -> None:
    print("\nfacts    labels   build s (cpu)  peak MB  B/fact  TOML B/fact  cold search ms", end="")
    print("  shipped ms     x     95% x   MB  rank x show x list x verify x  changed s  batch q/s")


def grown(
    folder: Path, env: Mapping[str, str], areas: int, years: int, each: int, shipped: Sequence[str]
) -> None:
    """One line of growth."""
    base = folder / "base"
    subprocess.run(["rm", "-rf", str(base), env["JZFACTS_CACHE"]], check=True)
    facts = write(base, areas, years)
    options = ["--facts", str(base)]
    built, peak = peak_memory(jzfacts("list", "--limit", "1", *options), env)
    index = open_index([base])
    labels = labels_of(index)
    asked = [
        query for _, query in queries(labels, area_names(areas), range(2025 - years, 2025), each)
    ]
    runs, small = searched(asked, options, shipped, env)
    draft_of_its = folder / "draft.txt"
    facts_told = index.report(area_names(areas)[0], "2024")
    draft_of_its.write_text(draft(facts_told, DRAFT), "utf-8")
    likewise = " ".join(f"{ratio:6.2f}" for ratio in others(options, env, areas, draft_of_its))
    memory = largest([jzfacts("search", *options, "--", text) for text in asked[:22]], env)
    kept = sum(path.stat().st_size for path in Path(env["JZFACTS_CACHE"]).iterdir())
    toml = sum(path.stat().st_size for path in base.rglob("*.toml"))
    wall = [run.wall for run in runs]
    reference = [run.wall for run in small]
    print(
        f"{facts:7}  {len(labels):7}  {built.wall:6.1f} ({built.cpu:5.1f})  {peak / TOLD:7.0f}"
        f"  {kept / facts:6.0f}  {toml / facts:11.0f}  {spread(wall):14}"
        f"  {spread(reference):13} {statistics.median(wall) / statistics.median(reference):4.2f}"
        f"  {percentile(wall, 0.95) / percentile(reference, 0.95):6.2f}"
        f"  {memory / TOLD:4.0f}   {likewise}"
        f"  {changed(base, options, env):9.2f}  {batch(asked, options, env):9.0f}",
        flush=True,
    )


def others(
    options: Sequence[str], env: Mapping[str, str], areas: int, draft_of_its: Path
) -> list[float]:
    """rank, show, list and verify against the same on the shipped base."""
    area = area_names(areas)[-1]
    draft_of_ours = draft_of_its.with_name("ours.txt")
    draft_of_ours.write_text(draft(list(open_index().facts()), DRAFT), "utf-8")
    pairs = {
        "rank": (["rank", "--top", "3", "--area", area], ["rank", "--top", "3"]),
        "show": (["show", "report-00000-2024-000"], ["show", "grain-output"]),
        "list": (["list", "--area", area, "--limit", "10"], ["list", "--limit", "10"]),
        "verify": (["verify", str(draft_of_its)], ["verify", str(draft_of_ours)]),
    }
    commands = {}
    for name, (large, small) in pairs.items():
        commands[name] = jzfacts(*large, *options)
        commands[f"{name} shipped"] = jzfacts(*small)
    runs = interleaved(commands, env, 15)
    return [_median(runs[name]) / _median(runs[f"{name} shipped"]) for name in pairs]


def changed(base: Path, options: Sequence[str], env: Mapping[str, str]) -> float:
    """Seconds until a report in the middle that was changed is back."""
    files = sorted(base.rglob("*.toml"))
    report = files[len(files) // 2]
    report.write_text(report.read_text("utf-8").replace("value = ", "value = 1", 1), "utf-8")
    return timed(jzfacts("search", "粮食", *options), env).wall


def batch(asked: Sequence[str], options: Sequence[str], env: Mapping[str, str]) -> float:
    """Queries a second of `search -`, its start included."""
    texts = [*asked] * max(1, 2000 // len(asked))
    start = time.perf_counter()
    subprocess.run(
        jzfacts("search", "-", *options),
        env=env,
        input="\n".join(texts).encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return len(texts) / (time.perf_counter() - start)


def labels_of(index: Index) -> list[str]:
    """All labels of a base."""
    return [text for (text,) in index._db.execute("SELECT DISTINCT text FROM label ORDER BY id")]


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(run.wall for run in runs)


if __name__ == "__main__":
    main()
