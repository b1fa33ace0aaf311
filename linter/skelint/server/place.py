"""Where a cursor is in a document that could be read: at a name or a value, and of which member of which request."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from skelint.authoring.finding import Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.readers.document import Document
from skelint.readers.tree import Node
from skelint.services.catalogue import OperationModel, operations
from skelint.source import Span


class Place(NamedTuple):
    """A name or a value as it is written."""

    pointer: Pointer
    """In the document."""
    part: Part
    span: Span


def place(root: Node, at: int) -> Place | None:
    """Return the innermost name or value that an offset is in."""
    found: Place | None = None
    pointer: Pointer = ()
    node: Node | None = root
    while node is not None:
        inner = None
        for entry in node.entries:
            key, value = entry.key_span, entry.value.span
            if isinstance(entry.key, str) and key.start <= at <= key.end:
                return Place((*pointer, entry.key), Part.KEY, key)
            if value.start <= at <= value.end and value.start < value.end:
                pointer = (*pointer, entry.key)
                found, inner = Place(pointer, Part.VALUE, value), entry.value
                break
        node = inner
    return found


class Member(NamedTuple):
    """A member of a request, with what the service model says of it."""

    request: Request
    model: OperationModel
    pointer: Pointer
    """In the request."""
    schema: Mapping[str, Any]


def member_at(document: Document, pointer: Pointer) -> Member | None:
    """Return the member that a pointer of a document leads to; None where the model knows none."""
    for request in document.requests:
        model = operations().get(request.operation)
        if model is None or pointer[: len(request.at)] != request.at:
            continue
        inside = pointer[len(request.at) :]
        schema = schema_at(model.schema, inside)
        if inside and schema is not None:
            return Member(request, model, inside, schema)
    return None


def schema_at(schema: Mapping[str, Any], pointer: Pointer) -> Mapping[str, Any] | None:
    """Return the schema of a value, or None where there is none."""
    found: Any = schema
    root = schema
    for step in pointer:
        if isinstance(step, int):
            found = found.get("items")
        else:
            found = found.get("properties", {}).get(step, found.get("additionalProperties"))
        if isinstance(found, dict) and "$ref" in found:
            found = root["$defs"][found["$ref"].rpartition("/")[2]]
        if not isinstance(found, dict):
            return None
    return dict(found)
