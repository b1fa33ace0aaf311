"""Where a cursor is in a document that could be read: at a name or a value, and of which member of which request."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from skelint.authoring.finding import Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.readers.document import Document
from skelint.readers.tree import Node
from skelint.source import Span


class Place(NamedTuple):
    """A name or a value as it is written."""

    pointer: Pointer
    """In the request."""
    part: Part
    span: Span


class PlacedMember(NamedTuple):
    """A member of a request, with what the service model says of it."""

    request: Request
    place: Place
    schema: Mapping[str, Any]

    @property
    def pointer(self) -> Pointer:
        """The path of the member in its request."""
        return self.place.pointer


def member_at(document: Document, offset: int) -> PlacedMember | None:
    """Return the member that an offset of the document's file is in; None where the model knows none."""
    for request in document.requests:
        for source, root in document.roots(request):
            spot = place(root, offset) if source is document.source else None
            schema = request.model.at(spot.pointer) if spot else None
            if spot is not None and spot.pointer and schema is not None:
                return PlacedMember(request, spot, schema)
    return None


def place(root: Node, offset: int) -> Place | None:
    """Return the innermost name or value that an offset is in."""
    innermost: Place | None = None
    pointer: Pointer = ()
    node: Node | None = root
    while node is not None:
        inner = None
        for entry in node.entries:
            key, value = entry.key_span, entry.value.span
            if isinstance(entry.key, str) and key.start <= offset <= key.end:
                return Place((*pointer, entry.key), Part.KEY, key)
            if value.start <= offset <= value.end and value.start < value.end:
                pointer = (*pointer, entry.key)
                innermost, inner = Place(pointer, Part.VALUE, value), entry.value
                break
        node = inner
    return innermost
