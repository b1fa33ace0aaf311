"""What tells one finding from another without its line: its file, operation, rule and pointer, and a hash of its value."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from skelint.engine.diagnostic import Diagnostic


class Identity(NamedTuple):
    """What a finding is about; two findings of one file can have the same."""

    path: str
    """The file, relative to some folder, with forward slashes."""
    operation: str
    code: str
    pointer: str
    value: str
    """The hash of the value; empty where there is none."""


def value_hash(value: object) -> str:
    """Return a hash of a value, the same whatever the order of its members; of None, which stands for no value, nothing."""
    if value is None:
        return ""
    import json  # noqa: PLC0415 - only a finding needs one
    from hashlib import sha256  # noqa: PLC0415

    text = json.dumps(value, sort_keys=True, default=str)
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def identity(diagnostic: Diagnostic, folder: str) -> Identity:
    """Return what a diagnostic is about, its file named relative to a folder."""
    operation = str(diagnostic.operation) if diagnostic.operation else ""
    path = relative(diagnostic.source.path, folder)
    return Identity(path, operation, diagnostic.code, diagnostic.pointer, diagnostic.value)


@cache
def relative(path: str, folder: str) -> str:
    """Return a path relative to a folder, with forward slashes and no dots in front, where it lies below it."""
    try:
        below = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return path.replace(os.sep, "/")
    return below.replace(os.sep, "/")


def fingerprints(diagnostics: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield for each diagnostic a text that is its own among them, and the same when lines move."""
    from hashlib import sha256  # noqa: PLC0415

    seen: Counter[Identity] = Counter()
    for diagnostic in diagnostics:
        about = identity(diagnostic, folder)
        seen[about] += 1
        text = "\0".join([*about, str(seen[about])])
        yield sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
