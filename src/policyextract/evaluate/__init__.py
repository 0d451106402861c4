"""Scores of extracted records against annotated ones, their errors, and the gate on the scores."""

from policyextract.evaluate.errors import FactError, find_errors
from policyextract.evaluate.records import Record, load_gold, load_predicted
from policyextract.evaluate.scores import Accuracy, Evaluation, Score, evaluate

__all__ = [
    "Accuracy",
    "Evaluation",
    "FactError",
    "Record",
    "Score",
    "evaluate",
    "find_errors",
    "load_gold",
    "load_predicted",
]
