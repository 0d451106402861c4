"""Sentences with invented companies and schools: the kinds of names that real texts hold few of.

Everything is made up from syllables, words of business (``invented.csv``) and patterns of sentences
(``patterns.csv``: C a company, F a firm's short name, S a school, B a place), the same for the same
seed; patterns without a slot show what is no name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from policyextract.lexicon import read_csv, read_table

_SLOT = re.compile("[CFBS]")
_SYLLABLES = (
    "华中金鑫瑞恒泰盛达兴宏源永昌德隆丰裕康安和顺通利益嘉佳美宝珠龙凤鹏鹰海洋江河湖川山岳峰岭"
    "云天宇星辰光明亮晶莹润泽雨露春秋阳辉耀创新科智慧联合众力强劲飞腾跃迈远卓越博文雅格林森"
    "柏松梅兰竹菊圣罗伊诺维克尔斯特亚欧美迪凯蓝紫红白黑绿青赛威士纳亨尼拉奥波普朗"
)
_EACH = 14  # sentences made from each pattern with names
_PLAIN = 4  # and from each without

Name = tuple[str, tuple[tuple[int, int], ...]]


class Inventor:
    """Makes names and sentences, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        rows = read_table("policyextract.places", "places.csv")
        self._places = [row["name"] for row in rows if row["level"] != "national"]
        self._parts: dict[str, list[str]] = {}
        for row in read_csv(Path(__file__).with_name("invented.csv")):
            self._parts.setdefault(row["part"], []).append(row["word"])
        self._shorts = [row["short"] for row in rows if len(row["short"]) == 2]

    def sentences(self) -> Iterator[Name]:
        """Yield sentences with the offsets of the names in them."""
        rows = read_csv(Path(__file__).with_name("patterns.csv"))
        for _ in range(_EACH):
            for row in rows:
                if row["use"] == "name":
                    yield self._filled(row["pattern"])
        for pattern in (row["pattern"] for row in rows if row["use"] == "none"):
            for _ in range(_PLAIN):
                yield pattern + self._one("。；，"), ()

    def _filled(self, pattern: str) -> Name:
        text, spans, last = "", [], 0
        for slot in _SLOT.finditer(pattern):
            text += pattern[last : slot.start()]
            word = self._word(slot.group())
            if slot.group() != "B":
                spans.append((len(text), len(text) + len(word)))
            text += word
            last = slot.end()
        return text + pattern[last:] + self._one("。；，"), tuple(spans)

    def _word(self, slot: str) -> str:
        match slot:
            case "B":
                return self._one(self._places)
            case "S":
                return self._school()
            case "F":
                return self._firm()
        return self._company() if self._random.random() < 0.7 else self._firm()

    def _brand(self, least: int = 2) -> str:
        length = self._random.choices((least, 3, 4), (7, 3, 1))[0]
        return "".join(self._one(_SYLLABLES) for _ in range(length))

    def _firm(self) -> str:
        """Return a short name: 华瑞铝业, 三棵松, 柳冶."""
        kind = self._random.random()
        if kind < 0.4:
            return self._brand() + self._of("business")
        if kind < 0.75:
            return self._brand()
        if kind < 0.85:
            return self._one(self._shorts) + self._of("business")
        return self._one(self._shorts)[0] + self._of("ends")

    def _company(self) -> str:
        """Return a full name: a place, a brand, a business, a legal form; some left out."""
        kind, end = self._random.random(), self._of("company")
        place = self._one(self._places if kind < 0.3 else self._shorts)
        if kind < 0.15:
            return self._of("placed")[0] + end
        if kind < 0.25:
            return place + end
        name = self._brand() + self._one(("", self._of("business"))) + end
        if kind < 0.6:
            return place + name
        if kind < 0.7:
            brand, business = self._brand(), self._of("business")
            return f"{brand}（{place}）{business}股份有限公司"
        return name

    def _school(self) -> str:
        kind, end = self._random.random(), self._of("school")
        if kind < 0.15:
            return self._of("placed") + end
        place = self._one(self._places if kind < 0.4 else self._shorts)
        return place + (end if kind < 0.75 else self._brand() + end)

    def _of(self, part: str) -> str:
        return self._one(self._parts[part])

    def _one(self, values: Sequence[str]) -> str:
        return self._random.choice(values)
