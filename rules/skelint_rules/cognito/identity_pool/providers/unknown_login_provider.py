"""COG6104: a public login provider has a name that AWS does not document."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, RenameKey, Request, Severity, quoted, rule
from skelint_rules.cognito._keys import keys
from skelint_rules.cognito.identity_pool import CREATE_PAGE, IDENTITY_POOL, LOGIN_PROVIDERS, UPDATE

MEANT = {
    "google": "accounts.google.com",
    "google.com": "accounts.google.com",
    "facebook": "graph.facebook.com",
    "facebook.com": "graph.facebook.com",
    "www.facebook.com": "graph.facebook.com",
    "apple": "appleid.apple.com",
    "apple.com": "appleid.apple.com",
    "signinwithapple": "appleid.apple.com",
    "amazon": "www.amazon.com",
    "amazon.com": "www.amazon.com",
    "loginwithamazon": "www.amazon.com",
    "twitter": "api.twitter.com",
    "twitter.com": "api.twitter.com",
    **{name: name for name in LOGIN_PROVIDERS},
}
PROVIDERS = "SupportedLoginProviders"


@rule(
    code="COG6104",
    name="unknown-login-provider",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_POOL,
    reads=[PROVIDERS],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            SupportedLoginProviders:
              «google»: 123456789012.apps.googleusercontent.com
            """,
            says='SupportedLoginProviders has "google", which is not the name of a login provider',
            fixed="""
            SupportedLoginProviders:
              accounts.google.com: 123456789012.apps.googleusercontent.com
            """,
        ),
        Example(
            """
            {"SupportedLoginProviders": {«"https://graph.facebook.com"»: "1234567890"}}
            """,
            says='SupportedLoginProviders has "https://graph.facebook.com", which is not the name of a login provider',
            fixed="""
            {"SupportedLoginProviders": {"graph.facebook.com": "1234567890"}}
            """,
            operation=UPDATE,
        ),
        Example(
            "SupportedLoginProviders: {«login.example.com»: portal}",
            says='SupportedLoginProviders has "login.example.com", which is not the name of a login provider',
        ),
    ],
    good=[
        Example("""
            SupportedLoginProviders:
              accounts.google.com: 1example.apps.googleusercontent.com
              appleid.apple.com: com.example.portal
              graph.facebook.com: "1234567890"
              www.amazon.com: amzn1.application-oa2-client.1example
              ${PROVIDER}: "1234"
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The public login providers of an identity pool have fixed names, which are hosts.

    AWS lists them: `graph.facebook.com`, `accounts.google.com`, `appleid.apple.com`, `www.amazon.com`, and of old
    `api.twitter.com` and `www.digits.com`. An app sends the same name with the token, so a provider by another name is never
    found. What the service answers to one has not been seen. Other OpenID Connect providers belong to
    `OpenIdConnectProviderARNs`, user pools to `CognitoIdentityProviders`.

    The fix writes the name that is meant, unless that provider is there already.
    """
    names = list(keys(request, PROVIDERS))
    for name in names:
        if name in LOGIN_PROVIDERS:
            continue
        meant = MEANT.get(name.lower().removeprefix("https://").rstrip("/"))
        yield Finding(
            at=(PROVIDERS, name),
            part=Part.KEY,
            message=f"{PROVIDERS} has {quoted(name)}, which is not the name of a login provider",
            help=None if meant else "other OpenID Connect providers belong to OpenIdConnectProviderARNs",
            fix=Fix(f"Rename it to {meant}", [RenameKey((PROVIDERS, name), meant)], Applicability.SAFE)
            if meant and meant not in names
            else None,
        )
