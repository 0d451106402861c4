"""``policyextract explain``: why a sentence reads as it does."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

Sentence = Annotated[str, typer.Argument(help="A sentence, or - to read it from standard input.")]


def explain_command(sentence: Sentence) -> None:
    """Show the words of a sentence, each rule that fired, what was dropped and why, the facts."""
    from rich.console import Console
    from rich.table import Table

    from policyextract.explain import explain
    from policyextract.write.tables import summary

    text = sys.stdin.read() if sentence == "-" else sentence
    explanation = explain(text)
    console = Console(highlight=False)
    console.print("words", style="bold")
    console.print(" ".join(f"{word}/{tag}" for word, tag in explanation.words), markup=False)
    table = Table(title="rules", title_justify="left", box=None, pad_edge=False)
    for column in ("kind", "rule", "text", "fate"):
        table.add_column(column, overflow="fold")
    for fired in explanation.fired:
        table.add_row(*fired)
    console.print()
    console.print(table)
    console.print()
    console.print(summary(explanation.report, rows=1000))
