"""COG7001: a client names an identity provider that its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, did_you_mean, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
PROVIDERS = """
Providers:
- {ProviderName: Google, ProviderType: Google}
- {ProviderName: CorpSSO, ProviderType: SAML}
"""
LOCAL = "COGNITO"


@rule(
    code="COG7001",
    name="provider-not-in-user-pool",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["SupportedIdentityProviders"],
    needs=[Need.PROVIDERS],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-supported-identity-providers-exists"],
    service_error="InvalidParameterException: The provider … does not exist for User Pool …",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO, «CorpSso»]
            """,
            says='the user pool has no identity provider "CorpSso"; did you mean CorpSSO?',
            context=[POOL, PROVIDERS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO, «Facebook»]
            """,
            says='the user pool may have no identity provider "Facebook": a part of the list does not name it',
            context=[POOL, f"{PROVIDERS}NextToken: abc"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO, CorpSSO]
            """,
            context=[POOL, PROVIDERS],
        ),
        Example(
            """
            UserPoolId: us-east-1_An0ther01
            SupportedIdentityProviders: [COGNITO, Facebook]
            """,
            context=[POOL, PROVIDERS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            SupportedIdentityProviders: [COGNITO, Facebook]
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each identity provider of an app client must have been created in its user pool; `COGNITO` is the pool itself.

    Amazon Cognito checks this whenever a client is created or updated. Names are compared letter by letter, capitals too.

    Where only a page of the providers is known, or only the commands that create some of them, another one may be there all
    the same: then it is a warning.
    """
    providers = request.pool.providers
    for provider in request.each_string("SupportedIdentityProviders"):
        absence = providers.absence(provider.value) if provider.value != LOCAL else None
        if absence is None:
            continue
        name = quoted(provider.value)
        meant = did_you_mean(provider.value, [other for other, _ in providers])
        yield Finding(
            at=provider,
            message=f"the user pool has no identity provider {name}{meant}"
            if absence.sure
            else f"the user pool may have no identity provider {name}: a part of the list does not name it",
            severity=severity(absence),
            labels=[Label(absence.at, "the providers are listed here")],
            help="create the provider first, or leave it out",
        )
