"""What a rule of an audit is: its id, its message, and the check that finds where it does not hold.

To add a rule, write a function that yields a `Problem` wherever it does not hold, and put
`@rule(id, message)` above it. Its docstring is its manual. The rules are in four files: of a source
(`source_rules`), of its facts (`fact_rules`) and of what the base has forgotten on the page
(`unclaimed_rules`), whose checks are given the Evidence of a page; and of the base alone
(`base_rules`), which are given the FactBase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jzfacts.documents.finding import Finding
from jzfacts.facts.model import Fact
from jzfacts.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from jzfacts.audit.page import Numeral
    from jzfacts.documents.finding import Level
    from jzfacts.facts.model import Source

    Check = Callable[..., Iterator["Problem"]]


class Problem:
    """Something that breaks a rule.

    at: a line of the page, a span of its text, or a numeral; a fact stands for its main line, a
        source for the first line of its page. In a base rule either stands for its table.
    fact: the fact concerned, if `at` is none.
    expected: what should be printed.
    message: one that says it better here than the rule's.
    values: what fills in the message, besides {id}, of the source (in a base rule of the fact or
        source), {fact} and {indicator} of the fact, and {text} as printed.
    """

    def __init__(
        self,
        at: int | tuple[int, int] | Numeral | Fact | Source,
        fact: Fact | None = None,
        expected: str | None = None,
        message: str | None = None,
        **values: object,
    ) -> None:
        self.at, self.expected, self.message, self.values = at, expected, message, values
        self.fact = at if isinstance(at, Fact) else fact


class Rule(NamedTuple):
    """What is told wherever a check finds a problem."""

    id: str
    """Kebab-case, stable; {aspect} is a value of the problem."""
    message: str
    status: str
    level: Level
    check: Check

    def finding(
        self, problem: Problem, id: str, place: tuple[str, int, int], text: str, fact: str | None
    ) -> Finding:
        """A problem in words, `id` being that of the source or entry that it is about."""
        indicator = problem.fact and problem.fact.indicator
        values = {"id": id, "text": text, "fact": fact, "indicator": indicator} | problem.values
        message = Message(problem.message or self.message, **values)
        rule_id = self.id.format_map(values)
        status, expected = self.status, problem.expected
        return Finding(*place, self.level, rule_id, message, text, status, fact, expected)


def rule(
    id: str, message: str, status: str = "missing", level: Level = "error"
) -> Callable[[Check], Rule]:
    """Make a check a rule."""
    return lambda check: Rule(id, message, status, level, check)


def rules_of(*modules: ModuleType) -> list[Rule]:
    """The rules of modules, in their order there."""
    return [each for one in modules for each in vars(one).values() if isinstance(each, Rule)]
