"""COG101: a redirect URL uses http for a host that is not the user's own machine."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import redirects
from skelint_rules.cognito.app_client.redirects._url import LOOPBACK


@rule(
    code="COG101",
    name="insecure-redirect-url",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=["http:"],
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    service_error="… cannot use the HTTP protocol.",
    bad=[
        Example(
            """
            CallbackURLs:
              - «http://app.example.com/callback»
              - http://localhost:3000/callback
            DefaultRedirectURI: http://app.example.com/callback
            LogoutURLs:
              - «HTTP://app.example.com/bye»
            """,
            says=[
                'CallbackURLs[0] "http://app.example.com/callback" uses http, but app.example.com is not localhost',
                'LogoutURLs[0] "HTTP://app.example.com/bye" uses http, but app.example.com is not localhost',
            ],
            fixed="""
            CallbackURLs:
              - https://app.example.com/callback
              - http://localhost:3000/callback
            DefaultRedirectURI: https://app.example.com/callback
            LogoutURLs:
              - https://app.example.com/bye
            """,
        ),
        Example(
            """
            {"CallbackURLs": [«"http://localhost@evil.example/cb"», «"http://localhost.a.test/cb"»]}
            """,
            says=[
                'CallbackURLs[0] "http://localhost@evil.example/cb" uses http, but evil.example is not localhost',
                'CallbackURLs[1] "http://localhost.a.test/cb" uses http, but localhost.a.test is not localhost',
            ],
            fixed="""
            {"CallbackURLs": ["https://localhost@evil.example/cb", "https://localhost.a.test/cb"]}
            """,
        ),
        Example(
            """
            CallbackURLs: [«"http://192.168.1.50:80/${STAGE}/callback"»]
            """,
            says='CallbackURLs[0] "http://192.168.1.50:80/…/callback" uses http, but 192.168.1.50 is not localhost',
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - http://localhost:3000/callback
              - http://127.0.0.1/callback
              - http://[::1]:8080/callback
              - HTTP://LOCALHOST/callback
              - http://localhost:${PORT}/callback
              - myapp://example
              - com.example.app:/callback
        """),
        Example("""
            CallbackURLs: ["http://${HOST}/callback", "${SCHEME}://app.example.com/callback", "${BASE_URL}/callback"]
        """),
        Example('CallbackURLs: ["http://a space is malformed and reported as such"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL must use https, unless its host is localhost.

    Amazon Cognito sends authorization codes, and with the implicit flow the tokens themselves, to these URLs. So it rejects
    http, except for `http://localhost`, `http://127.0.0.1` and `http://[::1]` with any port, which are for testing. An app's
    own scheme, such as `myapp://example`, is fine.

    The rejection was observed for `CallbackURLs` and for `LogoutURLs`, although AWS documents it for callbacks only. Nobody
    tried it for a `DefaultRedirectURI` that is not a callback URL. The page on updates names only `localhost`; `127.0.0.1` was
    observed to be accepted too, and `[::1]` is in the page on creating a client. An address in the local network, such as
    `192.168.1.50`, was seen to be rejected.

    What counts is the host, not what the URL begins with: `http://localhost@evil.example/` and `http://localhost.example.com/`
    lead elsewhere.

    The fix writes `https`, also in a `DefaultRedirectURI` that repeats the URL. It is not safe: the host may not serve https.
    There is none if the URL has a port, because http and https do not share one.
    """
    for redirect in redirects(request):
        url = redirect.url
        if url.scheme != "http" or not url.host or url.host in LOOPBACK:
            continue
        secure = f"https{redirect.text[len('http') :]}"
        yield Finding(
            at=redirect.at,
            message=f"{redirect.named} uses http, but {url.host} is not localhost",
            help="serve this address over https; http is only for localhost, 127.0.0.1 and [::1]",
            service_error=f"{redirect.readable} cannot use the HTTP protocol.",
            fix=redirect.rewritten("Replace http with https", secure) if url.port is None else None,
        )
