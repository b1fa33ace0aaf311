"""Dataclasses that are quick to define: those of the standard library took half of the time in which one file is linted.

`dataclass` makes what that of the standard library makes, which takes most of a millisecond for each class. Here the type
checker alone holds what is frozen, one function compares, hashes or shows instances of all classes, and what `replace` and
`fields` ask for is made when they do.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields, make_dataclass
from inspect import get_annotations
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]:
    """Return what makes a dataclass of a class that inherits from none; `frozen` is for the type checker, and must be true."""
    if not frozen:
        raise TypeError("a dataclass that can change is one of the standard library")

    def make(cls: type[T]) -> type[T]:
        names = tuple(get_annotations(cls))
        declared = {name: cls.__dict__.get(name, MISSING) for name in names}
        fields = {name: value if isinstance(value, Field) else field(default=value) for name, value in declared.items()}
        compared = tuple(name for name, each in fields.items() if each.compare)
        methods: dict[str, object] = {
            "__init__": _init(fields, kw_only=kw_only, post_init=hasattr(cls, "__post_init__")),
            "__repr__": _showing(tuple(name for name, each in fields.items() if each.repr)),
            "__dataclass_fields__": _Fields(fields),
            "__match_args__": () if kw_only else names,
        }
        if eq:
            methods |= {"__eq__": _equality(compared), "__hash__": _hashing(compared)}
        namespace = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__", *names)}
        if slots:
            namespace["__slots__"] = names
        else:
            namespace |= {name: each.default for name, each in fields.items() if each.default is not MISSING}
        built: type[T] = type(cls.__name__, cls.__bases__, namespace | methods)
        return built

    return make


class _Fields:
    """The fields as the standard library has them, made when `replace` or `fields` ask for them."""

    def __init__(self, fields: dict[str, Field[Any]]) -> None:
        self.fields = fields

    def __get__(self, _: object, cls: Any) -> dict[str, Field[Any]]:
        specified = [(name, object, each) for name, each in self.fields.items()]
        built = {each.name: each for each in fields(make_dataclass(cls.__name__, specified, kw_only=True))}
        cls.__dataclass_fields__ = built
        return built


def _init(fields: dict[str, Field[Any]], *, kw_only: bool, post_init: bool) -> Any:
    """Return the method that takes a value for each field, compiled: it runs for each request and each place."""
    parameters = ["self", "*"] if kw_only else ["self"]
    lines = []
    defaults: dict[str, object] = {}
    for name, each in fields.items():
        if each.default_factory is not MISSING:
            defaults[f"_{name}"], default = each.default_factory, "None"
            lines.append(
                f" self.{name} = _{name}() if {name} is None else {name}" if each.init else f" self.{name} = _{name}()"
            )
        else:
            defaults[f"_{name}"], default = each.default, f"_{name}"
            lines.append(f" self.{name} = {name}")
        if each.init:
            parameters.append(name if defaults[f"_{name}"] is MISSING else f"{name}={default}")
    if post_init:
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), defaults)  # noqa: S102 - names of our own fields
    return defaults["__init__"]


def _equality(names: tuple[str, ...]) -> Any:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    return __eq__


def _hashing(names: tuple[str, ...]) -> Any:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(tuple(getattr(self, name) for name in names))

    return __hash__


def _showing(names: tuple[str, ...]) -> Any:
    def __repr__(self: object) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__
