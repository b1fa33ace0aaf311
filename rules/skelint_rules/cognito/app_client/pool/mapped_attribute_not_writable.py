"""COG7011: an attribute that an identity provider maps cannot be written by the client."""

from collections.abc import Iterator

from skelint import (
    Append,
    Applicability,
    Evidence,
    Example,
    Finding,
    Fix,
    Label,
    Need,
    Request,
    Severity,
    Undecided,
    quoted,
    rule,
)
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._described import NEVER_DEMANDED
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
GOOGLE = """
IdentityProvider:
  UserPoolId: us-east-1_Ex4mPle01
  ProviderName: Google
  ProviderType: Google
  AttributeMapping: {email: email, email_verified: email_verified, username: sub}
"""


@rule(
    code="COG7011",
    name="mapped-attribute-not-writable",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["WriteAttributes"],
    needs=[Need.PROVIDER],
    references=[CREATE_PAGE, f"{GUIDE}/cognito-user-pools-specifying-attribute-mapping.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [Google]
            WriteAttributes: «[name]»
            """,
            says='"email" is mapped from the identity provider "Google", but the client cannot write it',
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [Google]
            WriteAttributes: [name, email]
            """,
            context=[POOL, GOOGLE],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [Google]
            WriteAttributes: [name, email]
            """,
            context=[POOL, GOOGLE],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO]
            WriteAttributes: [name]
            """,
            context=[POOL, GOOGLE],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """WriteAttributes must include all attributes that are mapped to attributes of the client's identity providers.

    Amazon Cognito updates a mapped attribute each time a user signs in through the provider. AWS documents that it throws an
    error where the client cannot write it; one public report saw the attribute skipped instead. `email_verified` is exempt.
    """
    writable = request.strings("WriteAttributes")
    if writable is None:
        return
    for provider in request.each_string("SupportedIdentityProviders"):
        described = request.pool.providers.get(provider.value)
        try:
            mapping = described.structure("AttributeMapping") if described else None
        except Undecided:
            continue
        for name in mapping.value if mapping else ():
            if mapping and name not in NEVER_DEMANDED and name not in writable.value:
                yield Finding(
                    at=writable,
                    message=f"{quoted(name)} is mapped from the identity provider {quoted(provider.value)}, "
                    "but the client cannot write it",
                    labels=[Label(mapping.at.below(name), "mapped here")],
                    fix=Fix(f"Add {name}", [Append(("WriteAttributes",), name)], Applicability.SAFE),
                )
