"""From the spans of measures to facts: object, actor, status, instrument, and what stands by."""

from __future__ import annotations

from collections.abc import Sequence

from policyextract.facts import (
    Citation,
    Document,
    Fact,
    Figure,
    Institution,
    Measure,
    Span,
    Time,
)
from policyextract.link.agents import Agent, acts_for_issuer, find_agents, issuer_mention
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context
from policyextract.link.instruments import instrument_of
from policyextract.link.objects import object_of
from policyextract.link.progress import Progress
from policyextract.link.times import Timeline
from policyextract.link.wording import Wording


def link_measures(
    context: Context,
    document: Document,
    institutions: Sequence[Institution],
    figures: Sequence[Figure],
    citations: Sequence[Citation],
    times: Sequence[Time],
) -> list[Measure]:
    """Return the measures of the document in text order, offsets of the clean view."""
    text = context.text
    clauses = Clauses(text)
    wording = Wording(context)
    agents = find_agents(context, document, wording, clauses)
    progress = Progress(context, document, wording)
    timeline = Timeline(context, document, times)
    found = context.of("measures")
    out = []
    for n, item in enumerate(found):
        clause = clauses.at(item.start)
        until = clause[1]
        if n + 1 < len(found) and found[n + 1].start < until:
            until = found[n + 1].start
        action = (item.start, item.end)
        obj = object_of(text, wording, action, clause, until, item.rule)
        sent = context.sentence_at(item.start)
        time, carried = timeline.reference(item.start)
        target = text[obj[0]:obj[1]] if obj else ""
        status = progress.status(action, clause[0], sent[0], target, time)
        ag = agents.get(clause[0])
        inferred = []
        span = None
        if ag and ag.end <= item.start:
            span = (ag.start, ag.end)
            if not ag.stated: inferred.append("agent")
        elif ag and ag.stated and ag.start<item.start: span=None
        if span is None and acts_for_issuer(document, text[item.start:item.end]):
            span = issuer_mention(context, document, institutions, item.start)
            if span: inferred.append("agent")
        s = min(item.start, obj[0]) if obj else item.start
        e = max(item.end, obj[1]) if obj else item.end
        sp = lambda x: Span(start=x[0], end=x[1], text=text[x[0]:x[1]]) if x else None
        out.append(Measure(start=s, end=e, text=text[s:e],
            id=f"M{n+1}", rule=item.rule, sentence=context.sentence_text(item.start), inferred=inferred,
            action=sp(action), object=sp(obj),
            agent=sp(span), agent_id=None, beneficiary=None, status=status, category=item.label, instrument=instrument_of(item.label, target),
            clause="", figures=[], citations=[], time=time))
    return out
