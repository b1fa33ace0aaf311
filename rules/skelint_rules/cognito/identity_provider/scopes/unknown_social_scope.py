"""COG2302: a social provider is asked for a scope that AWS does not list for it."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, quoted, rule
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, SCOPES, detail, kind_of
from skelint_rules.cognito.identity_provider.scopes._scopes import scopes


@rule(
    code="COG2302",
    name="unknown-social-scope",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            ProviderType: LoginWithAmazon
            ProviderDetails:
              authorize_scopes: «profile email»
            """,
            says='"email" is not among the scopes of LoginWithAmazon: profile and postal_code',
        ),
        Example(
            """
            {"ProviderName": "Facebook", "ProviderDetails": {"authorize_scopes": «"public_profile, openid, phone"»}}
            """,
            says='"openid" and "phone" are not among the scopes of Facebook: public_profile and email',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: Google, ProviderDetails: {authorize_scopes: profile email openid}}"),
        Example("{ProviderType: OIDC, ProviderDetails: {authorize_scopes: openid groups}}"),
        Example("{ProviderType: Google, ProviderDetails: {authorize_scopes: '${SCOPES}'}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS lists the scopes of each social provider: "Social IdP authorize_scopes values must match the values listed".

    | provider | scopes |
    | --- | --- |
    | Google | `openid`, `email`, `profile` |
    | Facebook | `public_profile`, `email` |
    | LoginWithAmazon | `profile`, `postal_code` |
    | SignInWithApple | `email`, `name` |

    Whether Amazon Cognito rejects another one has not been seen. The providers have more scopes, but no claims that come of
    them reach the user pool by the attributes that AWS documents.
    """
    kind, text = kind_of(request), detail(request, SCOPES)
    unknown = [scope for scope in scopes(text) if scope not in kind.scopes] if kind and kind.scopes and text else []
    if kind and text and unknown:
        yield Finding(
            at=text,
            message=f"{listed(map(quoted, unknown))} {'is' if len(unknown) == 1 else 'are'} not among the scopes of "
            f"{kind.name}: {listed(kind.scopes)}",
        )
