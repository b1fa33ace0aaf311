"""The entries of lists as they are written, and the fix for one that holds several items."""

from collections.abc import Collection, Iterator, Sequence

from skelint import UNKNOWN, Append, Applicability, Fix, Remove, Request, Set, Unresolved, Value, counted

SEPARATORS = [",", ";", *filter(str.isspace, map(chr, range(0x3001)))]
"""What may stand between items that are written as one: commas, semicolons, white space."""


def entries(request: Request, name: str) -> Iterator[Value[str]]:
    """Yield the strings of a list as they are written, with `UNKNOWN` for what cannot be known.

    Those that do not fit the service model are yielded too: this is for rules that say better what is wrong with them.
    """
    value = request.parameters.get(name)
    for index, entry in enumerate(value) if isinstance(value, list) else ():
        if isinstance(entry, str):
            yield Value((name, index), entry.text if isinstance(entry, Unresolved) else entry)


def violation(entry: Value[str], constraint: str) -> str:
    """Return what the service answers to an entry that the service model does not allow; it tells the constraint in full."""
    name = str(entry.pointer[0])
    return f"Value '[…]' at '{name[0].lower()}{name[1:]}' failed to satisfy constraint: Member must satisfy {constraint}: …"


def split(entry: Value[str], items: Sequence[str], listed: Collection[str], applicability: Applicability) -> Fix | None:
    """Return the fix that makes an entry of each item that is not listed already; None where a part of them is unknown."""
    if any(UNKNOWN in item for item in items):
        return None
    title = f"Split into {counted(len(items), 'item')}"
    missing = [item for item in dict.fromkeys(items) if item not in listed]
    if not missing:
        return Fix(title, [Remove(entry.pointer)], applicability)
    first, *others = missing
    return Fix(title, [Set(entry.pointer, first), *(Append(entry.pointer[:-1], item) for item in others)], applicability)
