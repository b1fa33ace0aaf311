"""COG113: a redirect URL has a scheme that makes the browser run or show its own text."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import MEMBERS, redirects

SCHEMES = frozenset({"about", "blob", "data", "javascript", "vbscript"})


@rule(
    code="COG113",
    name="dangerous-redirect-scheme",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=[f"{scheme}:" for scheme in sorted(SCHEMES)],
    operations=APP_CLIENT,
    reads=MEMBERS,
    references=[
        "https://www.connect2id.com/products/nimbus-oauth-openid-connect-sdk/examples/oauth/redirect-uri-validation",
        "https://coder.com/docs/admin/integrations/oauth2-provider/callback-url-schemes/",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    bad=[
        Example(
            """
            CallbackURLs:
              - «javascript:alert(1)»
              - «data:text/html,${PAGE}»
            LogoutURLs:
              - «about:blank»
            """,
            says=[
                'CallbackURLs[0] "javascript:alert(1)" does not lead to an application: its scheme is javascript',
                'CallbackURLs[1] "data:text/html,…" does not lead to an application: its scheme is data',
                'LogoutURLs[0] "about:blank" does not lead to an application: its scheme is about',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/javascript:alert(1)
              - myapp://callback
              - com.example.data:/callback
              - urn:ietf:wg:oauth:2.0:oob
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A redirect URL leads to an application; `javascript:`, `data:` and their like lead nowhere.

    A browser that follows such a URL runs or shows the text of the URL itself, on whatever page it is at that moment.
    Other authorization servers refuse these schemes as dangerous. Whether Amazon Cognito does is not known, so this is a
    warning.
    """
    for redirect in redirects(request):
        if redirect.url.scheme in SCHEMES:
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} does not lead to an application: its scheme is {redirect.url.scheme}",
                help="write the https address of the application, or its own scheme",
            )
