"""The embedded pack: what the service models say of each operation that skelint knows."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from skelint.authoring.operation import ModelFacts, Operation
from skelint.records import dataclass

PACK = Path(__file__).with_name("pack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another operation of AWS that takes some members of this one: an input of just those may be meant for it."""

    name: str
    required: frozenset[str]
    members: frozenset[str]


class Option(NamedTuple):
    """An option of the AWS CLI that gives a member."""

    member: str
    kind: str
    """The type of the member in the service model: `boolean`, `list`, `structure`, `map`, `integer`, `string` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationModel:
    """One operation: its input's JSON Schema and the facts around it."""

    operation: Operation
    schema: Mapping[str, Any]
    creates: bool
    facts: ModelFacts
    distinctive: frozenset[str]
    """The top-level members that no operation on another resource takes."""
    rivals: Sequence[Rival]
    options: Mapping[str, Option]
    """The options of the CLI that give members, by their names without dashes in front."""
    paging: Sequence[str]
    """The options that the CLI adds where it fetches page by page."""

    @property
    def members(self) -> Mapping[str, Any]:
        """The schemas of the top-level members, by name."""
        members: Mapping[str, Any] = self.schema["properties"]
        return members

    @property
    def required(self) -> Sequence[str]:
        """The names of the members that the operation cannot do without."""
        required: Sequence[str] = self.schema.get("required", ())
        return required


@cache
def operations() -> Mapping[Operation, OperationModel]:
    """Return the models of all operations in the pack."""
    found = {}
    for path in sorted(PACK.glob("*.json")):
        service = json.loads(path.read_text(encoding="utf-8"))
        for name, compiled in service["operations"].items():
            operation = Operation(service["service"], name)
            found[operation] = _model(operation, compiled, service)
    return found


def _model(operation: Operation, compiled: Mapping[str, Any], service: Mapping[str, Any]) -> OperationModel:
    return OperationModel(
        operation=operation,
        schema=compiled["schema"],
        creates=compiled["creates"],
        facts=ModelFacts(
            version=service["botocore"],
            compiled=date.fromisoformat(service["compiled"]),
            sensitive=frozenset(compiled["sensitive"]),
            read_only=frozenset(compiled["read_only"]),
            elsewhere=compiled["elsewhere"],
            wrapper=compiled["wrapper"],
        ),
        distinctive=frozenset(compiled["distinctive"]),
        rivals=[
            Rival(name=rival["name"], required=frozenset(rival["required"]), members=frozenset(rival["members"]))
            for rival in compiled["rivals"]
        ],
        options={name: Option(member, kind) for name, (member, kind) in compiled["options"].items()},
        paging=compiled["paging"],
    )
