"""XPaths of many elements of one tree, in linear time."""

from __future__ import annotations

from typing import Any

from provenance.read.elements import Element

_MANY = 2000  # children, of which a table for the sake of a few would take much memory


class Paths:
    """XPaths of elements. The parser's own are made fastest where an element stands alone, but each counts all siblings:
    the children of a parent that is met again are counted once for all, and after the first hundred every parent's are,
    so that long lists stay linear.
    """

    def __init__(self, root: Element, is_xml: bool = False) -> None:
        """`is_xml`: names stand without their namespaces."""
        self._tree = root.getroottree()
        self._left = 0 if is_xml else 100
        self._positions: dict[Any, dict[Any, str]] = {}
        self._paths: dict[Any, str] = {}  # of the parents met

    def of(self, element: Element) -> str:
        """The XPath of an element of the tree."""
        parent = element.getparent()
        before = self._paths.get(parent)
        if before is not None and (self._left <= 0 or len(parent) < _MANY):
            steps = self._positions.get(parent)
            if steps is None:
                steps = self._positions[parent] = _steps(parent)
            return f"{before}/{steps[element]}"
        self._left -= 1
        path: str = self._tree.getpath(element) if self._left >= 0 else ""
        if not path or "*" in path or path.startswith("/html[1]"):  # a name with a colon, something beside the root
            path = self._counted(element)
        if parent is not None:
            self._paths[parent] = path[: path.rindex("/")]
        return path

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
        name = child.tag
        if type(name) is not str or name[0] == "{":
            name = _name(child)
        n = counts[name] = counts.get(name, 0) + 1
        out.append((child, name, n))
    return {child: tag if counts[tag] == 1 else f"{tag}[{n}]" for child, tag, n in out}


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if type(tag) is str else "node()"
