"""The command `diff`: two bases in, each indicator with both its figures out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError, undecided
from jzfacts.output.formats import DiffFormat

if TYPE_CHECKING:
    from jzfacts.cli import options


def diff(
    last: Annotated[Path, options.argument("LAST", "Last year's base.")],
    this: Annotated[Path, options.argument("THIS", "This year's base.")],
    form: Annotated[
        DiffFormat | None,
        options.option(
            "FORMAT", "Output format; table by default, tsv on a pipe.", *options.FORMATS
        ),
    ] = None,
    no_color: options.NoColor = False,
) -> ExitStatus:
    """Compare two years' bases: both figures of each indicator, and the difference."""
    from jzfacts.audit.open_doubts import open_doubts
    from jzfacts.cli.results import say_doubts
    from jzfacts.facts.loader import load_with_places
    from jzfacts.facts.pairing import Undecided, of_two_years
    from jzfacts.facts.periods import extent
    from jzfacts.index.conditions import area_stem
    from jzfacts.output.differences import pairs, render

    screen = console.screen(no_color)
    (before, places), (after, others) = load_with_places([last]), load_with_places([this])
    try:
        old, new = of_two_years(before.current, after.current)
    except Undecided as error:
        raise UsageError(undecided(f"{last}, {this}", error)) from None
    every = pairs(old, new)
    if last.is_dir() or this.is_dir():
        sources = [", ".join({fact.source.id: None for fact in facts}) for facts in (old, new)]
        console.say("compared: {last} with {this}", last=sources[0], this=sources[1])
    console.write(render(every, form or ("table" if screen.terminal else "tsv"), screen))
    if not any(pair.status == "both" for pair in every):
        console.warn("no indicator is in both {last} and {this}", last=last, this=this)
        return ExitStatus.NOTHING
    files = dict.fromkeys(path for path, _line in (*places.values(), *others.values()))
    say_doubts(sum(1 for _doubt in open_doubts(files)))
    apart = sum(
        pair.last is not None
        and pair.this is not None
        and extent(pair.last.period) != extent(pair.this.period)
        for pair in every
    )
    console.warn_n(
        "{number} indicator has no difference: its periods are of different length",
        "{number} indicators have no difference: their periods are of different length",
        apart,
    )
    areas = {
        (pair.last.area, pair.this.area)
        for pair in every
        if pair.last and pair.this and area_stem(pair.last.area) != area_stem(pair.this.area)
    }
    for one, other in sorted(areas)[:1]:
        console.warn(
            "{last} speaks of {one}, {this} of {other}: a difference between places is no change",
            last=last,
            one=one,
            this=this,
            other=other,
        )
    if any(pair.difference for pair in every):
        console.say(
            "differences are between the figures as printed; the growth that a report prints "
            "is at constant prices or on a revised base, and is not this"
        )
    return ExitStatus.FOUND
