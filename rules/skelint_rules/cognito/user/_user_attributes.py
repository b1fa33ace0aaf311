"""The attributes that a user is given."""

from collections.abc import Iterator, Sized
from typing import NamedTuple

from skelint import Request

MEMBER = "UserAttributes"
ADDRESSES = ("email", "phone_number")


class UserAttribute(NamedTuple):
    """An attribute as it is given. The model marks its value as a secret: no message repeats it."""

    pointer: tuple[str | int, ...]
    name: str
    value: str | None
    """None where it is not known."""


def user_attributes(request: Request) -> Iterator[UserAttribute]:
    """Yield the attributes whose names are known."""
    for attribute in request.each_structure(MEMBER):
        name, value = attribute.value.get("Name"), attribute.value.get("Value")
        if type(name) is str:
            yield UserAttribute(attribute.pointer, name, value if type(value) is str else None)


def names_if_all_are_known(request: Request) -> set[str] | None:
    """Return the names of all attributes that the user is given, or None where one of them is not known."""
    names = [attribute.name for attribute in user_attributes(request)]
    attributes = request.parameters.get(MEMBER, ())
    return set(names) if isinstance(attributes, Sized) and len(names) == len(attributes) else None


def is_flagged(request: Request, flag: str) -> bool:
    """Return whether the user is given a flag such as `email_verified`, as true or as something unknown."""
    return any(
        attribute.name == flag and (attribute.value is None or attribute.value.lower() == "true")
        for attribute in user_attributes(request)
    )


def may_be_reached(request: Request, address: str) -> bool:
    """Return whether the name of the user may itself be such an address: so in pools whose user names are addresses."""
    return any(
        not name.value.isascii() or ("@" in name.value if address == "email" else name.value.startswith("+"))
        for name in request.each_text("Username")
    )
