"""COG106: a redirect URL begins like a web address, but is not one."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects
from skelint_rules.cognito.app_client.redirects._url import WEB


@rule(
    code="COG106",
    name="malformed-redirect-url",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https:/app.example.com/callback»
              - «https://app.example.com:84430/callback»
              - «https://[::1/callback»
            LogoutURLs:
              - «https:///bye»
            """,
            says=[
                'CallbackURLs[0] "https:/app.example.com/callback" has no host',
                'CallbackURLs[1] "https://app.example.com:84430/callback" has a port that is not a number up to 65535',
                'CallbackURLs[2] "https://[::1/callback" has a malformed host',
                'LogoutURLs[0] "https:///bye" has no host',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com:8443/callback
              - http://[::1]:3000/callback
              - com.example.app:/callback
              - myapp://:callback
        """),
        Example("""
            CallbackURLs: ["https://${HOST}:${PORT}/callback", "https:${REST}", "https://[${ADDRESS}]/", "https://host:80${N}/"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL for the web must be an address that a browser can open.

    The URL begins with `http:` or `https:`, but a URL parser finds no host in it (a slash too few or too many), no usable
    port, or brackets around something other than an IPv6 address. Amazon Cognito documents that a redirect URI must "be an
    absolute URI". What it answers to these is not known, so this is a warning; if it accepts one, no user can come back to it.

    URLs with other schemes have their own form and are not judged.
    """
    for redirect in redirects(request):
        if redirect.url.fault and redirect.url.scheme in WEB:
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} {redirect.url.fault}",
                help="write the URL as the browser shows it, such as https://app.example.com/callback",
            )
