"""COG102: a redirect URL has a fragment."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects


@rule(
    code="COG102",
    name="redirect-url-with-fragment",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https://app.example.com/callback#signed-in»
            DefaultRedirectURI: https://app.example.com/callback#signed-in
            """,
            says='CallbackURLs[0] "https://app.example.com/callback#signed-in" has a fragment: "#signed-in"',
            fixed="""
            CallbackURLs:
              - https://app.example.com/callback
            DefaultRedirectURI: https://app.example.com/callback
            """,
        ),
        Example(
            """
            {"CallbackURLs": [«"https://app.example.com/callback#"»], "LogoutURLs": [«"https://app.example.com/#/bye"»]}
            """,
            says=[
                'CallbackURLs[0] "https://app.example.com/callback#" has a fragment: "#"',
                'LogoutURLs[0] "https://app.example.com/#/bye" has a fragment: "#/bye"',
            ],
            fixed="""
            {"CallbackURLs": ["https://app.example.com/callback"], "LogoutURLs": ["https://app.example.com/"]}
            """,
        ),
        Example(
            """
            CallbackURLs: [«"https://${HOST}/#/callback"»]
            """,
            says='CallbackURLs[0] "https://…/#/callback" has a fragment: "#/callback"',
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback?view=a%23b
              - https://${HOST}/callback${SUFFIX}
            LogoutURLs: [https://app.example.com/]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL must not have a fragment, which is the part from `#` on.

    Amazon Cognito documents that a redirect URI must "not include a fragment component", and was observed to answer
    `https://example.com/cb#frag cannot use fragment` to one in `CallbackURLs`. OAuth needs the fragment for itself: with the
    implicit flow the tokens are returned in it. It is mostly found in single-page applications whose routes begin with `#/`.

    Nobody tried a fragment in `LogoutURLs`, and no document forbids it there: that is a warning. An empty fragment
    (`https://app.example.com/callback#`) is reported as well: it still is one, though nobody tried that either.

    The fix takes the fragment away, also in a `DefaultRedirectURI` that repeats the URL. It is not safe: the application must
    then be reachable, and send its requests, with the shorter URL.
    """
    for redirect in redirects(request):
        _, mark, rest = redirect.readable.partition("#")
        if not mark:
            continue
        untested = redirect.after_logout
        yield Finding(
            at=redirect.at,
            message=f"{redirect.named} has a fragment: {quoted(mark + rest)}",
            help='name a page whose URL has no "#"',
            severity=Severity.WARNING if untested else None,
            service_error=None if untested else f"{redirect.readable} cannot use fragment",
            fix=redirect.rewritten("Take the fragment away", redirect.text.partition("#")[0]),
        )
