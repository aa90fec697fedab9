"""The pages as an application: who may see which, what a form does, and where it leads then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from provenance.records import record
from provenance.report.markup import el, policy
from provenance.report.page import article_page
from provenance.review.corrections import CorrectionError
from provenance.review.screen import decision_line
from provenance.review.session import Session
from provenance.review.standing import DECIDING
from provenance.serve.addresses import item_address, list_address, own_address, wanted_in
from provenance.serve.correct_form import Typed
from provenance.serve.forms import Form, correction_in, read_form
from provenance.serve.guard import Guard
from provenance.serve.item_page import item_parts, seen
from provenance.serve.queue_page import queue_parts
from provenance.serve.record_page import disagreement_parts, record_parts
from provenance.serve.room import LONGEST_NAME, Room, Visitor
from provenance.serve.shell import asset, entrance, help_parts, plain_page, visitor_page

_LOCKED = "Open the address that the terminal shows: it holds the token without which nothing is shown here."
_DECISIONS = (*DECIDING, "skip", "flag", "comment")


@record
class Visit:
    """A visitor's request, with the form that it brings."""

    request: Request
    visitor: Visitor
    form: Form

    @property
    def address(self) -> str:
        """The page that is asked for, with its query."""
        url = self.request.url
        return f"{url.path}?{url.query}" if url.query else url.path


Page = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def site(room: Room, tell: Callable[[str], None]) -> ASGIApp:
    """The application over a room, with its guard before it; `tell` is given a line where a page falls over."""
    pages = _Pages(room)
    routes = [
        Route("/", pages.front),
        Route("/enter", pages.enter, methods=["POST"]),
        Route("/queue", pages.inside(pages.queue)),
        Route("/item/{paper:int}/{item}", pages.inside(pages.item), methods=["GET", "POST"]),
        Route("/article/{paper:int}", pages.inside(pages.article)),
        Route("/undo", pages.inside(pages.undo), methods=["POST"]),
        Route("/record", pages.inside(pages.record)),
        Route("/disagreements", pages.inside(pages.disagreements)),
        Route("/settings", pages.inside(pages.settings), methods=["POST"]),
        Route("/help", pages.inside(pages.help)),
        Route("/style.css", _asset("style.css", "text/css")),
        Route("/page.js", _asset("page.js", "text/javascript")),
        Route("/favicon.ico", _nothing),
    ]
    told = {HTTPException: _refused, OSError: _failed, Exception: _broken}
    return Guard(Starlette(routes=routes, exception_handlers=told), tell)


class _Pages:
    def __init__(self, room: Room) -> None:
        self.room = room

    def inside(self, page: Page) -> Endpoint:
        """A page for visitors only, whose forms bring their key. The room is one visitor's at a time."""

        async def endpoint(request: Request) -> Response:
            visitor = self.room.visitor(request.cookies.get(self.room.cookie, ""))
            if visitor is None:
                raise HTTPException(403, _LOCKED)
            form = await read_form(request) if request.method == "POST" else Form({})
            if request.method == "POST" and not visitor.owns(form.first("form_key")):
                raise HTTPException(403, "This form is not of your page. Load the page anew.")
            with self.room.lock:
                self.room.refresh()
                return page(Visit(request, visitor, form))

        return endpoint

    async def front(self, request: Request) -> Response:
        """With the token, or once with a ticket: who reviews? Without: the queue for who is known."""
        token = request.query_params.get("token", "")
        with self.room.lock:
            may_enter = self.room.opens(token) or self.room.redeems(request.query_params.get("ticket", ""))
        if may_enter:
            return HTMLResponse(entrance(self.room))
        if token or self.room.visitor(request.cookies.get(self.room.cookie, "")) is None:
            raise HTTPException(403, _LOCKED)
        return RedirectResponse("/queue", 303)

    async def enter(self, request: Request) -> Response:
        """The token for a cookie, under a name."""
        form = await read_form(request)
        if not self.room.opens(form.first("token")):
            raise HTTPException(403, _LOCKED)
        with self.room.lock:
            visitor = self.room.enter(form.first("name"))
        if visitor is None:
            complaint = f"A name of 1 to {LONGEST_NAME} letters, please."
            return HTMLResponse(entrance(self.room, complaint), 422)
        answer = RedirectResponse("/queue", 303)
        answer.set_cookie(self.room.cookie, visitor.secret, httponly=True, samesite="strict")
        return answer

    def queue(self, visit: Visit) -> Response:
        """The queue, made anew: what was decided since is out."""
        wanted = wanted_in(visit.request.query_params)
        if wanted.is_disputed_only:
            return RedirectResponse("/disagreements", 303)
        session = self.room.session(visit.visitor, wanted, is_new=True)
        page = visit.request.query_params.get("page", "1")
        parts = queue_parts(self.room, session, int(page) if page.isascii() and page.isdigit() else 1)
        return HTMLResponse(visitor_page("Queue", visit.visitor, visit.address, parts))

    def item(self, visit: Visit) -> Response:
        """An item, or the decision on it."""
        wanted = wanted_in(visit.request.query_params)
        found = self.room.find(visit.request.path_params["paper"], visit.request.path_params["item"])
        if found is None:
            raise HTTPException(404, "There is no such item.")
        if wanted.is_disputed_only and not visit.visitor.shows_others:
            return RedirectResponse("/disagreements", 303)
        session = self.room.session(visit.visitor, wanted)
        session.go_to(*found)
        return self._decided(visit, session) if visit.request.method == "POST" else self._item(visit, session)

    def _item(self, visit: Visit, session: Session, typed: Typed | None = None) -> Response:
        parts = item_parts(self.room, visit.visitor, session, visit.address, typed)
        title = f"{session.at + 1} of {len(session.queue)}"
        page = visitor_page(title, visit.visitor, visit.address, parts)
        return HTMLResponse(page, 422 if typed else 200)

    def _decided(self, visit: Visit, session: Session) -> Response:
        form, place, visitor = visit.form, session.queue[session.at], visit.visitor
        decision, remark = form.first("decision"), form.first("remark").strip() or None
        if decision not in _DECISIONS:
            raise HTTPException(400, "There is no such decision.")
        if form.first("seen") != seen(session):
            visitor.tell("Not kept: something was decided here meanwhile. Look again.")
            return RedirectResponse(visit.address, 303)
        after = None
        if decision == "correct":
            try:
                after = correction_in(form, place.item, place.paper)
            except CorrectionError as error:
                return self._item(visit, session, Typed(form, str(error)))
        if decision == "comment" and remark is None:
            visitor.tell("Not kept: there is no remark.")
            return RedirectResponse(visit.address, 303)
        session.decide(decision, after, remark)
        self.room.decided += 1
        if session.place is None:
            done, total = session.done, len(session.queue)
            visitor.tell(f"{decision}: noted. That was the last one; {done} of {total} decided.")
            return RedirectResponse(list_address(session.wanted), 303)
        visitor.tell(f"{decision}: noted")
        if session.wanted.is_disputed_only:
            return RedirectResponse("/disagreements", 303)
        return RedirectResponse(item_address(self.room, session.place, session.wanted), 303)

    def undo(self, visit: Visit) -> Response:
        """Take back the visitor's last decision, and lead to its item."""
        session = self.room.session(visit.visitor, wanted_in(visit.request.query_params))
        entry = session.undo()
        if entry is None:
            visit.visitor.tell("There is nothing to take back.")
            return RedirectResponse(own_address(visit.form.first("back")), 303)
        visit.visitor.tell(f"Taken back: {decision_line(entry)}")
        if session.place is None:
            return RedirectResponse(list_address(session.wanted), 303)
        return RedirectResponse(item_address(self.room, session.place, session.wanted), 303)

    def article(self, visit: Visit) -> Response:
        """The whole article, as `provenance report` has it."""
        number = visit.request.path_params["paper"]
        if not 1 <= number <= len(self.room.papers):
            raise HTTPException(404, "There is no such article.")
        headers = {"content-security-policy": f"{policy()}; frame-ancestors 'none'"}
        return HTMLResponse(article_page(self.room.papers[number - 1].document), headers=headers)

    def record(self, visit: Visit) -> Response:
        """Who did what."""
        parts = record_parts(self.room, visit.visitor)
        return HTMLResponse(visitor_page("Who did what", visit.visitor, visit.address, parts))

    def disagreements(self, visit: Visit) -> Response:
        """What reviewers decided differently."""
        parts = disagreement_parts(self.room, visit.visitor)
        return HTMLResponse(visitor_page("Disagreements", visit.visitor, visit.address, parts))

    def help(self, visit: Visit) -> Response:
        """The keys, and what labels mean."""
        return HTMLResponse(visitor_page("Keys and labels", visit.visitor, visit.address, help_parts(self.room)))

    def settings(self, visit: Visit) -> Response:
        """The visitor's own settings, and back to where they were."""
        change = visit.form.first("change")
        if change == "others":
            visit.visitor.shows_others = not visit.visitor.shows_others
        elif change == "keys":
            visit.visitor.has_keys = not visit.visitor.has_keys
        return RedirectResponse(own_address(visit.form.first("back")), 303)


def _asset(name: str, media_type: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:  # noqa: ARG001  (what a route is given)
        return Response(asset(name), media_type=media_type)

    return endpoint


async def _nothing(request: Request) -> Response:  # noqa: ARG001
    return Response(status_code=204)


async def _refused(request: Request, error: Exception) -> Response:  # noqa: ARG001
    code, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    title = {403: "Not for you", 404: "Not here", 405: "Not like this"}.get(code, "That cannot be")
    return HTMLResponse(plain_page(title, el("p", detail), el("p", el("a", "To the queue", href="/queue"))), code)


async def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001
    told = el("p", "Something went wrong here; the terminal says what. What was kept before is safe.", role="alert")
    return HTMLResponse(plain_page("That cannot be", told, el("p", el("a", "To the queue", href="/queue"))), 500)


async def _failed(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """The log could not be read or written: nothing has happened, and it is said."""
    named = error.filename or "the log" if isinstance(error, OSError) else "the log"
    reason = error.strerror if isinstance(error, OSError) else None
    told = el("p", f"Not kept: {named}: {reason or error}. What was kept before is safe.", role="alert")
    return HTMLResponse(plain_page("Not kept", told, el("p", el("a", "To the queue", href="/queue"))), 500)
