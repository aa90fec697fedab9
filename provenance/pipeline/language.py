"""Which language a text is in, by which rules it is read, and what the reader is told about both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings import Diagnostic, SourceText
from provenance.records import replace
from provenance.rules.caveats import caveat_book
from provenance.rules.languages import base_language, guess_language, language_name

if TYPE_CHECKING:
    from provenance.rules.speech import SpeechBook

# The tables of no language, for texts in one that has none.
_WITHOUT_RULES = "common"


def in_its_language(source: SourceText, is_certain: bool) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """The text with the language that it shows, where nobody says it or its words are plainly those of another one; as it
    is where the caller is certain. A page's word is doubted only for languages that there are rules for.
    """
    if is_certain and source.language:
        return source, ()
    said = base_language(source.language) if source.language else None
    found = guess_language(source.text, said)
    if found is None or found == (said or "en"):
        return source, ()
    words = f"the input does not say its language; its words are those of {_named(found)}"
    if said is not None:
        from provenance.rules.speech import has_speech

        if said != "en" and not has_speech(said):
            return source, ()
        words = f"the input gives its language as {_named(said)}; its words are those of {_named(found)}"
    return replace(source, language=found), (Diagnostic("language.guessed", "info", words),)


def rules_of(source: SourceText) -> tuple[str, SpeechBook | None, tuple[Diagnostic, ...]]:
    """The language of the tables that a text is read by, its words of reported speech where attributions are found by frames
    (None for English, which is read by its syntax), and what to tell the reader about it.
    """
    code = base_language(source.language)
    if code == "en":
        return code, None, ()
    from provenance.rules.speech import has_speech, speech_book  # English needs neither these words nor their engine

    if not has_speech(code) or code == _WITHOUT_RULES:
        words = "no rules: sources are found only where a quotation or a known outlet shows them, caveats not at all"
        if caveat_book(code).index.rules:
            words = "no attribution rules: sources are found only where a quotation or a known outlet shows them"
        note = Diagnostic("language.no-rules", "warning", f"{_named(code)}: {words}")
        return _WITHOUT_RULES, speech_book(_WITHOUT_RULES), (note,)
    speech = speech_book(code)
    if speech.is_thin:
        words = "the rules of this language were measured on no whole articles; expect them to miss more"
        return code, speech, (Diagnostic("language.thin-rules", "info", f"{_named(code)}: {words}"),)
    return code, speech, ()


def _named(code: str) -> str:
    name = language_name(code)
    return f"{name} ({code})" if name else f"the language {code!r}"
