"""The attributes of a user pool, by the names that app clients and providers use for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from skelint.authoring.pool import Listing, Resource, Stated

CUSTOM = "custom:"
DEVELOPER = "dev:"
DESCRIBED, CREATED = "SchemaAttributes", "Schema"
"""The members of a description and of an input."""
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
    nothing of what is added later. What it has and the description does not may have been added to either: nobody can tell.
    """
    described, created = _listed(pool, DESCRIBED), _listed(pool, CREATED)
    if described.whole is None:
        return Listing() if DESCRIBED in pool.disputed or (CREATED in pool.disputed and not pool.described) else created
    return replace(described, disputed=frozenset(created.resources.keys() - described.resources.keys()))


def _listed(pool: Resource, member: str) -> Listing:
    """Return the attributes that one of the two members shows."""
    stated, is_input = pool.members.get(member), member == CREATED
    if stated is None or not isinstance(stated.value, list) or (member in pool.disputed and not is_input):
        return Listing()
    resources = {
        _name(item, is_input=is_input): Resource(
            members={name: Stated(value, stated.at.below(number, name)) for name, value in item.items()},
            described=None if is_input else stated.at.below(number),
            origins=[stated.at.below(number)],
        )
        for number, item in enumerate(stated.value)
        if isinstance(item, dict) and type(item.get("Name")) is str
    }
    return Listing(resources=resources, whole=None if is_input else stated.at, partial=stated.at)


def _name(attribute: Mapping[str, Any], *, is_input: bool) -> str:
    name: str = attribute["Name"]
    if not is_input or name in STANDARD:
        return name
    return f"{DEVELOPER if attribute.get('DeveloperOnlyAttribute') is True else ''}{CUSTOM}{name}"
