"""Provenance and verifiability annotator for news: whose word, by which chain, and what the text says about checking it."""

__version__ = "0.1.0"
