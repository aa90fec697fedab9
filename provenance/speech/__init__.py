"""Attribution by frames: who says what in languages whose rules are tables for this engine (all but English)."""

from provenance.speech.finder import SpeechFinder
from provenance.speech.outlets import find_outlets
from provenance.speech.people import People
from provenance.speech.phrases import Phrases

__all__ = ["People", "Phrases", "SpeechFinder", "find_outlets"]
