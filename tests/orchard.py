"""An invented page and its base, to be changed in one place and audited."""

from hashlib import sha256
from pathlib import Path

from jzfacts.audit.audit import Report, audit
from jzfacts.facts.loader import load_with_places

BASE = Path(__file__).with_name("orchard.toml").read_text("utf8")
PAGE = Path(__file__).with_name("orchard.txt").read_text("utf8")
DIGEST = sha256(PAGE.encode()).hexdigest()

REMEDY = "add a fact, or set it aside with the reason [unclaimed]"
"""How a finding about a numeral ends."""


def audited(folder: Path, base: str = BASE, page: str = PAGE) -> Report:
    """The report on a base and a page, the base's digest being that of the page."""
    file = folder / "orchard.toml"
    file.write_text(base.replace(DIGEST, sha256(page.encode()).hexdigest()), "utf8")
    pages = {"orchard": ("orchard.txt", page)}
    loaded, where = load_with_places([file])
    return audit(loaded, pages, where)


def finding_lines(report: Report, folder: Path) -> list[str]:
    """The findings as lines, the base's folder left out."""
    return [str(finding).removeprefix(f"{folder}/") for finding in report.findings]


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with pieces of it replaced, each of which stands there once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
