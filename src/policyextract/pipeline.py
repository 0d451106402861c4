"""The order of the components, once; and the way from a text to its record."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from operator import add

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from policyextract.errors import UsageError
from policyextract.facts import SCHEMA_VERSION, Generator, Report
from policyextract.link.citations import link_citations
from policyextract.link.context import Context, Word
from policyextract.link.document import Stated, describe, link_sections
from policyextract.link.figures import link_figures
from policyextract.link.grounding import ground
from policyextract.link.institutions import link_institutions
from policyextract.link.measures import link_measures
from policyextract.link.outline import Outline
from policyextract.link.timeline import Timeline
from policyextract.link.times import link_times
from policyextract.read.source import Source, from_text
from policyextract.read.view import View, clean
from policyextract.recognise.institutions.trained import PROPOSED, model_name
from policyextract.recognise.spans import get
from policyextract.segment.tokenizer import is_word, tokens_of
from policyextract.version import VERSION

KINDS = ("times", "citations", "figures", "institutions", "measures")
COMPONENTS = ("policy_structure", *(f"policy_{kind}" for kind in KINDS))
NO_MODEL = "none"
MODELS = (NO_MODEL, "institutions")
DEFAULT_MODEL = NO_MODEL


def load(model: str | None = None) -> Language:
    """Return a new spaCy pipeline: the project's tokenizer and its components, in order.

    ``model`` names a trained pipeline that helps the rules (``institutions``), or ``none``; the
    default is ``DEFAULT_MODEL``. The pipeline is the caller's to change; ``extract`` keeps its
    own. Raises UsageError for a model that nobody knows.
    """
    chosen = choose(model)
    config = {"nlp": {"tokenizer": {"@tokenizers": "policyextract.tokenizer.v1"}}}
    nlp = spacy.blank("xx", config=config)
    nlp.max_length = 1 << 62
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if chosen != NO_MODEL:
        nlp.add_pipe("policy_model", after="policy_institutions")
    return nlp


def choose(model: str | None) -> str:
    """Return the model that is meant; raise UsageError for one that nobody knows."""
    chosen = DEFAULT_MODEL if model is None else model
    if chosen not in MODELS:
        raise UsageError(f"no model is named {chosen!r}: one of {', '.join(MODELS)}")
    return chosen


def pipeline(model: str | None = None) -> Language:
    """Return the pipeline that ``extract`` runs, made once; nobody may change it."""
    return _kept_pipeline(choose(model))


@cache
def _kept_pipeline(model: str) -> Language:
    return load(model)


def extract(
    text: str | Source,
    *,
    id: str = "",
    source: str = "-",
    date: str | None = None,
    region: str | None = None,
    model: str | None = None,
) -> Report:
    """Return the record of one document.

    ``text`` is a string or what a reader delivered. ``date`` (ISO) and ``region`` (a place's
    name or its six-digit code) state what the document itself does not say. ``model`` is as for
    ``load``. Offsets in the record count code points of the text. Raises UsageError for a date, a
    region or a model that nobody knows.
    """
    given = text if isinstance(text, Source) else from_text(text, id=id, source=source)
    stated = Stated.parse(date, region)
    view = clean(given.text, is_word)
    nlp = pipeline(model)
    with _collector_paused():
        return assemble(nlp(view.text), given, view, stated)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector for one document.

    Its many small facts are all kept, and walking them again and again takes a quarter of the
    whole time.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def extract_many(
    texts: Iterable[str | Source],
    *,
    date: str | None = None,
    region: str | None = None,
    model: str | None = None,
) -> Iterator[Report]:
    """Yield the records of many documents, one by one, in the order given."""
    for number, text in enumerate(texts, 1):
        yield extract(text, id=f"document-{number}", date=date, region=region, model=model)


def assemble(doc: Doc, source: Source, view: View, stated: Stated) -> Report:
    """Link what the components found in the Doc of a clean view to the record of its source."""
    context = Context(
        text=view.text,
        words=_words(doc),
        found={kind: get(doc, kind) for kind in KINDS},
        meta=source.meta,
    )
    document = describe(context, source, stated)
    headings = Outline(context)
    times = link_times(context, document, headings)
    timeline = Timeline(context, document, times, headings)
    citations = link_citations(context)
    institutions = link_institutions(context, document)
    figures = link_figures(context, document, timeline)
    measures = link_measures(context, document, institutions, figures, citations, timeline)
    report = Report(
        schema_version=SCHEMA_VERSION,
        generator=Generator(name="policyextract", version=VERSION, model=_model_of(doc)),
        document=document,
        text=source.text,
        sections=link_sections(context),
        figures=figures,
        measures=measures,
        institutions=institutions,
        citations=citations,
        times=[time for time in times if time.id],
    )
    ground(report, view)
    return report


def _model_of(doc: Doc) -> str:
    """Return the name of the model that read the Doc, ``none`` where none did."""
    return model_name() if PROPOSED in doc.spans else NO_MODEL


def _words(doc: Doc) -> list[Word]:
    """Return the words of a Doc as plain data."""
    texts, tags, starts = tokens_of(doc)
    return list(map(Word, starts, map(add, starts, map(len, texts)), texts, tags))
