"""Which ids the package's registry has: what validating needs, without making a single outlet."""

from __future__ import annotations

import orjson

from provenance import tables


def registry_digest() -> str:
    """The digest of the package's registry, as annotations name it. Raises KnowledgeError."""
    bundled = tables.bundle("registry")
    return bundled.digests["registry"] if bundled is not None else tables.digest(tables.DATA / "registry")


def outlet_ids() -> frozenset[str]:
    """The ids of the package's outlets. Raises KnowledgeError."""
    bundled = tables.bundle("registry")
    if bundled is not None:
        return frozenset([orjson.loads(row)[0] for row in bundled.section("index:rows")])
    files, _ = tables.load("registry")
    return frozenset(item["id"] for content in files.values() for item in content["outlets"])
