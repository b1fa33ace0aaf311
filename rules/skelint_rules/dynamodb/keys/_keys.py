"""The key schemas of a table and its indexes, and the attributes that are defined for them."""

from collections.abc import Iterator, Sequence

from skelint import Request, Value

DEFINITIONS = "AttributeDefinitions"
SCHEMA = "KeySchema"
LOCAL, GLOBAL = "LocalSecondaryIndexes", "GlobalSecondaryIndexes"
UPDATES = "GlobalSecondaryIndexUpdates"
Path = tuple[str | int, ...]


def schemas(request: Request) -> Iterator[Path]:
    """Yield the places of all key schemas: that of the table, and those of the indexes that it gets."""
    yield (SCHEMA,)
    for indexes in (GLOBAL, LOCAL):
        yield from ((*index.pointer, SCHEMA) for index in request.structures(indexes))
    for update in request.structures(UPDATES):
        if request.has(*update.pointer, "Create"):
            yield (*update.pointer, "Create", SCHEMA)


def keys(request: Request) -> Sequence[Value[str]]:
    """Return the names of all key attributes where they are written, if all of them are known."""
    elements = (element for schema in schemas(request) for element in request.structures(*schema))
    names = (request.string(*element.pointer, "AttributeName") for element in elements)
    return [name for name in names if name is not None]


def definitions(request: Request) -> Sequence[Value[str]]:
    """Return the names of the defined attributes where they are written, if all of them are known."""
    names = (request.string(*attribute.pointer, "AttributeName") for attribute in request.structures(DEFINITIONS))
    return [name for name in names if name is not None]


def undefined(request: Request) -> dict[str, Value[str]]:
    """Return the key attributes that are not defined, each where it is first written."""
    defined = {name.value for name in definitions(request)}
    missing: dict[str, Value[str]] = {}
    for key in keys(request):
        if key.value not in defined:
            missing.setdefault(key.value, key)
    return missing
