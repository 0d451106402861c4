"""Series: figures that share or divide the nouns of a list (A、B分别增长3%和5%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyextract.link.context import Context
from policyextract.link.phrases import (
    MEASURED,
    Offsets,
    after_verb,
    phrase_start,
    skip_leading,
    trim_trailing,
)
from policyextract.link.site import Site

_ORDINALS = re.compile(r"第?[一二三](?:、第?[一二三])*(?:和第?[一二三])?(?=[产次])")
_ONLY_RESPECTIVELY = re.compile(r"[，,、]?(?:同比|年均|[比较与][^，。；]{1,12})?分别[^，。；]{0,8}")
_LIST_MARK = re.compile(r"[、和与及]|以及")
_LONGEST_LIST = 30
_WHOLE = re.compile(r"(?:全[国省市县区州]|市区|城区|县域|城乡|我[省市县]|[^、]{1,3}[省市县区])")


class Named(NamedTuple):
    """An indicator (clean offsets), its scope where stated, and whether it was taken over."""

    indicator: Offsets | None
    scope: Offsets | None
    inherited: bool


def from_list(site: Site, context: Context) -> Named | None:
    """Return the member of A、B和C that a 分别 list pairs with the figure, in order."""
    first, index = first_of_list(site)
    mark = first.gap.find("分别")
    if mark < 0:
        return None
    left, right = phrase_start(first, context), first.gap_start + mark
    left = skip_leading(first.text, left, right)
    left = after_verb("driving", context, left, right, 1)
    if _ORDINALS.match(first.text, left, right):
        return Named((left, right), None, index > 0)
    parts = _members(first.text, left, right)
    if len(parts) < 2 or index >= len(parts):
        return None
    part = parts[index]
    if any(end - start <= 3 for start, end in parts[:-1]) and not MEASURED.search(
        first.text, *parts[0]
    ):
        shared = _WHOLE.fullmatch(first.text, *parts[0])
        if not shared:
            return Named((left, right), None, index > 0)
    whole = _WHOLE.fullmatch(first.text, *part)
    if not whole:
        return Named(part, None, False)
    last = _WHOLE.match(first.text, *parts[-1])
    return Named((last.end() if last else parts[-1][0], parts[-1][1]), part, False)


def first_of_list(site: Site) -> tuple[Site, int]:
    """Return the first figure of the list that a figure stands in, and its place there."""
    first, index = site, 0
    while first.previous is not None and first.in_list and index < _LONGEST_LIST:
        if "分别" in first.between:
            break
        first, index = first.previous, index + 1
    return first, index


def respectively(site: Site, previous: Sequence[Named], following: Sequence[Site]) -> Named | None:
    """Pair 分别 figures without nouns of their own with the figures before them, in order."""
    first, index = first_of_list(site)
    if not _ONLY_RESPECTIVELY.fullmatch(first.gap):
        return None
    count = index + 1
    for other in following:
        if not other.in_list or "分别" in other.between:
            break
        count += 1
    partner = len(previous) - count
    return previous[partner]._replace(inherited=True) if count > 1 and partner >= 0 else None


def _members(text: str, left: int, right: int) -> list[Offsets]:
    """Return the members of a coordinated phrase."""
    members, start = [], left
    for mark in _LIST_MARK.finditer(text, left, right):
        if mark.start() > start:
            members.append((start, mark.start()))
        start = mark.end()
    if start < right:
        members.append((start, right))
    return members


def lead_in(site: Site, context: Context) -> Offsets | None:
    """Return the lead-in of a list by places (补偿资金为：福州市2700万元，厦门市…)."""
    start = context.line_at(site.found.start)[0]
    colon = max(site.text.rfind(mark, start, site.found.start) for mark in "：:")
    if colon < 0:
        return None
    left = max(site.text.rfind(mark, start, colon) for mark in "，。；,;")
    left = skip_leading(site.text, max(left + 1, start), colon)
    right = trim_trailing(site.text, left, colon)
    return (left, right) if right - left >= 3 else None
