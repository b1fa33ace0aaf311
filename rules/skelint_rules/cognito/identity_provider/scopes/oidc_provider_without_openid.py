"""COG2303: an OIDC provider is not asked for openid."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.identity_provider import IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, SCOPES, detail, kind_of
from skelint_rules.cognito.identity_provider.scopes._scopes import scopes

OPENID = "openid"


@rule(
    code="COG2303",
    name="oidc-provider-without-openid",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[
        f"{GUIDE}/cognito-user-pools-oidc-idp.html",
        "https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest",
    ],
    bad=[
        Example(
            """
            ProviderType: OIDC
            ProviderDetails:
              authorize_scopes: «"email profile"»
            """,
            says='the scopes "email profile" of an OIDC provider lack openid',
            fixed="""
            ProviderType: OIDC
            ProviderDetails:
              authorize_scopes: "openid email profile"
            """,
        ),
        Example(
            """
            {"ProviderDetails": {"oidc_issuer": "https://login.example.com", "authorize_scopes": «"OpenID"»}}
            """,
            says='the scopes "OpenID" of an OIDC provider lack openid',
            fixed="""
            {"ProviderDetails": {"oidc_issuer": "https://login.example.com", "authorize_scopes": "openid"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: OIDC, ProviderDetails: {authorize_scopes: email openid}}"),
        Example("{ProviderType: OIDC, ProviderDetails: {authorize_scopes: 'email ${SCOPES}'}}"),
        Example("{ProviderType: LoginWithAmazon, ProviderDetails: {authorize_scopes: profile}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """OpenID Connect begins with the scope `openid`: without it a provider sends no ID token.

    The developer guide asks for it. Amazon Cognito reads the user from that token, so nobody could sign in. The request
    itself is accepted, as far as is known.
    """
    kind, text = kind_of(request), detail(request, SCOPES)
    if kind is None or kind.name != "OIDC" or text is None:
        return
    present = scopes(text)
    if OPENID in present:
        return
    mended = [OPENID, *(scope for scope in present if scope.lower() != OPENID)]
    yield Finding(
        at=text,
        message=f"the scopes {quoted(text.value)} of an OIDC provider lack {OPENID}",
        fix=Fix(f"Ask for {OPENID}", [Set(text.pointer, kind.separator.join(mended))], Applicability.SAFE),
    )
