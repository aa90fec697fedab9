"""Caveat hits to caveats: kind, words, what they cover, and whether a statement is nothing but its caveat."""

from provenance.caveats.finder import CaveatFinder
from provenance.caveats.whose import with_parties

__all__ = ["CaveatFinder", "with_parties"]
