"""What the pages share: the papers, who sits at a browser, and each one's place in a queue."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock

from provenance.records import field, record
from provenance.review.items import Item, flat
from provenance.review.log import Follower
from provenance.review.paper import Paper
from provenance.review.queue import Wanted
from provenance.review.session import Session

LONGEST_NAME = 80  # characters of a reviewer's name
_KEPT = 12  # queues that one visitor may have under way


@record(frozen=False)
class Visitor:
    """Somebody at a browser. `secret` is what the cookie holds, `form_key` what every form of theirs must bring back."""

    secret: str
    form_key: str
    reviewer: str
    shows_others: bool = False
    has_keys: bool = True
    told: str = ""
    sessions: dict[Wanted, Session] = field(default_factory=dict)

    def owns(self, form_key: str) -> bool:
        """True for the key that this visitor's pages put into their forms."""
        return hmac.compare_digest(form_key.encode(), self.form_key.encode())

    def tell(self, words: str) -> None:
        """Words for the next page that the visitor sees."""
        self.told = words

    def hear(self) -> str:
        """The words for this page; they are said once."""
        told, self.told = self.told, ""
        return told


class Room:
    """The papers under review and the visitors. `lock` is held while a request is answered: papers are shared.

    `keys` are the reviewer's keys by action, `suggested` the name that a newcomer is offered.
    """

    def __init__(self, papers: Sequence[Paper], keys: Mapping[str, str], suggested: str = "") -> None:
        self.papers, self.keys, self.suggested = list(papers), dict(keys), suggested
        self.token = secrets.token_urlsafe(32)
        self._ticket = ""
        self.cookie = f"provenance_{secrets.token_hex(4)}"  # cookies know no ports; another review must not take this one's
        self.lock = RLock()
        self.complaints: list[str] = []
        self.decided = 0
        self._visitors: list[Visitor] = []
        by_path: dict[Path, list[Paper]] = {}
        for paper in self.papers:
            by_path.setdefault(paper.log, []).append(paper)
        self._logs = {Follower(path): found for path, found in by_path.items()}

    def ticket(self) -> str:
        """A word that opens the entrance once: for the browser's command line, which others on the machine can read."""
        self._ticket = secrets.token_urlsafe(32)
        return self._ticket

    def redeems(self, ticket: str) -> bool:
        """True for the ticket, which is worth nothing from then on."""
        is_right = bool(self._ticket) and hmac.compare_digest(ticket.encode(), self._ticket.encode())
        if is_right:
            self._ticket = ""
        return is_right

    def opens(self, token: str) -> bool:
        """True for the token of the address that was printed. Compared in a time that tells nothing."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def enter(self, name: str) -> Visitor | None:
        """A new visitor under a reviewer's name; None where that is no name."""
        reviewer = flat(name)
        if not reviewer or len(reviewer) > LONGEST_NAME or not reviewer.isprintable():
            return None
        visitor = Visitor(secrets.token_urlsafe(32), secrets.token_urlsafe(32), reviewer)
        self._visitors.append(visitor)
        return visitor

    def visitor(self, secret: str) -> Visitor | None:
        """Whose cookie this is."""
        given = secret.encode()
        return next((v for v in self._visitors if hmac.compare_digest(given, v.secret.encode())), None)

    def refresh(self) -> None:
        """Take in what other programs have written to the logs. Raises OSError where one cannot be read."""
        for log, papers in self._logs.items():
            read = log.look()
            self.complaints += [line for line in read.complaints if line not in self.complaints]
            if read.entries:
                for paper in papers:
                    paper.take(read.entries)

    def session(self, visitor: Visitor, wanted: Wanted, *, is_new: bool = False) -> Session:
        """The visitor's way through the queue of what is wanted; made anew where asked, or where there is none."""
        session = visitor.sessions.pop(wanted, None)
        if session is None or is_new:
            session = Session(self.papers, visitor.reviewer, wanted)
        visitor.sessions[wanted] = session
        while len(visitor.sessions) > _KEPT:
            del visitor.sessions[next(iter(visitor.sessions))]
        session.shows_others = visitor.shows_others
        return session

    @cached_property
    def labels(self) -> tuple[set[str], set[str], set[str]]:
        """The kinds of caveats, the statuses and the source types that the papers hold."""
        kinds: set[str] = set()
        statuses: set[str] = set()
        types: set[str] = set()
        for paper in self.papers:
            kinds |= {caveat["kind"] for caveat in paper.document["caveats"]}
            statuses |= set(paper.document["summary"]["by_status"])
            types |= set(paper.document["summary"]["by_source_type"])
        return kinds, statuses, types

    def find(self, number: int, identifier: str) -> tuple[Paper, Item] | None:
        """The paper of this number (from 1) and its item of this id."""
        if not 1 <= number <= len(self.papers):
            return None
        paper = self.papers[number - 1]
        item = next((i for i in paper.items if i.id == identifier), None)
        return None if item is None else (paper, item)

    def number_of(self, paper: Paper) -> int:
        """The paper's number in addresses."""
        return self.papers.index(paper) + 1
