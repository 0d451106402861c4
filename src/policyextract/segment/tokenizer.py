"""A spaCy tokenizer on a private jieba dictionary, in which a number is one token.

The dictionary and its word tags are jieba's own ``dict.txt`` (MIT) with this project's
``words.csv`` on top. The hidden Markov model for unknown words stays off: it is quadratic in a
long run without dictionary words, and it moves word edges between runs of the same text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import jieba
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from policyextract.lexicon import read_table
from policyextract.places import division_names

_TEXT, _TOKENS = "policyextract.text", "policyextract.tokens"
# Names of the dictionary that are such a word and another one (在城镇, 向太空).
_GLUED = re.compile(r"\n([从向在和与对把被]\S{2,}) [0-9]+ nr")
_COMMON = 20  # occurrences in jieba's corpus below which a word proves nothing
_PIECE = re.compile(
    r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[百千]?[万亿]{1,2}|[百千](?![瓦米克帕卡赫字]))?)"
    r"|(?P<han>[\u3400-\u9fff]+)"
    r"|(?P<latin>[A-Za-z]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class _Dictionary(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's segmenter on a dictionary of its own, read without any cache file."""

    def __init__(self) -> None:
        super().__init__()
        self._load()
        whole, counts = log(self.total), set(self.FREQ.values()) - {0}
        self._worth = {count: log(count) - whole for count in counts}

    def _load(self) -> None:
        source = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
        lines = source.split()
        words, counts, tags = lines[::3], list(map(int, lines[1::3])), lines[2::3]
        self.FREQ: dict[str, int] = dict.fromkeys(_beginnings(words), 0)
        self.FREQ.update(zip(words, counts, strict=True))
        self.tags = dict(zip(words, tags, strict=True))
        self.total = sum(counts)
        self.initialized = True
        for name in _GLUED.findall(source):  # 在城镇 is no person
            if name[1:] in self.tags:
                self.FREQ[name] = 0
        self._add_words()

    def split(self, run: str) -> list[str]:
        """Return the words of a run of Han characters: jieba's most probable path.

        The same path as ``cut(run, HMM=False)`` finds, in one pass instead of three.
        """
        worth, count_of, length, unknown = self._worth, self.FREQ.get, len(run), -log(self.total)
        scores, ends = [0.0] * (length + 1), [0] * length
        for start in range(length - 1, -1, -1):
            end = start + 1
            count = count_of(run[start])
            best, best_end = scores[end] + (worth[count] if count else unknown), end
            while count is not None and end < length:
                end += 1
                count = count_of(run[start:end])
                if count:
                    score = worth[count] + scores[end]
                    if score >= best:
                        best, best_end = score, end
            scores[start], ends[start] = best, best_end
        found, start = [], 0
        while start < length:
            found.append(run[start : ends[start]])
            start = ends[start]
        return found

    def _add_words(self) -> None:
        for name in division_names():
            if not self.FREQ.get(name):
                self.add_word(name, _COMMON)
            self.tags[name] = "ns"
        for row in read_table("policyextract.segment", "words.csv"):
            self.add_word(row["word"], int(row["freq"]) if row["freq"] else None)
            self.tags[row["word"]] = row["tag"]


def _beginnings(words: Iterable[str]) -> set[str]:
    """Return all proper beginnings of the words: where a longer word may go on."""
    found: set[str] = set()
    length = 1
    while words := [word for word in words if len(word) > length]:
        found.update(word[:length] for word in words)
        length += 1
    return found


@cache
def dictionary() -> _Dictionary:
    """Return the process's one private dictionary; never jieba's global one."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    return _Dictionary()


def is_word(text: str) -> bool:
    """Tell whether a stretch of Han characters is a common word of the dictionary."""
    return bool(dictionary().FREQ.get(text, 0) > _COMMON)


def words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of ``text`` with their dictionary tags; joined they are ``text`` again.

    Tags are jieba's (``n`` noun, ``v`` verb, ``ns`` place …); ``m`` marks a number in digits,
    ``eng`` a Latin word, ``x`` a mark, a space or a word outside the dictionary.
    """
    book = dictionary()
    tag_of = book.tags.get
    known: dict[str, list[tuple[str, str]]] = {}  # reports repeat themselves
    for match in _PIECE.finditer(text):
        piece = match.group()
        if match.lastgroup != "han":
            yield piece, _TAG_OF_PIECE[match.lastgroup or "other"]
            continue
        if piece not in known:
            known[piece] = [(word, tag_of(word, "x")) for word in book.split(piece)]
        yield from known[piece]


_TAG_OF_PIECE = {"number": "m", "latin": "eng", "other": "x"}


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, kept with the Doc: spaCy puts it together anew at every call."""
    kept = doc.user_data.get(_TEXT)
    if not isinstance(kept, str):
        kept = doc.user_data[_TEXT] = doc.text
    return kept


class Tokens(NamedTuple):
    """The tokens of a Doc as columns: their texts, dictionary tags and first offsets."""

    texts: list[str]
    tags: list[str]
    starts: list[int]


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of a Doc, kept with it: spaCy looks each string up anew at every call."""
    kept = doc.user_data.get(_TOKENS)
    if kept is None or len(kept[0]) != len(doc):
        columns = ([t.text for t in doc], [t.tag_ for t in doc], [t.idx for t in doc])
        kept = doc.user_data[_TOKENS] = columns
    return Tokens(*kept)


class ReportTokenizer:
    """Make a Doc of any text: words by jieba, tags from its dictionary, no text lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc with ``doc.text == text`` and dictionary tags in ``token.tag_``."""
        pairs = list(words(text))
        texts, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
        starts = list(accumulate(map(len, texts), initial=0))[:-1]
        return Doc(
            self.vocab,
            words=texts,
            spaces=[False] * len(texts),
            tags=tags,
            user_data={_TEXT: text, _TOKENS: (texts, tags, starts)},
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return ReportTokenizer, (self.vocab,)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing to store: the dictionary is part of the package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> ReportTokenizer:
        """Restore nothing, see ``to_bytes``."""
        return self

    def to_disk(self, _path: Path | str, **_: Any) -> None:
        """Store nothing, see ``to_bytes``."""

    def from_disk(self, _path: Path | str, **_: Any) -> ReportTokenizer:
        """Restore nothing, see ``to_bytes``."""
        return self


def make_tokenizer_factory() -> Callable[[Language], ReportTokenizer]:
    """Return what spaCy's config asks a tokenizer's registered function for."""

    def make(nlp: Language) -> ReportTokenizer:
        return ReportTokenizer(nlp.vocab)

    return make
