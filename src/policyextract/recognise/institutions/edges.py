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
             "台盟", "中华人民共和国", "民航", "国网")  # fmt: skip
_PARTY_OF = re.compile("(?:中国共产党|中共)[\u4e00-\u9fff]{1,8}$")
_REGION = re.compile("[东西][北南]|华[东中北南]|南方|长江|黄河|珠江")
_ABBREVIATED = re.compile(
    r"[、，。；：）)（(”\s]|$|负责|会同|牵头|组织|等|要|和|及|报|应|将|联合|统筹"
)
_COMPANY_WORDS = re.compile(r"(?:股份|有限|责任|集团|控股|总|分|子)+$")
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|自贸(?:试验)?区|保税港?区|试验区|实验区|示范区|合作区|产业园区?|科技园区?"
    r"|工业园区?|园区|科学城|大学城|新城|度假区|风景名胜区|风景区|景区|管理区|林区|片区|港区|商务区|集聚区"
    r"|自然保护区|保护区|物流基地|科学园|知识城|生物岛|航空港|园|岛|城|湖|山)$"
)
_DOES = "网代通联快帮协督承兴举开主申补速易可能难就马即怎么只要全先再一必自"
_CLASSES = ("重点实验室", "商协会")
_UNPLACED_CLASSES = ("行业协会", "职业学校", "国家实验室")
_UNIT_CLASSES = re.compile(
    r"[省市县区]?级?(?:实验室|(?:工程|技术|工程技术|企业技术)?(?:研究|创新|技术)中心|研究中心|博物馆群)"
    r"|[省市县区州盟旗乡镇村]{2,}|苏木"
)
_LONE_HEADS = ("局", "厅", "委员会", "办公室", "中心", "公司", "集团", "总局", "厂", "站", "学校",
               "部门", "委", "办", "协会", "联盟", "管委会", "党工委", "网站", "总站", "车站", "理事会", "小学", "站", "监管局", "中学", "幼儿园", "初中", "高中")  # fmt: skip


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
        if found.label == "works" and contexts.is_built(sight.text, start, found.end):
            return None
        end = found.end + 2 if contexts.is_party_group(sight.text, found.end) else found.end
        self.last_end = end
        return found._replace(start=start, end=end)

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
            case "labelled":
                return self._labelled(found)
            case "vertical":
                return self._vertical(found)
            case "unit":
                return self._unit(found.start)
            case "alone":
                return self._alone(found.start)
            case "follow":
                fits = self._listed(found.start) or self._free(found.start)
                return self._alone(found.start) if fits else None
            case "part":
                return self._part(found.start)
            case "town":
                return self._town(self._after_town(found))
            case "department":
                return self._department(found)
            case _:
                return self._head(found)

    def _after_town(self, found: Found) -> int:
        return found.start + (2 if self.sight.text.startswith("街道", found.start) else 1)

    def _body(self, found: Found) -> int | None:
        sight = self.sight
        if not sight.edge(found.start) or contexts.is_title(sight.text, found.start, found.end):
            return None
        return found.start

    def _labelled(self, found: Found) -> int | None:
        """What stands after a label such as 来源： is a body's name, unless it is a class."""
        name = self.sight.text[found.start : found.end]
        return None if re.match("各|有关|相关|本|其他|该|我", name) else found.start

    def _vertical(self, found: Found) -> int | None:
        """A national body's office in a place: there must be a place in its name."""
        text = self.sight.text[found.start : found.end]
        inside = range(found.start + 2, found.end)
        placed = any(start in self.sight.place_starts for start in inside)
        return self._body(found) if placed or _REGION.search(text) else None

    def _prefixed(self, start: int) -> int:
        """Return where a name begins that may have 中共 or the like before its place."""
        text = self.sight.text
        for prefix in _PREFIXES:
            if text.endswith(prefix, 0, start):
                return start - len(prefix)
        party = _PARTY_OF.search(text, max(0, start - 14), start)
        return party.start() if party and start not in self.sight.place_starts else start

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
        """A township's body: with the township's name, or short within the township (镇政府)."""
        sight = self.sight
        begin = sight.town_before(start)
        if begin == start or (begin in sight.place_starts):
            return self._prefixed(begin) if begin < start else None
        bracketed = sight.text[begin - 1 : begin] in ("（", "(")
        return None if bracketed or contexts.is_class(sight, begin) else self._prefixed(begin)

    def _department(self, found: Found) -> int | None:
        sight = self.sight
        tail = sight.text[found.start : found.end]
        chain = chain_before(sight.text, found.start, tail)
        if chain is None:
            return self._head(found) if self._may_be_unlisted(found, tail) else None
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
        way = Walk(sight, start, joints=False).run()
        begin = way.unit if way.place is None else way.place
        if begin is not None and way.first not in ("act", "open", "barrier"):
            return self._prefixed(begin)
        bare = chain.alone or self._listed(start) or (tail in ("局", "厅") and self._free(start))
        return self._alone(start) if bare else None

    def _free(self, start: int) -> bool:
        """Tell whether no noun stands before that could belong to the name."""
        sight = self.sight
        if start == 0 or not "\u4e00" <= sight.text[start - 1] <= "\u9fff":
            return True
        index = sight.index(start - 1)
        role = roles().get(sight.word(index))
        return role.kind == "stop" if role else sight.tag(index).startswith(("p", "c", "v", "d"))

    def _may_be_unlisted(self, found: Found, tail: str) -> bool:
        """Tell whether a department of no listed field may end so: 市创新办 where a stop follows."""
        text = self.sight.text
        if tail in ("委", "办"):
            return bool(_ABBREVIATED.match(text, found.end)) and text[found.start - 1] not in _DOES
        return tail != "部门"

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
        if found.label == "foreign":
            return way.open if way.kinds == ("country",) else None
        if self._is_class(found, way):
            return None
        if way.place is not None and (way.inner or not lone):
            return self._placed(found, way, way.place)
        if way.unit is not None and (way.inner or not lone):
            return None if contexts.is_class(self.sight, way.unit) else self._prefixed(way.unit)
        if found.label == "department":
            return None
        if way.open is not None and found.label != "office":
            national = self.sight.text.startswith(("中国", "中华"), way.open)
            return way.open if national or way.specific > 1 or way.own > 1 else None
        return self._branded(found, way)

    def _is_class(self, found: Found, way: Way) -> bool:
        """Tell whether the words before the head say only what kind it is (职业学校, 区域中心)."""
        head = self.sight.text[found.start : found.end]
        text, unplaced = self.sight.text, way.place is None and way.unit is None
        if text.endswith(_CLASSES + _UNPLACED_CLASSES * unplaced, 0, found.end):
            return True
        if way.unit is not None and _UNIT_CLASSES.match(text, way.unit):
            return True
        vague = head == "中心" and bool({"vague", "open"} & set(way.kinds))
        if vague or found.label not in ("school", "hospital"):
            return vague
        named = way.place is not None and not head.endswith(("学校", "医院"))
        return way.inner > 0 and not way.specific and not named

    def _placed(self, found: Found, way: Way, place: int) -> int | None:
        """A name with a place's name: none where that is the subject of a verb (成都建设中心)."""
        vague = found.label in ("works", "public") and way.inner and not way.specific
        if found.label == "department" and way.inner < 3:
            return self._prefixed(place)
        if way.first in ("act", "open", "country") or vague:
            end = next(end for end, start in self.sight.places.items() if start == place)
            if self.sight.text[end - 1] not in UNITS:
                return None
        return self._prefixed(place)

    def _branded(self, found: Found, way: Way) -> int | None:
        """A name without a place: a company's or a school's own name, a body's task."""
        if found.label == "coordinating":
            vague = self.sight.text.startswith(("厅际", "部际", "局际"), way.limit)
            return way.limit if way.specific > 1 and not vague else None
        if found.label in ("company", "works", "school", "hospital", "media", "grassroots"):
            begin = None if self.sight.text.endswith("党校", 0, found.end) else way.brand
            head = self._company_head(found)
            return begin if begin is not None and way.own >= 2 and head > begin else None
        return None
