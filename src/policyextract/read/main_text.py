"""Which part of a page is the document: the rest is navigation, links and furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from policyextract.lexicon import read_table
from policyextract.read.dom import BREAKS, children, elements, names_of, walk
from policyextract.read.render import data_tables

_UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "button", "select", "textarea", "option", "link", "meta", "title",
)  # fmt: skip
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST = 0.8
_A_PART = 0.3
_TOO_MUCH = 0.4


class Weight(NamedTuple):
    """How much text is in an element: outside of links, inside, and how many blocks."""

    text: int
    links: int
    blocks: int


def strip_unseen(body: LexborNode) -> None:
    """Remove scripts, styles, controls and what else is no text of the page."""
    body.strip_tags(list(_UNSEEN))


def strip_boilerplate(body: LexborNode) -> None:
    """Remove navigation, headers, footers and what is named like them from the page."""
    weights = weigh(body)
    allowed = _TOO_MUCH * weights[body.mem_id].text
    for node in _boilerplate(body, weights, allowed):
        node.decompose()


def _boilerplate(body: LexborNode, weights: dict[int, Weight], allowed: float) -> list[LexborNode]:
    """Return the outermost elements named as boilerplate that do not hold much of the text."""
    found: dict[int, LexborNode] = {}

    def inside(node: LexborNode) -> bool:
        if weights[node.mem_id].text > allowed or not _is_boilerplate(node):
            return True
        found[node.mem_id] = node
        return False

    for _ in walk(body, inside):
        pass
    return list(found.values())


def _is_boilerplate(node: LexborNode) -> bool:
    if _hidden(node):
        return True
    names = f"{names_of(node)} {node.tag}"
    words = {word.lower() for word in _NAME.findall(names)} | set(names.lower().split())
    return bool(words & _words())


def _hidden(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table(__package__, "boilerplate.csv"))


@cache
def _containers() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in read_table(__package__, "containers.csv"))


def weigh(root: LexborNode) -> dict[int, Weight]:
    """Return the weight of every element below (and with) ``root``, by ``mem_id``."""
    weights: dict[int, Weight] = {}
    sums = [[0, 0, 0]]
    links = 0
    for node, entering in walk(root):
        if node.is_text_node:
            sums[-1][1 if links else 0] += len("".join((node.text_content or "").split()))
        elif entering:
            links += node.tag == "a"
            sums.append([0, 0, 0])
        else:
            links -= node.tag == "a"
            own = sums.pop()
            weights[node.mem_id] = Weight(*own)
            own[2] += node.tag in BREAKS
            sums[-1] = [one + other for one, other in zip(sums[-1], own, strict=True)]
    return weights


def find_main(body: LexborNode) -> LexborNode:
    """Return the element that holds the document's text.

    An element named as the article's body in the usual portal templates; else the smallest one
    that holds most of the text outside of links.
    """
    weights = weigh(body)
    total = weights[body.mem_id].text
    named = [node for node in elements(body) if set(names_of(node).lower().split()) & _containers()]
    best = max(named, key=lambda node: weights[node.mem_id].text, default=None)
    if best is not None and weights[best.mem_id].text >= max(1, _A_PART * total):
        return best
    return _descend(body, weights, _MOST * total)


def _descend(node: LexborNode, weights: dict[int, Weight], most: float) -> LexborNode:
    """Follow the child that holds most of the text, as long as it is made of several blocks."""
    tables = data_tables(node)
    while True:
        for child in children(node):
            if child.is_element_node and child.mem_id not in tables:
                weight = weights[child.mem_id]
                if weight.text >= most and weight.text and weight.blocks >= 2:
                    node = child
                    break
        else:
            return node
