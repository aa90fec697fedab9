"""Provenance and verifiability annotator for news: whose word, by which chain, and what the text says about checking it."""

from provenance.native import choose

__version__ = "0.1.0"

choose(__path__[0])
