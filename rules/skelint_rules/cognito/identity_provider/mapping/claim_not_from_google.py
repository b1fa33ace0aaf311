"""COG2403: a mapping takes a claim of Google's ID token, which Amazon Cognito does not read."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import kind_of
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, mapped, rejection

OF_THE_TOKEN = ("hd", "aud", "azp", "at_hash", "exp", "iat", "iss", "nonce")


@rule(
    code="COG2403",
    name="claim-not-from-google",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    references=[
        CREATE_PAGE,
        f"{GUIDE}/cognito-user-pools-social-idp.html",
        "https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload",
    ],
    service_error="AttributeMapping contains invalid mapping: [hd]",
    bad=[
        Example(
            """
            ProviderType: Google
            AttributeMapping:
              email: email
              custom:domain: «hd»
            """,
            says='Amazon Cognito does not get "hd" from Google',
        ),
        Example(
            """
            {"ProviderName": "Google", "AttributeMapping": {"custom:issuer": «"iss"»}}
            """,
            says='Amazon Cognito does not get "iss" from Google',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: Google, AttributeMapping: {email: email, username: sub, name: names}}"),
        Example("{ProviderType: OIDC, AttributeMapping: {custom:domain: hd}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito asks Google's People API about a user, and does not read the claims of Google's ID token.

    The description of a Google provider shows that address. So claims that only the token has, such as the domain of an
    organization (`hd`), cannot be mapped: one user was told "AttributeMapping contains invalid mapping: [hd]". For the other
    claims about the token itself it is inferred. A provider of type OIDC with the issuer `https://accounts.google.com` reads
    the token.
    """
    kind = kind_of(request)
    for entry in mapped(request) if kind and kind.name == "Google" else ():
        if entry.claim in OF_THE_TOKEN:
            yield Finding(
                at=entry.pointer,
                message=f"Amazon Cognito does not get {quoted(entry.claim)} from Google",
                help="map a field of Google's People API, or use a provider of type OIDC",
                service_error=rejection(entry.claim) if entry.claim == "hd" else "",
            )
