"""COG7015: an identity provider of the client fills an attribute that cannot change."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, Undecided, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito._described import attributes_with
from skelint_rules.cognito.app_client import APP_CLIENT

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: "custom:employee", AttributeDataType: String, Mutable: false, Required: false}
"""
PROVIDER = """
IdentityProvider:
  UserPoolId: us-east-1_Ex4mPle01
  ProviderName: CorpSSO
  ProviderType: SAML
  AttributeMapping: {email: mail, "custom:employee": employeeNumber}
"""


@rule(
    code="COG7015",
    name="provider-maps-fixed-attribute",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["SupportedIdentityProviders"],
    needs=[Need.POOL, Need.PROVIDER],
    references=[SCHEMA_PAGE, f"{GUIDE}/cognito-user-pools-specifying-attribute-mapping.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO, «CorpSSO»]
            """,
            says='"CorpSSO" fills "custom:employee" at each sign-in, but the user pool lets nobody change it',
            context=[POOL, PROVIDER],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO]
            """,
            context=[POOL, PROVIDER],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [CorpSSO]
            """,
            context=[POOL.replace("Mutable: false", "Mutable: true"), PROVIDER],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An attribute that an identity provider fills must be mutable.

    Amazon Cognito writes mapped attributes each time a user signs in through the provider. AWS documents that it throws an
    error if one of them is immutable, so the second sign-in of each user fails. Whether an attribute is mutable is settled
    when it is created.
    """
    fixed = dict(attributes_with(request.pool, "Mutable", value=False))
    for provider in request.each_string("SupportedIdentityProviders"):
        described = request.pool.providers.get(provider.value)
        try:
            mapping = described.structure("AttributeMapping") if described else None
        except Undecided:
            continue
        for name in mapping.value if mapping else ():
            if mapping and name in fixed:
                yield Finding(
                    at=provider,
                    message=f"{quoted(provider.value)} fills {quoted(name)} at each sign-in, "
                    "but the user pool lets nobody change it",
                    labels=[Label(mapping.at.below(name), "mapped here"), Label(fixed[name], "immutable here")],
                    help="map the claim to a mutable attribute",
                )
