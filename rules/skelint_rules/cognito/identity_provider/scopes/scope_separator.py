"""COG2301: the scopes of an identity provider are separated by the wrong sign."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, SCOPES, detail, kind_of
from skelint_rules.cognito.identity_provider.scopes._scopes import scopes

COMMA = ","


@rule(
    code="COG2301",
    name="scope-separator",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, f"{GUIDE}/cognito-user-pools-social-idp.html"],
    bad=[
        Example(
            """
            ProviderType: Google
            ProviderDetails:
              authorize_scopes: «"openid,email,profile"»
            """,
            says='the scopes "openid,email,profile" of a Google provider are separated by commas, not spaces',
            fixed="""
            ProviderType: Google
            ProviderDetails:
              authorize_scopes: "openid email profile"
            """,
        ),
        Example(
            """
            {"ProviderName": "Facebook", "ProviderDetails": {"authorize_scopes": «"public_profile email"»}}
            """,
            says='the scopes "public_profile email" of a Facebook provider are separated by spaces, not commas',
            fixed="""
            {"ProviderName": "Facebook", "ProviderDetails": {"authorize_scopes": "public_profile, email"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: OIDC, ProviderDetails: {authorize_scopes: openid email}}"),
        Example("{ProviderType: Facebook, ProviderDetails: {authorize_scopes: 'public_profile,email'}}"),
        Example("{ProviderType: LoginWithAmazon, ProviderDetails: {authorize_scopes: 'profile ${MORE}'}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scopes of a Facebook provider are separated by commas, those of all others by spaces.

    Amazon Cognito passes the text on to the provider, as the developer guide shows it for each. With another sign the
    provider sees one scope that it does not know, and users cannot sign in. The request itself is accepted, as far as is
    known, so this is a warning.
    """
    kind, text = kind_of(request), detail(request, SCOPES)
    if kind is None or text is None:
        return
    by_comma, several = COMMA in kind.separator, scopes(text)
    if len(several) < 2 or (COMMA in text.value) is by_comma:
        return
    has, needs = ("spaces", "commas") if by_comma else ("commas", "spaces")
    yield Finding(
        at=text,
        message=f"the scopes {quoted(text.value)} of a {kind.name} provider are separated by {has}, not {needs}",
        fix=Fix(f"Separate them by {needs}", [Set(text.pointer, kind.separator.join(several))], Applicability.SAFE),
    )
