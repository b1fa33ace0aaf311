"""Whether a new app client has a secret."""

from skelint import Request

GENERATED, CUSTOM, PUBLISHED = "GenerateSecret", "ClientSecret", "PublishSecretsInAWSSecretsManager"


def has_secret(request: Request) -> bool:
    """Return whether a request to create an app client gives it a secret, generated or its own, even a malformed one."""
    generated = request.boolean(GENERATED)
    return (generated is not None and generated.value) or request.has(CUSTOM)


def brings_secret(request: Request) -> bool:
    """Return whether the request supplies its own secret, even an unresolved one; an empty one is for another rule."""
    return any(secret.value for secret in request.each_text(CUSTOM))
