"""How long proofreading takes: a draft of 10,000 characters beside a Typer hello, and its growth.

    python tests/benchmarks/proofreading_speed.py [--facts PATH]

prints the whole process of `jzfacts verify` on a draft of 10,000 characters with a figure in every
thirty, in ratio to a Typer program that prints its argument, medians of eleven runs each taken in
turn; then, in one process, the time for drafts of 10,000 to 160,000 characters and for hostile
ones.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from jzfacts.index.index import open_index
from jzfacts.verify.verifier import Verifier

RUNS = 11
GOAL = 3.0
"""Hello's times that a draft of 10,000 characters may take."""

HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str):
    print(name)
@app.command()
def bye(name: str):
    print(name)
app()
"""

SENTENCES = (
    "2024年，全市粮食总产42.4亿斤，比上年增长3.5%，居全省第二位。",
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
    "lists": "煤炭、钢铁、" * 3_000 + "分别增长3%和4%",
    "units": "亿" * 20_000,
}


def draft(characters: int) -> str:
    """A draft of so many characters, in paragraphs of eleven sentences."""
    paragraph = "".join(SENTENCES) + "\n\n"
    return (paragraph * (characters // len(paragraph) + 1))[:characters]


def process(command: list[str], folder: str) -> float:
    """Seconds that a whole process takes, its bytecode being kept in a folder as pip does."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=environment)
    return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    """Print the measures; status 1 if the goal is missed."""
    facts = arguments[arguments.index("--facts") + 1 :][:1] if "--facts" in arguments else []
    with tempfile.TemporaryDirectory() as folder:
        text, hello = Path(folder, "draft.txt"), Path(folder, "hello.py")
        text.write_text(draft(10_000), "utf-8")
        hello.write_text(HELLO, "utf-8")
        commands = {
            "hello": [sys.executable, str(hello), "hello", "world"],
            "verify": [sys.executable, "-m", "jzfacts", "verify", str(text)]
            + [part for path in facts for part in ("--facts", path)],
        }
        for command in commands.values():
            process(command, folder)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(process(command, folder))
    middle = {name: median(each) for name, each in times.items()}
    for name, each in times.items():
        print(
            f"{name:8} {middle[name] * 1000:6.0f} ms"
            f"  ({min(each) * 1000:.0f}-{max(each) * 1000:.0f})"
        )
    ratio = middle["verify"] / middle["hello"]
    print(f"a draft of 10,000 characters: {ratio:.2f} x hello (goal {GOAL:.1f})")
    verifier = Verifier(open_index([Path(path) for path in facts] or None))
    for size in (10_000, 20_000, 40_000, 80_000, 160_000):
        _timed(verifier, f"{size} characters", draft(size))
    for name, text_ in HOSTILE.items():
        _timed(verifier, f"hostile: {name}, {len(text_)}", text_)
    return ratio > GOAL


def _timed(verifier: Verifier, name: str, text: str) -> None:
    start = time.perf_counter()
    count = sum(1 for _ in verifier.verdicts(text, "draft"))
    spent = time.perf_counter() - start
    print(
        f"{name:32} {spent * 1000:7.0f} ms, {spent / len(text) * 1e6:5.1f} us a character, "
        f"{count} figures"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
