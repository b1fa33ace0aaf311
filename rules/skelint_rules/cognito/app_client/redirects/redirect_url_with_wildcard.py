"""COG105: a redirect URL contains an asterisk."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects


@rule(
    code="COG105",
    name="redirect-url-with-wildcard",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=["*"],
    operations=APP_CLIENT,
    covers=["COG112"],
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{GUIDE}/logout-endpoint.html", "https://stackoverflow.com/questions/50264679"],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https://*.preview.example.com/callback»
            LogoutURLs:
              - «https://app.example.com/*»
            """,
            says=[
                'CallbackURLs[0] "https://*.preview.example.com/callback" contains "*", which is not a wildcard',
                'LogoutURLs[0] "https://app.example.com/*" contains "*", which is not a wildcard',
            ],
        ),
        Example(
            """
            {"CallbackURLs": [«"https://*.${DOMAIN}/callback"»]}
            """,
            says='CallbackURLs[0] "https://*.…/callback" contains "*", which is not a wildcard',
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://preview-1.example.com/callback
              - https://app.example.com/callback?q=*
              - https://${SUBDOMAIN}.example.com/callback
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL is taken literally: `*` in it is not a wildcard.

    Amazon Cognito documents that it accepts an authorization request only if its `redirect_uri` is in the list of
    `CallbackURLs`, and redirects after signing out only to a `logout_uri` that is one of the allowed ones. It documents no
    pattern matching, and users report that even a final slash makes a different URL. So `https://*.example.com/callback` lets
    nobody in: no host has that name.

    Whether Cognito rejects a client with such a URL is not known. A `*` after a `?` is not reported, since it can be meant
    literally there.

    For preview deployments, register each URL with an update when it comes up (an app client takes 100 callback URLs), or send
    all of them through one fixed callback page.
    """
    for redirect in redirects(request):
        if "*" in redirect.text.partition("?")[0].partition("#")[0]:
            yield Finding(
                at=redirect.at,
                message=f'{redirect.named} contains "*", which is not a wildcard',
                help="list each URL that the application uses",
            )
