"""Chinese or English: which of them a person reads, and the program's words in it.

The words stand in the code in English; `locale/` holds the Chinese ones, as gettext keeps them.
What only programs read (TSV, the keys of CSV and JSON, names of rules) never passes through here.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from typing import Self

Language = Literal["zh", "en"]

ASKED = ("JZFACTS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables that say the language; the first that is not empty decides."""

CATALOGUE = os.path.join(os.path.dirname(__file__), "locale", "zh_CN", "LC_MESSAGES", "jzfacts.mo")  # noqa: PTH118, PTH120
"""The Chinese words; `tests/catalogue.py` makes the file."""


def language() -> Language:
    """Chinese for any Chinese locale, English for every other one, `C` among them.

    Where nothing is said, it is what POSIX takes for `C`, and whether the terminal can show Chinese
    is unknown: English. Windows sets none of these variables, so there the system is asked.
    """
    for name in ASKED:
        said = os.environ.get(name)
        if said:
            return "zh" if said.lower().startswith("zh") else "en"
    return "zh" if sys.platform == "win32" and _windows_is_chinese() else "en"


def _(message: str, /, **parts: object) -> str:
    """`message` in the language of the person, its gaps filled with the `parts` if it has any.

    A part that is a message is said in it, too; a list of names is put in a row.
    """
    if message and language() != "en":  # the catalogue has its header under no message
        message = _chinese().gettext(message)
    return (
        message.format(**{name: _part(part) for name, part in parts.items()}) if parts else message
    )


def _part(part: object) -> object:
    return _(", ").join(map(str, part)) if isinstance(part, list | tuple) else said(part)


def _n(one: str, many: str, number: int, /, **parts: object) -> str:
    """The form of a message that goes with `number`, filled; Chinese has one for all."""
    message = one if number == 1 else many
    if language() != "en":
        message = _chinese().ngettext(one, many, number)
    return message.format(number=number, **parts)


def N_(message: str) -> str:  # noqa: N802
    """`message` as it is: marked for the catalogue here, and put into words where it is shown."""
    return message


def reason(error: OSError) -> str:
    """Why the system refused, in the language of the person where the catalogue has its words."""
    return _(error.strerror or str(error))


class UserError(Exception):
    """Something that a person can mend: one line says what is wrong, and the remedy."""

    def __init__(self, message: str, /, **parts: object) -> None:
        super().__init__(_(message, **parts))


class Message(str):
    """A message with its `parts` filled in, in English; `said` is it in the person's language.

    For what is kept before it is told.
    """

    __slots__ = ("_message", "_parts")

    def __new__(cls, message: str, **parts: object) -> Self:
        """`message` with its gaps filled; a part may be a message itself."""
        new = super().__new__(cls, message.format(**parts))
        new._message, new._parts = message, parts
        return new

    _message: str
    _parts: dict[str, object]

    def said(self) -> str:
        """The message in the language of the person."""
        return _(self._message, **self._parts)


def said(what: object) -> object:
    """`what` in the language of the person if it is a message, else as it is."""
    return what.said() if isinstance(what, Message) else what


@cache
def _chinese() -> GNUTranslations:
    from gettext import GNUTranslations

    with open(CATALOGUE, "rb") as file:  # noqa: PTH123 - a Path costs more than the whole rest
        return GNUTranslations(file)


def _windows_is_chinese() -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent where mypy looks
    # the lower ten bits of a language identifier are the language, the rest is the region
    return bool(kernel.GetUserDefaultUILanguage() & 0x3FF == 0x04)
