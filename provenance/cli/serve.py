"""`provenance serve`: the review as pages in a browser, on this machine alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app

if TYPE_CHECKING:
    from socket import socket

    from provenance.serve.room import Room

app = new_app()

PORT = 8765
_LIBRARIES = ("starlette", "uvicorn", "anyio", "h11")


@app.command()
def command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Annotations, articles, or folders.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where it listens; 0 takes any free port.")] = PORT,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name that the page suggests; else as set, else your user name.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    log: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The log to use, not the one beside the annotation.")
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Settings; else the nearest file with some."),
    ] = None,
) -> None:
    """Review in a browser: the queue, decisions and log of `review`, for those who do not live in a terminal.

    The pages are there for this machine alone, under the address that is printed, which holds a token. Several reviewers
    may open it, each in a browser of their own and under a name of their own. Ctrl-C ends it; every decision is in the
    log by then. Needs the extra `serve`.

    \b
    Examples:
      provenance serve annotations/
      provenance serve article.txt --reviewer ada --port 0
      provenance serve annotations/ --no-browser
    """
    from provenance.cli.output import complain
    from provenance.cli.reporting import Wishes, settings_in_force
    from provenance.cli.reviewing import reviewer_name, set_desk, tell_lost
    from provenance.review.keys import keys_of

    try:
        from provenance.serve.listening import take_port
        from provenance.serve.room import Room
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] not in _LIBRARIES:
            raise
        complain("the pages need Starlette and uvicorn: pip install 'provenance-annotator[serve]'")
        raise typer.Exit(EXIT_UNUSABLE) from None
    settings = settings_in_force(Wishes(config=config))
    keys = keys_of(dict(settings.review_keys), f"{settings.origin or 'settings'}: review.keys")
    name = reviewer_name(reviewer, settings)
    listening = take_port(port)  # before articles are annotated: a port that is taken is told at once
    with listening:
        desk = set_desk(inputs, log)
        if not any(paper.items for paper in desk.papers):
            if desk.papers:
                complain("there is nothing to review: no statement in any of the articles")
            raise typer.Exit(EXIT_UNUSABLE)
        tell_lost(desk)
        room = Room(desk.papers, keys, name)
        _serve(room, listening, opens_browser=not no_browser)
    raise typer.Exit(desk.exit_code)


def _serve(room: Room, listening: socket, *, opens_browser: bool) -> None:
    """Print the address, open it where somebody sits at a screen, and answer until Ctrl-C."""
    from provenance.cli.output import complain
    from provenance.serve.listening import HOST, port_of, run
    from provenance.serve.site import site

    home = f"http://{HOST}:{port_of(listening)}"
    sys.stderr.write(f"Review at {home}/?token={room.token}\nOnly on this machine. Ctrl-C ends it.\n")
    sys.stderr.flush()
    if opens_browser and sys.stderr.isatty():
        _open(f"{home}/?ticket={room.ticket()}")
    run(site(room, complain), listening)
    told = f"{room.decided} decision{'' if room.decided == 1 else 's'}"
    sys.stderr.write(f"Ended; {told} of this sitting {'is' if room.decided == 1 else 'are'} in the log.\n")


def _open(address: str) -> None:
    """The address in a browser with windows; one that would take over the terminal is left alone."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(address)
