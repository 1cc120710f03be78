"""How the answers of commands are written down, in cli/transcripts/ and in bad/."""

from collections.abc import Iterator

from conftest import Outcome

ESC = " (esc)"


def shown(line: str) -> str:
    """A line of output; one that an editor could not keep, with Python's escapes."""
    if line == line.rstrip() and line.replace("\t", "").isprintable():
        return line
    escaped = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in line
    )
    return escaped + ESC


def answer(outcome: Outcome) -> Iterator[str]:
    """Stdout as it is, each line of stderr after `! `, and the status in brackets unless it is 0."""
    for stream, mark in ((outcome.stdout, ""), (outcome.stderr, "! ")):
        for line in stream.removesuffix("\n").split("\n") if stream else ():
            yield mark + shown(line)
    if outcome.status:
        yield f"[{outcome.status}]"
