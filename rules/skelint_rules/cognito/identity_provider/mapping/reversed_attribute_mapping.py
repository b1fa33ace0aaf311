"""COG2401: a mapping has the provider's claim as its key, and the user pool's attribute as its value."""

from collections.abc import Iterator

from skelint import (
    Applicability,
    Change,
    Evidence,
    Example,
    Finding,
    Fix,
    Part,
    RenameKey,
    Request,
    Set,
    Severity,
    quoted,
    rule,
)
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, mapped, rejection


@rule(
    code="COG2401",
    name="reversed-attribute-mapping",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    covers=["AWS034"],
    references=[CREATE_PAGE, UPDATE_PAGE, "https://github.com/aws/aws-cli/issues/9729"],
    service_error="AttributeMapping contains invalid mapping: […]",
    bad=[
        Example(
            """
            AttributeMapping:
              «http://schemas.xmlsoap.org/claims/EmailAddress»: email
            """,
            says='the mapping from "http://schemas.xmlsoap.org/claims/EmailAddress" to email is the wrong way round',
            fixed="""
            AttributeMapping:
              email: http://schemas.xmlsoap.org/claims/EmailAddress
            """,
        ),
        Example(
            """
            {"AttributeMapping": {"email": "mail", «"proxyAddresses"»: "email"}}
            """,
            says='the mapping from "proxyAddresses" to email is the wrong way round',
            operation=UPDATE,
        ),
        Example(
            """
            {"AttributeMapping": {«"surname"»: "family_name"}}
            """,
            says='the mapping from "surname" to family_name is the wrong way round',
            fixed="""
            {"AttributeMapping": {"family_name": "surname"}}
            """,
        ),
    ],
    good=[
        Example("AttributeMapping: {email: mail, name: displayName, username: sub, custom:team: name}"),
        Example("AttributeMapping: {'${CLAIM}': email, picture: email}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The key of a mapping is the user pool's attribute, the value is the provider's claim.

    AWS: "Specify a user pool attribute as the key of the key-value pair, and the IdP attribute claim name as the value." A
    key that the user pool does not have was observed to be rejected; a claim of SAML is often longer than a key can be. If
    the value is an attribute and the key is none, the two are the wrong way round.

    The fix swaps them, unless the attribute has a mapping already. It is safe for a URI, which can only be a claim.
    """
    every = list(mapped(request))
    keys = [entry.attribute for entry in every]
    for entry in every:
        attribute, claim = entry.claim, entry.attribute
        if not entry.reversed:
            continue
        swap: list[Change] = [Set(entry.pointer, claim), RenameKey(entry.pointer, attribute)]
        clear = attribute not in keys and [other.claim for other in every].count(attribute) == 1
        yield Finding(
            at=entry.pointer,
            part=Part.KEY,
            message=f"the mapping from {quoted(claim)} to {attribute} is the wrong way round",
            help=None if clear else "the key is the attribute of the user pool, the value is the claim of the provider",
            service_error=rejection(claim),
            fix=Fix("Swap the two", swap, _applicability(claim)) if clear else None,
        )


def _applicability(claim: str) -> Applicability:
    return Applicability.SAFE if ":" in claim else Applicability.UNSAFE
