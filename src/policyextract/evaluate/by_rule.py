"""What each rule contributes: how often it fired, and how often what it found was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policyextract.evaluate.aligned import align
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records

NO_RULE = "-"

Rule = tuple[str, str]  # kind of fact, id of the rule


@dataclass(frozen=True)
class RuleCount:
    """The facts that one rule found.

    ``right`` agree with gold in their span and in all fields that gold has, ``wrong`` stand where
    gold has a fact but differ in something, be it one field, ``false`` where it has none,
    ``optional`` on a gold fact that may be left out. They add up to ``fired``.
    """

    kind: str
    rule: str
    fired: int
    right: int
    wrong: int
    false: int
    optional: int


def count_rules(gold: Sequence[Record], predicted: Sequence[Record]) -> list[RuleCount]:
    """Count what every rule found, kind by kind, the rule that fired most often first."""
    verdicts: dict[Rule, Counter[str]] = {}
    for pair in pair_records(gold, predicted):
        for fact in align(*pair):
            if fact.predicted is not None:
                rule = fact.kind, fact.predicted.fields.get("rule") or NO_RULE
                verdicts.setdefault(rule, Counter())[fact.verdict] += 1
    counts = [_rule_count(rule, counted) for rule, counted in verdicts.items()]
    return sorted(counts, key=lambda c: (FACT_KINDS.index(c.kind), -c.fired, c.rule))


def _rule_count(rule: Rule, counted: Counter[str]) -> RuleCount:
    verdicts = (counted[verdict] for verdict in ("right", "wrong", "false", "optional"))
    return RuleCount(*rule, counted.total(), *verdicts)
