"""Is a request of the structure that its service model describes? Decided by jsonschema-rs, explained by jsonschema."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request, Unresolved
from skelint.authoring.subject import Fault, FaultKind
from skelint.authoring.wording import nearest
from skelint.services.pattern import UNICODE, anchored, conditions

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

ONE_CLASS = re.compile(r"\^?\[(?:[^\]\\]|\\.)*\][+*]\$?")
"""A pattern that says no more than which characters a text may hold."""
MOST_FAULTS = 1_000
"""How many faults of one request are explained: nobody reads more, and each costs time."""
KINDS = {kind.value: kind for kind in FaultKind}
YOUNG = timedelta(days=365)
"""For how long a model is taken to know all that the service accepts."""


def faults(request: Request, today: date | None = None) -> list[Fault]:
    """Return where a request is not of the structure of its operation."""
    model = request.model
    if _fits(model, request.parameters):
        return []
    age = (today or datetime.now(UTC).date()) - model.compiled
    return list(islice(_explained(model, request, stale=age > YOUNG), MOST_FAULTS))


def meant(request: Request) -> frozenset[str]:
    """Return the members that names of no member are meant for: a misspelt member is given, though not understood."""
    absent = [name for name in request.model.members if name not in request.parameters]
    unknown = [name for name in request.parameters if name not in request.model.members]
    return frozenset(near for name in unknown[:MOST_FAULTS] if (near := nearest(name, absent)) is not None)


def _fits(model: OperationModel, parameters: Mapping[str, object]) -> bool:
    """Return whether all is well for sure: a value that only Python knows (a float, an unresolved one) says nothing."""
    try:
        return _decide(model)(parameters)
    except ValueError:  # an unsupported type, or a lone surrogate
        return False


@cache
def _decide(model: OperationModel) -> Callable[[object], bool]:
    import jsonschema_rs  # noqa: PLC0415 - imported at first use: `skelint rules` does without

    patterns = jsonschema_rs.RegexOptions()  # the linear-time engine
    decide: Callable[[object], bool] = jsonschema_rs.validator_for(dict(model.schema), pattern_options=patterns).is_valid
    return decide


@cache
def matcher(pattern: str) -> Callable[[str], bool]:
    """Return a function that tells in linear time whether a pattern of a schema is found in a text."""
    import jsonschema_rs  # noqa: PLC0415

    decide = jsonschema_rs.validator_for({"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()).is_valid
    # A lone surrogate is in no class of characters that a pattern allows; NUL stands for it, as UTF-8 cannot.
    return lambda text: decide("".join("\0" if "\ud800" <= character <= "\udfff" else character for character in text))


@cache
def _explainer(model: OperationModel) -> "Validator":
    from jsonschema import Draft202012Validator, ValidationError  # noqa: PLC0415 - 100 ms that a clean file does not pay
    from jsonschema.validators import extend  # noqa: PLC0415

    def pattern(validator: Any, pattern: str, instance: object, _: object) -> Iterator[ValidationError]:
        if validator.is_type(instance, "string") and not matcher(pattern)(str(instance)):
            yield ValidationError("")

    # As the CLI has it: no float is an integer, and no bool either, though the CLI sends true for an integer.
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    validator = extend(  # type: ignore[no-untyped-call]  # the stubs leave it out
        Draft202012Validator, validators={"pattern": pattern}, type_checker=types
    )
    return cast("Validator", validator(model.schema))


def _explained(model: OperationModel, request: Request, *, stale: bool) -> Iterator[Fault]:
    seen: set[tuple[FaultKind, Pointer]] = set()
    judged: set[Pointer] = set()
    for error in _explainer(model).iter_errors(cast("Any", request.parameters)):
        if isinstance(error.instance, Unresolved):
            continue
        for kind, pointer, value, expected in _facts_of(error, request):
            if (kind, pointer) in seen or pointer in judged:
                continue
            seen.add((kind, pointer))
            if isinstance(value, str | int | float | None):
                judged.add(pointer)  # "" is too short and does not match either: one fault a value
            yield Fault(
                kind=kind,
                pointer=pointer,
                value=value,
                expected=expected,
                misfits=_misfits(str(value), str(expected)) if kind in (FaultKind.PATTERN, FaultKind.NON_ASCII) else "",
                optional=_optional(pointer, model),
                complete=request.complete or len(pointer) > 1,
                stale=stale,
                creates=model.creates,
            )


Facts = tuple[FaultKind, Pointer, object, object]
"""A fault's kind, pointer, value and expectation."""


def _facts_of(error: Any, request: Request) -> Iterator[Facts]:
    pointer: Pointer = tuple(error.absolute_path)
    value, keyword = error.instance, str(error.validator)
    if _is_about_key(error):
        expected = error.schema["x-pattern"] if keyword == "pattern" else error.validator_value
        yield FaultKind.MEMBER_NAME, (*pointer, value), value, expected
        return
    match keyword:
        case "required":
            given = request.given if not pointer else frozenset[str]()
            missing = tuple(name for name in error.validator_value if name not in value and name not in given)
            if missing:
                yield FaultKind.REQUIRED, (*pointer, missing[0]), missing, error.validator_value
        case "additionalProperties":
            members = error.schema["properties"]
            absent = [name for name in members if name not in value]
            for name in value:
                if name not in members:
                    yield _unknown(name, pointer, absent, request.model)
        case "type":
            yield _wrong_type(value, error.validator_value), pointer, value, error.validator_value
        case "minLength" | "pattern" if not value:
            yield FaultKind.EMPTY, pointer, value, 1
        case "pattern" | "not":
            yield _mismatch(error), pointer, value, error.schema["x-pattern"]
        case "minProperties" | "maxProperties" if "properties" in error.schema:
            yield FaultKind.UNION, pointer, value, list(error.schema["properties"])
        case _:
            yield KINDS.get(keyword, FaultKind.OTHER), pointer, value, error.validator_value


def _is_about_key(error: Any) -> bool:
    """Return whether a key of a map is at fault; the error is placed at the map then."""
    steps: list[object] = [None, None, *error.absolute_schema_path]
    return steps[-2] == "propertyNames" and steps[-3] != "properties"  # there it would be the name of a member


def _unknown(name: str, pointer: Pointer, absent: list[str], model: OperationModel) -> Facts:
    if not pointer and name in model.read_only:
        return FaultKind.READ_ONLY, (name,), name, absent
    if not pointer and name in model.elsewhere:
        return FaultKind.ELSEWHERE, (name,), name, model.elsewhere[name]
    return FaultKind.UNKNOWN, (*pointer, name), name, absent


def _wrong_type(value: object, expected: object) -> FaultKind:
    if value is None:
        return FaultKind.NULL
    if expected == "integer" and isinstance(value, float):
        return FaultKind.FRACTION
    if expected == "integer" and isinstance(value, bool):
        return FaultKind.BOOLEAN_NUMBER
    return FaultKind.TYPE


def _mismatch(error: Any) -> FaultKind:
    """Return `NON_ASCII` for a value that only the ASCII reading of the model's pattern refuses."""
    must, must_not = conditions(error.schema["x-pattern"], UNICODE)
    text = str(error.instance)
    fits = all(matcher(pattern)(text) for pattern in must) and not any(matcher(pattern)(text) for pattern in must_not)
    return FaultKind.NON_ASCII if fits else FaultKind.PATTERN


def _misfits(text: str, pattern: str) -> str:
    if not ONE_CLASS.fullmatch(pattern):
        return ""
    allowed = matcher(anchored(pattern))
    return "".join(sorted(character for character in set(text) if not allowed(character)))


def _optional(pointer: Pointer, model: OperationModel) -> bool:
    holder = model.at(pointer[:-1])
    return bool(pointer) and isinstance(pointer[-1], str) and pointer[-1] not in (holder or {}).get("required", ())
