"""Pointers: the paths of values in a request, and how they are written out."""

from collections.abc import Mapping
from typing import NamedTuple

from skelint.authoring.wording import shortened

LONGEST_NAME = 512
"""How many characters of a name are written out in a pointer: more than any name of AWS has."""
Pointer = tuple[str | int, ...]
"""The path of a value from the request's root; `json_pointer` writes it out."""


class Address(NamedTuple):
    """A value of a document: which of its requests, from 0, and the pointer into that."""

    request: int
    pointer: Pointer


def value_at(value: object, pointer: Pointer) -> object:
    """Return what a pointer leads to, or None where nothing is written."""
    for step in pointer:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def json_pointer(pointer: Pointer) -> str:
    """Return a pointer written out (RFC 6901): `/CallbackURLs/0`. A name that no model could hold is cut."""
    return "".join("/" + shortened(str(step), LONGEST_NAME).replace("~", "~0").replace("/", "~1") for step in pointer)


def member(pointer: Pointer) -> str:
    """Return a pointer as the CLI names members: `TokenValidityUnits.AccessToken`, `CallbackURLs[0]`."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{shortened(step)}" for step in pointer)
    return path.removeprefix(".") or "the input"
