"""COG6103: a user pool is trusted without its app client, or the other way round."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, member, rule
from skelint_rules.cognito.identity_pool import CREATE_PAGE, IDENTITY_POOL, PROVIDER_PAGE, UPDATE
from skelint_rules.cognito.identity_pool.providers._providers import USER_POOLS

CLOUDFORMATION = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
NEEDED = ("ProviderName", "ClientId")


@rule(
    code="COG6103",
    name="incomplete-user-pool-provider",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_POOL,
    reads=[USER_POOLS],
    references=[
        PROVIDER_PAGE,
        CREATE_PAGE,
        f"{CLOUDFORMATION}/aws-properties-cognito-identitypool-cognitoidentityprovider.html",
    ],
    bad=[
        Example(
            """
            CognitoIdentityProviders:
              - «ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex4mPle01»
            """,
            says="CognitoIdentityProviders[0] has no ClientId",
        ),
        Example(
            """
            {"CognitoIdentityProviders": [«{"ServerSideTokenCheck": true}»]}
            """,
            says="CognitoIdentityProviders[0] has no ProviderName and no ClientId",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("CognitoIdentityProviders: [{ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1, ClientId: a}]"),
        Example("CognitoIdentityProviders: []"),
        Example("CognitoIdentityProviders: ${PROVIDERS}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An identity pool trusts the users of one app client of a user pool, so it needs the names of both.

    AWS describes an entry as a user pool and its client ID, and AWS CloudFormation requires both. The service model of the
    API requires neither, and what the service does with half of an entry has not been tried: so this is a warning.
    """
    for provider in request.each_structure(USER_POOLS):
        missing = [name for name in NEEDED if name not in provider.value]
        if missing:
            yield Finding(
                at=provider,
                message=f"{member(provider.pointer)} has {listed([f'no {name}' for name in missing])}",
                help="name the user pool with ProviderName, and its app client with ClientId",
            )
