"""Rewrites a module's source into the form that mypyc makes native. The meaning stays the same.

- What `@record` generates when it runs is written out.
- Module constants become `Final`: compiled code reads them without looking them up.
- Members of the vocabulary likewise: looking one up in its enum takes longer than comparing it.
- Named tuples are made without their constructor, which is interpreted and takes five times as long.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Mapping

_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_FUTURE = "from __future__ import annotations"
_IMPORTS = "from typing import Any as _Any, ClassVar as _ClassVar, Final as _Final; _new: _Final = tuple.__new__"


def named_tuples(sources: Iterable[str]) -> dict[str, int]:
    """The named tuples that modules define, with the number of their fields; none that two modules name alike."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "NamedTuple" for base in node.bases):
                several |= {node.name} & found.keys()
                found[node.name] = sum(isinstance(s, ast.AnnAssign) for s in node.body)
    return {name: fields for name, fields in found.items() if name not in several}


def native_source(source: str, tuples: Mapping[str, int]) -> str:
    """The module's source in that form; sources without postponed annotations are left as they are. `tuples` are the
    package's `named_tuples`.
    """
    if _FUTURE not in source:
        return source
    finished = _make_members_constants(_make_tuples_directly(source, tuples))
    finished = _write_out_records(_make_constants_final(finished))
    return finished.replace(_FUTURE, f"{_FUTURE}; {_IMPORTS}", 1)


def _make_tuples_directly(source: str, tuples: Mapping[str, int]) -> str:
    """`Span(a, b)` as `_new(Span, (a, b))`, where all fields are given in order; a class that the module imports under a
    name of its own, which needs no looking up.
    """
    tree = ast.parse(source)
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    imported = {a.name for n in imports if isinstance(n, ast.ImportFrom) for a in n.names if a.asname is None}
    inserts: list[tuple[int, int, str]] = []
    named: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.keywords:
            continue
        fields = tuples.get(node.func.id, 0)
        if fields < 2 or len(node.args) != fields or any(isinstance(a, ast.Starred) for a in node.args):
            continue
        name, end = node.func, node.end_col_offset or 0
        is_imported = name.id in imported
        named |= {name.id} & imported
        inserts.append((name.lineno, name.col_offset, "_new(_class_" if is_imported else "_new("))
        inserts.append((name.end_lineno or 0, name.end_col_offset or 0, ", "))
        inserts.append((node.end_lineno or 0, end, ")"))
    lines = [line.encode() for line in source.split("\n")]
    for number, column, words in sorted(inserts, reverse=True):
        line = lines[number - 1]
        lines[number - 1] = line[:column] + words.encode() + line[column:]
    if named:
        last = max(n.end_lineno or 0 for n in imports) - 1
        lines[last] += "".join(f"; _class_{name}: _Final = {name}" for name in sorted(named)).encode()
    return b"\n".join(lines).decode()


def _make_members_constants(source: str) -> str:
    """`T.WIRE` inside functions as `_T_WIRE`, for the enums that a module takes from the vocabulary."""
    tree = ast.parse(source)
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    enums = {
        alias.asname or alias.name
        for node in imports
        if isinstance(node, ast.ImportFrom) and node.module == "provenance.vocabulary"
        for alias in node.names
    }
    lines = [line.encode() for line in source.split("\n")]
    members: dict[str, str] = {}
    places = []
    for outer in tree.body:
        taken: set[ast.AST] = set()
        for node in ast.walk(outer) if isinstance(outer, ast.FunctionDef | ast.ClassDef) else ():
            member = node.value if isinstance(node, ast.Attribute) and node.attr == "value" else node
            if not isinstance(member, ast.Attribute) or not isinstance(member.value, ast.Name) or member in taken:
                continue
            if member.value.id in enums and member.attr.isupper():
                taken.add(member)  # `T.WIRE.value` is met before the `T.WIRE` in it
                places.append((node.lineno, node.col_offset, node.end_col_offset or 0, node))
    for number, start, end, node in sorted(places, key=lambda p: p[:2], reverse=True):
        found = ast.unparse(node)
        members[found] = "_" + found.replace(".", "_")
        line = lines[number - 1]
        lines[number - 1] = line[:start] + members[found].encode() + line[end:]
    if members:
        last = max(n.end_lineno or 0 for n in imports) - 1
        lines[last] += "".join(f"; {name}: _Final = {found}" for found, name in sorted(members.items())).encode()
    return b"\n".join(lines).decode()


def _make_constants_final(source: str) -> str:
    tree = ast.parse(source)
    lines = source.split("\n")
    stored = Counter(n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load))
    shared = {name for n in ast.walk(tree) if isinstance(n, ast.Global) for name in n.names}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, made = node.targets[0], node.value
            if isinstance(made, ast.Subscript) or (isinstance(made, ast.Call) and ast.unparse(made.func) == "TypeVar"):
                continue  # a name of a type
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target = node.target
        else:
            continue
        if not isinstance(target, ast.Name) or not _CONSTANT.fullmatch(target.id):
            continue
        if stored[target.id] > 1 or target.id in shared:
            continue
        at = node.lineno - 1
        if isinstance(node, ast.Assign):
            lines[at] = lines[at].replace(target.id, f"{target.id}: _Final", 1)
        else:
            _wrap(lines, node.annotation)
    return "\n".join(lines)


def _wrap(lines: list[str], annotation: ast.expr) -> None:
    """Puts an annotation of one line into `_Final[...]`, unless it is one."""
    if annotation.end_lineno != annotation.lineno or "Final" in ast.unparse(annotation):
        return
    line = lines[annotation.lineno - 1].encode()
    start, end = annotation.col_offset, annotation.end_col_offset or annotation.col_offset
    lines[annotation.lineno - 1] = (line[:start] + b"_Final[" + line[start:end] + b"]" + line[end:]).decode()


def _write_out_records(source: str) -> str:
    lines = source.split("\n")
    classes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.ClassDef)]
    for node in sorted(classes, key=lambda n: -n.lineno):
        for decorator in node.decorator_list:
            if ast.unparse(decorator).partition("(")[0] == "record":
                _write_out(node, decorator, lines)
    return "\n".join(lines)


def _write_out(node: ast.ClassDef, decorator: ast.expr, lines: list[str]) -> None:
    """Writes what `provenance.records` makes of a class: constructor, equality, hash, `repr`, and how it is copied."""
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
    names = [ast.unparse(f.target) for f in fields]
    kinds = [ast.unparse(f.annotation) for f in fields]
    parameters, settings = [], []
    for field, name, kind in zip(fields, names, kinds, strict=True):
        value, setting = field.value, name
        if value is None:
            parameters.append(f"{name}: {kind}")
        elif isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
            parameters.append(f"{name}: {kind} | None = None")
            setting = f"{ast.unparse(value.keywords[0].value)}() if {name} is None else {name}"
        else:
            parameters.append(f"{name}: {kind} = {ast.unparse(value)}")
        settings.append(f"self.{name} = {setting}")
        if value is not None:
            lines[field.lineno - 1 : field.end_lineno] = [f"    {name}: {kind}"] + [""] * (
                (field.end_lineno or field.lineno) - field.lineno
            )
    everything = "(" + "".join(f"self.{name}, " for name in names) + ")"
    same = " and ".join(f"self.{name} == other.{name}" for name in names)
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    is_frozen = "frozen=False" not in ast.unparse(decorator)
    lines[node.end_lineno : node.end_lineno] = [
        f"    __kinds__: _ClassVar[dict[str, str]] = {dict(zip(names, kinds, strict=True))!r}",
        f"    __match_args__: _ClassVar[tuple[str, ...]] = {tuple(names)!r}",
        f"    def __init__(self, {', '.join(parameters)}) -> None: {'; '.join(settings)}",
        f"    def __eq__(self, other: object) -> bool: return isinstance(other, {node.name}) and {same}",
        *([f"    def __hash__(self) -> int: return hash({everything})"] if is_frozen else []),
        f'    def __repr__(self) -> str: return f"{node.name}({shown})"',
        f"    def __reduce__(self) -> tuple[_Any, ...]: return ({node.name}, {everything})",
    ]
    lines[decorator.lineno - 1] = ""
