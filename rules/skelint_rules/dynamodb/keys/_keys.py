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
    return [key for schema in schemas(request) for key in _names(request, schema)]


def definitions(request: Request) -> Sequence[Value[str]]:
    """Return the names of the defined attributes where they are written, if all of them are known."""
    return _names(request, (DEFINITIONS,))


def undefined(request: Request) -> dict[str, Value[str]]:
    """Return the key attributes that are not defined, each where it is first written.

    While a definition lacks its name, which is another rule's business, none of them is: it may be the missing one.
    """
    defined = {name.value for name in definitions(request)}
    if len(definitions(request)) < len(request.structures(DEFINITIONS)):
        return {}
    missing: dict[str, Value[str]] = {}
    for key in keys(request):
        if key.value not in defined:
            missing.setdefault(key.value, key)
    return missing


def _names(request: Request, path: Path) -> Sequence[Value[str]]:
    names = (request.string(*attribute.pointer, "AttributeName") for attribute in request.structures(*path))
    return [name for name in names if name is not None]
