"""The numbered sections of a document: how they nest, and where each ends."""

from __future__ import annotations

from policyextract.facts import Section
from policyextract.link.context import Context


def link_sections(context: Context) -> list[Section]:
    """Return the sections in text order, offsets of the clean view (half-open).

    A section ends where the next one of the same or a higher level begins. Its path counts by
    order within the section around it: ``2.3`` is the third in the second.
    """
    headings = context.headings
    paths: list[str] = []
    ends = [len(context.text)] * len(headings)
    stack: list[int] = []
    counts = [0]
    for index, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            ends[stack.pop()] = heading.start
            counts.pop()
        counts[-1] += 1
        paths.append(".".join(str(count) for count in counts))
        stack.append(index)
        counts.append(0)
    return [
        Section(
            path=path,
            title=context.text[heading.start : heading.end].strip(),
            start=heading.start,
            end=end,
        )
        for path, heading, end in zip(paths, headings, ends, strict=True)
    ]
