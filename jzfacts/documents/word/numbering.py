"""The numbers that Word shows before headings and items, which stand in no text: 一、, （一）, ①.

A paragraph, or its style, names a list and a level of it; the list says how the numbers of that
level look, and Word counts. So does this module, paragraph by paragraph, in reading order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TENS = ("", "十", *(f"{tens}十" for tens in "二三四五六七八九"))
_CHINESE = [tens + one for tens in _TENS for one in ("", *"一二三四五六七八九")][1:]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_SERIES = {
    **dict.fromkeys(
        "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting"
        " taiwaneseCountingThousand".split(),
        _CHINESE,
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional"), "壹贰叁肆伍陆柒捌玖拾"
    ),
    "ideographDigital": "一二三四五六七八九",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽",
    "lowerLetter": _LETTERS,
    "upperLetter": _LETTERS.upper(),
    "lowerRoman": _ROMAN,
    "upperRoman": [one.upper() for one in _ROMAN],
}
"""What a kind of number shows for 1, 2, 3 …; any other kind, and what comes after, is decimal."""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: etree._Element, *path: str) -> str | None:
    """The value of the element at a path below another; None if there is none."""
    found = element.find("/".join(W + step for step in path))
    return None if found is None else found.get(f"{W}val")


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is set, and not set to nothing; None if it is not told."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(f"{W}val") not in ("0", "false", "off", "none")


class Styles:
    """The styles of paragraphs, of which each goes by another for what it does not say."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        """`roots`: the part that defines them, if there is one."""
        self._by_id = {
            style.get(f"{W}styleId"): style for root in roots for style in root.iter(f"{W}style")
        }
        self._runs: dict[tuple[str | None, str], bool | None] = {}

    def name(self, style: str | None) -> str:
        """The name that Word shows, in lower case; empty for no style."""
        found = self._by_id.get(style)
        return (value(found, "name") or "").lower() if found is not None else ""

    def outline(self, paragraph: etree._Element, style: str | None) -> int:
        """The level of a paragraph as a heading, from 1 to 6; 0 if it is none."""
        level = self.property(paragraph, style, "outlineLvl")
        return min(int(level) + 1, 6) if level and int(level) < 9 else 0

    def property(self, paragraph: etree._Element, style: str | None, *path: str) -> str | None:
        """A property of a paragraph, which it has itself or by its style."""
        for element in (paragraph, *self._chain(style)):
            found = value(element, "pPr", *path)
            if found is not None:
                return found
        return None

    def run_property(self, style: str | None, name: str) -> bool | None:
        """Whether runs of a style have a property; None if it does not say."""
        if (style, name) not in self._runs:
            found = (is_on(one.find(f"{W}rPr"), name) for one in self._chain(style))
            self._runs[style, name] = next((one for one in found if one is not None), None)
        return self._runs[style, name]

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        """A style, the one that it is based on, and so on."""
        seen = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = value(self._by_id[style], "basedOn")


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, roots: Sequence[etree._Element], styles: Styles) -> None:
        """`roots`: the part that defines the lists, if there is one."""
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, etree._Element]]] = {}
        """For each list the family with which it counts, and its levels."""
        self._restarts: dict[str, dict[int, int]] = {}
        """For a list not used so far, where its levels begin anew."""
        self._counts: dict[str, dict[int, int]] = {}
        for root in roots:
            families = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
            for one in root.iter(f"{W}num"):
                family = value(one, "abstractNumId") or ""
                levels = dict(_levels(families.get(family, ())))
                name = one.get(f"{W}numId")
                for override in one.iter(f"{W}lvlOverride"):
                    levels |= dict(_levels(override))
                    start = value(override, "startOverride")
                    if start is not None:
                        level = int(override.get(f"{W}ilvl"))
                        self._restarts.setdefault(name, {})[level] = int(start)
                self._lists[name] = family, levels

    def label(self, paragraph: etree._Element, style: str | None) -> str:
        """What Word shows before the next paragraph, with the space after it; mostly nothing."""
        name = self._styles.property(paragraph, style, "numPr", "numId")
        if name not in self._lists:
            return ""
        family, levels = self._lists[name]
        level = self._level(paragraph, style, levels)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(family, {})
        for restarted, start in self._restarts.pop(name, {}).items():
            counts[restarted] = start - 1
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = value(levels[level], "lvlText") or ""
        if value(levels[level], "numFmt") == "bullet":
            return "• " if shown else ""
        decimal = levels[level].find(f"{W}isLgl") is not None

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in levels:
                return ""
            count = counts.get(at, _start(levels[at]))
            return _printed(count, "decimal" if decimal else value(levels[at], "numFmt"))

        label = re.sub("%([1-9])", number, shown)
        # 1. before 68家 is not 1.68家
        apart = (
            value(levels[level], "suff") != "nothing" or label[-1:].isalnum() or label[-1:] == "."
        )
        return label + " " if label and apart else label

    def _level(
        self, paragraph: etree._Element, style: str | None, levels: dict[int, etree._Element]
    ) -> int:
        """The level of a paragraph: its own, or that to which its style is tied."""
        told = self._styles.property(paragraph, style, "numPr", "ilvl")
        if told is not None:
            return int(told)
        return next((one for one in levels if value(levels[one], "pStyle") == style), 0)


def _levels(parent: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    for child in parent:
        if child.tag == f"{W}lvl":
            yield int(child.get(f"{W}ilvl")), child


def _start(level: etree._Element) -> int:
    return int(value(level, "start") or 1)


def _printed(number: int, kind: str | None) -> str:
    series = _SERIES.get(kind or "", ())
    if kind == "none":
        return ""
    return series[number - 1] if 0 < number <= len(series) else str(number)
