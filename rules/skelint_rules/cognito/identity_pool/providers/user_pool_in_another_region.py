"""COG6102: the host of a provider's name is in another region than its user pool."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, member, rule
from skelint_rules.cognito.app_client.values._regions import REGION
from skelint_rules.cognito.identity_pool import IDENTITY_POOL, PROVIDER_PAGE
from skelint_rules.cognito.identity_pool._user_pools import NAME
from skelint_rules.cognito.identity_pool.providers._providers import USER_POOLS, provider_names


@rule(
    code="COG6102",
    name="user-pool-in-another-region",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=["cognito-idp."],
    operations=IDENTITY_POOL,
    reads=[USER_POOLS],
    references=[PROVIDER_PAGE],
    bad=[
        Example(
            """
            CognitoIdentityProviders:
              - ProviderName: «cognito-idp.eu-west-1.amazonaws.com/us-east-1_Ex4mPle01»
                ClientId: 1example23456789abcdefgh01
            """,
            says="CognitoIdentityProviders[0].ProviderName names eu-west-1, but its user pool is in us-east-1",
            fixed="""
            CognitoIdentityProviders:
              - ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex4mPle01
                ClientId: 1example23456789abcdefgh01
            """,
        ),
    ],
    good=[
        Example("CognitoIdentityProviders: [{ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1, ClientId: a}]"),
        Example("CognitoIdentityProviders: [{ProviderName: cognito-idp.us-east-1.amazonaws.com/local_Ex1, ClientId: a}]"),
        Example("CognitoIdentityProviders: [{ProviderName: 'cognito-idp.${REGION}.amazonaws.com/us-east-1_Ex1'}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The ID of a user pool begins with its region, and the provider's name begins with a host of the same region.

    The name is the issuer in the tokens of that user pool. No user pool issues tokens with two regions, so nobody could sign
    in with such a provider. Whether Amazon Cognito accepts it in the first place has not been tried. It happens when only one
    half of the name was changed for another region.

    The fix writes the region of the user pool's ID on both sides.
    """
    for name in provider_names(request):
        match = NAME.fullmatch(name.value)
        region = match["pool"].rpartition("_")[0] if match else ""
        if not match or region == match["region"] or not REGION.fullmatch(region) or not REGION.fullmatch(match["region"]):
            continue
        meant = name.value.replace(match["region"], region, 1)
        yield Finding(
            at=name,
            message=f"{member(name.pointer)} names {match['region']}, but its user pool is in {region}",
            fix=Fix(f"Write {region}", [Set(name.pointer, meant)], Applicability.SAFE),
        )
