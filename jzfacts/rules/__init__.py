"""The rules by which a figure contradicts the base, the most telling first.

A rule is a module: its docstring is its manual page, with an example that passes and one that
fails; `explains` says whether it is what went wrong between a draft and a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.rules import (
    bound,
    percentage_points,
    swapped_list,
    total_for_increase,
    wrong_change,
    wrong_direction,
    wrong_rank,
    wrong_unit,
    wrong_value,
)

if TYPE_CHECKING:
    from types import ModuleType

    from jzfacts.slip import Slip

RULES: dict[str, ModuleType] = {
    module.__name__.rpartition(".")[2].replace("_", "-"): module
    for module in (
        wrong_rank,
        percentage_points,
        wrong_direction,
        total_for_increase,
        swapped_list,
        wrong_unit,
        bound,
        wrong_change,
        wrong_value,
    )
}
"""Every rule by its name, in the order in which they are asked."""


def rule_for(slip: Slip) -> str:
    """The name of the rule that a contradiction breaks."""
    return next(name for name, module in RULES.items() if module.explains(slip))


def page(name: str) -> str:
    """The manual page of a rule."""
    return (RULES[name].__doc__ or "").strip()
