"""How the AWS CLI spells the names of the API."""

import re

READING = ("batch-get", "describe", "get", "head", "list", "lookup", "search", "select")
"""The verbs of operations whose output is no input of theirs: one calls rather the file that holds their output after them."""
WRITING = ("create", "modify", "put", "register", "set", "update")
"""The verbs of operations that take back what another describes."""
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
