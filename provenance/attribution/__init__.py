"""Cue hits to drafts of attributions: the source's words, the cue's words, and what is said."""

from provenance.attribution.accounts import retold_posts
from provenance.attribution.bare import with_bare_quotations
from provenance.attribution.drafts import find_drafts
from provenance.attribution.running import extend_quotations

__all__ = ["extend_quotations", "find_drafts", "retold_posts", "with_bare_quotations"]
