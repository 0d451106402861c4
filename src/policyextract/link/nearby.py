"""The place last named before a short form (县政府, 镇党委) that the region leaves open."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from policyextract.link.context import Context
from policyextract.link.parts import UNIT, region_of_unit
from policyextract.link.region import places_in
from policyextract.places import Place
from policyextract.recognise.institutions.words import Sight

_TOWN = re.compile(r"街道|[镇乡]")
_REACH = 600  # characters before the short form in which the place must be named


class Nearby:
    """The places named in one document, in text order."""

    def __init__(self, context: Context, region: Place | None) -> None:
        self.context = context
        self.region = region

    def place(self, mention: str, offset: int) -> Place | None:
        """Return the place that the mention's first letters (县, 镇) stand for at the offset.

        The one last named before; else the only township that the text names at all.
        """
        unit = UNIT.match(mention)
        if not unit:
            return None
        is_town = _TOWN.fullmatch(unit.group())
        named = self._towns if is_town else self._places
        last = bisect_left(named, (offset,)) - 1
        while last >= 0 and named[last][0] > offset - _REACH:
            place = region_of_unit(unit.group(), named[last][1])
            if place:
                return place
            last -= 1
        return self._only_town if is_town else None

    @cached_property
    def _only_town(self) -> Place | None:
        towns = {place.name: place for _, place in self._towns}
        return towns.popitem()[1] if len(towns) == 1 else None

    @cached_property
    def _places(self) -> list[tuple[int, Place]]:
        """The divisions named in the text, those of the region's province first."""
        province = self.region.province if self.region else None
        found = []
        for item in places_in(self.context, 0, len(self.context.text)):
            near = (p for p in item.places if province and p.within(province))
            found.append((item.start, next(near, item.places[0])))
        return found

    @cached_property
    def _towns(self) -> list[tuple[int, Place]]:
        """The townships named in the text, each as a place within the division before it."""
        text = self.context.text
        sight = Sight(text, [word.start for word in self.context.words])
        found = []
        for match in _TOWN.finditer(text):
            start = sight.town_before(match.end())
            above = self._above(start)
            while start in sight.place_starts:
                start = sight.place_starts[start]
            if start < match.start() and above:
                name = text[start : match.end()]
                town = above._replace(name=name, short="", level="township", parent=above.adcode)
                found.append((start, town))
        return found

    def _above(self, offset: int) -> Place | None:
        """Return the county named last before a township, else the document's place."""
        last = bisect_left(self._places, (offset + 1,)) - 1
        near = self._places[last][1] if last >= 0 else None
        return near if near and near.level == "county" else self.region
