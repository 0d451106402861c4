"""``policyextract explain``: why a sentence reads as it does."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from policyextract.cli.exits import WRONG_USAGE, tell
from policyextract.cli.models import ModelName
from policyextract.cli.output import closing_early
from policyextract.errors import UsageError

Sentence = Annotated[str, typer.Argument(help="A sentence, or - to read it from standard input.")]


def explain_command(sentence: Sentence, model: ModelName = None) -> None:
    """Show the words of a sentence, each rule that fired, what was dropped and why, the facts."""
    from rich.table import Table
    from rich.text import Text

    from policyextract.cli.show import show
    from policyextract.explain import explain
    from policyextract.write.tables import summary

    text = sys.stdin.read() if sentence == "-" else sentence
    try:
        explanation = explain(text, model=model)
    except UsageError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    words = Text(" ".join(f"{word}/{tag}" for word, tag in explanation.words))
    table = Table(title="rules", title_justify="left", box=None, pad_edge=False)
    for column in ("kind", "rule", "text", "fate"):
        table.add_column(column, overflow="fold")
    for fired in explanation.fired:
        table.add_row(*fired)
    facts = summary(explanation.report, rows=1000)
    with closing_early():
        show([Text("words", style="bold"), words, "", table, "", facts])
