"""Labels of a page whose value stands in another element: table rows, definition lists, divs."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from policyextract.read.dom import children
from policyextract.read.labels import OF_A_DOCUMENT, field_of

_LONGEST = 200
_DEPTH = 4


def labelled_texts(body: LexborNode) -> Iterator[str]:
    """Yield the short texts of a page; a label that stands alone with its value: ``label：value``.

    The value is the next text of the same row: of the first element around the label that has
    more in it than the label.
    """
    label, row = "", -1
    for node in body.traverse(include_text=True):
        if not node.is_text_node:
            continue
        text = " ".join((node.text_content or "").split())
        if not text or len(text) > _LONGEST:
            continue
        if _is_label(text):
            label, row = text.rstrip("：:"), _row_of(node)
        elif label and _is_in(node, row):
            yield f"{label}：{text}"
            label = ""
        else:
            label = ""
            yield text


def _is_label(text: str) -> bool:
    """Tell whether a text is a bare label; without a colon, only one of documents is."""
    field = field_of(text)
    if field is None or text[-1] in "：:":
        return field is not None
    return field in OF_A_DOCUMENT and (len(text) > 2 or field == "number")


def _row_of(label: LexborNode) -> int:
    """Return the ``mem_id`` of the first element around a label that has more in it."""
    node = label.parent
    for _ in range(_DEPTH):
        if node is None:
            break
        if len([child for child in children(node) if not child.is_empty_text_node]) > 1:
            return int(node.mem_id)
        node = node.parent
    return -1


def _is_in(text: LexborNode, row: int) -> bool:
    node = text.parent
    for _ in range(_DEPTH):
        if node is None:
            break
        if node.mem_id == row:
            return True
        node = node.parent
    return False
