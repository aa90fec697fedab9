"""The reviewed annotation: decisions as labels, with what the machine proposed beside them."""

from __future__ import annotations

import copy
from typing import Any

from provenance.records import field, record
from provenance.review.items import CAVEAT, Item, image
from provenance.review.paper import Paper
from provenance.review.proposed import LABELS, count_again
from provenance.review.standing import is_stale
from provenance.views.words import covered
from provenance.vocabulary import DISPUTED_KINDS, REVIEW_RULE, UNVERIFIED_KINDS, Status

Json = dict[str, Any]

_SETTLED_ROWS = (Status.NOT_APPLICABLE, Status.WITHDRAWN, Status.REFUTED)
_ENTAILED = ((Status.DISPUTED.value, DISPUTED_KINDS), (Status.UNVERIFIED.value, UNVERIFIED_KINDS))


@record
class Applied:
    """The reviewed annotation, and what was left out of it: disputed items, decisions on labels that have changed, and
    decisions whose item the annotation no longer holds.
    """

    document: Json
    applied: int
    disputed: list[Item] = field(default_factory=list)
    stale: list[Json] = field(default_factory=list)
    lost: list[Json] = field(default_factory=list)


def apply_decisions(paper: Paper) -> Applied:
    """The paper's annotation with all decisions that stand, agree and fit."""
    document = copy.deepcopy(paper.document)
    found = Applied(document, 0, lost=list(paper.standing.lost))
    chosen: list[tuple[Item, Json]] = []
    for item in paper.items:
        verdicts = paper.standing.of(item)
        entry = verdicts.effective
        if verdicts.is_disputed:
            found.disputed.append(item)
        elif entry is not None and is_stale(entry, item):
            found.stale.append(entry)
        elif entry is not None:
            chosen.append((item, entry))
    editor = _Editor(document, paper.items)
    for item, entry in chosen:
        editor.apply(item, entry)
    editor.follow()
    _drop_unused_sources(document)
    count_again(document)
    _keep_proposed(document, paper.document, chosen)
    return Applied(document, len(chosen), found.disputed, found.stale, found.lost)


class _Editor:
    def __init__(self, document: Json, items: list[Item]) -> None:
        self.document = document
        self.statements: dict[str, Json] = {s["id"]: s for p in document["passages"] for s in p["statements"]}
        self.ids = {item.fingerprint: item.id for item in items if item.kind != CAVEAT}
        self.by_words: dict[str, list[str]] = {}
        for item in items:
            if item.kind != CAVEAT:
                self.by_words.setdefault(item.words, []).append(item.id)
        self.by_hand: set[str] = set()  # statements whose status a reviewer set

    def apply(self, item: Item, entry: Json) -> None:
        after = entry.get("after") or {}
        if item.kind == CAVEAT:
            if entry["decision"] == "reject":
                self._without(item.id)
            elif entry["decision"] == "correct":
                self._caveat(item.id, after)
        elif entry["decision"] == "correct":
            self._statement(self.statements[item.id], after)

    def _statement(self, statement: Json, after: Json) -> None:
        for key in ("source_type", "status"):
            if after.get(key):
                statement[key] = after[key]
        if after.get("status"):
            self.by_hand.add(statement["id"])
        if after.get("chain") is not None:
            self._chain(statement, after["chain"])
        statement["evidence"] = [*statement["evidence"], {"rule": REVIEW_RULE}]

    def _chain(self, statement: Json, links: list[Json]) -> None:
        if not statement["attributions"]:
            if not links:
                return
            content = [dict(statement["span"])]
            made = {"cue": None, "content": content, "quoted": "indirect", "chain": [], "rule": REVIEW_RULE}
            statement["attributions"] = [made]
        attribution = statement["attributions"][0]
        old = {link["source"]: link for link in attribution["chain"]}
        chain = []
        for link in links:
            source = self._source(link)
            kept = {key: value for key, value in old.get(source, {}).items() if key in ("span", "cue", "field") and value}
            named = {key: link[key] for key in ("role", "identification", "channel")}
            chain.append({"source": source, **named, **kept})
        attribution["chain"] = chain

    def _source(self, link: Json) -> str:
        """The id of the source that a link names; a new source where the annotation has none of that name and type."""
        sources: list[Json] = self.document["sources"]
        name = link["name"].casefold()
        for source in sources:
            names = {source["name"].casefold(), *(alias.casefold() for alias in source.get("aliases") or ())}
            if name in names and source["type"] == link["type"]:
                return str(source["id"])
        made = f"s{max((int(s['id'][1:]) for s in sources), default=0) + 1}"
        sources.append({"id": made, "name": link["name"], "type": link["type"]})
        return made

    def _without(self, identifier: str) -> None:
        self.document["caveats"] = [c for c in self.document["caveats"] if c["id"] != identifier]
        for statement in self.statements.values():
            statement["caveats"] = [c for c in statement["caveats"] if c != identifier]

    def _caveat(self, identifier: str, after: Json) -> None:
        caveat = next(c for c in self.document["caveats"] if c["id"] == identifier)
        if after.get("kind"):
            caveat["kind"] = after["kind"]
        if after.get("scope"):
            scope = self._scope(after["scope"])
            if scope is not None:
                caveat["scope"] = scope
                self._bear(caveat)

    def _scope(self, scope: Json) -> Json | None:
        """A scope of the log with the ids of this annotation; None where nothing that it covers is left."""
        if scope["target"] == "document":
            return {"target": "document"}
        if scope["target"] == "image":
            words = {covered["words"] for covered in scope["covers"]}
            ids = [p["id"] for p in self.document["passages"] if p["kind"] == "caption" and image(p)["words"] in words]
        else:
            found = [
                self.ids.get(c["fingerprint"]) or next(iter(self.by_words.get(c["words"], ())), None) for c in scope["covers"]
            ]
            ids = [identifier for identifier in dict.fromkeys(found) if identifier]
        return {"target": scope["target"], "ids": ids} if ids else None

    def _bear(self, caveat: Json) -> None:
        """List the caveat at the statement that it stands in and at those that it covers, and at no other."""
        target, ids = caveat["scope"]["target"], caveat["scope"].get("ids") or []
        order = {c["id"]: number for number, c in enumerate(self.document["caveats"])}
        for passage in self.document["passages"]:
            for statement in passage["statements"]:
                bears = statement["id"] == caveat["statement"] or (target == "statements" and statement["id"] in ids)
                if target == "image" and passage["id"] in ids and statement["status"] != Status.NOT_APPLICABLE:
                    bears = True
                others = [c for c in statement["caveats"] if c != caveat["id"]]
                statement["caveats"] = sorted([*others, caveat["id"]] if bears else others, key=lambda c: order.get(c, 0))

    def follow(self) -> None:
        """Statuses that no reviewer set follow from the caveats and source types as they are now."""
        on: dict[str, list[Json]] = {}
        for caveat in self.document["caveats"]:
            for statement in covered(self.document, caveat):
                on.setdefault(statement["id"], []).append(caveat)
        for identifier, statement in self.statements.items():
            if identifier in self.by_hand:
                continue
            over = on.get(identifier, [])
            far = {caveat["kind"] for caveat in over if caveat["statement"] != identifier}
            status = _followed(statement, {caveat["kind"] for caveat in over}, far)
            if status == statement["status"]:
                continue
            statement["status"] = status
            for entailed, kinds in _ENTAILED:
                proving = next((c for c in over if c["kind"] in kinds), None)
                if status == entailed and proving is not None:
                    evidence = {"rule": proving["rule"], "span": dict(proving["span"])}
                    statement["evidence"] = [*statement["evidence"], evidence]


def _followed(statement: Json, kinds: set[str], far: set[str]) -> str:
    status: str = statement["status"]
    if status in _SETTLED_ROWS:
        return status
    for entailed, needed in _ENTAILED:
        if far & needed:
            return status if status == Status.PARTLY_VERIFIED and entailed == Status.UNVERIFIED else entailed
        if status == entailed and kinds & needed:
            return status
    if status in (Status.DISPUTED, Status.UNVERIFIED, Status.ATTRIBUTED, Status.UNATTRIBUTED):
        return (Status.UNATTRIBUTED if statement["source_type"] == "none" else Status.ATTRIBUTED).value
    return status


def _drop_unused_sources(document: Json) -> None:
    chains = [document["article"].get("chain") or []]
    for passage in document["passages"]:
        chains.append(((passage.get("image") or {}).get("credit") or {}).get("chain") or [])
        chains += [a["chain"] for s in passage["statements"] for a in s["attributions"]]
    used = {link["source"] for chain in chains for link in chain}
    used |= {it.get("by") for key in ("caveats", "verifications") for it in document.get(key) or ()}
    document["sources"] = [source for source in document["sources"] if source["id"] in used]


def _keep_proposed(document: Json, proposed: Json, chosen: list[tuple[Item, Json]]) -> None:
    """Write the `review` block: the decisions in the order of their items, and what the machine had where it differs."""
    review = dict(document.get("review") or {})
    if chosen:
        review["decisions"] = [_decided(item, entry) for item, entry in chosen]
    kept: Json = {key: proposed[key] for key in ("sources", "caveats") if document[key] != proposed[key]}
    before = {s["id"]: s for p in proposed["passages"] for s in p["statements"]}
    changed = [
        {"id": s["id"], **{key: before[s["id"]][key] for key in LABELS}}
        for p in document["passages"]
        for s in p["statements"]
        if any(s[key] != before[s["id"]][key] for key in LABELS)
    ]
    if changed:
        kept["statements"] = changed
    if kept:
        review["proposed"] = copy.deepcopy(kept)
    if review:
        document["review"] = review


def _decided(item: Item, entry: Json) -> Json:
    found = {"on": item.id, "decision": entry["decision"], "reviewer": entry["reviewer"], "time": entry["time"]}
    if entry.get("comment"):
        found["comment"] = entry["comment"]
    return found
