"""What the published claim checkers give on what `proofreading.py` measures.

    pip install onus rag-quantguard
    python tests/benchmarks/proofreading_peers.py

Each checks a text against the page's, without a language model, and is asked for a paragraph of the
page with one figure falsified, for the paragraphs as they are, and for the invented sentences. A
text counts as flagged when anything in it is. A checker that is not installed is skipped, saying
so; it needs the page, which is not part of the project.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from proofreading import PAGE, SETS, plants, sentences, turned

from jzfacts.text.mentions import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Flags = Callable[[str], bool]


def onus() -> Flags:
    """Whether onus reports anything, its model switched off."""
    engine, evidence = import_module("onus.engine"), import_module("onus.evidence")
    known = evidence.load(paths=[PAGE])
    settings = import_module("onus.settings").Settings(llm=False)
    folder = Path(tempfile.mkdtemp())

    def flags(text: str) -> bool:
        path = folder / "draft.txt"
        path.write_text(text, "utf-8")
        return bool(engine.check(path, known, settings).findings)

    return flags


def quantguard() -> Flags:
    """Whether rag-quantguard holds anything invalid."""
    guard = import_module("quantguard").QuantitativeGuard()
    chunks = [line for line in PAGE.read_text("utf-8").split("\n") if line.strip()]
    return lambda text: not guard.verify(text, chunks).is_valid


def main() -> int:
    """Print the table."""
    if not PAGE.exists():
        print("skipped: the page is not here")
        return 0
    page = PAGE.read_text("utf-8")
    lines = page.split("\n")
    true = [line for line in lines if any(m.kind in ("quantity", "rank") for m in read(line))]
    false = [plant.text.split("\n")[plant.line - 1] for plant in (*plants(page), *turned(page))]
    drafts = [one for path in SETS for one in sentences(path) if one.base == "shipped"]
    for name, make in (("onus", onus), ("rag-quantguard", quantguard)):
        try:
            flags = make()
        except ImportError as error:
            print(f"{name}: skipped: {error}")
            continue
        print(f"{name}: flagged of (b) falsified paragraphs {_share(flags, false)}, ", end="")
        print(f"of the true ones {_share(flags, true)};")
        for kind in ("wrong", "agree", "beyond"):
            texts = [draft.text for draft in drafts if draft.kind == kind]
            print(f"    (c) {kind}: {_share(flags, texts)}")
    return 0


def _share(flags: Flags, texts: list[str]) -> str:
    hits = sum(flags(text) for text in texts)
    return f"{hits}/{len(texts)} = {hits / len(texts):.2f}"


if __name__ == "__main__":
    sys.exit(main())
