"""COG206: users should sign in on the login pages, but no identity provider is enabled."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import lacks, redirecting

PROVIDERS = "SupportedIdentityProviders"


@rule(
    code="COG206",
    name="oauth-enabled-without-identity-provider",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlowsUserPoolClient"],
    references=[f"{GUIDE}/cognito-user-pools-app-idp-settings.html", CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [«code»]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            """,
            says="the code flow needs an identity provider, but SupportedIdentityProviders is missing",
            fixed="""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            SupportedIdentityProviders: ["COGNITO"]
            """,
        ),
        Example(
            """
            {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": [«"code"»], "SupportedIdentityProviders": []}
            """,
            says="the code flow needs an identity provider, but SupportedIdentityProviders is empty",
            fixed="""
            {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "SupportedIdentityProviders": ["COGNITO"]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            SupportedIdentityProviders: ["${PROVIDER}"]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [client_credentials]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: false
            AllowedOAuthFlows: [code]
        """),
        Example("{AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [code]}", given=[PROVIDERS], syntax="yaml"),
        Example("{AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [code]}", operation=UPDATE, syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client with login pages needs an identity provider to sign in with.

    The developer guide says of the providers of an app client: "you must enable at least one". Creating a client without any
    succeeds, but its login pages then probably have nothing to offer. `COGNITO` stands for the users of the pool itself.

    An update that leaves the member out is not reported: it resets the providers, in one report to `COGNITO`. That is the
    subject of `partial-update`.

    The fix enables `COGNITO`. It is not safe: perhaps only an external provider is wanted, and the pool's own users should not
    sign in here.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    if enabled is None or not enabled.value:
        return
    flow = next(iter(redirecting(request)), None)
    wanting = lacks(request, PROVIDERS) if flow else ""
    if flow and wanting and not (wanting == "missing" and str(request.operation) == UPDATE):
        yield Finding(
            at=flow,
            message=f"the {flow.value} flow needs an identity provider, but {PROVIDERS} is {wanting}",
            labels=[Label((PROVIDERS,), "no provider is enabled")] if wanting == "empty" else [],
            help="other providers, such as Google or one of your own, will do too",
            fix=Fix("Enable COGNITO, the pool's own users", [Set((PROVIDERS,), ["COGNITO"])], Applicability.UNSAFE),
        )
