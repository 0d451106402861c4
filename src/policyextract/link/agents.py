"""Who acts: the subject of a measure's clause, or the one that the clauses before it named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from policyextract.facts import DocType, Document, Institution
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context
from policyextract.link.wording import Action, Stretch, Wording

_NOUN = "nNmqhxAQaTklgyvWw"
_SUBJECT = re.compile(
    rf"(?:m[k、=]|[DTCjkMmqy=lc]|[^,VWKJLZRoiwFu]{{0,8}}?E(?=[mq]))*?(?!m*[k、]|[mq]+y|T)(?P<name>[nNAQhaxlgqm][{_NOUN}&、uEf]{{0,30}}[AQ]|[AQ])"
    r"(?=[DMTCjBk]*[VKJLZRoiOFPIUXGYcEH]|[DMTCj]+[vW]|W(?:[,m]|\Z))"
)
_RELATIVE = re.compile(rf"k*(?P<name>[^,]{{1,30}}u[{_NOUN}]{{0,6}}A)(?=M)")
_BY = re.compile(rf"U(?P<name>[{_NOUN}&、]{{0,20}}[AQ])")
_DEFINITE = re.compile(
    r"(?:^各.*|我们|[全我本该].|.*[市县区省州盟旗镇乡]|.*(?:自治区|街道|开发区|政府|国务院|中央))$"
)
_PLACE = re.compile(r"(?:我们|[全我本该].|.*[市县区省州盟旗镇乡]|.*(?:自治区|街道|我国|国家))$")
_EVERYBODY = re.compile(r"(?:所有|全部|全体|大家|人人)")
_BROAD: tuple[DocType, ...] = ("news", "other", "bulletin")
_ISSUING: tuple[DocType, ...] = (
    "notice", "opinion", "measures", "decision", "scheme", "plan", "regulation", "reply",
)  # fmt: skip
_ISSUED = re.compile(
    r"印发|制定|制订|鼓励|支持|给予|奖励|补贴|补助|资助|设立|转发|表彰|授予|批转|发布|公布"
)


class Agent(NamedTuple):
    """An actor's span, whether the clause itself names it, and how long it goes on acting.

    ``reach`` is 0 for its clause, 1 for its sentence, 2 for its paragraph, 3 for longer.
    """

    start: int
    end: int
    stated: bool
    reach: int


def find_agents(
    context: Context, document: Document, wording: Wording, clauses: Clauses
) -> dict[int, Agent]:
    """Return the agent of every clause that has one, by the offset where the clause begins."""
    agents: dict[int, Agent] = {}
    held: list[Agent | None] = [None, None, None]  # for the sentence, the paragraph, longer
    sentence = line = (-1, -1)
    for start, end in clauses.spans:
        if start >= line[1]:
            line = context.line_at(start)
            held[1] = None
        if start >= sentence[1]:
            sentence = context.sentence_at(start)
            held[0] = None
        own = _subject(context, document, wording, start, end)
        if own:
            agents[start] = own
            for reach in range(own.reach):
                held[reach] = own
            continue
        agent = held[0] or held[1] or held[2]
        if agent:
            agents[start] = agent._replace(stated=False)
    return agents


def _subject(
    context: Context, document: Document, wording: Wording, start: int, end: int
) -> Agent | None:
    words, letters = wording.between(start, end)
    if "Q" not in letters and "A" not in letters:
        return None
    found = _BY.search(letters) or _SUBJECT.match(letters) or _RELATIVE.match(letters)
    if not found:
        return None
    first, last = found.span("name")
    span = words[first].start, words[last - 1].end
    name = context.text[span[0] : span[1]]
    if last - first > 1 and len(words[last - 1].text) == 1 and letters[last - 2] in "&、":
        return None
    return Agent(
        *span,
        True,
        _reach(name, span[1] not in wording.passing and letters[last - 1] == "Q", document),
    )


def _reach(name: str, body: bool, document: Document) -> int:
    if _EVERYBODY.match(name):
        return 0
    if any(letter.isdecimal() for letter in name):
        return 1
    if document.doc_type == "work_report":
        return 3 if name == "我们" else 1
    if _PLACE.match(name):
        return 3 if document.doc_type in _BROAD else 2
    return 2 if body or _DEFINITE.match(name) else 1


class Actor(NamedTuple):
    """Who acts: a stretch of the text, the institution's id, and whether it was inferred."""

    span: Stretch | None
    id: str | None
    inferred: bool


class Actors:
    """The actors of a document, asked for the one of an action."""

    def __init__(
        self,
        context: Context,
        document: Document,
        institutions: Sequence[Institution],
        wording: Wording,
        clauses: Clauses,
    ) -> None:
        self.text = context.text
        self.document = document
        self.agents = find_agents(context, document, wording, clauses)
        self.mentions = sorted(
            (mention.start, mention.end, institution.id)
            for institution in institutions
            for mention in institution.mentions
        )
        self.issuers = _issuer_mentions(context, document, institutions)

    def of(self, action: Action) -> Actor:
        """Return the actor of an action."""
        agent = self.agents.get(action.clause[0])
        if agent and agent.end <= action.start:
            span = (agent.start, agent.end)
            return Actor(span, self._institution(span), not agent.stated)
        issuer = self._issuer(action)
        return Actor(issuer, self._institution(issuer) if issuer else None, issuer is not None)

    def _issuer(self, action: Action) -> Stretch | None:
        """Return the issuer's mention nearest before the action, else its first one, if it acts."""
        acts = _ISSUED.search(self.text, action.start, action.end)
        if not acts or not self.issuers or self.document.doc_type not in _ISSUING:
            return None
        before = [span for span in self.issuers if span[1] <= action.start]
        return before[-1] if before else self.issuers[0]

    def _institution(self, span: Stretch) -> str | None:
        """Return the id of the institution that the span is or holds last."""
        index = bisect_left(self.mentions, (span[1], 0, "")) - 1
        if index >= 0 and self.mentions[index][0] >= span[0]:
            return self.mentions[index][2]
        return None


def _issuer_mentions(
    context: Context, document: Document, institutions: Sequence[Institution]
) -> list[Stretch]:
    """Return where the text names the issuing body, in text order."""
    name = document.issuer
    if not name:
        return []
    spans = [
        (mention.start, mention.end)
        for institution in institutions
        if institution.name == name
        for mention in institution.mentions
    ]
    return spans or [match.span() for match in re.finditer(re.escape(name), context.text)]
