"""The line face: every item as plain lines, every answer a line. Works over ssh, in a screen reader, and in a pipe."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TextIO

from provenance.review.corrections import (
    CHAIN_HELP,
    FIELDS,
    SCOPE_HELP,
    CorrectionError,
    numbered,
    read_correction,
    sought_in,
)  # fmt: skip
from provenance.review.items import Item
from provenance.review.keys import ACTIONS
from provenance.review.screen import CAVEAT_MARK, CUE_MARK, ITEM_MARK, SCOPE_MARK, Screen, decision_line, screen_of
from provenance.review.session import Session
from provenance.views.words import label_words

_BRACKETS = {CAVEAT_MARK: ("[[", "]]"), ITEM_MARK: ("«", "»"), SCOPE_MARK: ("‹", "›"), CUE_MARK: ("[", "]")}
LEGEND = "[[ ]] words of the caveat, ‹ › what it covers, « » the statement, [ ] the words that say who said it"


class PlainFace:
    """Reads answers from one stream and writes lines to another. `clean` makes a line harmless to a terminal."""

    def __init__(
        self, session: Session, keys: dict[str, str], streams: tuple[TextIO, TextIO],
        width: int = 100, clean: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        self.session, self.keys, self.width, self.clean = session, keys, width, clean
        self.answers, self.out = streams
        self.actions = {key: action for action, key in keys.items()}

    def run(self) -> None:
        """Go through the queue until its end, `quit`, or the end of the answers. Raises OSError where the log cannot be
        written.
        """
        if not self.session.queue:
            self.say("Nothing to review.")
            return
        self.say(f"{len(self.session.queue)} to review as {self.session.reviewer}. {self.keys['help']} shows the keys.")
        self.show()
        while True:
            typed = self.ask(self.prompt())
            if typed is None:
                break
            action = self.actions.get(typed.strip()) or (typed.strip().lower() if typed.strip().lower() in ACTIONS else None)
            if action == "quit":
                break
            if action is None:
                self.say(f"{typed.strip()!r} is no key; {self.keys['help']} shows them" if typed.strip() else "")
            else:
                self.act(action)
        done, total = self.session.done, len(self.session.queue)
        self.say(f"{done} of {total} decided, {total - done} open.")

    def act(self, action: str) -> None:
        """Do what a key asks for, and show the item that is there then."""
        session = self.session
        if action == "help":
            self.help()
            return
        if action == "undo":
            entry = session.undo()
            self.say("Nothing to take back." if entry is None else f"Taken back: {decision_line(entry)}")
        elif action == "previous":
            session.previous()
        elif session.place is None:
            self.say("That was the last one.")
            return
        elif action == "next":
            session.next()
        elif action == "comment":
            self.comment()
            return
        elif action == "correct":
            if not self.correct(session.place.item):
                return
        else:
            session.decide(action)
            self.say(f"{action}: noted")
        self.show()

    def comment(self) -> None:
        """Ask for a remark and log it."""
        remark = self.ask("Remark: ")
        if remark and remark.strip():
            self.session.decide("comment", comment=remark.strip())
            self.say("noted")
        else:
            self.say("no remark")

    def correct(self, item: Item) -> bool:
        """Ask field by field until an empty answer; log what was corrected. False where nothing was."""
        after: dict[str, object] = {}
        while True:
            key = self.field(item)
            if key is None:
                break
            value = self.value(item, key)
            if value is not None:
                after |= value
                self.say(f"{label_words(key)}: set. Another field, or Enter to finish.")
        if not after:
            self.say("nothing corrected")
            return False
        remark = self.ask("Why (Enter for no remark): ")
        self.session.decide("correct", after, (remark or "").strip() or None)
        self.say("correct: noted")
        return True

    def field(self, item: Item) -> str | None:
        """Which field is corrected; None to finish."""
        fields = FIELDS[item.kind]
        shown = ", ".join(f"{n} {label_words(name)}" for n, name in enumerate(fields, 1))
        while True:
            typed = (self.ask(f"Correct what? {shown}: ") or "").strip().lower().replace(" ", "_")
            if not typed:
                return None
            if typed in fields:
                return typed
            if typed.isdigit() and 1 <= int(typed) <= len(fields):
                return fields[int(typed) - 1]
            self.say(f"{typed!r} is none of them")

    def value(self, item: Item, key: str) -> dict[str, object] | None:
        """The right value of a field, asked for until it can be read; None for an empty answer."""
        place = self.session.place
        if place is None:
            return None
        self.offer(numbered(item, key, place.paper))
        asked = {"chain": f"{CHAIN_HELP}\nChain: ", "scope": f"{SCOPE_HELP}\nCovers: "}
        while True:
            typed = self.ask(asked.get(key, f"{label_words(key)}, by number or name: ".capitalize()))
            if not typed or not typed.strip():
                return None
            sought = sought_in(typed) if key == "scope" else None
            if sought is not None:
                self.offer(numbered(item, key, place.paper, sought))
                continue
            try:
                return read_correction(item, key, typed, place.paper)
            except CorrectionError as error:
                self.say(str(error))

    def offer(self, choices: list[tuple[int, str]]) -> None:
        """Choices with their numbers, a line each."""
        for number, choice in choices:
            self.say(f"  {number:>3} {choice}")
        if not choices:
            self.say("    none")

    def show(self) -> None:
        """The item as lines."""
        screen = screen_of(self.session)
        if screen is None:
            self.say(f"End of the queue. {self.keys['previous']} goes back, {self.keys['quit']} stops.")
            return
        for line in screen_lines(screen, self.width):
            self.say(line)

    def help(self) -> None:
        """Every key with what it does."""
        for action, (_, meaning) in ACTIONS.items():
            self.say(f"  {self.keys[action]} {action}: {meaning}")
        self.say(f"  {LEGEND}")

    def prompt(self) -> str:
        """The line that asks for a key."""
        return " ".join(f"{action}={self.keys[action]}" for action in ACTIONS) + " > "

    def ask(self, prompt: str) -> str | None:
        """One line of answer; None at the end of the answers."""
        self.out.write(prompt)
        self.out.flush()
        line = self.answers.readline()
        return line.rstrip("\r\n") if line else None

    def say(self, line: str) -> None:
        """One line, harmless to a terminal."""
        self.out.write(self.clean(line) + "\n" if line else "\n")


def screen_lines(screen: Screen, width: int) -> list[str]:
    """A screen as lines of at most `width` columns, marks as brackets."""
    words = "".join(
        f"{_BRACKETS[mark][0]}{piece}{_BRACKETS[mark][1]}" if mark in _BRACKETS else piece for piece, mark in screen.words
    )
    lines = ["", f"--- {screen.title}", *textwrap.wrap(words, width, break_long_words=False)]
    for label, text in screen.lines:
        head = f"{label}: " if label else "    "
        lines += textwrap.wrap(text, width, initial_indent=head, subsequent_indent="    ", break_long_words=False)
    return lines
