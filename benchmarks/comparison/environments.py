"""An environment of its own for each tool, and the adapter run in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from score import Reading

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE / ".environments"
ADAPTERS = HERE / "tools"
OURS = "policyextract"
INSTALL_SECONDS = 900
READ_SECONDS = 900
VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"


class ToolError(Exception):
    """A tool that cannot be installed, started or read from; one line says why."""


@dataclass(frozen=True)
class Answers:
    """What a tool read in every text, and on how many of them it raised an error."""

    readings: Mapping[str, Reading]
    errors: int


def prepare(tool: str) -> Path:
    """Return the interpreter of a tool's environment; make the environment where it is missing."""
    if tool == OURS:
        return Path(sys.executable)
    folder = ENVIRONMENTS / tool
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = ADAPTERS / f"{tool}.txt"
    ready = folder / ".ready"
    wanted = requirements.read_text(encoding="utf-8")
    if not (ready.exists() and ready.read_text(encoding="utf-8") == wanted):
        create(folder)
        install(python, requirements)
        ready.write_text(wanted, encoding="utf-8")
    return python


def create(folder: Path) -> None:
    """Make an empty environment."""
    try:
        venv.create(folder, clear=True, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        raise ToolError("no environment could be made") from error


def install(python: Path, requirements: Path) -> None:
    """Install the pinned packages of a tool."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run(
            [*command, "--requirement", str(requirements)],
            check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"not installed after {INSTALL_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        raise ToolError(last_line(error.stderr, "ERROR:")) from error


def installed_version(python: Path, package: str) -> str:
    """Return the version of a package in an environment."""
    if python == Path(sys.executable):
        return version(package)
    command = [str(python), "-c", VERSION, package]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def read(tool: str, python: Path, cases: Sequence[Mapping[str, Any]]) -> Answers:
    """Run a tool's adapter over the texts of cases or sentences."""
    lines = "".join(json.dumps(question(case), ensure_ascii=False) + "\n" for case in cases)
    adapter = str(ADAPTERS / f"{tool}.py")
    try:
        done = subprocess.run(
            [str(python), "-P", adapter],  # -P: what tools/cn2an.py imports is not itself
            input=lines, capture_output=True, text=True, encoding="utf-8", check=True,
            timeout=READ_SECONDS, env=surroundings(tool),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"not done after {READ_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        raise ToolError(last_line(error.stderr)) from error
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(answers) != len(cases):
        raise ToolError(f"{len(answers)} answers to {len(cases)} texts")
    return Answers(
        {each["id"]: Reading(each["figures"], each["times"]) for each in answers},
        sum("error" in each for each in answers),
    )


def question(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an adapter is told of a case: ``id``, ``text``, ``date``, maybe ``bare``."""
    asked = {"id": case["id"], "text": case["text"]}
    asked["date"] = case.get("date") or case.get("reference_date")
    return asked | ({"bare": True} if "bare" in case.get("tags", ()) else {})


def surroundings(tool: str) -> dict[str, str]:
    """Return the environment variables of an adapter; what a tool keeps at home goes elsewhere."""
    changed = {"PYTHONPATH": str(HERE), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    if tool != OURS:
        changed["HOME"] = str(ENVIRONMENTS / tool)
    return {**os.environ, **changed}


def last_line(output: str, start: str = "") -> str:
    """Return the last line of an error that begins so; no address in it."""
    lines = [line.strip() for line in output.splitlines() if line.strip().startswith(start)]
    told = [line for line in lines if line and "://" not in line]
    return told[-1] if told else "failed without a message"
