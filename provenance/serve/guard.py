"""What stands before every page: this machine's names only, forms of these pages only, and headers that keep others out."""

from __future__ import annotations

import os
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from provenance.serve.shell import POLICY

HOSTS = ("127.0.0.1", "localhost")
_SAFE = ("GET", "HEAD")
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # `no-referrer` would make browsers send forms with the origin `null`
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Refuses requests under another name than this machine's (a foreign name that was made to lead here brings its own in
    `Host`), and those that change something unless they come from a page of these. Sets the headers of every answer.
    `tell` is given a line where a page fell over.
    """

    def __init__(self, app: ASGIApp, tell: Callable[[str], None]) -> None:
        self.app, self.tell = TrustedHostMiddleware(app, HOSTS, www_redirect=False), tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":  # nothing else is asked for: the server has no sockets and no lifespan
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["method"] not in _SAFE and not _is_from_here(Headers(scope=scope)):
            await PlainTextResponse("This does not come from a page of this review.", 403)(scope, receive, answer)
            return
        try:
            await self.app(scope, receive, answer)
        except Exception as error:  # the visitor has got a page; a traceback helps nobody who reviews news
            if os.environ.get("PROVENANCE_DEBUG"):
                raise
            self.tell(f"internal error: {type(error).__name__}: {error}")


def _is_from_here(headers: Headers) -> bool:
    """True where the page that sent the form is of the very host and port that it is sent to."""
    return headers.get("origin") == f"http://{headers.get('host', '')}"
