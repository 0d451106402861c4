"""Scores of extracted records against annotated ones, their errors, and the gate on the scores."""

from policyextract.evaluate.agreement import Agreement, agreement
from policyextract.evaluate.bootstrap import Comparison, Interval, compare, intervals
from policyextract.evaluate.by_rule import RuleCount, count_rules
from policyextract.evaluate.counts import Accuracy, Evaluation, Score
from policyextract.evaluate.errors import FactError, find_errors
from policyextract.evaluate.groups import grouped
from policyextract.evaluate.page import page
from policyextract.evaluate.records import Record, load_gold, load_predicted
from policyextract.evaluate.scores import evaluate

__all__ = [
    "Accuracy",
    "Agreement",
    "Comparison",
    "Evaluation",
    "FactError",
    "Interval",
    "Record",
    "RuleCount",
    "Score",
    "agreement",
    "compare",
    "count_rules",
    "evaluate",
    "find_errors",
    "grouped",
    "intervals",
    "load_gold",
    "load_predicted",
    "page",
]
