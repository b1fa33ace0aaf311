"""What rules look at: one operation and its parameters, as a front end read them."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar

from skelint.authoring.need import Undecided
from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.pointer import Pointer
from skelint.records import dataclass

if TYPE_CHECKING:
    from skelint.authoring.pool import Pool, Resource  # few requests have one

T = TypeVar("T")


UNKNOWN = "\ufffc"
"""The character (object replacement) that stands for each part of a text that cannot be known."""


class Unresolved(str):
    """A value that cannot be known offline, as it is written: `${VAR}`, `https://${HOST}/callback`."""

    __slots__ = ("text", "variable")
    text: str
    """The text with one `UNKNOWN` in the place of each part that cannot be known."""
    variable: str
    """Which value of which variable of the script it is, where it is all of that: two that have one are the same."""

    def __new__(cls, source: str, text: str = UNKNOWN, variable: str = "") -> Self:
        """Make a value of its text as written, and of what is known of that."""
        value = super().__new__(cls, source)
        value.text = text
        value.variable = variable
        return value


class Value(NamedTuple, Generic[T]):
    """A value of a request and where it stands in it."""

    pointer: Pointer
    value: T


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()
"""As a request's `given`: each member that is not written here may be written elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One operation with its parameters and its model.

    The typed accessors take the path of a member, with the index of an item that it is in, and return its value, or None
    where it is absent. They raise `Undecided` where the value is unresolved, may be given elsewhere or has another type: the
    engine ends the check there, so a rule neither guesses nor checks shapes that another rule has already reported.
    """

    model: OperationModel
    parameters: Mapping[str, object]
    number: int = 0
    """Which of the requests of its document it is, from 0."""
    given: Container[str] = frozenset()
    """The top-level members that are written elsewhere: options beside the file, or the lost part of a broken file."""
    faulty: Collection[Pointer] = frozenset()
    """The values that are not of the structure of the model: reported already, and nobody else's business."""
    complete: bool = False
    """Whether nothing can be written elsewhere: a whole command, not a file that options may add to."""
    wrapper: Pointer = ()
    """Where in a saved output the parameters are: in a member, or in a list in one."""
    guessed: str = ""
    """What the operation was recognised by, where nobody declared it: it can be mistaken."""
    region: str | None = None
    """The AWS region that the command names."""
    result: str = ""
    """Which value of which variable of the script its output is put into."""
    state: "Pool | None" = None
    """What other files say of the user pool that it belongs to."""
    _cache: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def operation(self) -> Operation:
        """The operation that is asked for."""
        return self.model.operation

    @property
    def pool(self) -> "Pool":
        """What other files say of the user pool that it belongs to; `Undecided` where no file says anything."""
        if self.state is None:
            raise Undecided
        return self.state

    @property
    def client(self) -> "Resource":
        """The app client that an update is for, as other files describe it; `Undecided` where none does."""
        identifier = self.parameters.get("ClientId")
        name = identifier.variable if isinstance(identifier, Unresolved) else identifier
        client = self.pool.clients.get(name) if isinstance(name, str) else None
        if client is None:
            raise Undecided
        return client

    def has(self, *path: str | int) -> bool:
        """Return whether a member is there."""
        return self._value(path) is not _ABSENT

    def string(self, *path: str | int) -> Value[str] | None:
        """Return a member that is a string."""
        return self._typed(path, str)

    def boolean(self, *path: str | int) -> Value[bool] | None:
        """Return a member that is true or false."""
        return self._typed(path, bool)

    def integer(self, *path: str | int) -> Value[int] | None:
        """Return a member that is an integer."""
        return self._typed(path, int)

    def structure(self, *path: str | int) -> Value[Mapping[str, object]] | None:
        """Return a member that is a structure."""
        return self._typed(path, dict)

    def each_structure(self, *path: str | int) -> Sequence[Value[Mapping[str, object]]]:
        """Return the structures of a list, those that are known and of the structure of the model."""
        member = self._typed(path, list)
        items: Sequence[object] = member.value if member else ()
        pointers = [(*path, index) for index in range(len(items))]
        return [
            Value(pointer, item)
            for pointer, item in zip(pointers, items, strict=True)
            if type(item) is dict and pointer not in self.faulty
        ]

    def strings(self, *path: str | int) -> Value[Sequence[str]] | None:
        """Return a member that is a list of strings, all of them known and of the structure of the model."""
        member = self._typed(path, list)
        if member is not None and len(self.each_string(*path)) != len(member.value):
            raise Undecided
        return member

    def each_string(self, *path: str | int) -> Sequence[Value[str]]:
        """Return the known strings of a list: for rules about one entry, which unresolved neighbours do not concern."""
        strings: Sequence[Value[str]] | None = self._cache.get(path)
        if strings is None:
            member = self._typed(path, list)
            items: Sequence[object] = member.value if member else ()
            strings = self._cache[path] = [
                Value((*path, index), item)
                for index, item in enumerate(items)
                if type(item) is str and (*path, index) not in self.faulty
            ]
        return strings

    def every_string(self) -> Sequence[Value[str]]:
        """Return the known strings of the whole request, at any depth, in order."""
        return self.once(_strings)

    def structures(self, *path: str | int) -> Sequence[Value[Mapping[str, object]]]:
        """Return the structures of a list, all of them known: for rules about what is in none of them."""
        structures = self.each_structure(*path)
        member = self._typed(path, list)
        if member is not None and len(structures) != len(member.value):
            raise Undecided
        return structures

    @property
    def text(self) -> str:
        """All strings in small letters, as far as they are known, with a NUL between: what is not in it is in none of them."""
        return self.once(_text)

    def once(self, compute: Callable[["Request"], T]) -> T:
        """Return the result of a function on this request, computed once however many rules ask for it."""
        try:
            result: T = self._cache[compute]
        except KeyError:
            result = self._cache[compute] = compute(self)
        return result

    def each_text(self, *path: str | int) -> Iterator[Value[str]]:
        """Yield the strings of a list, or a string member, the unresolved ones too: for what can be told of a part.

        Each is as it is known: `UNKNOWN` stands for what is not.
        """
        value = self._value(path)
        for index, item in enumerate(value) if type(value) is list else ():
            if isinstance(item, str) and (*path, index) not in self.faulty:
                yield Value((*path, index), item.text if isinstance(item, Unresolved) else item)
        if isinstance(value, str) and path not in self.faulty:
            yield Value(path, value.text if isinstance(value, Unresolved) else value)

    def _typed(self, path: Pointer, kind: type[T]) -> Value[Any] | None:
        value = self._value(path)
        if value is _ABSENT:
            return None
        if type(value) is not kind or path in self.faulty:  # exact: a bool is no integer here, an Unresolved no string
            raise Undecided
        return Value(path, value)

    def _value(self, path: Pointer) -> object:
        value: object = self.parameters
        for step in path:
            if type(step) is int and type(value) is list:
                value = value[step]
                continue
            if type(value) is not dict:
                raise Undecided
            if step not in value:
                if value is self.parameters and step in self.given:
                    raise Undecided
                return _ABSENT
            value = value[step]
        return value


def _strings(request: Request) -> Sequence[Value[str]]:
    strings: list[Value[str]] = []
    _gather((), request.parameters, request.faulty, strings)
    return strings


def _text(request: Request) -> str:
    lines: list[str] = []
    pending: list[object] = [request.parameters]
    while pending:
        value = pending.pop()
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for item in items:
            kind = type(item)
            if kind is str:
                lines.append(item)
            elif kind is Unresolved:
                lines.append(item.text)
            elif kind is dict or kind is list:
                pending.append(item)
    return "\0".join(lines).lower()


def _gather(pointer: Pointer, value: object, faulty: Container[Pointer], strings: list[Value[str]]) -> None:
    """Add the strings below a value, in order; readers bound how deep it is."""
    items: Iterable[tuple[str | int, object]] = value.items() if isinstance(value, dict) else ()
    for step, item in enumerate(value) if isinstance(value, list) else items:
        place = (*pointer, step)
        if type(item) is str:
            if place not in faulty:
                strings.append(Value(place, item))
        elif isinstance(item, dict | list):
            _gather(place, item, faulty, strings)


_ABSENT = object()
