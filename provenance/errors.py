"""Exceptions that carry their fields and explain themselves in one line."""

from __future__ import annotations


class ProvenanceError(Exception):
    """Root of every error that this package raises on purpose."""


class UnreadableInputError(ProvenanceError):
    """An input could not be turned into text: `reason` says why, `code` names the diagnostic (`read.empty` ...)."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class KnowledgeError(ProvenanceError):
    """A rule or registry file is wrong: `place` is the file (and table), `reason` what is wrong with it."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class SettingsError(ProvenanceError):
    """A settings or baseline file is wrong: `place` is the file (and key), `reason` what is wrong with it."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class CorpusError(ProvenanceError):
    """A run over a corpus cannot begin or go on: `place` is the folder or file, `reason` what stands in the way."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
