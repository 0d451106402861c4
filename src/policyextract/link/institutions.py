"""From the spans of institutions to facts: one entry per organisation, with all its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from policyextract.facts import (
    Document,
    DocumentRegion,
    Institution,
    InstitutionType,
    Mention,
    Region,
)
from policyextract.link.context import Context
from policyextract.link.kinds import NO_LEVEL
from policyextract.link.names import Full, expand
from policyextract.link.nearby import Nearby
from policyextract.link.parts import UNIT
from policyextract.places import Place, by_code
from policyextract.recognise.institutions.lists import DEFINED, SHARED
from policyextract.recognise.spans import Found

_LIST = re.compile(r"[、，和及与]")
_MOST_SHARED = 12
_NUMBER = re.compile("(?<=[\u4e00-\u9fff]{2})[两三四五六](?=[市县区州盟旗])")
_TO_UNIT = re.compile("^[\u4e00-\u9fff]*?[两三四五六](?=[市县区州盟旗])")
_CLAUSE_END = re.compile(r"[，。；\n]")
_FIRM_WORDS = re.compile(r"(?:股份|有限|责任|集团|控股|总|公司)+$")
_TYPES: dict[str, InstitutionType] = {
    "company": "enterprise", "works": "enterprise", "brand": "enterprise", "school": "school",
    "hospital": "hospital", "public": "public_institution", "association": "association",
    "force": "military", "media": "media", "grassroots": "grassroots", "zone": "department",
    "coordinating": "coordinating_body",
}  # fmt: skip


@dataclass
class _Entry:
    """An organisation in the making."""

    full: Full
    found: list[Found] = field(default_factory=list)


def link_institutions(context: Context, document: Document) -> list[Institution]:
    """Return the institutions of the document in text order, offsets of the clean view."""
    entries = _entries(context, _place(document.region), _year(document))
    return [_institution(context, n, entry) for n, entry in enumerate(entries, 1)]


def _year(document: Document) -> int | None:
    """Return the year in which a document was written."""
    published = (document.published or "")[:4]
    return int(published) if published.isdigit() else document.reference_year


def _place(region: DocumentRegion | None) -> Place | None:
    """Return the division that a document speaks for; a township as one with its county's code."""
    place = by_code(region.adcode) if region and region.adcode else None
    if place and region and region.level == "township":
        return place._replace(name=region.name, short="", level="township", parent=place.adcode)
    return place


def _entries(context: Context, region: Place | None, year: int | None) -> list[_Entry]:
    """Group the mentions by the organisation that they name."""
    named = list(_named(context, region, year))
    keys = _Keys(context, named)
    entries: dict[str, _Entry] = {}
    for found, full in named:
        key = keys.of(found, full)
        entry = entries.setdefault(key, _Entry(keys.full.get(key, full)))
        entry.found.append(found)
        if _says_more(full, entry.full):
            entry.full = full
    return list(entries.values())


def _says_more(full: Full, than: Full) -> bool:
    """Tell whether a mention gives the organisation's name more fully than the one kept so far."""
    if full.type == "enterprise":
        return len(full.name) > len(than.name)
    return full.stated and not than.stated


class _Keys:
    """Which mentions name the same organisation: by full name, definition, or own name."""

    def __init__(self, context: Context, named: Sequence[tuple[Found, Full]]) -> None:
        self.text = context.text
        self.short: dict[str, str] = {}
        self.full = {full.key: full for _, full in named}
        self.longer = _longer_names(self.full.values())
        for found, full in named:
            definition = DEFINED.match(self.text, found.end)
            if definition:
                self.short[definition.group(1).strip("“”")] = self.longer.get(full.key, full.key)
            if full.type == "enterprise":
                self.short.setdefault(
                    _FIRM_WORDS.sub("", self.text[found.start : found.end]), full.key
                )

    def of(self, found: Found, full: Full) -> str:
        """Return the key of the organisation that a mention names."""
        text = self.text[found.start : found.end]
        if found.rule == "institutions.department_list":
            stem = full.key.removesuffix("局").removesuffix("厅")
            return next((key for key in self.full if key.startswith(stem)), full.key)
        own = _FIRM_WORDS.sub("", text) if full.type in ("enterprise", "other") else text
        return self.short.get(text) or self.short.get(own) or self.longer.get(full.key, full.key)


def _longer_names(names: Iterable[Full]) -> dict[str, str]:
    """Return the names with the places above their own, by the names without (天河区财政局)."""
    longer: dict[str, str] = {}
    known = {full.key for full in names}
    for full in names:
        inner = full.place.name if full.place else ""
        begin = full.key.find(inner) if inner else 0
        if begin > 0 and full.key[begin:] in known:
            longer[full.key[begin:]] = full.key
    return longer


def _named(
    context: Context, region: Place | None, year: int | None
) -> Iterator[tuple[Found, Full]]:
    """Yield the mentions with their organisations.

    A short form has the place of the name before it in the same list; where the document's own
    place does not tell what 县 or 镇 means, the one last named in the text.
    """
    nearby = Nearby(context, region)
    before: Found | None = None
    place: Place | None = None
    for number, found in enumerate(context.of("institutions")):
        text = _whole(context, number)
        gap = context.text[before.end : found.start] if before else ""
        inherited = place if before and _LIST.fullmatch(gap) else None
        full = expand(text, region, inherited, year)
        if not full.inferred and not full.stated and full.place is None:
            near = nearby.place(text, found.start)
            full = expand(text, region, near, year) if near else full
        actor = place if before and full.place is None and not _CLAUSE_END.search(gap) else None
        before, place = found, full.place
        yield found, _typed(full, found.label, actor or region)


def _whole(context: Context, number: int) -> str:
    """Return a mention with the last words that it shares (福州、厦门两市公安局)."""
    found, *later = context.of("institutions")[number : number + _MOST_SHARED]
    text = _NUMBER.sub("", context.text[found.start : found.end], count=1)
    if found.rule != SHARED:
        return text
    last = next((each for each in later if each.rule != SHARED), found)
    rest = _TO_UNIT.sub("", context.text[last.start : last.end], count=1)
    return text + (rest[1:] if UNIT.fullmatch(text) else rest)


def _typed(full: Full, label: str, region: Place | None) -> Full:
    """Give a name that tells no type the one of the rule that found it, a task force a level."""
    if label == "foreign":
        return full._replace(type="international", level=None)
    kind = _TYPES.get(label) if full.type == "other" else None
    if kind:
        full = full._replace(type=kind, level=None if kind in NO_LEVEL else full.level)
    if full.type == "coordinating_body" and full.level is None and region:
        full = full._replace(level=region.level)
    return full


def _institution(context: Context, number: int, entry: _Entry) -> Institution:
    full, first = entry.full, entry.found[0]
    place = full.place
    mentions = [
        Mention(start=f.start, end=f.end, text=context.text[f.start : f.end], rule=f.rule)
        for f in entry.found
    ]
    return Institution(
        id=f"I{number}",
        name=full.name,
        type=full.type,
        level=full.level,
        region=Region(name=place.name, adcode=place.adcode) if place else None,
        mentions=mentions,
        rule=first.rule,
        sentence=context.sentence_text(first.start),
        inferred=["name"] if full.inferred else [],
    )
