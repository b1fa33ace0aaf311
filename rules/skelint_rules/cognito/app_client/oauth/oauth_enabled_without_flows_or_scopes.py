"""COG203: OAuth is enabled, but no flow or no scope is allowed."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import lacks

REQUIRED = "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."
SAMPLES = {"AllowedOAuthFlows": "[code]", "AllowedOAuthScopes": "[openid]"}


@rule(
    code="COG203",
    name="oauth-enabled-without-flows-or-scopes",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlowsUserPoolClient"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    further_answers=[REQUIRED],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: «true»
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.example.com/callback]
            """,
            says="AllowedOAuthFlowsUserPoolClient is true, but AllowedOAuthScopes is missing",
        ),
        Example(
            """
            {"AllowedOAuthFlowsUserPoolClient": «true», "CallbackURLs": ["https://app.example.com/callback"]}
            """,
            says="AllowedOAuthFlowsUserPoolClient is true, but AllowedOAuthFlows and AllowedOAuthScopes are missing",
            operation=UPDATE,
        ),
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: «true»
            AllowedOAuthFlows: []
            AllowedOAuthScopes: [openid]
            """,
            says="AllowedOAuthFlowsUserPoolClient is true, but AllowedOAuthFlows is empty",
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: ["${SCOPE}"]
            CallbackURLs: [https://app.example.com/callback]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: ${SCOPES}
        """),
        Example("AllowedOAuthFlowsUserPoolClient: false"),
        Example("AllowedOAuthFlowsUserPoolClient: ${OAUTH}"),
        Example("AllowedOAuthFlowsUserPoolClient: true", given=["AllowedOAuthFlows", "AllowedOAuthScopes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client with OAuth enabled needs both flows and scopes.

    With `AllowedOAuthFlowsUserPoolClient` true, Amazon Cognito was observed to reject a client without `AllowedOAuthFlows`,
    and one without `AllowedOAuthScopes`: `AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is
    allowed to use OAuth flows.` A skeleton of the AWS CLI sets the member to true, so this is common in inputs that were made
    from one.

    We expect an empty list to be as bad as a missing one. Nobody tried that, so it is a warning.

    There is no fix: only you know which flows and scopes you need, or whether OAuth should be off.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    if enabled is None or not enabled.value:
        return
    wanting = {name: how for name in SAMPLES if (how := lacks(request, name))}
    missing = [name for name, how in wanting.items() if how == "missing"]
    if not wanting:
        return
    shown = missing or list(wanting)
    yield Finding(
        at=enabled,
        message=f"AllowedOAuthFlowsUserPoolClient is true, but {listed(shown)} "
        f"{'is' if len(shown) == 1 else 'are'} {'missing' if missing else 'empty'}",
        labels=[Label((name,), "nothing is allowed here") for name, how in wanting.items() if how == "empty"],
        help=f"add what the application needs, such as {listed(f'{name}: {SAMPLES[name]}' for name in wanting)}",
        severity=None if missing else Severity.WARNING,
        service_error=REQUIRED if missing else None,
    )
