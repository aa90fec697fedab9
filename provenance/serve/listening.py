"""The server on this machine alone: its port taken first, so that what is wrong is told before anything is said to run."""

from __future__ import annotations

import contextlib
import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from provenance.errors import ProvenanceError

HOST = "127.0.0.1"
_WAIT = 2  # seconds that answers under way get after Ctrl-C


class PortError(ProvenanceError):
    """The port cannot be had; the message says why."""


def take_port(port: int) -> socket.socket:
    """A socket on the loopback address that takes calls; port 0 is any free one. Raises PortError."""
    # Named as TCP, which lets asyncio send answers without waiting for the browser's acknowledgement (40 ms a page).
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where the other option would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortError(f"port {port} is taken; --port 0 takes any free one") from None
        raise PortError(f"port {port}: {error.strerror or error}") from None
    return listening


def port_of(listening: socket.socket) -> int:
    """The port of a socket."""
    return int(listening.getsockname()[1])


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Answer until Ctrl-C; answers under way are finished."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_WAIT,
    )
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(listening):
        uvicorn.Server(config).run(sockets=[listening])
