"""The subcommands: each is imported when it is run, so that --help and the others start fast."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HELP = {  # name, and the first line of its help; its function is ``cli.NAME.NAME_command``
    "extract": "Extract figures, measures, institutions, citations and times from reports.",
    "evaluate": "Score extracted records against annotated ones.",
    "agree": "Compare two annotators: F1 by kind, Cohen's κ by label, and every difference.",
    "convert": "Convert records to and from the formats of annotation tools.",
    "explain": (
        "Show the words of a sentence, each rule that fired, what was dropped and why, the facts."
    ),
    "schema": "Print the JSON Schema of the record.",
}


class Commands(TyperGroup):
    """A group that lists its commands by ``HELP`` and imports only the one that is asked for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name, help=text) for name, text in HELP.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the command that the arguments name, the command, and the rest."""
        name, stub, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and stub else stub, rest


def load(name: str) -> Any:
    """Import a command and return it as Typer runs it."""
    module = import_module(f"policyextract.cli.{name}")
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(getattr(module, f"{name}_command"))
    return typer.main.get_command(alone)
