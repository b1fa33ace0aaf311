"""Compile service models of botocore into the embedded pack: `python -m skelint.services.compile`.

Only facts are taken (names, types, required members, enums, limits, patterns, sensitivity), none of the prose.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from skelint.authoring.operation import SENSITIVE
from skelint.services.pattern import anchored

PACK = Path(__file__).with_name("pack")
SERVICES = {"cognito-idp": ("create-user-pool-client", "update-user-pool-client")}

Schema = dict[str, Any]
Shape = Mapping[str, Any]
Model = Mapping[str, Any]

SCALARS: Mapping[str, Schema] = {
    "string": {"type": "string"},
    "character": {"type": "string"},
    "blob": {"type": "string"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "long": {"type": "integer"},
    "float": {"type": "number"},
    "double": {"type": "number"},
    "timestamp": {"type": ["string", "number"]},
}


def main() -> None:
    """Write the pack from the botocore that is installed."""
    PACK.mkdir(exist_ok=True)
    for service in SERVICES:
        path = PACK / f"{service}.json"
        compiled = {**compile_service(service), "compiled": datetime.now(UTC).date().isoformat()}
        path.write_text(json.dumps(compiled, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(f"{path.name}: {len(compiled['operations'])} operations of botocore {compiled['botocore']}\n")


def compile_service(service: str) -> dict[str, Any]:
    """Return a service's part of the pack, but for the date."""
    import botocore  # noqa: PLC0415 - installed for development only

    model = _load(service)
    names = {cli_name(operation): operation for operation in model["operations"]}
    return {
        "service": service,
        "api_version": model["metadata"]["apiVersion"],
        "botocore": botocore.__version__,
        "operations": {name: _operation(model, names[name], service) for name in SERVICES[service]},
    }


def cli_name(operation: str) -> str:
    """Return an API operation's name in the CLI: `create-user-pool-client`."""
    from botocore import xform_name  # noqa: PLC0415

    return str(xform_name(operation, "-"))


def _load(service: str) -> Model:
    from botocore.loaders import Loader  # noqa: PLC0415

    model: Model = Loader().load_service_model(service, "service-2")
    return model


def _operation(model: Model, operation: str, service: str) -> dict[str, Any]:
    shape = _input(model, operation)
    verb, resource = _split(operation)
    relatives = {
        other: set(_input(model, other)["members"])
        for other in model["operations"]
        if other != operation and _split(other)[1] == resource and _split(other)[0] in ("Create", "Update")
    }
    wrapper, returned = _output(model, operation, resource)
    own = set(shape["members"])
    shapes = model["shapes"]
    output = shapes[model["operations"][operation]["output"]["shape"]] if wrapper else {}
    taken = own.union(*relatives.values())
    return {
        "schema": to_schema(shapes, model["operations"][operation]["input"]["shape"]),
        "creates": verb == "Create",
        "returned_secrets": sorted({*_sensitive(shapes, output, set())} - own),
        "wrapper": wrapper,
        "read_only": sorted(returned - taken),
        "elsewhere": {name: cli_name(other) for other, members in sorted(relatives.items()) for name in sorted(members - own)},
        "options": _options(service, cli_name(operation), shapes, shape),
        "paging": _paging(service, operation),
        "distinctive": sorted(own - _taken_by_others(resource)),
        "rivals": _rivals(operation, service, own),
    }


def _options(service: str, operation: str, shapes: Model, shape: Shape) -> dict[str, list[str]]:
    """Return the options of the CLI by their names, each with the member it gives and that member's type."""
    return {
        _renamed(service, operation, cli_name(member)): [member, shapes[reference["shape"]]["type"]]
        for member, reference in shape["members"].items()
    }


def _renamed(service: str, operation: str, option: str) -> str:
    """Return the name that the CLI gives to an option, where it is not that of the member."""
    from awscli.customizations.argrename import ARGUMENT_RENAMES  # noqa: PLC0415 - installed for development only

    patterns = (f"{service}.{operation}.{option}", f"{service}.*.{option}", f"*.*.{option}")
    return str(next((ARGUMENT_RENAMES[pattern] for pattern in patterns if pattern in ARGUMENT_RENAMES), option))


def _paging(service: str, operation: str) -> list[str]:
    """Return the options that the CLI adds where it fetches page by page."""
    from botocore.exceptions import UnknownServiceError  # noqa: PLC0415
    from botocore.loaders import Loader  # noqa: PLC0415

    try:
        paginators = Loader().load_service_model(service, "paginators-1")["pagination"]
    except UnknownServiceError:
        return []
    if operation not in paginators:
        return []
    return ["starting-token", *(["page-size"] if "limit_key" in paginators[operation] else []), "max-items"]


def _split(operation: str) -> tuple[str, str]:
    verb = re.match(r"[A-Z][a-z]+", operation)
    return (verb[0], operation[verb.end() :]) if verb else ("", operation)


def _input(model: Model, operation: str) -> Shape:
    given = model["operations"][operation].get("input")
    shape: Shape = {"members": {}, **model["shapes"][given["shape"]]} if given else {"members": {}}
    return shape


def _output(model: Model, operation: str, resource: str) -> tuple[str | None, set[str]]:
    """Return the member of the output that wraps the resource, and the resource's members."""
    given = model["operations"][operation].get("output")
    members = model["shapes"][given["shape"]].get("members", {}) if given else {}
    for name, reference in members.items():
        shape = model["shapes"][reference["shape"]]
        if name == resource and shape["type"] == "structure":
            return name, set(shape["members"])
    return None, set()


def _sensitive(shapes: Model, shape: Shape, seen: set[str]) -> Iterator[str]:
    """Yield the names of all members of an output, also nested, whose shape is marked sensitive."""
    for name, reference in shape.get("members", {}).items():
        target = shapes[reference["shape"]]
        if target.get("sensitive"):
            yield name
        if reference["shape"] not in seen:
            seen.add(reference["shape"])
            yield from _sensitive(shapes, target, seen)


def _rivals(operation: str, service: str, own: set[str]) -> list[dict[str, Any]]:
    """Return what other operations of AWS would take of this one's members: an input of just those may be for them.

    Each is its name, the required and all the shared members; one that takes less and asks for more is left out.
    """
    found: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for other_service, other_model in _all_models():
        for other in other_model["operations"]:
            if (other_service, other) == (service, operation):
                continue
            shape = _input(other_model, other)
            shared = own & set(shape["members"])
            required = frozenset(shape.get("required", ()))
            if shared and required <= own:
                found.setdefault((required, frozenset(shared)), f"{other_service} {cli_name(other)}")
    kept = [
        (required, shared, name)
        for (required, shared), name in found.items()
        if not any((r, s) != (required, shared) and r <= required and shared <= s for r, s in found)
    ]
    return [
        {"name": name, "required": sorted(required), "members": sorted(shared)}
        for required, shared, name in sorted(kept, key=lambda rival: rival[2])
    ]


def _taken_by_others(resource: str) -> set[str]:
    """Return the names of all members that operations on other resources take."""
    return {
        name
        for _, model in _all_models()
        for other in model["operations"]
        if _split(other)[1] != resource
        for name in _input(model, other)["members"]
    }


@cache
def _all_models() -> list[tuple[str, Model]]:
    from botocore.loaders import Loader  # noqa: PLC0415

    loader = Loader()
    services = loader.list_available_services("service-2")
    return [(service, loader.load_service_model(service, "service-2")) for service in services]


def to_schema(shapes: Model, root: str) -> Schema:
    """Return the JSON Schema (2020-12) of a shape; only shapes that hold themselves become definitions."""
    recursive = {name for name in _reached(shapes, root, set()) if name in _reached(shapes, name, set())}
    definitions = {name: _schema(shapes, name, recursive, top=True) for name in sorted(recursive)}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_schema(shapes, root, recursive, top=True)}
    return {**schema, "$defs": definitions} if definitions else schema


def _reached(shapes: Model, name: str, seen: set[str]) -> set[str]:
    """Return the names of the shapes below a shape."""
    for child in _children(shapes[name]):
        if child not in seen:
            seen.add(child)
            _reached(shapes, child, seen)
    return seen


def _children(shape: Shape) -> list[str]:
    references = [
        *shape.get("members", {}).values(),
        *(shape[key] for key in ("member", "key", "value") if key in shape),
    ]
    return [reference["shape"] for reference in references]


def _schema(shapes: Model, name: str, recursive: set[str], *, top: bool = False) -> Schema:
    if name in recursive and not top:
        return {"$ref": f"#/$defs/{name}"}
    shape = shapes[name]
    return (
        {**_unmarked(shapes, shape, recursive), SENSITIVE: True}
        if shape.get("sensitive")
        else _unmarked(shapes, shape, recursive)
    )


def _unmarked(shapes: Model, shape: Shape, recursive: set[str]) -> Schema:
    match shape["type"]:
        case "structure" if shape.get("document"):
            return {}
        case "structure":
            return _structure(shapes, shape, recursive)
        case "list":
            items = _schema(shapes, shape["member"]["shape"], recursive)
            return {"type": "array", "items": items, **_limits(shape, "minItems", "maxItems")}
        case "map":
            values = _schema(shapes, shape["value"]["shape"], recursive)
            keys = _schema(shapes, shape["key"]["shape"], recursive)
            limits = _limits(shape, "minProperties", "maxProperties")
            return {"type": "object", "additionalProperties": values, "propertyNames": keys, **limits}
        case kind:
            return _scalar(shape, dict(SCALARS[kind]))


def _structure(shapes: Model, shape: Shape, recursive: set[str]) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {
            member: _schema(shapes, reference["shape"], recursive) for member, reference in shape["members"].items()
        },
        "additionalProperties": False,
    }
    if shape.get("required"):
        schema["required"] = list(shape["required"])
    if shape.get("union"):
        schema |= {"minProperties": 1, "maxProperties": 1}
    return schema


def _scalar(shape: Shape, schema: Schema) -> Schema:
    if schema["type"] == "integer":
        return schema | _limits(shape, "minimum", "maximum")
    if schema["type"] != "string" or shape["type"] == "blob":
        return schema
    schema |= _limits(shape, "minLength", "maxLength")
    if "enum" in shape:
        schema["enum"] = list(shape["enum"])
    if "pattern" in shape:
        schema["pattern"] = anchored(shape["pattern"])
        schema["x-pattern"] = shape["pattern"]
    return schema


def _limits(shape: Shape, least: str, most: str) -> Schema:
    limits = {least: shape.get("min"), most: shape.get("max")}
    return {key: limit for key, limit in limits.items() if limit is not None}


if __name__ == "__main__":
    main()
