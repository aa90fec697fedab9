"""Caveat hits to caveats: kind, words, what they cover, and whether a statement is nothing but its caveat."""

from provenance.caveats.finder import CaveatFinder

__all__ = ["CaveatFinder"]
