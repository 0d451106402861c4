"""Mentions grouped to institutions: by the entity that they name, else by equal names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from policyextract.convert.layer import Mark, decode
from policyextract.convert.schema import KINDS

_MENTION_ID = re.compile(r"(I[1-9][0-9]{0,8})\.[0-9]+")
_ENTITY_ID = re.compile(r"I[1-9][0-9]{0,8}")
_OF_MENTION = "mention."


def entities(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Return the institutions whose mentions are among the marks, which are in text order.

    What its mentions say differently of one institution is taken from the first of them.
    """
    groups = _groups(marks)
    taken = {name for name in groups if _ENTITY_ID.fullmatch(name)}
    last = max((int(name[1:]) for name in taken), default=0)
    found = []
    for name, mentions in groups.items():
        last += name not in taken
        own = name if name in taken else f"I{last}"
        found.append(_entity(text, own, mentions))
    return found


def conflicts(marks: Sequence[Mark]) -> int:
    """Return how many attributes of institutions differ among the mentions of one."""
    said = Counter(
        (name, key)
        for name, mentions in _groups(marks).items()
        for key, _ in {item for mention in mentions for item in _of_entity(mention)}
    )
    return sum(number > 1 for number in said.values())


def _groups(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    mentions = [mark for mark in marks if mark.label == "institution"]
    by_name = {
        mention.attributes["name"]: _stated(mention)
        for mention in reversed(mentions)
        if "name" in mention.attributes and _stated(mention)
    }
    groups: dict[str, list[Mark]] = {}
    for mention in mentions:
        name = mention.attributes.get("name")
        key = _stated(mention) or (by_name.get(name) or f"={name}" if name else f"@{mention.id}")
        groups.setdefault(key, []).append(mention)
    return groups


def _stated(mention: Mark) -> str:
    """Return the entity that a mention names, or that its own id tells (``I3.2``), or nothing."""
    if "entity" in mention.attributes:
        return str(decode(mention.attributes["entity"]))
    match = _MENTION_ID.fullmatch(mention.id)
    return match[1] if match else ""


def _entity(text: str, name: str, mentions: Sequence[Mark]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for mention in mentions:
        for key, value in _of_entity(mention):
            fields.setdefault(key, decode(value))
    entity = {**fields, "id": name, "mentions": [_mention(text, each) for each in mentions]}
    order = ["id", *KINDS["institution"].model.model_fields, *entity]
    return {key: entity[key] for key in dict.fromkeys(order) if key in entity}


def _of_entity(mention: Mark) -> list[tuple[str, str]]:
    items = mention.attributes.items()
    return [item for item in items if item[0] != "entity" and not item[0].startswith(_OF_MENTION)]


def _mention(text: str, mark: Mark) -> dict[str, Any]:
    own = {
        key.removeprefix(_OF_MENTION): decode(value)
        for key, value in mark.attributes.items()
        if key.startswith(_OF_MENTION)
    }
    span = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    return {**span, **own}
