"""Addresses of pages: what is wanted stands in their query, so that a page can be loaded again and every link keeps it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from provenance.review.items import Item
from provenance.review.queue import Place, Wanted
from provenance.serve.room import Room

PICKED = ("kind", "status", "source_type")  # filters that are ticked
TYPED = ("rule", "outlet", "file")  # filters that are typed, several with a semicolon between them
FLAGS = ("all", "again", "disagreements")


def wanted_in(query: QueryParams) -> Wanted:
    """What an address asks for."""
    kinds, statuses, types = (tuple(value for value in query.getlist(name) if value) for name in PICKED)
    rules, outlets, files = (
        tuple(part.strip() for value in query.getlist(name) for part in value.split(";") if part.strip()) for name in TYPED
    )
    is_all, is_again, is_disputed = (query.get(name) == "1" for name in FLAGS)
    return Wanted(kinds, statuses, types, rules, outlets, files, is_all, is_again, is_disputed)


def query_of(wanted: Wanted) -> str:
    """What is wanted as the end of an address: empty, or with its question mark."""
    pairs: list[tuple[str, str]] = []
    for name, values in zip(PICKED, (wanted.kinds, wanted.statuses, wanted.source_types), strict=True):
        pairs += [(name, value) for value in values]
    for name, values in zip(TYPED, (wanted.rules, wanted.outlets, wanted.files), strict=True):
        if values:
            pairs.append((name, ";".join(values)))
    for name, is_on in zip(FLAGS, (wanted.is_all, wanted.is_again, wanted.is_disputed_only), strict=True):
        if is_on:
            pairs.append((name, "1"))
    return f"?{urlencode(pairs)}" if pairs else ""


def item_address(room: Room, place: Place, wanted: Wanted) -> str:
    """The page of an item of a queue."""
    return named_address(room.number_of(place.paper), place.item, wanted)


def named_address(number: int, item: Item, wanted: Wanted) -> str:
    """The page of an item of the paper with this number."""
    return f"/item/{number}/{quote(item.id)}{query_of(wanted)}"


def list_address(wanted: Wanted) -> str:
    """The page from which what is wanted is gone through: the queue, or the disagreements."""
    return "/disagreements" if wanted.is_disputed_only else f"/queue{query_of(wanted)}"


def own_address(address: str) -> str:
    """An address of this site that a form brought, or the queue's where it leads elsewhere."""
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_own else "/queue"
