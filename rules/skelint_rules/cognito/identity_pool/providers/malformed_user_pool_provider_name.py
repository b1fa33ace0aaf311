"""COG6101: a user pool is not named as an identity pool knows it."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_pool import CREATE_PAGE, IDENTITY_POOL, PROVIDER_PAGE, UPDATE
from skelint_rules.cognito.identity_pool._user_pools import FORM, HTTPS, NAME, name_of
from skelint_rules.cognito.identity_pool.providers._providers import USER_POOLS, provider_names


@rule(
    code="COG6101",
    name="malformed-user-pool-provider-name",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_POOL,
    reads=[USER_POOLS],
    references=[
        PROVIDER_PAGE,
        CREATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-identity-pool-provider-name-format",
        "https://github.com/aws/aws-cdk/issues/11054",
    ],
    service_error="Invalid Cognito Identity Provider",
    bad=[
        Example(
            """
            IdentityPoolName: portal
            AllowUnauthenticatedIdentities: false
            CognitoIdentityProviders:
              - ProviderName: «us-east-1_Ex4mPle01»
                ClientId: 1example23456789abcdefgh01
            """,
            says='ProviderName "us-east-1_Ex4mPle01" is a user pool ID, not a provider name',
            fixed="""
            IdentityPoolName: portal
            AllowUnauthenticatedIdentities: false
            CognitoIdentityProviders:
              - ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex4mPle01
                ClientId: 1example23456789abcdefgh01
            """,
        ),
        Example(
            """
            CognitoIdentityProviders:
              - {ProviderName: «"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1"», ClientId: abc}
              - {ProviderName: «"arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab1"», ClientId: abc}
            """,
            says=[
                'ProviderName "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1" begins with https://',
                'ProviderName "arn:aws:cognito-idp:eu-west-1:111122223333:u…l/eu-west-1_Ab1" is an ARN',
            ],
            fixed="""
            CognitoIdentityProviders:
              - {ProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1", ClientId: abc}
              - {ProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1", ClientId: abc}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            CognitoIdentityProviders:
              - ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex4mPle01
                ClientId: 1example23456789abcdefgh01
              - ProviderName: cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ex4mPle01
                ClientId: 1example23456789abcdefgh01
        """),
        Example("CognitoIdentityProviders: [{ProviderName: '${POOL_PROVIDER}', ClientId: '${CLIENT}'}]"),
        Example("CognitoIdentityProviders: [{ProviderName: portal-users, ClientId: abc}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An identity pool knows a user pool as `cognito-idp.REGION.amazonaws.com/POOL_ID`.

    That is the issuer of the user pool's tokens without `https://`. AWS documents no other form, and the rejection of a user
    pool's ID in its place was observed. People also write the whole issuer, as tokens have it, or the ARN; that these are
    rejected as well follows from the documented form. Names of any other kind are not reported.

    The fix is safe: the region is in the ID.
    """
    for name in provider_names(request):
        meant = name_of(name.value)
        if meant is None or NAME.fullmatch(name.value):
            continue
        yield Finding(
            at=name,
            message=f"ProviderName {quoted(name.value)} {_complaint(name.value)}",
            help=f"a user pool is named {FORM}",
            fix=Fix(f"Write {meant}", [Set(name.pointer, meant)], Applicability.SAFE),
        )


def _complaint(text: str) -> str:
    if text.startswith(HTTPS):
        return f"begins with {HTTPS}"
    return "is an ARN" if text.startswith("arn:") else "is a user pool ID, not a provider name"
