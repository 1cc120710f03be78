"""Chinese or English: which, and that no word is missing in either."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import catalogue
import pytest
from babel.messages.catalog import Message as Written
from babel.messages.mofile import read_mo
from cases import cases
from conftest import python

from jzfacts import i18n as language
from jzfacts.facts.toml_file import parse
from jzfacts.i18n import N_, Message, _, _n, said

WHOLE_WIDTH = re.compile(r"[\u4e00-\u9fff] ?[,;:?!](?!\d)|[,;?!] ?[\u4e00-\u9fff]")
"""Half-width punctuation beside a Chinese character."""


@cases
def test_the_first_variable_that_says_something_decides(
    environment: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JZFACTS_LANG, LC_ALL, LC_MESSAGES, LANG; English where none speaks of Chinese."""
    for name in language.ASKED:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.language() == spoken


def test_windows_is_asked_where_no_variable_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its consoles set none; elsewhere unset variables mean the C locale."""
    for name in language.ASKED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(language, "_windows_is_chinese", lambda: True)
    assert language.language() == "en"
    monkeypatch.setattr(sys, "platform", "win32")
    assert language.language() == "zh"


def test_a_message_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is asked for; English tells one from many, Chinese does not."""
    both = ("{number} fact", "{number} facts")
    assert (_("Rank"), _n(*both, 1), _n(*both, 2)) == ("Rank", "1 fact", "2 facts")
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert (_("Rank"), _n(*both, 1), _n(*both, 2)) == ("位次", "1 条", "2 条")
    assert N_("Rank") == "Rank"


def test_a_kept_message_is_english_until_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """For programs it never changes; messages within it are said with it."""
    part = Message("rank")
    whole = Message("{indicator}: {what}", indicator="粮食", what=part)
    assert (whole, said(whole), said("粮食")) == ("粮食: rank", "粮食: rank", "粮食")
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    assert (whole, said(whole)) == ("粮食: rank", "粮食：位次")


@cases
def test_what_others_say_is_said_in_chinese(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader of TOML; what it says and the catalogue has not stays as it is."""
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    told = parse(tmp_path / "a.toml", text.encode()).problems
    assert told == [(told[0][0], f"{tmp_path}/a.toml:1: 不合 TOML 语法：{problem}")]


def test_the_catalogue_has_every_message_of_the_code_and_no_other() -> None:
    """Complete both ways; `python tests/catalogue.py` brings it up to date."""
    written = {message.id for message in catalogue.in_file()}
    assert written == {message.id for message in catalogue.in_code()} | {""}


def test_every_message_has_its_chinese_with_the_same_gaps() -> None:
    """No empty string, and each {name} of the English in the Chinese too."""
    for message in catalogue.in_file():
        if not message.id:
            continue
        pair = (message.id, message.string)
        english, chinese = (text if isinstance(text, str) else (text or "")[0] for text in pair)
        gaps = [set(re.findall(r"\{(\w+)\}", text)) for text in (english, chinese)]
        assert chinese, english
        assert gaps[0] == gaps[1], english
        assert not WHOLE_WIDTH.search(chinese), chinese


def test_the_compiled_catalogue_is_what_is_written() -> None:
    """The .mo holds the messages of the .po; its bytes differ between releases of Babel."""
    with catalogue.COMPILED.open("rb") as file:
        compiled = read_mo(file)
    assert _pairs(compiled) == _pairs(catalogue.in_file())


def _pairs(messages: Iterable[Written]) -> list[tuple[list[str], list[str]]]:
    """Each message with its translation; the header, which has no id, is the tools' own."""
    return sorted((_forms(each.id), _forms(each.string)) for each in messages if each.id)


def _forms(text: str | Sequence[str] | None) -> list[str]:
    """The forms of a message, one for each number."""
    return [text] if isinstance(text, str) else list(text or ())


def test_english_opens_no_catalogue() -> None:
    """Nor is the reader of catalogues loaded by the room itself."""
    asked = "'gettext' in sys.modules, 'jzfacts.mo' in str(sys.modules)"
    program = f"import sys; from jzfacts.i18n import _; _('Rank'); print({asked})"
    assert python(program) == "False False\n"
