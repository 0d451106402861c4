"""``--model``, for the commands that extract."""

from __future__ import annotations

from typing import Annotated

import typer

ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="Trained model that helps the rules to find institutions: institutions, or none.",
    ),
]
