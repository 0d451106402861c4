"""Who acts: the subject of a measure's clause, or the one that the clauses before it named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from policyextract.facts import DocType, Document, Institution
from policyextract.lexicon import alternation, read_table
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context, Word
from policyextract.link.wording import CHARGES, Action, Stretch, Wording
from policyextract.places import find

_NOUN = "nNmqhxAQaTklgyvWw"  # letters of the words of a name (see recognise.measures.classes)
_ACTS = (
    r"(?:W{1,2}(?=[VKo])|(?:[DMTCjBk]|1[nq]{0,2}|&[nQA、g]{1,16}(?=[DMTVKL])){0,12}(?:[VKJLZRoiOFPIUXGYcH]|E(?![mq]))|[DMTCj]++[vW]|W(?:[,m]|\Z)"
    r"|[DC]*+j(?:,|\Z)|[DTC]*+M|[DTC]{2,8}+\Z)"
)
_SUBJECT = re.compile(
    r"(?:m[k、=]|[DTCjkMmqy=lc]|[^,VWKJLZRoiwFu]{0,8}?E(?=[mq]))*?(?!m*[k、]|[mq]+y|T)"
    rf"(?P<name>(?:[nNAQhaxlgqm]|W(?=A))(?:[{_NOUN}&、uf]|E(?!m)){{0,30}}[AQ]|[AQ]|WA)(?={_ACTS})"
)
_DOER = re.compile(  # 市教育局|改造, 乡镇5个工作日内|完成
    r"[DTCjkMmqy=ln]*?(?P<name>Q(?:[Q、&]*Q)?|A)[DMTCjl1mq]*"
)
_DESCRIBED = re.compile(rf"k*(?P<name>[^,]{{1,30}}u[{_NOUN}]{{0,6}}A)(?=M)")
_BY = re.compile(rf"(?P<before>(?:[^KV]|V(?=[^,U]{{0,30}}u))*?)U(?P<name>[{_NOUN}&、]{{0,20}}[AQ])")
_ACTS_ON_BODY = re.compile("(?<=Q)W(?=Q)")  # 省政府|批准省文化和旅游厅…
_ARTICLE = re.compile("第[一二三四五六七八九十百零〇]+条[ \u3000]*")
_WATERS = re.compile("[\u4e00-\u9fff]{1,4}[江河湖海山岛]")  # 洱海 acts on nothing
_CHARGED = re.compile(rf"[^,KJ]*[KJ](?P<name>[nh]?[{_NOUN}]{{0,6}}?[AQ])")  # 要求各地
_CHARGES = re.compile(alternation(CHARGES))
_PART = 4  # the rank of a report's main headings (一、)
_LASTING: tuple[DocType, ...] = ("news", "other", "bulletin")
_ISSUING: tuple[DocType, ...] = ("notice", "opinion", "measures", "decision", "plan", "scheme")
_CLAUSE, _SENTENCE, _PARAGRAPH, _LONGER = range(4)


class Agent(NamedTuple):
    """An actor's span, whether the clause itself names it, and how far it goes on acting."""

    start: int
    end: int
    stated: bool
    reach: int


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
        self.context = context
        self.text = context.text
        self.agents = _Carrier(context, document, wording).agents(clauses.spans)
        self.mentions = sorted(
            (mention.start, mention.end, institution.id)
            for institution in institutions
            for mention in institution.mentions
        )
        issues = document.doc_type in _ISSUING
        self.issuers = _issuer_mentions(context, document, institutions) if issues else []

    def of(self, action: Action) -> Actor:
        """Return the actor of an action."""
        agent = self.agents.get(action.clause[0])
        if agent and agent.end <= action.start and not self._is_impersonal(action, agent):
            span = (agent.start, agent.end)
            return Actor(span, self._institution(span), not agent.stated)
        issuer = self._issuer(action)
        return Actor(issuer, self._institution(issuer) if issuer else None, issuer is not None)

    def _is_impersonal(self, action: Action, agent: Agent) -> bool:
        """Tell whether a ban stands in a sentence that names no actor (严禁举债)."""
        banned = _words("impersonal").match(self.text, max(action.start - 2, 0), action.end)
        return bool(banned) and agent.start < self.context.sentence_at(action.start)[0]

    def _issuer(self, action: Action) -> Stretch | None:
        """Return the issuer's mention nearest before the action, else its first one, if it acts."""
        if not self.issuers:
            return None
        if not _words("issuer act").search(self.text, action.start, action.end):
            return None
        before = bisect_left(self.issuers, (action.start, action.start))
        return self.issuers[max(before - 1, 0)]

    def _institution(self, span: Stretch) -> str | None:
        """Return the id of the institution that the span is or holds last."""
        index = bisect_left(self.mentions, (span[1], 0, "")) - 1
        if index >= 0 and self.mentions[index][0] >= span[0]:
            return self.mentions[index][2]
        return None


class _Carrier:
    """Finds the subjects of clauses, and carries them on to the clauses after."""

    def __init__(self, context: Context, document: Document, wording: Wording) -> None:
        self.context = context
        self.wording = wording
        self.actions = [action.start for action in context.of("measures")]
        self.report = document.doc_type == "work_report"
        self.lasting = document.doc_type in _LASTING

    def agents(self, clauses: Iterable[Stretch]) -> dict[int, Agent]:
        """Return the agent of every clause that has one, by the offset where the clause begins."""
        found: dict[int, Agent] = {}
        held: list[Agent | None] = [None] * 4  # by reach
        bounds = _Bounds(self.context, self.report)
        for start, end in clauses:
            for reach in bounds.crossed(start):
                held[reach] = None
            own = self._subject(start, end)
            carried = held[_SENTENCE] or held[_PARAGRAPH] or held[_LONGER]
            if own:
                found[start] = own
                held[_SENTENCE : own.reach + 1] = [own] * own.reach
            elif carried:
                found[start] = carried._replace(stated=False)
            held[_SENTENCE] = self._charged(start, end) or held[_SENTENCE]
        return found

    def _charged(self, start: int, end: int) -> Agent | None:
        """Return who is to do what the clauses after say (要求各地科学规划，加快建设)."""
        if not _CHARGES.search(self.context.text, start, end):
            return None
        words, letters = self.wording.between(start, end)
        found = _CHARGED.match(letters)
        if not found or words[found.start("name") - 1].text not in CHARGES:
            return None
        span = words[found.start("name")].start, words[found.end("name") - 1].end
        return Agent(*span, False, _SENTENCE)

    def _subject(self, start: int, end: int) -> Agent | None:
        words, letters = self.wording.between(start, end)
        if "Q" not in letters and "A" not in letters:
            return None
        found = _BY.match(letters) or _SUBJECT.match(letters) or _DESCRIBED.match(letters)
        if not found:
            found = _DOER.fullmatch(letters[: self._words_before_action(start, end)])
        if not found or (found.re is _BY and _is_appointed(words[found.end("name") :])):
            return None
        first, last = found.start("name"), found.end("name") - 1
        acts = _ACTS_ON_BODY.search(letters, first, last)
        last = acts.start() - 1 if acts else last
        if last > first and len(words[last].text) == 1 and letters[last - 1] in "&、":
            return None
        number = _ARTICLE.match(self.context.text, words[first].start, words[last].end)
        span = number.end() if number else words[first].start, words[last].end
        name = self.context.text[slice(*span)]
        if _WATERS.fullmatch(name) and not find(name):
            return None
        if found.re is _BY and found["before"]:
            return Agent(*span, True, _CLAUSE)  # 费用由县级财政承担
        body = letters[last] == "Q" and span[1] not in self.wording.passing
        return Agent(*span, True, self._reach(name, body))

    def _words_before_action(self, start: int, end: int) -> int:
        """Return how many of a clause's words stand before its first action; 0 if it has none."""
        place = bisect_left(self.actions, start)
        if place == len(self.actions) or self.actions[place] >= end:
            return 0
        starts = self.wording.starts
        return bisect_left(starts, self.actions[place]) - bisect_left(starts, start)

    def _reach(self, name: str, body: bool) -> int:
        """Return how far an actor goes on acting; ``body`` tells that it is a named body."""
        if _words("everybody").match(name):
            return _CLAUSE
        if "、" in name and _words("place ending", "$").search(name):
            return _SENTENCE  # 临清市、阳谷县
        if any(letter.isdecimal() for letter in name):
            return _SENTENCE
        if self.report:
            return _LONGER if name == "我们" else _SENTENCE
        if _words("place").fullmatch(name) or _words("place ending", "$").search(name):
            return _LONGER if self.lasting else _PARAGRAPH
        if name.startswith("各") and self.lasting:
            return _SENTENCE
        named = body or name.startswith("各") or _words("body ending", "$").search(name)
        return _PARAGRAPH if named else _SENTENCE


def _is_appointed(after: Sequence[Word]) -> bool:
    """Tell whether a body's head is named, who does not act alone (由县长任组长)."""
    return bool(after) and after[0].text.startswith("任")


class _Bounds:
    """Tells, in text order, which bounds of sentence, paragraph and part were crossed."""

    def __init__(self, context: Context, report: bool) -> None:
        self.context = context
        self.sentence = self.line = 0
        self.parts = [h.start for h in context.headings if h.level <= _PART] if report else []

    def crossed(self, offset: int) -> list[int]:
        """Return the reaches that end before the offset."""
        ended = []
        if offset >= self.sentence:
            self.sentence = self.context.sentence_at(offset)[1]
            ended.append(_SENTENCE)
        if offset >= self.line:
            self.line = self.context.line_at(offset)[1]
            ended.append(_PARAGRAPH)
        if self.parts and self.parts[0] <= offset:
            self.parts = self.parts[bisect_right(self.parts, offset) :]
            ended.append(_LONGER)
        return ended


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


@cache
def _words(kind: str, after: str = "") -> re.Pattern[str]:
    """Return a pattern of the words of one class of ``agents.csv``."""
    rows = read_table("policyextract.link", "agents.csv")
    return re.compile(alternation(row["word"] for row in rows if row["class"] == kind) + after)
