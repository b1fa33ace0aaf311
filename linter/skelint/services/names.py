"""How the AWS CLI spells the names of the API."""

import re

WORD = re.compile(r"(.)([A-Z][a-z]+)")
END = re.compile(r"([a-z0-9])([A-Z])")
PLURAL = re.compile(r"[A-Z]{2,}s$")
"""An acronym in the plural: `ARNs` is one word."""


def kebab(name: str) -> str:
    """Return the name of an operation or a member as the CLI spells most of them: `create-user-pool-client`."""
    plural = PLURAL.search(name)
    if plural:
        name = f"{name[: plural.start()]}-{plural[0].lower()}"
    return END.sub(r"\1-\2", WORD.sub(r"\1-\2", name)).lower()
