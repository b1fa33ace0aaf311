"""The keys of a map that people fill themselves, such as the details of a provider."""

from collections.abc import Iterator, Mapping

from skelint import Request, Value

SIGNS = ("$", "{", "<", "%", "@@")
"""One of these is in each template, and in no key that Amazon Cognito knows."""


def keys(request: Request, *path: str | int) -> Iterator[str]:
    """Yield the keys of a map, without those that a template fills in, and those that the service model refuses."""
    entries: Value[Mapping[str, object]] | None = request.structure(*path)
    for key in entries.value if entries else ():
        if not any(sign in key for sign in SIGNS) and (*path, key) not in request.faulty:
            yield key
