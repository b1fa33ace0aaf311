"""COG109: a redirect URL leads to the user's own machine."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects
from skelint_rules.cognito.app_client.redirects._url import LOOPBACK


@rule(
    code="COG109",
    name="loopback-redirect-url",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - https://app.example.com/callback
              - «http://localhost:3000/callback»
              - «http://[::1]:${PORT}/callback»
            LogoutURLs:
              - «http://127.0.0.1:3000/»
            """,
            says=[
                'CallbackURLs[1] "http://localhost:3000/callback" leads to the user\'s own machine, over http',
                'CallbackURLs[2] "http://[::1]:…/callback" leads to the user\'s own machine, over http',
                'LogoutURLs[0] "http://127.0.0.1:3000/" leads to the user\'s own machine, over http',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - https://localhost:3000/callback
              - http://${HOST}:3000/callback
              - localhost://callback
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL with http and localhost is for testing only.

    Amazon Cognito allows `http://localhost`, `http://127.0.0.1` and `http://[::1]` as callback URLs, and documents them as
    "for testing purposes only". If the client of a public application has one, any program on a user's machine that listens
    on that port can receive the user's authorization code.

    This is advice: a client for development needs such a URL, and so do command-line tools that sign in through a browser.
    There is no fix, because the file does not tell what the client is for.
    """
    for redirect in redirects(request):
        if redirect.url.scheme == "http" and redirect.url.host in LOOPBACK:
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} leads to the user's own machine, over http",
                help="use an app client of its own for development, and remove this URL from the one for production",
            )
