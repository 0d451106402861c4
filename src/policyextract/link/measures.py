"""From the spans of measures to facts: object, actor, status, instrument, and what stands by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, cast

from policyextract.facts import (
    Category,
    Citation,
    Document,
    Figure,
    Institution,
    Measure,
    Span,
)
from policyextract.link.agents import Actors
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context, Word
from policyextract.link.instruments import instrument_of
from policyextract.link.numbering import Numbering
from policyextract.link.objects import beneficiary_of, is_given, object_of
from policyextract.link.progress import Progress
from policyextract.link.timeline import Timeline
from policyextract.link.wording import DENIALS, Action, Stretch, Wording, ban_on
from policyextract.recognise.spans import Found

_REQUIRES = "require"  # the category of what is forbidden
_AIMED = re.compile(r"(?:其中)?对于?(?!此|照|标)")


def link_measures(
    context: Context,
    document: Document,
    institutions: Sequence[Institution],
    figures: Sequence[Figure],
    citations: Sequence[Citation],
    timeline: Timeline,
) -> list[Measure]:
    """Return the measures of the document in text order, offsets of the clean view."""
    linked = Linked(institutions, figures, citations, timeline)
    around = Surroundings(context, document, linked)
    found = context.of("measures")
    ends = [0, *(item.end for item in found)][: len(found)]
    starts = [*(item.start for item in found[1:]), len(context.text)][: len(found)]
    return [
        around.measure(item, number, before, after)
        for number, (item, before, after) in enumerate(zip(found, ends, starts, strict=True), 1)
    ]


class Linked(NamedTuple):
    """What of a document measures refer to: facts, each kind in text order, and its times."""

    institutions: Sequence[Institution]
    figures: Sequence[Figure]
    citations: Sequence[Citation]
    timeline: Timeline


class Surroundings:
    """A document's clauses, actors and facts, asked for what belongs to one action."""

    def __init__(self, context: Context, document: Document, linked: Linked) -> None:
        self.context = context
        self.text = context.text
        self.clauses = Clauses(context.text)
        self.wording = Wording(context)
        self.actors = Actors(context, document, linked.institutions, self.wording, self.clauses)
        self.progress = Progress(context, document, self.wording, linked.timeline.all)
        self.timeline = linked.timeline
        self.numbering = Numbering(context, self.clauses)
        self.figures = Row(linked.figures)
        self.citations = Row(linked.citations)

    def measure(self, item: Found, number: int, before: int, after: int) -> Measure:
        """Return the fact of one action.

        ``before`` is where the action before it ends, ``after`` where the next one begins. What
        forbids or denies an action is part of it (不得截留) and makes it a requirement.
        """
        action = self.wording.action(item.start, item.end, self.clauses.at(item.start))
        target = self._object(action, after, item.rule)
        ban = _ban(action, before, target)
        whole = (ban.start if ban else item.start, item.end)
        start, end = _hull(whole, target)
        words = self.text[slice(*target)] if target else ""
        actor = self.actors.of(action)
        time, carried = self.timeline.reference(item.start)
        served = beneficiary_of(action)
        category = cast("Category", _REQUIRES if ban and ban.text not in DENIALS else item.label)
        near = _hull((start, end), action.clause)
        return Measure(
            id=f"M{number}",
            start=start,
            end=end,
            text=self.text[start:end],
            rule=item.rule,
            sentence=self.context.sentence_text(item.start),
            inferred=_inferred(actor.inferred, carried),
            action=self._span(whole),
            object=self._span(target) if target else None,
            agent=self._span(actor.span) if actor.span else None,
            agent_id=actor.id,
            beneficiary=self._span(served) if served else None,
            status=self.progress.status(action, words, time),
            category=category,
            instrument=instrument_of(category, words),
            clause=self.numbering.at(item.start),
            figures=self.figures.within(*near),
            citations=self.citations.within(*near),
            time=time,
        )

    def _object(self, action: Action, after: int, rule: str) -> Stretch | None:
        given = self._cited_before(action.start) if is_given(action) else None
        found = given or object_of(action, min(after, action.clause[1]), rule)
        return found or self._aimed_at(action)

    def _aimed_at(self, action: Action) -> Stretch | None:
        """Return whom the clause before aims at (对X，每户补助), or None."""
        clause = self.clauses.before(action.start)
        if not clause or clause[0] < self.context.sentence_at(action.start)[0]:
            return None
        mark = _AIMED.match(self.text, *clause)
        return (mark.end(), clause[1]) if mark else None

    def _cited_before(self, offset: int) -> Stretch | None:
        """Return the document that the sentence names last before the offset."""
        sentence = self.context.sentence_at(offset)
        cited = self.citations.last(sentence[0], offset)
        return (cited.start, cited.end) if cited else None

    def _span(self, stretch: Stretch) -> Span:
        start, end = stretch
        return Span(start=start, end=end, text=self.text[start:end])


class Row:
    """Facts in text order, asked for those in a stretch."""

    def __init__(self, facts: Sequence[Figure] | Sequence[Citation]) -> None:
        self.facts = facts
        self.starts = [fact.start for fact in facts]

    def within(self, start: int, end: int) -> list[str]:
        """Return the ids of the facts that begin within the stretch."""
        left, right = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [fact.id for fact in self.facts[left:right]]

    def last(self, start: int, end: int) -> Figure | Citation | None:
        """Return the last fact that begins within the stretch."""
        right = bisect_left(self.starts, end) - 1
        return self.facts[right] if right >= 0 and self.starts[right] >= start else None


def _ban(action: Action, before: int, target: Stretch | None) -> Word | None:
    """Return the word that forbids or denies an action, None where nothing does.

    An object between the ban and the verb parts them (不得将资金用于…).
    """
    ban = ban_on(action)
    if ban is None or ban.start < before or (target and ban.start < target[0] < action.start):
        return None
    return ban


def _hull(one: Stretch, other: Stretch | None) -> Stretch:
    """Return the stretch from the first to the last character of two."""
    return (min(one[0], other[0]), max(one[1], other[1])) if other else one


def _inferred(actor: bool, time: bool) -> list[str]:
    return [name for name, inferred in (("agent", actor), ("time", time)) if inferred]
