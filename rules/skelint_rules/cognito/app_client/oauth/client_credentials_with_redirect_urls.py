"""COG208: a client that never redirects has redirect URLs."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Severity, listed, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import machines_only

UNUSED = ("CallbackURLs", "LogoutURLs", "DefaultRedirectURI")


@rule(
    code="COG208",
    name="client-credentials-with-redirect-urls",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=UNUSED,
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{GUIDE}/federation-endpoints-oauth-grants.html",
        "https://github.com/aws/aws-sdk-java-v2/issues/5528",
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlows: [client_credentials]
            «CallbackURLs»:
              - https://app.example.com/callback
            DefaultRedirectURI: https://app.example.com/callback
            GenerateSecret: true
            """,
            says="CallbackURLs and DefaultRedirectURI have no use: client_credentials redirects nobody",
            fixed="""
            AllowedOAuthFlows: [client_credentials]
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"AllowedOAuthFlows": ["client_credentials"], «"LogoutURLs"»: ["https://app.example.com/"]}
            """,
            says="LogoutURLs has no use: client_credentials redirects nobody",
            fixed="""
            {"AllowedOAuthFlows": ["client_credentials"]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlows: [client_credentials]
            CallbackURLs: []
        """),
        Example("""
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.example.com/callback]
        """),
        Example("""
            AllowedOAuthFlows: [client_credentials, "${OTHER_FLOW}"]
            CallbackURLs: [https://app.example.com/callback]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client with client_credentials alone has no use for redirect URLs.

    With this flow a program asks the token endpoint directly; no browser is sent anywhere. AWS describes `CallbackURLs`,
    `LogoutURLs` and `DefaultRedirectURI` for users who sign in; that they have no use here is inferred. They are optional: a
    client was once thought to need them, but the cause of that error was an empty string in the list.

    The fix removes them. That is safe on creation. On an update it is not, because it resets what the client has.
    """
    if not machines_only(request):
        return
    present = [name for name in UNUSED if name in request.parameters]  # not `has`: what is given elsewhere does not matter
    useless = [name for name in present if any(url.value for url in request.each_text(name))]
    if useless:
        yield Finding(
            at=(useless[0],),
            part=Part.KEY,
            message=f"{listed(useless)} {'has' if len(useless) == 1 else 'have'} no use: client_credentials redirects nobody",
            labels=[Label((name,), "of no use either", Part.KEY) for name in useless[1:]],
            help="if users sign in with this client, allow the code flow",
            fix=Fix(
                f"Remove {listed(useless)}",
                [Remove((name,)) for name in useless],
                Applicability.SAFE if str(request.operation) == CREATE else Applicability.UNSAFE,
            ),
        )
