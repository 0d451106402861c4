"""From the last words of a name to the whole name, by kind of organisation."""

from __future__ import annotations

import re

from policyextract.recognise.institutions import contexts
from policyextract.recognise.institutions.departments import chain_before
from policyextract.recognise.institutions.walk import Walk, Way
from policyextract.recognise.institutions.words import UNITS, Sight, firms, roles
from policyextract.recognise.spans import Found

_PREFIXES = ("中国共产党", "中共", "中国人民政治协商会议", "政协", "中国共产主义青年团", "共青团",
             "中国国民党革命委员会", "民革", "中国民主同盟", "民盟", "中国民主建国会", "民建",
             "中国民主促进会", "民进", "中国农工民主党", "农工党", "中国致公党", "致公党", "九三学社",
             "台盟", "中华人民共和国")  # fmt: skip
_ABBREVIATED = re.compile(
    r"[、，。；：）)（(”\s]|$|负责|会同|牵头|组织|等|要|和|及|报|应|将|联合|统筹"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_COMPANY_WORDS = re.compile(r"(?:股份|有限|责任|集团|控股|总|分|子)+$")
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|自贸(?:试验)?区|保税港?区|试验区|实验区|示范区|合作区|产业园区?|科技园区?"
    r"|工业园区?|园区|科学城|大学城|新城|度假区|风景名胜区|风景区|景区|管理区|林区|片区|港区|商务区|集聚区"
    r"|自然保护区|保护区|物流基地|科学园|知识城|生物岛|航空港|园|岛|城|湖|山)$"
)
_LONE_HEADS = ("局", "厅", "委员会", "办公室", "中心", "公司", "集团", "总局", "厂", "站", "学校",
               "学院", "大学", "部门", "委", "办", "协会", "联盟", "管委会", "党工委", "网站", "银行", "总站", "车站", "理事会", "小学", "酒店")  # fmt: skip


class Finder:
    """Finds whole names in one text."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.last_end = -1

    def whole(self, found: Found) -> Found | None:
        """Return the whole name of which a rule found a part, or None if it is no name."""
        sight = self.sight
        if not sight.edge(found.end) and contexts.is_torn(sight.text, found.end):
            return None
        start = self._start(found)
        if start is None or not self._fits(start, found.end):
            return None
        if contexts.is_aside(sight.text, start, found.end):
            return None
        if self._is_firm(found) and contexts.is_project(sight.text, found.end):
            return None
        self.last_end = found.end
        return found._replace(start=start)

    def _is_firm(self, found: Found) -> bool:
        if found.label == "body":
            return self.sight.text[found.start : found.end] in firms()
        return found.label in ("company", "works")

    def _fits(self, start: int, end: int) -> bool:
        return end - start >= 2 and "\n" not in self.sight.text[start:end]

    def _start(self, found: Found) -> int | None:
        match found.label:
            case "body":
                return self._body(found)
            case "unit":
                return self._unit(found.start)
            case "alone":
                return self._alone(found.start)
            case "part":
                return self._part(found.start)
            case "town":
                return self._town(found.start)
            case "department":
                return self._department(found)
            case _:
                return self._head(found)

    def _body(self, found: Found) -> int | None:
        sight = self.sight
        if not sight.edge(found.start) or contexts.is_title(sight.text, found.start, found.end):
            return None
        return found.start

    def _prefixed(self, start: int) -> int:
        """Return where a name begins that may have 中共 or the like before its place."""
        for prefix in _PREFIXES:
            if self.sight.text.endswith(prefix, 0, start):
                return start - len(prefix)
        return start

    def _unit(self, start: int) -> int | None:
        """A name that begins with the kind of a place: take the place, or stand as it is."""
        sight = self.sight
        for length in (1, 2, 3, 5):
            place = sight.places.get(start + length, start)
            if place < start:
                return self._prefixed(sight.places_before(place))
        place = sight.places_before(start)
        if place < start:
            return self._prefixed(place)
        if not sight.edge(start) or contexts.is_class(sight, start):
            return None
        return self._prefixed(start)

    def _alone(self, start: int) -> int | None:
        sight = self.sight
        place = sight.places_before(start)
        if place < start:
            return self._prefixed(place)
        if not sight.edge(start) or contexts.is_class(sight, start):
            return None
        return self._prefixed(start)

    def _part(self, start: int) -> int | None:
        place = self.sight.places_before(start)
        if place < start:
            return self._prefixed(place)
        return None

    def _town(self, start: int) -> int | None:
        """A township's body: the name before 镇 is a word or two after a place, or one word."""
        sight = self.sight
        if not sight.edge(start) and sight.start(sight.index(start)) < start - 4:
            return None
        index = sight.index(start - 1) if start else 0
        begin = sight.start(index)
        while start - begin < 2 and begin and sight.text[begin - 1] > "一":
            index -= 1
            begin = sight.start(index)
        if not _TOWN.fullmatch(sight.text, begin, start) or roles().get(sight.text[begin:start]):
            return None
        return sight.places_before(begin)

    def _department(self, found: Found) -> int | None:
        sight = self.sight
        tail = sight.text[found.start : found.end]
        chain = chain_before(sight.text, found.start, tail)
        if chain is None:
            return self._head(found) if tail != "部门" else None
        start = chain.start
        country = start - 2 if sight.text.endswith("国家", 0, start) else start
        if country < start:
            return self._alone(country)
        unit = sight.unit_before(start)
        if unit < start:
            begin = self._unit(unit)
            if begin is not None:
                return begin
            if sight.edge(unit):
                return None
        begin = self._part(start)
        if begin is not None or tail == "部门":
            return begin
        zone = self._zone(start)
        if zone is not None:
            return zone
        return self._alone(start) if chain.alone or self._listed(start) else None

    def _listed(self, start: int) -> bool:
        """Tell whether a name just found stands before, in the same list."""
        return self.last_end == start - 1 and self.sight.text[start - 1] in "、和及与，"

    def _zone(self, start: int) -> int | None:
        """Return where the zone's name begins that ends at ``start``."""
        zone = _ZONE.search(self.sight.text, max(0, start - 6), start)
        if not zone:
            return None
        way = Walk(self.sight, zone.start(), joints=False).run()
        begins = (way.place, way.unit, way.open, way.brand)
        begin = next((begin for begin in begins if begin is not None), None)
        if begin is None and not self._named_zone(zone):
            return None
        return zone.start() if begin is None else begin

    def _named_zone(self, zone: re.Match[str]) -> bool:
        """Tell whether a zone without a name before it may be a definite one (高新区管委会)."""
        known = zone.group() in ("高新区", "经开区", "保税区")
        return (
            known
            and self.sight.edge(zone.start())
            and not contexts.is_class(self.sight, zone.start())
        )

    def _head(self, found: Found) -> int | None:
        """A name known by its last words: walk to its beginning, and see what it is made of."""
        sight = self.sight
        head = found.start
        if found.label == "company":
            head = self._company_head(found)
        index = sight.index(head)
        if sight.start(index) < head and not self._in_word(index, found):
            return None
        way = Walk(sight, head, joints=found.label in ("coordinating", "association")).run()
        return self._decide(found, way)

    def _company_head(self, found: Found) -> int:
        """Return where 股份有限公司 begins, of which the rule saw 公司."""
        words = _COMPANY_WORDS.search(self.sight.text, max(0, found.start - 14), found.start)
        return words.start() if words else found.start

    def _in_word(self, index: int, found: Found) -> bool:
        """Tell whether a head that begins within a word is a name's (清华大学, not 格局)."""
        return found.end - self.sight.start(index) >= 3 and found.label != "department"

    def _decide(self, found: Found, way: Way) -> int | None:
        lone = self.sight.text[found.start : found.end] in _LONE_HEADS
        if found.label == "zone":
            return self._zone(found.start)
        if way.place is not None and (way.inner or not lone):
            return self._placed(found, way, way.place)
        if way.unit is not None and (way.inner or not lone):
            return None if contexts.is_class(self.sight, way.unit) else self._prefixed(way.unit)
        if found.label in ("department", "grassroots"):
            return None
        if way.open is not None:
            national = self.sight.text.startswith(("中国", "中华"), way.open)
            return way.open if national or way.specific > 1 else None
        return self._branded(found, way)

    def _placed(self, found: Found, way: Way, place: int) -> int | None:
        """A name with a place's name: none where that is the subject of a verb (成都建设中心)."""
        vague = found.label in ("works", "public") and way.inner and not way.specific
        if way.first in ("act", "open") or vague:
            end = next(end for end, start in self.sight.places.items() if start == place)
            if self.sight.text[end - 1] not in UNITS:
                return None
        return self._prefixed(place)

    def _branded(self, found: Found, way: Way) -> int | None:
        """A name without a place: a company's or a school's own name, a body's task."""
        if found.label == "coordinating":
            return way.limit if way.specific > 1 else None
        if found.label in ("company", "works", "school", "hospital", "media"):
            begin = way.brand
            head = self._company_head(found)
            return begin if begin is not None and head - begin >= 2 else None
        return None
