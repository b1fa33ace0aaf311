"""COG4104: an address is said to be verified, and not given."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user._user_attributes import (
    ADDRESSES,
    MEMBER,
    may_be_reached,
    names_if_all_are_known,
    user_attributes,
)


@rule(
    code="COG4104",
    name="verified-without-address",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[MEMBER],
    mentions=["_verified"],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            {"Username": "jane", "UserAttributes": [{"Name": "email_verified", "Value": «"true"»}]}
            """,
            says="email_verified is set, but no email is given",
        ),
        Example(
            """
            UserAttributes:
              - {Name: email, Value: jane@example.com}
              - {Name: phone_number_verified, Value: «"True"»}
            """,
            says="phone_number_verified is set, but no phone_number is given",
        ),
    ],
    good=[
        Example("UserAttributes: [{Name: email, Value: jane@example.com}, {Name: email_verified, Value: 'true'}]"),
        Example("UserAttributes: [{Name: email_verified, Value: 'false'}]"),
        Example("{Username: jane@example.com, UserAttributes: [{Name: email_verified, Value: 'true'}]}", syntax="yaml"),
        Example('{"UserAttributes": [{"Name": "email_verified", "Value": "true"}, {"Name": "${NAME}", "Value": "x"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`email_verified` needs an `email`, and `phone_number_verified` a `phone_number`.

    The API reference says so of each flag that is true. What the service answers has not been seen. Where the user name may be
    the address, nothing is said: in some pools it is.
    """
    names = names_if_all_are_known(request)
    for attribute in user_attributes(request) if names is not None else ():
        address = attribute.name.removesuffix("_verified")
        if address == attribute.name or address not in ADDRESSES or (attribute.value or "").lower() != "true":
            continue
        if names is not None and address not in names and not may_be_reached(request, address):
            yield Finding(
                at=(*attribute.pointer, "Value"),
                message=f"{attribute.name} is set, but no {address} is given",
                help=f"give the {address} as well",
            )
