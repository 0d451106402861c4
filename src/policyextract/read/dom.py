"""Walking an HTML tree without recursion: hostile pages nest ten thousand levels deep."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BREAKS = frozenset([*_BLOCK_TAGS.split(" "), "br"])


def walk(
    root: LexborNode, inside: Callable[[LexborNode], bool] = lambda node: True
) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node in document order as ``(node, entering)``.

    Elements come twice, on entering and on leaving; texts once. Where ``inside`` says no, the
    element's contents are left out.
    """
    stack = [(root, True)]
    while stack:
        node, entering = stack.pop()
        yield node, entering
        if not entering or node.is_text_node:
            continue
        stack.append((node, False))
        if inside(node):
            stack.extend((child, True) for child in reversed(children(node)))


def children(node: LexborNode) -> list[LexborNode]:
    """Return the elements and texts directly in a node."""
    found = []
    child = node.first_child
    while child is not None:
        if child.is_text_node or child.is_element_node:
            found.append(child)
        child = child.next
    return found


def elements(root: LexborNode) -> Iterator[LexborNode]:
    """Yield every element in document order."""
    for node, entering in walk(root):
        if entering and node.is_element_node:
            yield node


def names_of(node: LexborNode) -> str:
    """Return the element's class and id as one string."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
