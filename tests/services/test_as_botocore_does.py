"""Inputs of ten large services, made from botocore's own shapes: what its ParamValidator accepts and rejects, so do we.

botocore looks at required and unknown members, types, and lower bounds. What is made here is valid beyond that: it matches
the patterns (as far as they can be generated), the enums and the upper bounds, so that no fault of structure may be told.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import distribution
from typing import Any

import pytest

pytest.importorskip("awscli")  # and first: its own botocore serves the whole process, where other tests ask for its names

from botocore.loaders import Loader
from botocore.model import OperationModel as BotocoreOperation
from botocore.model import ServiceModel, Shape
from botocore.validate import ParamValidator

from skelint.authoring.operation import Operation
from skelint.authoring.request import Request
from skelint.services.catalogue import model, operation_names
from skelint.services.structure import faults

SERVICES = {
    "cloudfront": "cloudfront",
    "cognito-idp": "cognito-idp",
    "dynamodb": "dynamodb",
    "ec2": "ec2",
    "ecs": "ecs",
    "iam": "iam",
    "lambda": "lambda",
    "rds": "rds",
    "s3api": "s3",
    "sagemaker": "sagemaker",
}
"""Ten large services, as the AWS CLI and as botocore call them."""
SAMPLE = 12
"""How many operations of each service are looked at in a run of the suite."""
DEEPEST = 4
LOADER = Loader([str(distribution("botocore").locate_file("botocore/data"))], include_default_search_paths=False)
"""The models of botocore alone: where `awscli` is imported too, a loader takes its older ones before them."""
FILLED = ("MaxCount", "MinCount")
"""Required members of `run-instances` that the AWS CLI fills in: the overlay says so."""


@cache
def botocore_model(service: str) -> ServiceModel:
    return ServiceModel(LOADER.load_service_model(SERVICES[service], "service-2"))


def valid(shape: Shape, chance: random.Random, depth: int = 0) -> Any:
    """Return a value that a shape accepts; patterns and formats aside, which only texts without a pattern keep for sure."""
    match shape.type_name:
        case "structure":
            return structure(shape, chance, depth)
        case "list":
            least = shape.metadata.get("min", 0)
            count = least if depth > DEEPEST else max(least, min(chance.randint(0, 2), shape.metadata.get("max", 2)))
            return [valid(shape.member, chance, depth + 1) for _ in range(count)]
        case "map":
            least = shape.metadata.get("min", 0)
            return {f"{text(shape.key)}{number or ''}": valid(shape.value, chance, depth + 1) for number in range(least)}
        case "string" | "character":
            return chance.choice(shape.enum) if shape.enum else text(shape)
        case "integer" | "long":
            return number(shape)
        case "float" | "double":
            return float(number(shape))
        case "boolean":
            return chance.choice([True, False])
        case "timestamp":
            return "2026-11-28T00:00:00Z"
        case _:
            return "YQ=="


def structure(shape: Any, chance: random.Random, depth: int) -> Any:
    if shape.is_document_type:
        return {}
    names = list(shape.required_members)
    if shape.is_tagged_union:
        names = [chance.choice(list(shape.members))]
    elif depth <= DEEPEST:
        names += [name for name in shape.members if name not in names and chance.random() < 0.3]
    return {name: valid(shape.members[name], chance, depth + 1) for name in names}


def text(shape: Shape) -> str:
    return str("a" * min(max(shape.metadata.get("min", 1), 1), 5_000))


def number(shape: Shape) -> int:
    return int(min(max(shape.metadata.get("min", 1), 1), shape.metadata.get("max", 1_000_000)))


def told(parameters: Mapping[str, Any], name: Operation) -> list[tuple[str, str]]:
    """Return the kinds and places of the faults that are not those of a pattern."""
    operation = model(name)
    assert operation is not None
    all_faults = faults(Request(model=operation, parameters=parameters, complete=True))
    return [(str(fault.kind.value), place(fault.pointer)) for fault in all_faults if fault.kind.value != "pattern"]


def place(pointer: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer).lstrip(".")


def operations(service: str) -> Iterator[tuple[Operation, BotocoreOperation]]:
    by_name = {model(Operation(service, name)): name for name in operation_names(service)}
    for operation, name in by_name.items():
        if operation is not None:
            theirs = botocore_model(service).operation_model(operation.api)
            if theirs.input_shape is not None:
                yield Operation(service, name), theirs


def places(value: Any, shape: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the places of values with their shapes, in structures and lists."""
    yield at, shape
    if shape.type_name == "structure" and not shape.is_document_type:
        for name, below in value.items():
            yield from places(below, shape.members[name], (*at, name))
    elif shape.type_name == "list":
        for index, below in enumerate(value):
            yield from places(below, shape.member, (*at, index))


def changed(value: Any, at: tuple[str | int, ...], change: Callable[[Any], Any]) -> Any:
    if not at:
        return change(value)
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = changed(copy[at[0]], at[1:], change)
    return copy


def mutations(value: Any, shape: Any, chance: random.Random) -> Iterator[tuple[str, Any, str]]:
    """Yield what is wrong, an input with that mistake, and where botocore and we have to say so."""
    everywhere = list(places(value, shape))
    structures = [(at, part) for at, part in everywhere if part.type_name == "structure" and not part.is_document_type]
    at, _ = chance.choice(structures)
    yield "unknown", changed(value, at, lambda held: {**held, "Frobnicator9": "x"}), place((*at, "Frobnicator9"))
    required = [
        (at, name)
        for at, part in structures
        for name in part.required_members
        if not part.members[name].metadata.get("idempotencyToken") and not part.is_tagged_union and name not in FILLED
    ]
    if required:
        at, name = chance.choice(required)
        yield "missing", changed(value, at, lambda held: {key: held[key] for key in held if key != name}), place((*at, name))
    typed = [at for at, part in everywhere if part.type_name in ("integer", "long", "boolean", "list") and at]
    if typed:
        at = chance.choice(typed)
        yield "type", changed(value, at, lambda _: {"a": "b"}), place(at)


def rejects(theirs: BotocoreOperation, parameters: Any) -> str:
    report = ParamValidator().validate(parameters, theirs.input_shape)
    return report.generate_report() if report.has_errors() else ""


def check(name: Operation, theirs: BotocoreOperation, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - no secret
    parameters = valid(theirs.input_shape, chance)
    assert rejects(theirs, parameters) == "", name
    assert told(parameters, name) == [], (name, parameters)
    for kind, mistaken, where in mutations(parameters, theirs.input_shape, chance):
        if rejects(theirs, mistaken):
            assert where in [at for _, at in told(mistaken, name)], (name, kind)


@pytest.mark.parametrize("service", SERVICES)
def test_a_sample_of_operations_is_judged_as_botocore_judges(service: str) -> None:
    every = list(operations(service))
    for name, theirs in every[:: max(len(every) // SAMPLE, 1)]:
        check(name, theirs, 0)


@pytest.mark.slow
@pytest.mark.parametrize("service", SERVICES)
def test_all_operations_are(service: str) -> None:
    for name, theirs in operations(service):
        for seed in range(5):
            check(name, theirs, seed)
