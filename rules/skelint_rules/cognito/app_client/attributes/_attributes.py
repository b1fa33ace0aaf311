"""The names of a user pool's attributes, and the lists of an app client that name them."""

from collections.abc import Iterator

from skelint import Request, Value
from skelint_rules.cognito.app_client import API, GUIDE, UPDATE

READ, WRITE = "ReadAttributes", "WriteAttributes"
LISTS = (READ, WRITE)
CUSTOM, DEVELOPER = "custom:", "dev:"
STANDARD = (
    "address",
    "birthdate",
    "email",
    "email_verified",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "phone_number_verified",
    "picture",
    "preferred_username",
    "profile",
    "sub",
    "updated_at",
    "website",
    "zoneinfo",
)
FEDERATED = "identities"
"""What Amazon Cognito adds to the schema of a user pool that has an identity provider."""
OF_THE_CDK = {
    "emailVerified": "email_verified",
    "familyName": "family_name",
    "fullname": "name",
    "givenName": "given_name",
    "lastUpdateTime": "updated_at",
    "middleName": "middle_name",
    "phoneNumber": "phone_number",
    "phoneNumberVerified": "phone_number_verified",
    "preferredUsername": "preferred_username",
    "profilePage": "profile",
    "profilePicture": "picture",
    "timezone": "zoneinfo",
}
"""The names of standard attributes in the AWS CDK, if they differ."""

ATTRIBUTES_PAGE = f"{GUIDE}/user-pool-settings-attributes.html"
SCHEMA_PAGE = f"{API}/API_SchemaAttributeType.html"
PREFLIGHT = "https://github.com/badmintoncryer/cdk-preflight/blob"
"""Dated deployments, with the service's answers."""


def names(request: Request, attributes: str) -> Iterator[Value[str]]:
    """Yield the attributes that a list names, without empty strings: those are reported by another rule."""
    if isinstance(request.parameters.get(attributes), list):  # one list that is given elsewhere does not hide the other
        for name in request.each_string(attributes):
            if name.value:
                yield name


def rejection(request: Request, attributes: str) -> str:
    """Return what the service answers to an attribute that it does not accept in a list."""
    kind = "read" if attributes == READ else "write"
    doing = "updating" if str(request.operation) == UPDATE else "creating"
    return f"Invalid {kind} attributes specified while {doing} a client"
