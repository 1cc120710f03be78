"""The rules by which a figure contradicts the base.

A rule is a module of this name: its docstring is its manual page, with an example that passes and
one that fails; `explains` says whether it is what went wrong between a draft and a fact. Modules
are imported when they are needed: most drafts need none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from jzfacts.verify.compare import Slip

NAMES = (
    "wrong-rank",
    "percentage-points",
    "wrong-direction",
    "total-for-increase",
    "swapped-list",
    "wrong-unit",
    "bound",
    "wrong-change",
    "wrong-value",
)
"""Every rule, in the order in which they are asked: the most telling first."""


class Rule(Protocol):
    """What a rule's module holds."""

    __doc__: str

    def explains(self, slip: Slip) -> bool:
        """Whether this is what went wrong."""


def rule(name: str) -> Rule:
    """The rule of that name."""
    return cast("Rule", import_module(f"{__name__}.{name.replace('-', '_')}"))


def rule_for(slip: Slip) -> str:
    """The name of the rule that a contradiction breaks."""
    return next(name for name in NAMES if rule(name).explains(slip))


def page(name: str) -> str:
    """The manual page of a rule."""
    return rule(name).__doc__.strip()
