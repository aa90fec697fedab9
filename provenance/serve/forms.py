"""What a form brings: read within limits, and as labels where it corrects them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from provenance.records import record
from provenance.review.corrections import FIELDS, VOCABULARY, CorrectionError, read_correction, read_links
from provenance.review.items import Item
from provenance.review.paper import Paper

Json = dict[str, Any]

LARGEST = 1_000_000  # bytes of a form
_MOST = 20_000  # fields of a form
LINK_FIELDS = ("name", "type", "role", "identification", "channel")


@record
class Form:
    """The fields of a form."""

    fields: dict[str, list[str]]

    def first(self, name: str) -> str:
        """A field's value; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> list[str]:
        """The values of a field that may stand several times."""
        return self.fields.get(name, [])

    def rows(self) -> list[dict[str, str]]:
        """The links of a chain as they were typed, a dictionary each."""
        columns = [self.all(f"link_{name}") for name in LINK_FIELDS]
        return [dict(zip(LINK_FIELDS, row, strict=True)) for row in zip(*columns, strict=False)]


async def read_form(request: Request) -> Form:
    """The form that a request brings. Raises HTTPException for what is none, or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "This is not a form of these pages.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise HTTPException(413, "The form is too large.")
    try:
        return Form(parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST))
    except ValueError:
        raise HTTPException(400, "The form cannot be read.") from None


def correction_in(form: Form, item: Item, paper: Paper) -> Json:
    """The labels that a form changes; those that it leaves as they were are left out. Raises CorrectionError."""
    after: Json = {}
    for key in FIELDS[item.kind]:
        given = _given(form, key, item, paper)
        after |= {name: value for name, value in given.items() if not _is_same(key, value, item.labels.get(key))}
    if not after:
        raise CorrectionError("nothing was changed")
    return after


def _given(form: Form, key: str, item: Item, paper: Paper) -> Json:
    if key in VOCABULARY:
        return read_correction(item, key, form.first(key), paper) if form.first(key) else {}
    if key == "chain":
        return read_links(form.rows(), item, paper) if form.all("link_name") else {}
    target = form.first("target")
    if not target:
        return {}
    if target == "statements":
        if not form.all("covers"):
            raise CorrectionError("no statement is marked as covered")
        return read_correction(item, key, " ".join(form.all("covers")), paper)
    return read_correction(item, key, target, paper)


def _is_same(key: str, given: Any, before: Any) -> bool:
    if key != "scope":
        return bool(given == before)
    prints = [{each["fingerprint"] for each in scope["covers"]} for scope in (given, before)]
    return bool(given["target"] == before["target"] and prints[0] == prints[1])
