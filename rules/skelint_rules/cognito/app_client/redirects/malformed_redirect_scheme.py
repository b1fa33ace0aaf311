"""COG112: the scheme of a redirect URL holds a character that no scheme may have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import MEMBERS, redirects
from skelint_rules.cognito.app_client.redirects._url import SCHEME


@rule(
    code="COG112",
    name="malformed-redirect-scheme",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=MEMBERS,
    references=["https://www.rfc-editor.org/rfc/rfc3986#section-3.1", CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - «com.acme.my_app://callback»
              - «1app://callback»
            LogoutURLs:
              - «my_app:/bye»
            """,
            says=[
                'CallbackURLs[0] "com.acme.my_app://callback" has the scheme "com.acme.my_app", which is not valid',
                'CallbackURLs[1] "1app://callback" has the scheme "1app", which is not valid',
                'LogoutURLs[0] "my_app:/bye" has the scheme "my_app", which is not valid',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - com.acme.my-app://callback
              - MyApp+1.2://callback
              - https://app.example.com/my_app
              - my_${APP}://callback
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scheme of a URL begins with a letter and holds only letters, digits, `+`, `-` and `.`.

    RFC 3986 says so, and Amazon Cognito documents that a redirect URI must "be an absolute URI". Schemes with an underscore
    are common all the same: package names on Android and in Flutter have them. What Cognito answers is not known, and nobody
    reported a rejection, so this is a warning: some browsers and libraries do not recognize such a URL.
    """
    for redirect in redirects(request):
        scheme = redirect.url.scheme
        if scheme and not SCHEME.fullmatch(scheme):
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} has the scheme {quoted(scheme)}, which is not valid",
                help="use letters, digits, +, - and . in a scheme, and begin it with a letter",
            )
