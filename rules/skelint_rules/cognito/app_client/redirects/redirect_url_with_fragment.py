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
    mentions=["#"],
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    further_answers=["… cannot use fragment"],
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
    `https://example.com/cb#frag cannot use fragment` to one in `CallbackURLs`. OAuth needs the fragment for itself: the
    implicit flow returns the tokens in it. It is mostly found in single-page applications whose routes begin with `#/`.

    Nobody tried a fragment in `LogoutURLs`, and no document forbids it there, so that is a warning. An empty fragment
    (`https://app.example.com/callback#`) is reported as well, though nobody tried that either.

    The fix removes the fragment, also in a `DefaultRedirectURI` that repeats the URL. It is not safe: the application must
    then answer at the shorter URL, and send that in its requests.
    """
    for redirect in redirects(request):
        _, mark, rest = redirect.readable.partition("#")
        if not mark:
            continue
        untested = redirect.after_logout
        yield Finding(
            at=redirect.at,
            message=f"{redirect.named} has a fragment: {quoted(mark + rest)}",
            help='use a page whose URL has no "#"',
            severity=Severity.WARNING if untested else None,
            service_error=None if untested else f"{redirect.readable} cannot use fragment",
            fix=redirect.rewritten("Remove the fragment", redirect.text.partition("#")[0]),
        )
