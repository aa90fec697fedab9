"""The command line: one file per command; each parses options, calls one function and maps errors to exit codes."""

from __future__ import annotations

import atexit
import os
import sys

from provenance import __version__
from provenance.errors import ProvenanceError

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE = 0, 1, 2
EXIT_INTERRUPTED = 130  # as shells have it for Ctrl-C


def main() -> None:
    """The entry point `provenance`. Never shows a traceback unless PROVENANCE_DEBUG is set."""
    if sys.argv[1:] == ["--version"]:  # answered before anything is imported
        sys.stdout.write(f"provenance {__version__}\n")
        return
    sys.exit(_run())


def script() -> None:
    """The installed program: `main`, and an end that leaves it to the system to take the memory back at once. To give back
    every object by itself takes 10 ms after one article and 45 after a folder of 84 pages. What is registered for the end of
    the process runs, and what is written reaches its reader.
    """
    try:
        main()
        code = EXIT_CLEAN
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        code = end.code
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:  # somebody is still at work
        sys.exit(code)
    try:
        atexit._run_exitfuncs()  # Python gives no other name to it
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads any more: Python knows how to end then
        sys.exit(code)
    os._exit(code)


def _run() -> int:
    try:
        code = _dispatch(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except ProvenanceError as error:
        return _complain(str(error))
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; say nothing, and keep Python from trying again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CLEAN
    except OSError as error:
        return _complain(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:  # a traceback helps nobody who annotates news
        if os.environ.get("PROVENANCE_DEBUG"):
            raise
        return _complain(f"internal error: {type(error).__name__}: {error}")
    return code


def _dispatch(arguments: list[str]) -> int:
    from provenance.cli.annotating import Request, run_annotate
    from provenance.cli.quick import read_request
    from provenance.cli.validating import run_validate

    request = read_request(arguments)
    if isinstance(request, Request):
        return run_annotate(request)
    if request is not None:
        return run_validate(request)
    from provenance.cli.app import run

    return run(arguments)


def _complain(message: str) -> int:
    try:
        sys.stderr.write(f"provenance: {message}\n")
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  (what could not be written cannot be flushed at exit)
    except OSError:
        pass
    return EXIT_UNUSABLE
