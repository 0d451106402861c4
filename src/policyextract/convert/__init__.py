"""Records to and from the formats of annotation tools."""

from policyextract.convert.filenames import file_names
from policyextract.convert.formats import FORMATS, Format
from policyextract.convert.gather import line_of, records_of
from policyextract.convert.layer import Layer, Link, Loss, Mark, Writer
from policyextract.convert.links import leftovers
from policyextract.convert.schema import LABELS
from policyextract.convert.spread import Record, blank, layers_of, restrict

__all__ = [
    "FORMATS",
    "LABELS",
    "Format",
    "Layer",
    "Link",
    "Loss",
    "Mark",
    "Record",
    "Writer",
    "blank",
    "file_names",
    "layers_of",
    "leftovers",
    "line_of",
    "records_of",
    "restrict",
]
