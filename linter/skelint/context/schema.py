"""The attributes of a user pool, by the names that app clients and providers use for them."""

from collections.abc import Mapping
from typing import Any

from skelint.authoring.pool import Listing, Resource, Stated

CUSTOM = "custom:"
DEVELOPER = "dev:"
STANDARD = frozenset(
    {
        *("address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "identities", "locale"),
        *("middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username"),
        *("profile", "sub", "updated_at", "website", "zoneinfo"),
    }
)
"""The attributes that each pool has: the developer guide, "User pool attributes", and `identities` of federated users."""


def attributes(pool: Resource) -> Listing:
    """Return the attributes that a pool is described, or created, with.

    A description names them as they are used, and shows all of them. An input names its own ones without `custom:`, and says
    nothing of what is added later.
    """
    described = pool.members.get("SchemaAttributes")
    stated = described or pool.members.get("Schema")
    if stated is None or not isinstance(stated.value, list) or {"SchemaAttributes", "Schema"} & pool.disputed:
        return Listing()
    resources = {
        _name(item, is_input=described is None): Resource(
            members={name: Stated(value, stated.at.below(number, name)) for name, value in item.items()},
            described=stated.at.below(number) if described else None,
            origins=[stated.at.below(number)],
        )
        for number, item in enumerate(stated.value)
        if isinstance(item, dict) and type(item.get("Name")) is str
    }
    return Listing(resources=resources, whole=stated.at if described else None, partial=stated.at)


def _name(attribute: Mapping[str, Any], *, is_input: bool) -> str:
    name: str = attribute["Name"]
    if not is_input or name in STANDARD:
        return name
    return f"{DEVELOPER if attribute.get('DeveloperOnlyAttribute') is True else ''}{CUSTOM}{name}"
