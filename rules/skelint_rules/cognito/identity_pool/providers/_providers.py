"""The user pools that an identity pool trusts."""

from collections.abc import Iterator

from skelint import Request, Value

USER_POOLS = "CognitoIdentityProviders"


def provider_names(request: Request) -> Iterator[Value[str]]:
    """Yield the names of the user pools, as far as they are known."""
    for provider in request.each_structure(USER_POOLS):
        pointer, name = (*provider.pointer, "ProviderName"), provider.value.get("ProviderName")
        if type(name) is str and pointer not in request.faulty:
            yield Value(pointer, name)
