"""Who was spoken of last: whom a pronoun can mean."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.mentions.known import Known

# Which gender a pronoun tells.
GENDER_OF = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# How many statements back a pronoun looks past a person of the other gender.
_OTHER_GENDER_REACH = 6
# How many statements back a pronoun looks for a person who was a subject without being a source.
_SUBJECT_REACH = 4


class Memory:
    """The last person, group and other source of an article's reading order, and the statement of the last person.

    `role_alone` is the last one of whom only a role was told (`a spokesman`), with its statement; `skipped` are statements
    before the one of the last person, as token indexes and number, whose subjects nobody has looked at.
    """

    def __init__(self) -> None:
        self.person: Known | None = None
        self.other: Known | None = None
        self.plural: Known | None = None
        self.statement = -1
        self.role_alone: tuple[Known, int] | None = None
        self.skipped: list[tuple[int, int, int]] = []
        self._passed: list[tuple[int, int, int]] = []
        self._before_aside: tuple[Known | None, Known | None, Known | None, int] | None = None

    def stand_aside(self, is_aside: bool) -> None:
        """Entering a caption (True), or back in the text: whom the one speaks of, the other's pronouns do not mean."""
        if is_aside and self._before_aside is None:
            self._before_aside = self.person, self.other, self.plural, self.statement
        elif not is_aside and self._before_aside is not None:
            self.person, self.other, self.plural, self.statement = self._before_aside
            self._before_aside = None

    def pass_by(self, low: int, high: int, statement: int) -> None:
        """A statement without attribution, of tokens `[low, high)`: its subject is looked at only when a pronoun asks."""
        self._passed.append((low, high, statement))

    def passed(self) -> list[tuple[int, int, int]]:
        """The statements passed since this was last asked, the latest of them only."""
        latest, self._passed = self._passed[-_SUBJECT_REACH:], []
        return latest

    def saw(self, known: Known, statement: int) -> None:
        """Notes that a statement speaks of a source."""
        known.last_seen = statement
        if known.is_person:
            self.person = known
            self.statement = max(self.statement, statement)
        if known.is_plural:
            self.plural = known
        if not known.is_person and not known.is_plural:
            self.other = known

    def fits(self, word: str) -> bool:
        """True where nothing tells that `he` or `she` cannot mean the last person."""
        gender = GENDER_OF.get(word, "")
        return self.person is None or not gender or self.person.gender in ("", gender)

    def of_gender(self, word: str, statement: int, everybody: Iterable[Known]) -> Known | None:
        """Whom `he` or `she` means: the last person that can be meant. A pronoun tells a gender that nothing else told."""
        gender = GENDER_OF.get(word, "")
        known = self.person
        if known is None or not gender:
            return known
        if known.gender and known.gender != gender:
            others = (k for k in everybody if k.is_person and k.gender in ("", gender))
            known = max(others, key=lambda k: k.last_seen, default=None)
            if known is None or statement - known.last_seen > _OTHER_GENDER_REACH:
                return None
        known.gender = gender
        return known
