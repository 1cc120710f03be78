"""How fast the reader reads, and whether its time grows with the text alone.

    python tests/benchmarks/reader_speed.py [REPORT …]

Prints seconds for a million characters of the reports given (or of a made-up one), then for each
hostile text the time at n and at 4n characters; a ratio near 4 is linear, near 16 quadratic.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from jzfacts.text.mentions import read

SAMPLE = "全市某产业产值达42.4亿元，同比增长3.5%，居全省第2位；新增企业10家、项目25个。\n"
HOSTILE = {
    "digits": "1",
    "digits and commas": "1,234",
    "digits and points": "1.",
    "groups of three": ",234",
    "years in a list": "2021、",
    "months in a range": "1-",
    "亿": "亿",
    "一": "一",
    "千百": "千百",
    "一点": "一点",
    "分之": "百分之",
    "第": "第",
    "第一": "第一",
    "open brackets": "(",
    "open quotation marks": "“",
    "straight quotation marks": '"',
    "titles": "《",
    "minus signs": "-",
    "signed digits": "-1",
    "lists": "5%、",
    "ranges": "5—",
    "从": "从5%",
    "全省": "全省第",
    "比上年": "比上年",
    "white space": " ",
    "digits and spaces": "1 ",
    "line breaks": "\n1.",
    "combining marks": "\u0301",
    "letters": "a",
    "addresses": "https://",
    "enclosed": "①",
    "circled and wide": "１",
    "half": "一半",
    "brackets with digits": "[1]",
}


def seconds(text: str) -> tuple[float, int]:
    """The best of two times to read a text, and the number of mentions."""
    best, count = float("inf"), 0
    for _ in range(2):
        begun = perf_counter()
        count = sum(1 for _ in read(text))
        best = min(best, perf_counter() - begun)
    return best, count


def main(paths: list[str]) -> None:
    report = "".join(Path(path).read_text(encoding="utf-8") for path in paths) or SAMPLE
    million = (report * (1_000_000 // len(report) + 1))[:1_000_000]
    taken, count = seconds(million)
    print(
        f"a million characters: {taken:.2f} s, {count} mentions, {taken / count * 1e6:.0f} µs each"
    )
    size = 20_000
    for name, piece in HOSTILE.items():
        text = piece * (4 * size // len(piece) + 1)
        small, _ = seconds(text[:size])
        large, _ = seconds(text[: 4 * size])
        print(f"{name:26} {small * 1e3:8.1f} ms {large * 1e3:8.1f} ms  ratio {large / small:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
