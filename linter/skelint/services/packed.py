"""The pack on disk: a compressed file for each service, read when one of its operations is asked for."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

PACK = Path(__file__).with_name("pack")
SUFFIX = ".lines.z"
NAMES = "names.z"
"""The file with the names of all services, operations, and commands of the CLI's own."""
RECOGNITION = "recognition.z"
"""The file with what tells operations by their members."""
SECRETS = "secrets.z"
MEMBERS = "members.z"
"""The file with the services that take each member."""
ORIGIN = "origin.json"
SERVICE = re.compile(r"[a-z0-9]++(?:[.-][a-z0-9]++)*+")
"""What may be the name of a service, and so of a file of the pack."""


class PackOrigin(NamedTuple):
    """What the pack is compiled from."""

    botocore: str
    awscli: str
    compiled: date
    """When these were the current versions."""


Reference = int | list[Any]
"""The number of a shape, or that with what is said of one member alone."""


def parted(reference: Reference) -> tuple[int, Mapping[str, Any]]:
    """Return the number of the shape of a member, and what is said of that member alone."""
    return (reference, {}) if isinstance(reference, int) else (reference[0], reference[1])


class PackedService:
    """A service of the pack: a line of JSON for itself, for each operation, and for each shape, parsed when asked for."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.header: Mapping[str, Any] = json.loads(self._lines[0])

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.header["operations"], 1)}

    @property
    def operations(self) -> Sequence[str]:
        """The names of its operations."""
        names: Sequence[str] = self.header["operations"]
        return names

    def operation(self, name: str) -> Mapping[str, Any] | None:
        """Return what is packed of an operation, or None where the service has none of that name."""
        number = self._numbers.get(name)
        return None if number is None else json.loads(self._lines[number])

    def shape(self, number: int) -> dict[str, Any]:
        """Return a shape as it is packed: a JSON Schema in which other shapes are numbers."""
        shape: dict[str, Any] = json.loads(self._lines[1 + len(self._numbers) + number])
        return shape

    def shapes(self) -> Iterator[dict[str, Any]]:
        """Yield all its shapes."""
        return map(self.shape, range(len(self._lines) - 1 - len(self._numbers)))


class PackedNames:
    """The names of all services with their operations and the commands that are none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = {line.partition(" ")[0]: line for line in text.split("\n")}

    @cached_property
    def services(self) -> frozenset[str]:
        """The names of the services that have operations."""
        return frozenset(name for name, line in self._lines.items() if not line.startswith(f"{name} +"))

    @property
    def top(self) -> Sequence[str]:
        """The names of all services, and of the commands of the CLI's own that stand beside them."""
        return [name for name in self._lines if "/" not in name]

    @property
    def above(self) -> Sequence[str]:
        """Everything that commands may stand below: `ec2`, `ec2/wait`, `s3`."""
        return list(self._lines)

    @cached_property
    def dotted(self) -> Sequence[str]:
        """The names of services that are no single word."""
        return [name for name in self.services if "." in name]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._text.split())

    def operations(self, service: str) -> Sequence[str]:
        """Return the names of the operations of a service."""
        return self._lines.get(service, "").partition(" +")[0].split()[1:]

    def services_with(self, operation: str) -> Sequence[str]:
        """Return the services that have an operation of a name."""
        if operation not in self._words:
            return []
        services: list[str] = []
        at = self._text.find(f" {operation} ")
        while at >= 0:
            line = self._text[self._text.rfind("\n", 0, at) + 1 : at]
            if " +" not in line:
                services.append(line.partition(" ")[0])
            at = self._text.find(f" {operation} ", at + 1)
        return services

    def own_commands(self, above: str) -> Sequence[str] | None:
        """Return the commands below a service or a command of the CLI's own that are no operations; None where neither is."""
        line = self._lines.get(above)
        return None if line is None else line.partition(" +")[2].split()


class PackedMembers:
    """The top-level members of all inputs with the services that take them, and the wrappers of saved outputs."""

    def __init__(self, text: str) -> None:
        members, _, wrappers = text.partition("\n\n")
        self._members = dict(_entry(line) for line in members.split("\n"))
        self._wrappers = dict(_entry(line) for line in wrappers.split("\n"))

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def services(self, name: str) -> Sequence[str]:
        """Return the services that take a member; none where they are too many to tell anything."""
        return self._members.get(name, "").split()

    def wrapped(self, wrapper: str) -> Sequence[str]:
        """Return the operations whose resource is read back in a wrapper, written `ecs register-task-definition`."""
        return self._wrappers[wrapper].split("\t") if wrapper in self._wrappers else ()


def _entry(line: str) -> tuple[str, str]:
    name, _, rest = line.partition("\t")
    return name, rest


@cache
def members() -> PackedMembers:
    """Return which services take which members."""
    return PackedMembers(text(PACK / MEMBERS))


@cache
def secrets() -> frozenset[str]:
    """Return the folded names of members that are mostly marked sensitive, of inputs and outputs."""
    return frozenset(text(PACK / SECRETS).split())


@cache
def names() -> PackedNames:
    """Return the names of all operations."""
    return PackedNames(text(PACK / NAMES))


@cache
def origin() -> PackOrigin:
    """Return what the pack is compiled from."""
    facts = json.loads((PACK / ORIGIN).read_text(encoding="utf-8"))
    return PackOrigin(facts["botocore"], facts["awscli"], date.fromisoformat(facts["compiled"]))


@cache
def packed_service(service: str) -> PackedService | None:
    """Return a service of the pack, or None where it holds none of that name."""
    path = PACK / f"{service}{SUFFIX}"
    return PackedService(text(path)) if SERVICE.fullmatch(service) and path.is_file() else None


@cache
def recognition() -> Mapping[str, Any]:
    """Return what tells operations by their members, by their names."""
    facts: Mapping[str, Any] = json.loads(text(PACK / RECOGNITION))
    return facts


def text(path: Path) -> str:
    """Return what a compressed file of the pack holds."""
    return zlib.decompress(path.read_bytes()).decode()
