"""Who acts: the subject of a measure's clause, or the one that the clauses before it named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyextract.facts import DocType, Document, Institution, Mention
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context
from policyextract.link.wording import Wording

Stretch = tuple[int, int]

_NOUN = "nNmqhxAQaTklgyf"
_SUBJECT = re.compile(
    rf"[DTCjkMmy=lRcB]*?(?P<name>[nNAQhaxlgq&、u]{{0,16}}?(?:[{_NOUN}&、uEWw]{{0,20}})[AQ])"
    r"(?=[DMTCjBk]*[VWKJLZRoiOFvPIUXGYcEB])"
)
_BY = re.compile(rf"U(?P<name>[{_NOUN}&、]{{0,20}}[AQ])")
_BROAD: tuple[DocType, ...] = ("news", "other", "bulletin")
_ISSUING: tuple[DocType, ...] = (
    "notice", "opinion", "measures", "decision", "scheme", "plan", "regulation", "reply",
)  # fmt: skip
_ISSUED = re.compile(
    r"印发|制定|制订|鼓励|支持|给予|奖励|补贴|补助|资助|设立|转发|表彰|授予|批转|发布|公布"
)


class Agent(NamedTuple):
    """An actor's span, whether the clause itself names it, and whether it is a definite one."""

    start: int
    end: int
    stated: bool
    definite: bool


class Agents:
    """The actors of a document, asked for the one that acts in a clause."""

    def __init__(self, context: Context, document: Document, wording: Wording) -> None:
        self.context = context
        self.document = document
        self.wording = wording


def find_agents(
    context: Context, document: Document, wording: Wording, clauses: Clauses
) -> dict[int, Agent]:
    """Return the agent of every clause that has one, by the offset where the clause begins."""
    agents: dict[int, Agent] = {}
    whole: Agent | None = None  # holds through the paragraph, or the report
    local: Agent | None = None  # holds through the sentence
    sentence = line = (-1, -1)
    for start, end in clauses.spans:
        if start >= line[1]:
            line = context.line_at(start)
            whole = whole if whole and _outlasts(context, document, whole) else None
            local = None
        if start >= sentence[1]:
            sentence = context.sentence_at(start)
            local = None
        own = _subject(wording, start, end)
        if own:
            local = own
            if own.definite:
                whole = own
        agent = own or local or whole
        if agent:
            agents[start] = agent if agent is own else agent._replace(stated=False)
    return agents


def _outlasts(context: Context, document: Document, agent: Agent) -> bool:
    """Tell whether an actor named in one paragraph goes on acting in the next."""
    if document.doc_type == "work_report":
        return context.text[agent.start : agent.end] == "我们"
    return document.doc_type in _BROAD


def _subject(wording: Wording, start: int, end: int) -> Agent | None:
    words, letters = wording.between(start, end)
    found = _BY.search(letters) or _SUBJECT.match(letters)
    if not found:
        return None
    first, last = found.span("name")
    definite = "Q" in letters[first:last] or words[last - 1].text in ("我们", "我省", "我市")
    return Agent(words[first].start, words[last - 1].end, True, definite)


def issuer_mention(
    context: Context, document: Document, institutions: Sequence[Institution], offset: int
) -> tuple[int, int] | None:
    """Return the mention of the issuer nearest before the offset, else the first after it."""
    name = document.issuer
    if not name:
        return None
    mentions: list[Mention] = [m for i in institutions if i.name == name for m in i.mentions]
    spans = [(m.start, m.end) for m in mentions]
    if not spans:
        spans = [match.span() for match in re.finditer(re.escape(name), context.text)]
    before = [span for span in spans if span[1] <= offset]
    return before[-1] if before else (spans[0] if spans else None)


def acts_for_issuer(document: Document, action: str) -> bool:
    """Tell whether an action without a named actor is the issuing body's."""
    return document.doc_type in _ISSUING and bool(_ISSUED.search(action))
