"""Names that only their neighbours make names: lists, definitions, a body's own units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from policyextract.lexicon import alternation, read_table
from policyextract.recognise.institutions.contexts import TWO_LEVELS, is_class
from policyextract.recognise.institutions.departments import TAILS, chain_before, fields
from policyextract.recognise.institutions.words import PACKAGE, UNITS, Sight, firms, roles
from policyextract.recognise.spans import Found

DEFINED = re.compile(
    r"[（(](?:以下|下)?(?:统?简称|称)(?:为|：)?[“\"‘]?([\u4e00-\u9fffA-Za-z0-9“”]{2,14}?)[”\"’]?[)）]"
)
_AMONG = re.compile(
    r"(?:等(?:[\u4e00-\u9fff]{2,6}(?:领域|行业))?(?:相关|有关|多个|[0-9一二三四五六七八九十多]+个?|职能|行业主管|主管|成员){0,2}|[两三四五六七八九](?:个)?)部门"
)
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,14}$")
_ZONE_ITEM = re.compile(
    r"([\u4e00-\u9fff]{2,9}(?:开发区|高新区|经开区|新区|保税区|试验区|实验区|示范区|合作区|园区|度假区|风景区))[、和]$"
)
_FIRMS = re.compile(
    r"等(?:一?大?批|[0-9]+家|[一二三四五六七八九十多数几]+[家个])?(?:的|[\u4e00-\u9fff]{0,8}?)?"
    r"(?:企业|公司|车企|药企|央企|国企|民企|厂商|房企|巨头)"
)
SHARED = "institutions.shared_end"
_PASSED = ("供电", "电力", "供水", "供气", "燃气", "通信", "金融", "银行")  # no departments
_TRADES = ("客商", "商人", "老板", "创业者", "企业家", "董事长", "总经理", "负责人", "村民", "农民")
_EVERY_PLACE = re.compile("县级以上|主管部门(?:负责|应当)|各级人民政府")
_TRADE_ENDS = (  # last words of companies' own names
    "药业", "制药", "股份", "集团", "科技", "重工", "汽车", "乳业", "酒业", "菌业", "牧业", "渔业",
    "矿业", "铝业", "水泥", "钢铁", "生物", "光电", "新材", "电气", "机械", "食品", "控股", "医药",
)  # fmt: skip
_FIRM_WORDS = re.compile(r"(?:集团|公司|股份)+$")
PARTY_STEMS = {"组织": "组织部", "宣传": "宣传部", "统战": "统战部", "政法": "政法委",
               "网信": "网信办", "编制": "编办", "机构编制": "编办", "文明": "文明办"}  # fmt: skip
_MASS = {"残联", "妇联", "团委", "工会", "工商联", "科协", "总工会", "关工委"}
_LOWER_RANKS = ("department", "office", "force", "company", "school", "hospital", "public")


def merge_units(sight: Sight, names: Iterable[Found]) -> list[Found]:
    """Join a body and its own unit that follows without a break (市公安局 + 昌平分局)."""
    merged: list[Found] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        last = merged[-1] if merged else None
        stationed = last and sight.text[last.end : name.start] == "驻"
        joined = last and (last.end == name.start and _belongs(sight, last, name))
        if last and (joined or (stationed and sight.text.endswith("处", 0, name.end))):
            merged[-1] = last._replace(end=name.end, label=name.label)
        else:
            merged.append(name)
    return merged


def _belongs(sight: Sight, body: Found, unit: Found) -> bool:
    text = sight.text
    above = text[body.start : body.end]
    if unit.label == "body" or (_is_department(text, unit) and _is_department(text, body)):
        return False
    if unit.label == "force":
        return body.label in ("force", "department", "office", "unit")
    grid = unit.label == "works" and text.endswith("供电局", unit.start, unit.end)
    ranks = body.label in _LOWER_RANKS and (unit.label in _LOWER_RANKS or grid)
    if unit.start in sight.place_starts:
        same_place = text.startswith(above[:2], unit.start)
        return not same_place and (above in _verticals() or ranks)
    if text[unit.start] in UNITS:
        return above in ("国网", "国家电网")
    return unit.label in _LOWER_RANKS or unit.label == "alone"


def _is_department(text: str, name: Found) -> bool:
    """Tell whether a name ends on a department's listed field and 局, 厅, 委 or 办."""
    tail = next((tail for tail in TAILS if text.endswith(tail, name.start, name.end)), None)
    return tail is not None and chain_before(text, name.end - len(tail), tail) is not None


@cache
def _verticals() -> frozenset[str]:
    """Return the national bodies that have offices of their own in the provinces."""
    rows = read_table(PACKAGE, "bodies.csv")
    return frozenset(
        row["word"]
        for row in rows
        if row["type"] in ("department", "enterprise", "public_institution")
    )


def defined(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Yield the short names that the text defines (以下简称“省评选办”), wherever they stand."""
    shorts: dict[str, Found] = {}
    for name in names:
        match = DEFINED.match(text, name.end)
        if match:
            shorts.setdefault(match.group(1).strip("“”"), name)
    for start, end in _each(text, shorts):
        yield shorts[text[start:end]]._replace(start=start, end=end)


def _each(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of all the words in the text, in one pass."""
    pattern = alternation(words)
    if pattern:
        for match in re.finditer(pattern, text):
            yield match.span()


def split_departments(sight: Sight, name: Found) -> list[Found]:
    """Return 市环保 and 质监部门 for 市环保和质监部门, any other name as it is."""
    if not sight.text.endswith("部门", name.start, name.end):
        return [name]
    chain = chain_before(sight.text, name.end - 2, "部门")
    if chain is None or len(chain.parts) == 1:
        return [name]
    starts = [name.start, *(start for start, _ in chain.parts[1:])]
    ends = [*(end for _, end in chain.parts[:-1]), name.end]
    return [name._replace(start=start, end=end) for start, end in zip(starts, ends, strict=True)]


def departments_among(sight: Sight) -> Iterator[Found]:
    """Yield the departments named one by one before 等部门 (民政、教育、人社等部门)."""
    text = sight.text
    for match in _AMONG.finditer(text):
        items = list(_fields_before(sight, match.start()))
        if not items or _in_law(text, items[-1][0]):
            continue
        if not (is_class(sight, items[-1][0]) or text[items[-1][0] - 1] in "级"):
            for start, end in items:
                yield Found(start, end, "alone", "institutions.department_list")


def _in_law(text: str, start: int) -> bool:
    """Tell whether the sentence gives every place's departments their duties, as laws do."""
    left = max(text.rfind(stop, 0, start) for stop in "。\n") + 1
    return bool(_EVERY_PLACE.search(text, left, start))


@cache
def _listable() -> frozenset[str]:
    """Return the words that stand for departments one by one before 等部门."""
    return frozenset(fields().keys() | PARTY_STEMS.keys() | _MASS)


def _fields_before(sight: Sight, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches, from the right, that are fields of departments, between 、 and 和."""
    text, known = sight.text, _listable()
    while True:
        item = next(
            (start for start in range(max(0, end - 12), end - 1) if text[start:end] in known), None
        )
        if item is None:
            passed = next((word for word in _PASSED if text.endswith(word, 0, end)), "")
            if not passed or text[end - len(passed) - 1] not in "、和与及":
                return
            end -= len(passed) + 1
            continue
        yield sight.places_before(item - 1 if text[item - 1] in UNITS else item), end
        if text[item - 1] not in "、和与及":
            return
        end = item - 1


def zones_before(sight: Sight, name: Found) -> Iterator[Found]:
    """Yield the zones that share the last words of a committee's name (两江新区、高新区管委会)."""
    start = name.start
    while match := _ZONE_ITEM.search(sight.text, max(0, start - 14), start):
        start = match.start(1)
        yield name._replace(start=start, end=match.end(1))


def sharing(sight: Sight, name: Found) -> Iterator[Found]:
    """Yield the names that share a name's last words (福州、厦门两市公安局; 省、市卫健委)."""
    text, start = sight.text, name.start
    if TWO_LEVELS.search(text, max(0, start - 5), start) and text[start] in UNITS:
        unit = sight.unit_before(start - 1)
        yield Found(unit, start - 1, name.label, SHARED)
    if text[start] not in UNITS or text[start - 1 : start] not in tuple("两三四五六"):
        return
    items = []
    end = start - 1
    while end in sight.places:
        items.append((sight.places[end], end))
        end = items[-1][0] - 1
        if end < 0 or text[end] not in "、和与及":
            break
    if len(items) > 1:
        yield name._replace(start=items[0][0])
        for start, end in items[1:]:
            yield Found(start, end, name.label, SHARED)


def firms_among(sight: Sight) -> Iterator[Found]:
    """Yield the companies named by their own names alone before 等企业."""
    text = sight.text
    for match in _FIRMS.finditer(text):
        items = []
        end = match.start()
        while item := _ITEM.search(text, max(0, end - 14), end):
            start = max(_start_of_item(sight, item.start(), end), item.start())
            start += sight.text[start] in "以由与对向" and end - start > 2
            items.append((start, end))
            if start == 0 or text[start - 1] not in "、和与":
                break
            end = start - 1
        own = sum(_is_own_name(sight, *item) for item in items)
        if 2 * own > len(items) and not any(_is_common(sight, *item) for item in items):
            for start, end in items:
                yield Found(start, end, "company", "institutions.company_list")


def _start_of_item(sight: Sight, least: int, end: int) -> int:
    start = end
    while start > least and sight.text[start - 1] not in "、和与":
        index = sight.index(start - 1)
        single = len(sight.word(index)) == 1
        if sight.tag(index).startswith(("f", "p", "u", "c") if single else ("v", "p", "c", "d")):
            break
        start = sight.start(index)
    return start


def _is_own_name(sight: Sight, start: int, end: int) -> bool:
    """Tell whether a stretch is no common phrase: a part of it is no dictionary word of its own."""
    first, last = sight.index(start), sight.index(end - 1)
    kinds = [(sight.word(i), sight.tag(i)) for i in range(first, last + 1)]
    if len(kinds) > 1 and kinds[-1][0] in _TRADE_ENDS:
        return True  # 葵花药业
    return any(
        len(word) == 1 or tag.startswith(("nr", "nz", "nt", "x", "eng")) for word, tag in kinds
    )


def _is_common(sight: Sight, start: int, end: int) -> bool:
    """Tell whether a stretch is too short, a place or one common word (钢铁, 国有)."""
    word = sight.text[start:end]
    plain = sight.edge(start) and sight.tag(sight.index(start)).startswith(("n", "v", "b", "a"))
    single = sight.index(start) == sight.index(end - 1)
    proper = sight.tag(sight.index(start)).startswith(("nr", "nz", "ns", "nt"))
    return (
        end - start < 2
        or end in sight.places
        or word in roles()
        or (single and plain and not proper)
    )


def again_by_brand(sight: Sight, names: Sequence[Found]) -> Iterator[Found]:
    """Yield the other places where a company stands by its own name alone, as who acts."""
    shorts = {_brand(sight, name) for name in names if name.label in ("company", "works", "body")}
    shorts = {short for short in shorts if short and not _is_person(sight.text, short)}
    for start, end in _each(sight.text, sorted(shorts - {""})):
        if sight.edge(start) and sight.edge(end) and _acts(sight, end):
            yield Found(start, end, "brand", "institutions.company_again")


def _is_person(text: str, name: str) -> bool:
    """Tell whether a company's own name is its owner's, who is named too (客商陈华)."""
    return any(f"{trade}{name}" in text for trade in _TRADES)


def _acts(sight: Sight, end: int) -> bool:
    """Tell whether a verb or a mark follows, not a noun (which would make it a brand's)."""
    if end >= len(sight.text):
        return True
    index = sight.index(end)
    return (
        not sight.tag(index).startswith(("n", "b", "a", "m", "q", "k")) or sight.tag(index) == "x"
    )


def _brand(sight: Sight, name: Found) -> str:
    """Return the own name that a company's name begins with, if it is no dictionary word."""
    text = sight.text[name.start : name.end]
    if name.label == "body":
        short = _FIRM_WORDS.sub("", text)
        return short if text in firms() and 2 <= len(short) < len(text) else ""
    if not text.endswith(("公司", "集团")):
        return ""
    stop = name.start
    while stop < name.end and len(sight.word(sight.index(stop))) == 1:
        stop += 1
    return sight.text[name.start : stop] if 2 <= stop - name.start <= 6 else ""
