"""Runs the stages in order: bytes of one article in, one annotation document out.

`documents` is the way in and out; `knowledge` loads rules and registry; `language` tells which rules an article is read
by; `stages` hands on what one stage found to the next; `fields` enters what the input says beside its text.
"""

from provenance.pipeline.documents import Options, annotate, annotate_each
from provenance.pipeline.knowledge import Knowledge, load_knowledge
from provenance.pipeline.stages import find_all

__all__ = ["Knowledge", "Options", "annotate", "annotate_each", "find_all", "load_knowledge"]
