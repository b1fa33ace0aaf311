"""Whether a new app client has a secret."""

from skelint import Request

GENERATED, CUSTOM = "GenerateSecret", "ClientSecret"


def has_secret(request: Request) -> bool:
    """Return whether a request to create an app client gives it a secret, generated or its own, be that one malformed."""
    generated = request.boolean(GENERATED)
    return (generated is not None and generated.value) or request.has(CUSTOM)


def brings_secret(request: Request) -> bool:
    """Return whether the request brings a secret of its own, be it unresolved; an empty one is another rule's business."""
    return any(secret.value for secret in request.each_written(CUSTOM))
