"""Standard output as a terminal: colour where it is one and NO_COLOR is not set, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@cache
def console() -> Console:
    """The one console on standard output. Rich heeds NO_COLOR, FORCE_COLOR and COLUMNS."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_lines(lines: Iterable[RenderableType]) -> None:
    """Every renderable on its own line or lines."""
    for line in lines:
        console().print(line)
