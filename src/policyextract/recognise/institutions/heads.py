"""Names known by their last words (公司, 大学): where they begin, and if they are names at all."""

from __future__ import annotations

import re
from functools import cache

from policyextract.recognise.institutions import contexts
from policyextract.recognise.institutions.walk import FOUNDING, Walk, Way
from policyextract.recognise.institutions.words import UNITS, Sight, any_of, beside, firms
from policyextract.recognise.spans import Found

_COMPANY_WORDS = re.compile(r"(?:股份|有限|责任|集团|控股|总|分|子)+$")
_LONGEST_COMPANY_WORDS = 14
_OWN_NAME = re.compile("[\u4e00-\u9fff]*(?![型性化级式类])[\u4e00-\u9fff]")
_LONGEST_MAKER = 14
_LONGEST_ZONE = 6
_UNIT_CLASSES = re.compile(
    r"[省市县区]?级?(?:(?:创新|联合|产业)?实验室|(?:工程|技术|工程技术|企业技术)?(?:研究|创新|技术)中心)"
    r"|[省市县区州盟旗乡镇村]{2,}|[省市县区]+[两三四]级|[省市县区][分支]行|苏木"
)
_ITEM_OF_UNIT = re.compile(
    r"(?<=[：、，；])(?:自治区|[省市县区州])"
    r"(?:(?!成立|建立|设立|组建|召开|健全|发挥|落实|[厅局委府办])[^：、，；。\s（）《》“”]){1,14}$"
)
_LONGEST_ITEM = 20
_BETWEEN = re.compile("[部厅局]际")  # 职业教育工作部际联席会议
_ABOVE = ("国务院", "全国", "国家")
_JOINING = ("coordinating", "association")
_LEGAL = re.compile("有限(?:责任)?公司$")
_LONGEST_LEGAL = 8
_MOST_LETTERS = 4
_LETTER = re.compile("(?![的了在和与及为由对将把是有从向等到以于被让给至])[\u4e00-\u9fff]")
_LETTERS = re.compile(rf"(?:{_LETTER.pattern})+")
_COUNTED_CLASS = re.compile("数|的|达|共|总|教师|学生|毕业|在校|布局|建设|标准|[0-9]")
_RANKED = re.compile("普通|定点|[一二三]级|初级|公立|公办|民办|基层|重点|示范|综合性?$")
REGION = re.compile("[东西][北南]|华[东中北南]|中南|[南北]方|江[南汉]|三峡|长江|黄河|珠江")
_COUNTERS = tuple("家个些类各某该本所多座")
_OWN_NAMED = ("company", "works", "school", "hospital", "media", "grassroots")


@cache
def _zone_word() -> re.Pattern[str]:
    return re.compile(any_of("zone") + "$")


class Heads:
    """Seeks the beginnings of names in one text, from their last words."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight

    def start(self, found: Found) -> int | None:
        """Return where the name begins whose last words a rule found; None if it is no name."""
        sight = self.sight
        if found.label == "zone":
            return self.zone(found.start)
        head = self._company_head(found) if found.label == "company" else found.start
        index = sight.index(head)
        if sight.start(index) < head and not self._in_word(index, found):
            return None
        acts = found.label not in ("school", "hospital")
        way = Walk(sight, head, joints=found.label in _JOINING, acts=acts).run()
        if found.label == "foreign":
            return way.open if way.kinds == ("country",) else None
        return None if self._is_class(found, way) else self._begin(found, way)

    def zone(self, start: int) -> int | None:
        """Return where the zone's name begins that ends at ``start`` (before 管委会)."""
        zone = _zone_word().search(self.sight.text, max(0, start - _LONGEST_ZONE), start)
        if not zone:
            return None
        way = Walk(self.sight, zone.start(), joints=False).run()
        begins = (way.place, way.unit, way.open, way.brand)
        begin = next((begin for begin in begins if begin is not None), None)
        return self._bare_zone(zone, way) if begin is None else begin

    def _bare_zone(self, zone: re.Match[str], way: Way) -> int | None:
        """Accept a zone without a place before it if it may be a definite one (高新区管委会)."""
        start = way.limit if way.specific else zone.start()
        ranked = "级" in self.sight.text[start : zone.start()]
        known = zone.group() in beside("zone_known") and self.sight.edge(start) and not ranked
        return start if known and not contexts.is_class(self.sight, start) else None

    def founded(self, found: Found) -> int | None:
        """Return where a committee's name begins that follows 成立 or 设立."""
        way = Walk(self.sight, found.start, joints=False).run()
        before = self.sight.text[max(0, way.limit - 4) : way.limit]
        named = way.specific > 1 and way.place is None and way.unit is None
        return way.limit if named and FOUNDING.search(before) else None

    def _is_branch(self, found: Found) -> bool:
        return self.sight.text.endswith(("分公司", "支公司"), 0, found.end)

    def _is_holding(self, found: Found) -> bool:
        """Tell whether a company's name is its place and what it does (北京控股集团有限公司)."""
        return self._is_legal(found) and self.sight.text.startswith(
            "控股", self._company_head(found)
        )

    def _is_legal(self, found: Found) -> bool:
        """Tell whether a company is named with its legal form."""
        least = max(0, found.end - _LONGEST_LEGAL)
        return _LEGAL.search(self.sight.text, least, found.end) is not None

    def _company_head(self, found: Found) -> int:
        """Return where 股份有限公司 begins, of which the rule saw 公司."""
        least = max(0, found.start - _LONGEST_COMPANY_WORDS)
        words = _COMPANY_WORDS.search(self.sight.text, least, found.start)
        return words.start() if words else found.start

    def _in_word(self, index: int, found: Found) -> bool:
        """Tell whether a head that begins within a word is a name's (清华大学, not 格局)."""
        return found.end - self.sight.start(index) >= 3 and found.label != "department"

    def _begin(self, found: Found, way: Way) -> int | None:
        """Choose the beginning: a place, the kind of a place, 中国, or an own name."""
        head = self.sight.text[found.start : found.end]
        bare = not way.kinds and head in beside("bare") and not self._is_branch(found)
        bare = bare and not self._is_holding(found) and not self._is_of_place(found, way)
        if found.label == "company":
            maker = self._maker(way.open if way.place is None else way.place)
            if maker is not None:
                return maker
            if way.place is None and way.brand is not None and self._begins_with_zhong(way.brand):
                return way.brand - 1
        if way.place is not None and not bare:
            return self._placed(found, way, way.place)
        if way.unit is not None and not (bare and found.start - way.unit < 3):
            is_class = self._is_counted(way.unit) or contexts.is_class(self.sight, way.unit)
            return None if is_class else self.sight.prefixed(way.unit)
        if found.label == "department":
            return None
        if way.open is not None and found.label != "office":
            return way.open if self._is_national(found, way, way.open) else None
        begin = self._unplaced(found, way)
        return self._legal(found, way) if begin is None else begin

    def _legal(self, found: Found, way: Way) -> int | None:
        """Return where a company begins whose legal form says that it is one (有限公司).

        Its own name may be letters that are words of their own (新守正物业管理有限公司).
        """
        sight, start = self.sight, way.limit
        if not self._is_legal(found):
            return None
        for place in range(start - 2, max(0, start - 2 - _MOST_LETTERS), -1):
            if place in sight.places and _LETTERS.fullmatch(sight.text, place, start):
                return sight.places_before(place)  # 洛阳|启明|模具有限公司
        letters = 0
        while letters < _MOST_LETTERS and start > 0:
            before = sight.start(sight.index(start - 1))
            if start - before > 1 or not _LETTER.match(sight.text, before):
                break
            start, letters = before, letters + 1
        start = start if letters > 1 else way.limit
        several = len(way.kinds) > 2 or (len(way.kinds) > 1 and way.specific > 0)
        named = several or (letters > 1 and bool(way.kinds))
        return sight.places_before(start) if named and not self._is_counted(start) else None

    def _is_of_place(self, found: Found, way: Way) -> bool:
        """Tell whether a school is named by its place alone (五指山中学)."""
        text = self.sight.text
        if way.place is None or text[found.start : found.end] != "中学":
            return False
        told_of = text.startswith("生", found.end) or _COUNTED_CLASS.match(text, found.end)
        return self._is_short(way.place) and not told_of

    def _is_counted(self, start: int) -> bool:
        """Tell whether a counter stands before, so that a kind is named and no one of it."""
        return self.sight.text.endswith(_COUNTERS, 0, start)

    def _maker(self, place: int | None) -> int | None:
        """Return where a company's own name begins before a place in it (中化河北有限公司)."""
        text = self.sight.text
        if place is None:
            return None
        for start in range(max(0, place - _LONGEST_MAKER), place - 1):
            if text[start:place] in firms() or text[start:place] in beside("maker"):
                return start
        way = Walk(self.sight, place, joints=False, acts=False).run()
        own = way.own > 1 and set(way.kinds) == {"brand"} and way.place is None
        return way.brand if own else None

    def _begins_with_zhong(self, brand: int) -> bool:
        """Tell whether a company's own name begins with 中 (中通客车), which no noun precedes."""
        text, start = self.sight.text, brand - 1
        if text[start : start + 1] != "中" or brand < 1:
            return False
        if start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff":
            return True
        return self.sight.tag(self.sight.index(start - 1)).startswith(("v", "p", "c"))

    def _is_national(self, found: Found, way: Way, begin: int) -> bool:
        """Tell whether a name that begins with 中国, 国家 or the like says enough to be one."""
        if self.sight.text.startswith(("中国", "中华"), begin):
            return len(way.kinds) > 1
        if self._is_legal(found):
            return len(way.kinds) > 1  # 国家铁路集团有限公司
        if self._is_regional(found, way):
            return True
        general = found.label in ("public", "hospital", "school")
        own = self.sight.text.startswith("国家", begin) and found.label == "public"
        return way.own > 1 or (way.specific > 1 and (own or not general))

    def _is_class(self, found: Found, way: Way) -> bool:
        """Tell whether the words before the head say only what kind it is (职业学校, 区域中心)."""
        text = self.sight.text
        head = text[found.start : found.end]
        classes = beside("class_end")
        if way.place is None and way.unit is None:
            classes += beside("class_alone")
        if text.endswith(classes, 0, found.end):
            return True
        if way.unit is not None and _UNIT_CLASSES.match(text, way.unit):
            return True
        vague = {"vague", "open"} if way.place is not None or way.unit is not None else {"vague"}
        if head == "中心" and vague & set(way.kinds):
            return True
        if found.label not in ("school", "hospital"):
            return False
        placed = way.place is not None or way.unit is not None
        named = placed and not (
            head.endswith(("学校", "医院", "中学", "高中", "小学")) and self._is_kind(found, way)
        )
        return bool(way.kinds) and not way.specific and not (named or self._is_regional(found, way))

    def _is_kind(self, found: Found, way: Way) -> bool:
        """Tell whether schools or hospitals of a kind are spoken of (285所县中医院, 区定点医院)."""
        text, start = self.sight.text, way.limit
        ranked = _RANKED.search(text, start, found.start)
        told_of = ranked or _COUNTED_CLASS.match(text, found.end)
        return self._is_counted(start) or bool(told_of)

    def _is_regional(self, found: Found, way: Way) -> bool:
        """Tell whether a university is named after a part of the country (西北大学)."""
        university = found.label == "school" and self.sight.text.endswith("大学", 0, found.end)
        return university and way.open is not None and bool(REGION.match(self.sight.text, way.open))

    def _placed(self, found: Found, way: Way, place: int) -> int | None:
        """Accept a place's name before, but not as the subject of a verb (成都建设国际中心)."""
        short = self._is_short(place)
        group = self.sight.text.startswith("集团", found.start) and len(way.kinds) < 3
        vague = found.label in ("works", "public") and bool(way.kinds) and not way.specific
        vague = vague and not (group and "barrier" not in way.kinds)
        international = self.sight.text.startswith("国际", way.limit + self._length(place))
        opened = way.first == "open" and not (international and way.specific > 1)
        subject = (opened or way.first in ("act", "country")) and not (
            found.label == "department" and len(way.kinds) < 3
        )
        if way.first == "act" and self.sight.text.endswith("中心", 0, found.end):
            return None
        return None if short and (vague or subject) else self.sight.prefixed(place)

    def _length(self, place: int) -> int:
        return self.sight.place_starts[place] - place

    def _is_short(self, place: int) -> bool:
        """Tell whether the place that begins there is named without 省, 市 or 县."""
        return self.sight.text[self.sight.place_starts[place] - 1] not in UNITS

    def _unplaced(self, found: Found, way: Way) -> int | None:
        """Accept a name without a place: a company's or a school's own name, a body's task."""
        text = self.sight.text
        if found.label == "coordinating":
            return self._task_force(found, way)
        laboratory = text.startswith("实验室", found.start) and way.first == "brand"
        station = text.endswith("派出所", 0, found.end)
        own_named = (
            found.label in _OWN_NAMED or station or (laboratory and self._is_name(way.limit))
        )
        begin = way.brand
        if begin is None or not own_named or text.endswith("党校", 0, found.end):
            return None
        head = self._company_head(found)
        if way.own == 1 and "有限" in text[head : found.start] and begin - way.limit < 5:
            return way.limit
        return begin if way.own >= 2 and head > begin else None

    def _is_name(self, start: int) -> bool:
        """Tell whether the word that begins there can be an own name (not 5G, 开放型)."""
        return bool(_OWN_NAME.fullmatch(self.sight.word(self.sight.index(start))))

    def _task_force(self, found: Found, way: Way) -> int | None:
        """Accept a coordinating body by its task; 省 at the head of its list item belongs to it."""
        text = self.sight.text
        item = _ITEM_OF_UNIT.search(text, max(0, way.limit - _LONGEST_ITEM), way.limit)
        if item:
            return item.start()
        between = _BETWEEN.search(text, way.limit, found.start)
        if between and between.start() > way.limit:
            above = next((word for word in _ABOVE if text.endswith(word, 0, way.limit)), "")
            return way.limit - len(above)
        founded = FOUNDING.search(text, max(0, way.limit - 4), way.limit)
        vague = between or text.endswith("机制", 0, found.end)
        wrong = vague or way.specific < (1 if founded else 2)
        return None if wrong or contexts.is_class(self.sight, way.limit) else way.limit
