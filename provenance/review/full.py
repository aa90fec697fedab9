"""The full-screen face, by Textual: the item, a line of keys, and small screens over it for remarks and corrections."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static

from provenance.review.corrections import (
    CHAIN_HELP,
    EVERY,
    FIELDS,
    VOCABULARY,
    CorrectionError,
    choices,
    numbered,
    read_correction,
    scope_candidates,
)  # fmt: skip
from provenance.review.items import Item
from provenance.review.keys import ACTIONS
from provenance.review.paper import Paper
from provenance.review.screen import CAVEAT_MARK, CUE_MARK, ITEM_MARK, SCOPE_MARK, decision_line, harmless, screen_of
from provenance.review.session import Session
from provenance.views.words import label_words

Json = dict[str, Any]

# Each mark has a form besides its colour: bold, underline, italic, reverse.
_STYLES = {CAVEAT_MARK: "bold reverse", ITEM_MARK: "bold", SCOPE_MARK: "underline", CUE_MARK: "bold italic underline"}
COVERING_HELP = (
    "What does it cover? Type words to look for statements, or numbers, ids, image or document. Down goes to the list, Space "
    "marks, Enter is done, Escape goes back."
)
_SPECIAL = {"?": "question_mark", "/": "slash", ".": "full_stop", ",": "comma", "-": "minus", "+": "plus"}


class Asking(ModalScreen[str | None]):
    """A line to type: a remark, a chain, a scope."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, title: str, hints: list[str]) -> None:
        super().__init__()
        self.asked, self.hints = title, hints

    def compose(self) -> ComposeResult:
        """The question, what may be chosen, and the line."""
        with Vertical(classes="panel"):
            yield Static(Text(self.asked))
            with VerticalScroll():
                yield Static(Text("\n".join(map(harmless, self.hints))))
            yield Input()

    def on_mount(self) -> None:
        """The line has the keyboard at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter hands the line back."""
        self.dismiss(event.value)


class Picking(ModalScreen[str | None]):
    """A list to pick from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, title: str, options: list[str]) -> None:
        super().__init__()
        self.asked, self.options = title, options

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(classes="panel"):
            yield Static(Text(self.asked))
            yield OptionList(*[Text(label_words(option)) for option in self.options])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter hands the choice back."""
        self.dismiss(self.options[event.option_index])


class Covering(ModalScreen[str | None]):
    """All statements of the article to mark, and a line that looks for words among them or takes numbers and ids."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
        Binding("enter", "done", "done", priority=True),
        Binding("down", "to_list", "to the list"),
        Binding("space", "mark", "mark"),
    ]

    def __init__(self, item: Item, paper: Paper) -> None:
        super().__init__()
        self.item, self.paper = item, paper
        self.found: list[tuple[int, str]] = []
        covers = {each["fingerprint"] for each in item.labels["scope"]["covers"]}
        self.chosen = {i.id for i in scope_candidates(paper) if i.fingerprint in covers}

    def compose(self) -> ComposeResult:
        """What can be typed, the line, and the statements that it finds."""
        with Vertical(classes="panel"):
            yield Static(Text(COVERING_HELP), classes="asked")
            yield Input()
            yield OptionList()

    def on_mount(self) -> None:
        """All statements, and the caveat's own place in sight."""
        self.fill("")
        names = [self.name_at(at) for at in range(len(self.found))]
        self.query_one(OptionList).highlighted = names.index(self.item.statement["id"])
        self.query_one(Input).focus()

    def fill(self, sought: str) -> int:
        """Show the statements with these words, those chosen marked; how many they are."""
        self.found = numbered(self.item, "scope", self.paper, sought.strip() or EVERY)
        shown = self.query_one(OptionList)
        shown.clear_options()
        shown.add_options(self.line(at) for at in range(len(self.found)))
        shown.highlighted = 0 if self.found else None
        return len(self.found)

    def line(self, at: int) -> Text:
        """One of the statements shown, with a mark where it is chosen."""
        number, choice = self.found[at]
        return Text(f"[{'x' if self.name_at(at) in self.chosen else ' '}] {number} {harmless(choice)}")

    def name_at(self, at: int) -> str:
        """The id of one of the statements shown."""
        return self.found[at][1].partition(" ")[0]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typed words narrow the list; where nothing holds them, they may be numbers, and all is shown."""
        if not self.fill(event.value):
            self.fill("")

    def action_mark(self) -> None:
        """Set or take away the mark of a statement; it stays, whatever is looked for next."""
        shown = self.query_one(OptionList)
        if shown.highlighted is not None:
            self.chosen ^= {self.name_at(shown.highlighted)}
            shown.replace_option_prompt_at_index(shown.highlighted, self.line(shown.highlighted))

    def action_to_list(self) -> None:
        """From the line to the statements."""
        self.query_one(OptionList).focus()

    def action_done(self) -> None:
        """Enter takes what was typed where it is a scope, goes to the list where it is a search, else takes the marks."""
        typed, line = self.query_one(Input).value, self.query_one(Input)
        if line.has_focus and typed.strip():
            try:
                read_correction(self.item, "scope", typed, self.paper)
            except CorrectionError as error:
                if numbered(self.item, "scope", self.paper, typed.strip()):
                    self.action_to_list()
                else:
                    self.query_one(".asked", Static).update(Text(f"{error}\n{COVERING_HELP}"))
                return
            self.dismiss(typed)
        else:
            self.dismiss(" ".join(i.id for i in scope_candidates(self.paper) if i.id in self.chosen) or None)


class FullFace(App[None]):
    """The review as a full-screen application."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #title { background: $primary; color: $text; padding: 0 1; }
    #passage { padding: 1 2; }
    #lines { padding: 0 2; }
    #told { padding: 0 1; color: $text-muted; }
    .panel { width: 80%; height: 80%; border: round $primary; padding: 1 2; background: $surface; }
    Asking, Picking, Covering { align: center middle; }
    """

    def __init__(self, session: Session, keys: dict[str, str]) -> None:
        super().__init__()
        self.session, self.keys = session, keys
        for action, key in keys.items():
            self.bind(_SPECIAL.get(key, key), f"do('{action}')", description=action)

    def compose(self) -> ComposeResult:
        """Where the item is, its passage, its labels, and the keys."""
        yield Static(id="title")
        with VerticalScroll():
            yield Static(id="passage")
            yield Static(id="lines")
        yield Static(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """The first item."""
        self.show()

    def show(self) -> None:
        """The item that is there now."""
        screen = screen_of(self.session)
        passage, lines = Text(), Text()
        if screen is None:
            done, total = self.session.done, len(self.session.queue)
            title = "Nothing to review" if not total else f"End of the queue: {done} of {total} decided"
        else:
            title = screen.title
            for words, mark in screen.words:
                passage.append(words, _STYLES.get(mark, ""))
            for label, text in screen.lines:
                lines.append(f"{label:>8}  ", "bold")
                lines.append(f"{text}\n")
        self.query_one("#title", Static).update(Text(title))
        self.query_one("#passage", Static).update(passage)
        self.query_one("#lines", Static).update(lines)

    def tell(self, words: str) -> None:
        """A line below the item."""
        self.query_one("#told", Static).update(Text(words))

    def action_do(self, action: str) -> None:
        """What a key asks for. Where the log cannot be written, it is said and nothing has happened."""
        try:
            self.act(action)
        except OSError as error:
            self.tell(_not_kept(error))

    def act(self, action: str) -> None:
        """Do what a key asks for. Raises OSError where the log cannot be written."""
        session = self.session
        if action == "quit":
            self.exit()
        elif action == "help":
            self.tell("   ".join(f"{self.keys[name]} {name}: {meaning}" for name, (_, meaning) in ACTIONS.items()))
        elif action == "undo":
            entry = session.undo()
            self.show()
            self.tell("Nothing to take back" if entry is None else f"Taken back: {decision_line(entry)}")
        elif action == "previous":
            session.previous()
            self.show()
        elif session.place is None:
            self.tell("That was the last one")
        elif action == "next":
            session.next()
            self.show()
        elif action in ("comment", "correct"):
            self.run_worker(self.comment() if action == "comment" else self.correct(), exclusive=True)
        else:
            session.decide(action)
            self.show()
            self.tell(f"{action}: noted")

    async def comment(self) -> None:
        """Ask for a remark and log it."""
        remark = await self.push_screen_wait(Asking("Remark (Enter keeps it, Escape goes back)", []))
        if remark and remark.strip():
            self.keep("comment", None, remark.strip())

    async def correct(self) -> None:
        """Ask field by field, then why, and log the correction."""
        place = self.session.place
        if place is None:
            return
        after: Json = {}
        fields = [*FIELDS[place.item.kind], "done"]
        while True:
            got = ", ".join(after) or "nothing yet"
            key = await self.push_screen_wait(Picking(f"Correct what? So far: {got}. Escape drops it.", fields))
            if key is None:
                return
            if key == "done":
                break
            after |= await self.value(key) or {}
        if not after:
            return
        remark = await self.push_screen_wait(Asking("Why? (Enter for no remark)", []))
        self.keep("correct", after, (remark or "").strip() or None)

    def keep(self, decision: str, after: Json | None, remark: str | None) -> None:
        """Log what was typed, and say so, or why it could not be."""
        try:
            self.session.decide(decision, after, remark)
        except OSError as error:
            self.tell(_not_kept(error))
            return
        self.show()
        self.tell(f"{decision}: noted")

    async def value(self, key: str) -> Json | None:
        """The right value of a field; None where the reviewer goes back."""
        place = self.session.place
        if place is None:
            return None
        options = choices(key, place.paper)
        if key in VOCABULARY:
            picked = await self.push_screen_wait(Picking(label_words(key), options))
            return None if picked is None else {key: picked}
        if key == "scope":
            marked = await self.push_screen_wait(Covering(place.item, place.paper))
            return None if marked is None else read_correction(place.item, key, marked, place.paper)
        title, hints = CHAIN_HELP, [f"{number} {option}" for number, option in enumerate(options, 1)]
        while True:
            typed = await self.push_screen_wait(Asking(title, hints))
            if not typed or not typed.strip():
                return None
            try:
                return read_correction(place.item, key, typed, place.paper)
            except CorrectionError as error:
                title = str(error)


def _not_kept(error: OSError) -> str:
    return f"Not kept: {error.filename or 'the log'}: {error.strerror or error}"
