"""Small value classes that cost little at import and in use: a hundred of them take less than five dataclasses.

`@record` is what `@dataclass(frozen=True, slots=True)` is, with two differences. Only the constructor is generated, so
that a class is made in 0.1 ms and not in 1 ms; and that a value is never changed is left to the type checker, so that
making one costs a third. `dataclasses.replace`, `fields` and `asdict` work on records.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


class _Factory:
    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class _Fields:
    """`__dataclass_fields__`, made by the standard library when somebody asks for it."""

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        from dataclasses import fields, make_dataclass

        names: tuple[str, ...] = owner.__match_args__  # type: ignore[attr-defined]
        found = {f.name: f for f in fields(make_dataclass(owner.__name__, names))}
        type.__setattr__(owner, "__dataclass_fields__", found)
        return found


def field(*, default_factory: Callable[[], T]) -> T:
    """A field whose default is made anew for every value."""
    return _Factory(default_factory)  # type: ignore[return-value]


@overload
def record(cls: type[T]) -> type[T]: ...
@overload
def record(*, frozen: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, *, frozen: bool = True) -> Any:
    """Make a class of annotated fields a record: slots, constructor, equality, `repr`, and a hash where it is frozen.

    The module has to have `from __future__ import annotations`. Records do not inherit from each other.
    """
    if cls is None:
        return lambda it: _make(it, frozen)
    return _make(cls, frozen)


def replace(value: T, **changes: Any) -> T:
    """A copy of a record with some fields changed."""
    for name in value.__match_args__:  # type: ignore[attr-defined]
        if name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


def kinds(cls: type) -> dict[str, str]:
    """The fields of a record, in order, with their types as they are written."""
    found: dict[str, str] = vars(cls)["__kinds__"]
    return found


def _make(cls: type[T], frozen: bool) -> type[T]:
    space = dict(cls.__dict__)
    names = tuple(space["__annotations__"])
    space["__kinds__"] = dict(space["__annotations__"])
    defaults = {name: space.pop(name) for name in names if name in space}
    for gone in ("__dict__", "__weakref__"):
        space.pop(gone, None)
    get = attrgetter(*names)
    init = _constructor(names, defaults)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    space.update(
        __slots__=names, __match_args__=names, __init__=init, __dataclass_fields__=_Fields(), __repr__=_repr,
        __eq__=lambda a, b: get(a) == get(b) if type(a) is type(b) else NotImplemented,
        __hash__=(lambda a: hash(get(a))) if frozen else None,
    )  # fmt: skip
    made: type[T] = type(cls.__name__, cls.__bases__, space)
    return made


def _constructor(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """`__init__` as one would write it by hand."""
    parameters, lines = [], []
    space: dict[str, Any] = {}
    for name in names:
        value = name
        if name in defaults:
            space[f"_{name}"] = default = defaults[name]
            if isinstance(default, _Factory):
                space[f"_{name}"] = default.make
                parameters.append(f"{name}=_{name}")
                value = f"_{name}() if {name} is _{name} else {name}"
            else:
                parameters.append(f"{name}=_{name}")
        else:
            parameters.append(name)
        lines.append(f" self.{name} = {value}")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines), space)  # noqa: S102  (names from code)
    return space["__init__"]


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
    return f"{type(self).__qualname__}({inside})"
