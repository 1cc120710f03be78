"""The answers as tools of the Model Context Protocol.

An answer is JSON as text, with every digit of a figure as printed; as structured content a figure
would become a binary fraction. Tools run one after another in one thread, so that a thousand
requests at once wait instead of taking memory, and each opens the base anew, which costs
milliseconds: a server runs for days, and a base is edited meanwhile.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from jzfacts.assistant import answers
from jzfacts.facts.loader import BaseError
from jzfacts.index.index import open_index
from jzfacts.output.json import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jzfacts.assistant.answers import Answer

INSTRUCTIONS = (
    "Figures of Chinese government work reports, each with its exact source. Quote a figure as its"
    " record prints it, with its citation. An answer with `refused` is no answer: pass its reason"
    " on, and give no figure in its place."
)


def serve(base: Sequence[Path] | None) -> None:
    """Answer over standard input and output until the input ends.

    Raises BaseError for a base that cannot be read when the server starts.
    """
    open_index(base)
    made(base).run("stdio")


def made(base: Sequence[Path] | None) -> MCPServer:
    """The server of a base, or of the one that came with the package."""
    server = MCPServer(
        "jzfacts", version=version("jzfacts"), instructions=INSTRUCTIONS, log_level="CRITICAL"
    )
    reading = server.tool(annotations=ToolAnnotations(read_only_hint=True), structured_output=False)

    @reading
    async def search_facts(
        query: str, area: str | None = None, period: str | None = None, limit: int = 10
    ) -> str:
        """Facts by a name or a question, in Chinese, pinyin or first letters; the best first.

        area: only this area, such as 焦作市. period: only this year, such as 2024.
        """
        return _text(lambda: answers.search_facts(base, query, limit, area=area, period=period))

    @reading
    async def get_fact(id: str) -> str:
        """Everything known about the fact of an id."""
        return _text(lambda: answers.get_fact(base, id))

    @reading
    async def compare(indicator: str, area: str | None = None, period: str | None = None) -> str:
        """One indicator over the areas and years that the base has it for, in order."""
        return _text(lambda: answers.compare(base, indicator, area=area, period=period))

    @reading
    async def verify_text(text: str, area: str | None = None, period: str | None = None) -> str:
        """Proofread a draft: its figures that contradict the base or each other.

        area, period: what the draft speaks of, where it does not say. A figure that was not
        compared is not confirmed.
        """
        return _text(lambda: answers.verify_text(base, text, area=area, period=period))

    return server


def _text(answer: Callable[[], Answer]) -> str:
    """An answer as JSON. Raises ToolError for a base that can no longer be read."""
    try:
        return dump(answer())
    except BaseError as error:
        raise ToolError("\n".join(error.problems)) from None
