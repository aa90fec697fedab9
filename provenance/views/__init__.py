"""Annotations for reading: pure functions from the annotation document to lines, coloured where the terminal can."""
