"""What the tests of `verify` share: verdicts on drafts, held against the shipped base."""

from functools import cache

from jzfacts.claims.indicator_names import Names
from jzfacts.documents.finding import Finding
from jzfacts.facts.loader import load
from jzfacts.index.index import open_index
from jzfacts.verify.verifier import Verifier


@cache
def names() -> Names:
    """The names of the shipped base."""
    return Names(load().facts)


@cache
def verifier() -> Verifier:
    """A verifier of the shipped base."""
    return Verifier(open_index())


def verdicts(text: str) -> list[Finding]:
    """The findings of a draft."""
    return list(verifier().verdicts(text, "draft"))


def told(text: str) -> list[tuple[str, str]]:
    """Each figure of a draft with its status, or with the rule that it breaks."""
    return [(finding.text, finding.rule or finding.status) for finding in verdicts(text)]
