"""XPaths of many elements of one tree, in linear time."""

from __future__ import annotations

from typing import Any

from provenance.read.layout import Element


class Paths:
    """XPaths of elements. The parser's own are made fastest, but each counts all siblings: after the first hundred,
    positions are counted once for each parent, so that long lists stay linear.
    """

    def __init__(self, root: Element, is_xml: bool = False) -> None:
        """`is_xml`: names stand without their namespaces."""
        self._tree = root.getroottree()
        self._left = 0 if is_xml else 100
        self._positions: dict[Any, dict[Any, str]] = {}

    def of(self, element: Element) -> str:
        """The XPath of an element of the tree."""
        self._left -= 1
        if self._left >= 0:
            path: str = self._tree.getpath(element)
            if "*" not in path and not path.startswith("/html[1]"):  # a name with a colon, something beside the root
                return path
        return self._counted(element)

    def _counted(self, element: Element) -> str:
        parts: list[str] = []
        while element is not None:
            parent = element.getparent()
            if parent is None:
                parts.append(_name(element))
                break
            steps = self._positions.get(parent)
            if steps is None:
                steps = self._positions[parent] = _steps(parent)
            parts.append(steps[element])
            element = parent
        return "/" + "/".join(reversed(parts))


def _steps(parent: Element) -> dict[Any, str]:
    counts: dict[str, int] = {}
    out: list[tuple[Any, str, int]] = []
    for child in parent:
        name = _name(child)
        n = counts[name] = counts.get(name, 0) + 1
        out.append((child, name, n))
    return {child: tag if counts[tag] == 1 else f"{tag}[{n}]" for child, tag, n in out}


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if type(tag) is str else "node()"
