"""The attributes of a user pool, by the names that app clients and providers use for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from skelint.authoring.pool import Listing, Resource, Stated

CUSTOM = "custom:"
DEVELOPER = "dev:"
DESCRIBED, CREATED, ADDED = "SchemaAttributes", "Schema", "CustomAttributes"
"""The members of a description, of the input that creates a pool, and of the one that adds to it."""
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
    Where some input adds attributes, nobody can tell of any that there is none.
    """
    described, created, added = (_listed(pool, member) for member in (DESCRIBED, CREATED, ADDED))
    if described.whole is None and (DESCRIBED in pool.disputed or (CREATED in pool.disputed and not pool.described)):
        return Listing()
    listing = described if described.whole else created
    if added.resources:
        return Listing(resources={**added.resources, **listing.resources})
    return replace(listing, disputed=frozenset(created.resources.keys() - listing.resources.keys()))


def _listed(pool: Resource, member: str) -> Listing:
    """Return the attributes that one of the two members shows."""
    stated, is_input = pool.members.get(member), member != DESCRIBED
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
