"""What the installed packages change in the pack, in words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skelint.authoring.operation import Operation, OperationModel
from skelint.services.compile import command_line
from skelint.services.compile.pack import compiled_services, names
from skelint.services.compile.service import CompiledService
from skelint.services.models import operation_model
from skelint.services.packed import NAMES, SUFFIX, PackedNames, PackedService, text

FACTS = (
    "api",
    "required",
    "options",
    "opposites",
    "additions",
    "positional",
    "paging",
    "takes_input",
    "deprecated",
    "wrapper",
    "listed",
)
"""What of a model is compared besides its members."""


def differences(folder: Path, services: Sequence[str]) -> Iterator[str]:
    """Yield a line for each difference between the pack in a folder and the installed packages, service by service."""
    packed = {path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}")}
    installed = command_line.services()
    for name in sorted(packed - set(installed)):
        if not services or name in services:
            yield f"{name}: the service is gone"
    compiled = compiled_services([name for name in installed if not services or name in services])
    yield from _of_own_commands(PackedNames(text(folder / NAMES)), PackedNames(names(compiled)), services)
    for service in compiled:
        if service.name not in packed:
            yield f"{service.name}: the service is new, with {len(service.operations)} operations"
        elif text(folder / f"{service.name}{SUFFIX}") != service.text:
            yield from _of_service(service, PackedService(text(folder / f"{service.name}{SUFFIX}")))


def _of_own_commands(before: PackedNames, after: PackedNames, services: Sequence[str]) -> Iterator[str]:
    """Yield which commands of the CLI's own are new or gone, waiters among them; of services that are gone themselves none."""
    for above in sorted({*before.above, *after.above}):
        if services and above.partition("/")[0] not in services:
            continue
        old, new = before.own_commands(above) or (), after.own_commands(above) or ()
        title = above.replace("/", " ")
        yield from (f"{title} {name}: the command is gone" for name in old if name not in new)
        yield from (f"{title} {name}: the command is new" for name in new if name not in old)


def _of_service(service: CompiledService, before: PackedService) -> Iterator[str]:
    after = PackedService(service.text)
    if before.header["api_version"] != after.header["api_version"]:
        yield f"{service.name}: API version {before.header['api_version']} -> {after.header['api_version']}"
    for name in before.operations:
        if after.operation(name) is None:
            yield f"{service.name} {name}: the operation is gone"
    for name in after.operations:
        if before.operation(name) is None:
            yield f"{service.name} {name}: the operation is new"
            continue
        operation = Operation(service.name, name)
        old, new = _model(operation, before), _model(operation, after)
        yield from (f"{operation}: {change}" for change in _of_operation(old, new))


def _model(operation: Operation, service: PackedService) -> OperationModel:
    return operation_model(operation, service.operation(operation.name) or {}, service)


def _of_operation(before: OperationModel, after: OperationModel) -> Iterator[str]:
    for fact in FACTS:
        old, new = getattr(before, fact), getattr(after, fact)
        if old != new:
            yield f"{fact}: {_shown(old)} -> {_shown(new)}"
    old_schemas, new_schemas = dict(_flat("", before.schema, before)), dict(_flat("", after.schema, after))
    for path in sorted(old_schemas.keys() | new_schemas.keys()):
        old_schema, new_schema = old_schemas.get(path), new_schemas.get(path)
        if old_schema is None or new_schema is None:
            yield f"{path}: {'new' if old_schema is None else 'gone'}"
            continue
        for keyword in sorted(old_schema.keys() | new_schema.keys()):
            yield from _of_keyword(f"{path} {keyword}", old_schema.get(keyword), new_schema.get(keyword))


def _of_keyword(name: str, before: object, after: object) -> Iterator[str]:
    if isinstance(before, list) and isinstance(after, list):
        gone, new = [value for value in before if value not in after], [value for value in after if value not in before]
        changes = [*(f"- {value}" for value in gone), *(f"+ {value}" for value in new)]
        if changes:
            yield f"{name}: {', '.join(changes)}"
    elif before != after:
        yield f"{name}: {_shown(before)} -> {_shown(after)}"


def _flat(path: str, schema: Mapping[str, Any], model: OperationModel) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the schemas of a schema's members, items and values with their paths, each definition where it is first met."""
    pending, met = [(path, schema)], set[str]()
    while pending:
        where, part = pending.pop()
        if "$ref" in part:
            if part["$ref"] in met:
                continue
            met.add(part["$ref"])
            part = model.resolved(part)
        below = {f"{where}.{name}".lstrip("."): member for name, member in part.get("properties", {}).items()}
        below |= {f"{where}[]": part["items"]} if "items" in part else {}
        below |= {f"{where}{{}}": part["additionalProperties"]} if isinstance(part.get("additionalProperties"), dict) else {}
        below |= {f"{where} name": part["propertyNames"]} if "propertyNames" in part else {}
        yield (
            where,
            {
                keyword: value
                for keyword, value in part.items()
                if keyword
                not in ("properties", "items", "additionalProperties", "propertyNames", "$defs", "$schema", "pattern")
            },
        )
        pending += reversed(below.items())


def _shown(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)
