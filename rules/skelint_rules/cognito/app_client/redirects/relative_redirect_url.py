"""COG103: a redirect URL has no scheme."""

from collections.abc import Iterator

from skelint import UNKNOWN, Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects
from skelint_rules.cognito.app_client.redirects._url import LOOPBACK


@rule(
    code="COG103",
    name="relative-redirect-url",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - «/callback»
              - «app.example.com/callback»
              - «//app.example.com/callback»
            LogoutURLs:
              - «/bye»
            """,
            says=[
                'CallbackURLs[0] "/callback" is not an absolute URL: it has no scheme',
                'CallbackURLs[1] "app.example.com/callback" is not an absolute URL: it has no scheme',
                'CallbackURLs[2] "//app.example.com/callback" is not an absolute URL: it has no scheme',
                'LogoutURLs[0] "/bye" is not an absolute URL: it has no scheme',
            ],
        ),
        Example(
            """
            {"CallbackURLs": [«"127.0.0.1:3000/callback"», «"localhost:3000/callback"»], "DefaultRedirectURI": «"/${STAGE}/"»}
            """,
            says=[
                'CallbackURLs[0] "127.0.0.1:3000/callback" is not an absolute URL: it has no scheme',
                'CallbackURLs[1] "localhost:3000/callback" lacks a scheme: "localhost" is read as one',
                'DefaultRedirectURI "/…/" is not an absolute URL: it has no scheme',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - myapp://example
              - com.example.app:/callback
              - urn:ietf:wg:oauth:2.0:oob
              - com.acme.my_app://callback
        """),
        Example("""
            CallbackURLs: ["${BASE_URL}/callback", "app.${DOMAIN}/callback", "<your-callback-url>"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL must be absolute: it must begin with a scheme, such as `https://`.

    Amazon Cognito documents that a redirect URI must "be an absolute URI"; a path alone does not say where to send a user.
    What the service answers to a relative one is not known. Any scheme will do: `myapp://example` and
    `com.example.app:/callback` are absolute. A scheme with a character that is not allowed in one, as in
    `com.acme.my_app://cb`, is reported by `malformed-redirect-scheme`.

    No document says so for `LogoutURLs`. It follows from what they are for that they must be absolute, so it is a warning
    there.

    `localhost:3000/callback` is a warning too. Strictly speaking it is absolute, but then its scheme is "localhost", and no
    user comes back to it.
    """
    for redirect in redirects(request):
        if redirect.url.scheme == "":
            message = f"{redirect.named} is not an absolute URL: it has no scheme"
            severity = Severity.WARNING if redirect.after_logout else Severity.ERROR
        elif redirect.url.scheme == "localhost":
            message = f'{redirect.named} lacks a scheme: "localhost" is read as one'
            severity = Severity.WARNING
        else:
            continue
        yield Finding(at=redirect.at, message=message, severity=severity, help=f"write {_absolute(redirect.text)}")


def _absolute(text: str) -> str:
    """Return the URL that was probably meant, or an example if the text does not resemble an address."""
    address = text.removeprefix("//")
    host = address.partition("/")[0].partition(":")[0].lower()
    if UNKNOWN not in text and host in LOOPBACK:
        return f"http://{address}"
    if UNKNOWN not in text and "." in host.strip(".") and host != address:
        return f"https://{address}"
    return "the whole URL, such as https://app.example.com/callback"
