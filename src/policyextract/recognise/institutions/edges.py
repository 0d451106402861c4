"""From the part of a name that a rule found to the whole name, by the rule's label."""

from __future__ import annotations

import re
from functools import cache

from policyextract.places import scan
from policyextract.recognise.institutions import contexts
from policyextract.recognise.institutions.departments import chain_before
from policyextract.recognise.institutions.heads import REGION, Heads
from policyextract.recognise.institutions.walk import Walk
from policyextract.recognise.institutions.words import Sight, any_of, beside, firms, roles
from policyextract.recognise.spans import Found

_NOT_LABELLED = re.compile("各|有关|相关|本|其他|该|我")
_BUREAUS = ("局", "厅")
_ITEM = re.compile(r"[、，]([\u4e00-\u9fff]{2,8})$")
_OFFICE_ITEM = re.compile(
    r"[、，]((?![各本该有每某其])(?!.*[承主举开协督兴创合联帮代快通网并等]$)[\u4e00-\u9fff]{1,6})$"
)
_LISTING = "、和及与，"
_WITH = ("联合", "会同", "协同")
_CLASS_JOINT = re.compile(r"(?:[（(][\u4e00-\u9fff、]{1,8}[)）])?[、和及与]")
_LONGEST_JOINT = 11
_OWN_UNIT = re.compile(
    "办公室|(?:交通警察|交警|刑警|刑侦|治安|特警|巡特警|禁毒|网安|经侦|出入境管理|森林警察|稽查"
    "|(?:综合|行政|市场)?执法|水政监察|劳动保障监察|卫生监督)(?:总队|支队|大队|中队)(?!长)"
    "|交通管理局|交管局|治安管理局"
)
_OWN_SECTION = re.compile(  # 市住建局|公用事业科
    "(?:(?!负责|会同|联合|牵头|协同|配合|领导|有关|相关|[组对在将把向由为与和及的等各已])[\u4e00-\u9fff]){2,10}?"
    "(?:科(?![技学研创普])|(?<![查惩判论])处(?![理置罚分于在])|股|大队|支队"
    "|(?:检查|监督|监察|监测|检验|执法|派出)所(?![在有属]))"
)
_OWN_INSTITUTE = re.compile(  # 中科院|兰州化物所
    "(?:(?![对在将把向由为与和及的等各已、])[\u4e00-\u9fff]){2,8}?所(?=[、，。；：）)\\s和与等]|$)"
)
_ACADEMIES = ("科院", "科学院")
_PERSON = re.compile("(?:有关|相关)?(?:负责人|主任|主管|同志|人员)")
_OWN_OFFICE = re.compile("办公厅(?!主任)")
_OWN_HOUSE = re.compile("(?P<place>[\u4e00-\u9fff]{2,4}?)(?:分院|分校|分中心|分馆)(?!长)")
_OWN_UNITS = {"department": _OWN_UNIT, "body": _OWN_OFFICE,
              "public": _OWN_HOUSE, "school": _OWN_HOUSE, "hospital": _OWN_HOUSE}  # fmt: skip
_LEVELS = re.compile("[省市县区州旗乡镇村]{1,3}[两二三四五]级")
_STATE = "中华人民共和国"
_OF_THE_STATE = ("国", "全国", "中")


@cache
def _after_short() -> re.Pattern[str]:
    return re.compile(rf"[、，。；：）)（(”\s]|$|{any_of('after_short')}")


class Finder:
    """Finds whole names in one text."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.heads = Heads(sight)
        self.last_end = -1
        self.class_end = -1
        self.of_class = False

    def whole(self, found: Found) -> Found | None:
        """Return the whole name of which a rule found a part, or None if it is no name."""
        text, end = self.sight.text, found.end
        loose = text.startswith("部门", end - 1) or text.startswith("人行", end - 2)
        if (loose or not self.sight.edge(end)) and contexts.is_torn(text, end):
            return None
        if end == self.class_end:
            return None
        self.of_class = False
        start = self._start(found)
        if self.of_class:
            self.class_end = end
        if start is None or end - start < 2 or "\n" in text[start:end]:
            return None
        if _LEVELS.match(text, start):
            return None
        if contexts.is_aside(text, start, end) or self._is_thing(found, start):
            return None
        end = self._with_unit(found, end)
        self.last_end = end + 2 if contexts.is_party_group(text, end) else end
        return found._replace(start=start, end=self.last_end)

    def _with_unit(self, found: Found, end: int) -> int:
        """Return where the body's own office ends that follows (市公安局交警支队, 教育部办公厅)."""
        if found.label == "body" and self.sight.text.endswith(_ACADEMIES, 0, end):
            institute = _OWN_INSTITUTE.match(self.sight.text, end)
            return institute.end() if institute else end
        own = _OWN_UNITS.get(found.label)
        ministry = found.label != "body" or self.sight.text[end - 1] in "部委局署"
        unit = own.match(self.sight.text, end) if own and ministry else None
        if unit is None and found.label == "department":
            return self._with_section(end)
        if unit is None or (own is _OWN_HOUSE and unit.end("place") not in self.sight.places):
            return end
        return unit.end()

    def _with_section(self, end: int) -> int:
        """Return where the department's section ends that follows (市住建局|公用事业科)."""
        section = _OWN_SECTION.match(self.sight.text, end)
        return section.end() if section and self._closes(section.end()) else end

    def _closes(self, end: int) -> bool:
        """Tell whether a name can end there: before a verb, a pause or who works there."""
        sight = self.sight
        if end == len(sight.text) or sight.text.startswith("工作人员", end):
            return True
        plain = sight.tag(sight.index(end))[:1] in "vdpcux" and not _PERSON.match(sight.text, end)
        return sight.edge(end) and plain

    def _is_thing(self, found: Found, start: int) -> bool:
        """Tell whether a company or plant is named as a thing: a project, what is being built."""
        text = self.sight.text
        firm = found.label in ("company", "works") or text[found.start : found.end] in firms()
        if firm and contexts.is_project(text, found.end):
            return True
        if found.label == "public" and contexts.is_facility(text, found.end):
            return True
        if found.label in ("department", "unit") and contexts.is_any_tail(text, found.end):
            return True
        return found.label == "works" and contexts.is_built(text, start, found.end)

    def _start(self, found: Found) -> int | None:
        start = found.start
        match found.label:
            case "body":
                return self._body(found)
            case "labelled":
                return None if _NOT_LABELLED.match(self.sight.text, start) else start
            case "vertical":
                return self._vertical(found)
            case "unit":
                return self._unit(start)
            case "alone":
                return self._alone(start)
            case "follow":
                return self._alone(start) if self._listed(start) or self._free(start) else None
            case "listed":
                return self._alone(start) if self._listed(start) else None
            case "part":
                return self._part(start)
            case "town":
                return self._town(found)
            case "department":
                return self._department(found)
        return self.heads.start(found)

    def _body(self, found: Found) -> int | None:
        text, start = self.sight.text, found.start
        if not self.sight.edge(start) or contexts.is_title(text, start, found.end):
            return None
        local = text[found.end - 1] in "委局办" and not text.startswith(_OF_THE_STATE, start)
        self.of_class = local and (self._in_class(start) or contexts.is_every(text, start))
        if text.endswith(_STATE, 0, start):
            start -= len(_STATE)
        return None if self.of_class else start

    def _vertical(self, found: Found) -> int | None:
        """Accept a national body's office in a place if there is a place in its name."""
        inside = self.sight.text[found.start + 2 : found.end]
        named = next(scan(inside), None) or REGION.search(inside)
        return self._body(found) if named else None

    def _unit(self, start: int) -> int | None:
        """Give a name that begins with the kind of a place that place, or let it stand so."""
        for length in (1, 2, 3, 5):
            place = self.sight.places.get(start + length, start)
            if place < start:
                return self.sight.prefixed(self.sight.places_before(place))
        return self._alone(start)

    def _alone(self, start: int) -> int | None:
        """Give a name the place before it, or let it stand alone if it is a definite one."""
        begin = self._part(start)
        if begin is not None:
            return begin
        self.of_class = self._in_class(start) or contexts.is_class(self.sight, start)
        definite = self.sight.edge(start) and not self.of_class
        return self.sight.prefixed(start) if definite else None

    def _in_class(self, start: int) -> bool:
        """Tell whether the name stands in a list that 各 governs (各市、县教育局、财政局)."""
        if not 0 <= self.class_end < start <= self.class_end + _LONGEST_JOINT:
            return False
        listed = _CLASS_JOINT.fullmatch(self.sight.text, self.class_end, start)
        return bool(listed) and self.sight.unit_after(start) == start

    def _part(self, start: int) -> int | None:
        """Give a name the place before it; without one it is none."""
        place = self.sight.places_before(start)
        named = place < start and self.sight.text[place:start] != "全国"
        return self.sight.prefixed(place) if named else None

    def _town(self, found: Found) -> int | None:
        """Give a township's body the township's name, or take it as short for one (镇政府)."""
        sight = self.sight
        end = found.start + (2 if sight.text.startswith("街道", found.start) else 1)
        begin = sight.town_before(end)
        if begin == end:
            return None
        if sight.text[begin:end] == "街道":
            return None
        bare = begin == found.start  # 乡（镇政府）
        bracketed = bare and sight.text[begin - 1 : begin] in ("（", "(")
        vague = begin not in sight.place_starts and contexts.is_class(sight, begin)
        return None if bracketed or vague else sight.prefixed(begin)

    def _department(self, found: Found) -> int | None:
        sight = self.sight
        tail = sight.text[found.start : found.end]
        founded = self.heads.founded(found) if tail == "委员会" else None
        if founded is not None:
            return founded
        chain = chain_before(sight.text, found.start, tail)
        if chain is None:
            begin = self.heads.start(found) if self._may_be_unlisted(found, tail) else None
            return self._item(found, tail) if begin is None else begin
        start = chain.start
        if sight.text.endswith("国家", 0, start):
            return self._alone(start - 2)
        unit = sight.unit_before(start)
        if sight.text[unit:start] == "区" and start not in sight.places:
            zone = self.heads.zone(start)
            if zone is not None:
                return zone
        begin = self._unit(unit) if unit < start else None
        if begin is not None or (unit < start and sight.edge(unit)):
            return begin
        begin = self._part(start)
        if begin is not None or tail == "部门":
            return begin
        begin = self._longer(start)
        if begin is not None:
            return begin
        bare = chain.alone or self._listed(start) or (tail in _BUREAUS and self._free(start))
        return self._alone(start) if bare else None

    def _item(self, found: Found, tail: str) -> int | None:
        """Return where a bureau of any name begins that stands in a list after another body.

        So does an office (办) that fills its list item.
        """
        if tail == "办" and _after_short().match(self.sight.text, found.end):
            pattern = _OFFICE_ITEM
        elif tail in _BUREAUS:
            pattern = _ITEM
        else:
            return None
        item = pattern.search(self.sight.text, max(0, found.start - 10), found.start)
        return item.start(1) if item and self._listed(item.start(1)) else None

    def _longer(self, start: int) -> int | None:
        """Return where a department's name begins that says more than the listed field."""
        zone = self.heads.zone(start)
        if zone is not None:
            return zone
        way = Walk(self.sight, start, joints=False).run()
        begin = way.unit if way.place is None else way.place
        wrong = begin is None or way.first in ("act", "open", "barrier")
        return None if wrong or begin is None else self.sight.prefixed(begin)

    def _may_be_unlisted(self, found: Found, tail: str) -> bool:
        """Tell whether a department of no listed field may end so (市创新办、)."""
        text = self.sight.text
        if tail in ("委", "办"):
            verb = text[found.start - 1 : found.start] in beside("verb_before_office")
            return bool(_after_short().match(text, found.end)) and not verb
        return tail != "部门"

    def _free(self, start: int) -> bool:
        """Tell whether no noun stands before that could belong to the name."""
        sight = self.sight
        if start == 0 or not "\u4e00" <= sight.text[start - 1] <= "\u9fff":
            return True
        index = sight.index(start - 1)
        role = roles().get(sight.word(index))
        return role.kind == "stop" if role else sight.tag(index).startswith(("p", "c", "v", "d"))

    def _listed(self, start: int) -> bool:
        """Tell whether a name just found stands before, in the same list."""
        text = self.sight.text
        joint = text[start - 1 : start] in tuple(_LISTING) and self.last_end == start - 1
        return joint or (self.last_end == start - 2 and text[start - 2 : start] in _WITH)
