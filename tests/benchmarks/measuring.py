"""Whole processes, timed: what a person waits for, and what the processor works for it."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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


@dataclass
class Run:
    """One process."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor, which the machine's other work stretches less."""
    status: int


def environment(folder: Path) -> dict[str, str]:
    """The environment of all that is compared: its own caches, of bytecode and of bases."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JZFACTS_")}
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        kept.pop(name, None)
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "JZFACTS_CACHE": str(folder / "cache"),
    }


def jzfacts(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "jzfacts", *arguments]


def timed(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, used.ru_utime + used.ru_stime, process.returncode)


def interleaved(
    commands: Mapping[str, Sequence[str]], env: Mapping[str, str], rounds: int
) -> dict[str, list[Run]]:
    """Each command `rounds` times, in turn, so that the machine's moods meet all alike."""
    for command in commands.values():
        timed(command, env)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(timed(command, env))
    return runs


LAUNCHER = """
import json, resource, subprocess, sys
for command in json.load(sys.stdin):
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process counts what its parent held when it began; so a small one must begin them."""


def largest(commands: Iterable[Sequence[str]], env: Mapping[str, str]) -> int:
    """Bytes that the largest of some processes held at most."""
    told = subprocess.run(
        [sys.executable, "-c", LAUNCHER],
        input=json.dumps(list(commands)),
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return int(told) * (1 if sys.platform == "darwin" else 1024)


def spread(values: Iterable[float], unit: float = 1000) -> str:
    """Median, and the range of the middle half, in milliseconds."""
    ordered = sorted(values)
    quarter = len(ordered) // 4
    middle = statistics.median(ordered) * unit
    return f"{middle:.0f} ({ordered[quarter] * unit:.0f}–{ordered[-1 - quarter] * unit:.0f})"


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def peak_memory(command: Sequence[str], env: Mapping[str, str]) -> tuple[Run, int]:
    """A run, and the bytes that its processes held together at most (Linux; else of the largest).

    What processes share is counted once.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, sum(map(_held, _family(process.pid))))
        time.sleep(0.2)
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    cpu = used.ru_utime + used.ru_stime
    run = Run(time.perf_counter() - start, cpu, process.returncode)
    return run, max(peak, memory)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(member for child in children.split() for member in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
