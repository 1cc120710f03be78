"""Queries of all kinds for a synthetic base, made from its own labels."""

from collections.abc import Callable, Sequence
from random import Random

from jzfacts.text.pinyin import character_readings, readings

Kind = Callable[[Random, str, list[str]], str | None]

ELSEWHERE = ("weather", "bitcoin", "football", "qwerty", "zzzz", "python", "query", "hello")
NOWHERE = ("红烧肉", "世界杯", "猫", "火车票", "钢琴", "菜谱", "股票", "恐龙", "电影票房", "奥运会")


def _part(random: Random, text: str, _sounds: list[str]) -> str:
    start = random.randrange(len(text) - 1)
    return text[start : start + random.randint(2, 4)]


def _unfinished(_random: Random, _text: str, sounds: list[str]) -> str:
    return "".join(sounds[:-1]) + sounds[-1][0]


def _mixed(random: Random, _text: str, sounds: list[str]) -> str:
    return "".join(sound if random.random() < 0.5 else sound[0] for sound in sounds)


def _half(_random: Random, text: str, sounds: list[str]) -> str:
    middle = len(text) // 2
    return text[:middle] + "".join(sounds[middle:])


def _homophone(random: Random, text: str, _sounds: list[str]) -> str | None:
    known = character_readings()
    place = random.randrange(len(text))
    same = [
        char
        for char, sounds in known.items()
        if char != text[place] and sounds[:1] == known.get(text[place], ())[:1]
    ]
    return text[:place] + random.choice(same) + text[place + 1 :] if same else None


def _slip(random: Random, _text: str, sounds: list[str]) -> str:
    typed = "".join(sounds)
    place = random.randrange(len(typed) - 1)
    return typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]


def _pieces(_random: Random, text: str, _sounds: list[str]) -> str:
    return text[:2] + text[3:]


def _words(_random: Random, text: str, _sounds: list[str]) -> str:
    return f"{text[-2:]} {text[:2]}"


KINDS: dict[str, Kind] = {
    "exact": lambda _random, text, _sounds: text,
    "part": _part,
    "one character": lambda random, text, _sounds: random.choice(text),
    "pinyin": lambda _random, _text, sounds: "".join(sounds),
    "pinyin of a part": lambda _random, _text, sounds: "".join(sounds[1:4]),
    "spaced pinyin": lambda _random, _text, sounds: " ".join(sounds),
    "unfinished pinyin": _unfinished,
    "first letters": lambda _random, _text, sounds: "".join(sound[0] for sound in sounds),
    "three letters": lambda _random, _text, sounds: "".join(sound[0] for sound in sounds[:3]),
    "mixed": _mixed,
    "half characters": _half,
    "homophone": _homophone,
    "slip": _slip,
    "dropped character": _pieces,
    "two words": _words,
}


def queries(
    labels: Sequence[str], areas: Sequence[str], years: Sequence[int], each: int, seed: int = 1
) -> list[tuple[str, str]]:
    """Pairs of kind and query, `each` of a kind, the kinds by turns."""
    random = Random(seed)
    known = character_readings()
    spoken = [text for text in labels if len(text) > 3 and all(char in known for char in text)]
    made = []
    for number in range(each):
        for kind, make in KINDS.items():
            query = None
            while query is None:
                text = random.choice(spoken)
                sounds = [unit[:-1] for unit in readings([text])[0]]
                query = make(random, text, sounds)
            made.append((kind, query))
        name, area, year = random.choice(spoken), random.choice(areas), random.choice(years)
        made += [
            ("question", f"{year}年{area}{name}是多少"),
            ("place and year", f"{area[:-1]} {year} {name[:2]}"),
            ("growth", f"{name}同比增长"),
            ("figure", f"{random.randint(1, 99999) / 10}亿元"),
            ("rank", f"全省第{random.randint(1, 20)}"),
            ("refused English", ELSEWHERE[number % len(ELSEWHERE)]),
            ("refused Chinese", NOWHERE[number % len(NOWHERE)]),
        ]
    return made
