"""COG107: a redirect URL still leads to example.com."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects

DOMAINS = frozenset({"example.com", "example.net", "example.org"})


@rule(
    code="COG107",
    name="placeholder-redirect-url",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=sorted(DOMAINS),
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://github.com/data-dot-all/dataall/issues/454",
        "https://github.com/aws/aws-cdk/issues/28204",
    ],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https://example.com»
              - https://app.acme.example/callback
            LogoutURLs:
              - «https://www.example.org/bye»
            """,
            says=[
                'CallbackURLs[0] "https://example.com" leads to the placeholder domain example.com',
                'LogoutURLs[0] "https://www.example.org/bye" leads to the placeholder domain example.org',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - https://example.com.acme.example/callback
              - https://acme.example/callback?for=example.com
              - https://${SUBDOMAIN}example.com/callback
              - example://example.com
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL leads to `example.com`, `example.net` or `example.org`, with or without `www.`.

    The AWS CDK writes `https://example.com` into a client when no callback URL is chosen, and it often stays in what is copied
    from there: deployed applications were found to allow it. Each redirect URL is a place to which authorization codes may be
    sent, and these domains are not yours.

    Subdomains such as `app.example.com` are everywhere in documentation and tests, and are not reported.

    There is no fix, because only you know the address of the application.
    """
    for redirect in redirects(request):
        domain = (redirect.url.host or "").removeprefix("www.")
        if domain in DOMAINS and redirect.url.scheme in ("http", "https"):
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} leads to the placeholder domain {domain}",
                help="write the address of the application, or remove this entry",
            )
