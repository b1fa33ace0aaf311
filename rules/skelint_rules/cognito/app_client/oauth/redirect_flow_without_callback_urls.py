"""COG204: a flow that redirects is allowed, but no callback URL is."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import lacks, redirecting


@rule(
    code="COG204",
    name="redirect-flow-without-callback-urls",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlows"],
    references=[CREATE_PAGE, UPDATE_PAGE, "https://github.com/cisagov/crossfeed/pull/440"],
    further_answers=["InvalidOAuthFlowException: CallbackUrls can not be empty when code flow or implicit flow is selected"],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [«code»]
            AllowedOAuthScopes: [openid]
            """,
            says="the code flow needs a callback URL, but CallbackURLs is missing",
        ),
        Example(
            """
            {
              "AllowedOAuthFlowsUserPoolClient": true,
              "AllowedOAuthFlows": [«"implicit"», "code"],
              "AllowedOAuthScopes": ["openid"],
              "CallbackURLs": []
            }
            """,
            says="the implicit flow needs a callback URL, but CallbackURLs is empty",
            operation=UPDATE,
        ),
        Example(
            """
            AllowedOAuthFlows: [«code»]
            AllowedOAuthScopes: [openid]
            """,
            says="the code flow needs a callback URL, but CallbackURLs is missing",
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: ["${CALLBACK_URL}"]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [client_credentials]
            AllowedOAuthScopes: [reports/read]
        """),
        Example("AllowedOAuthFlows: [code]", given=["CallbackURLs"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The flows code and implicit need at least one callback URL.

    Both end with Amazon Cognito sending the user's browser to one of the `CallbackURLs`. Without any, creating and updating a
    client was observed to fail: `CallbackUrls can not be empty when code flow or implicit flow is selected`.

    We read "empty" to include a missing list. It was tested with `AllowedOAuthFlowsUserPoolClient` true. If that is false or
    missing, the service probably does not look at the flows, so then this is a warning.

    There is no fix, because only you know the address of the application.
    """
    flow = next(iter(redirecting(request)), None)
    wanting = lacks(request, "CallbackURLs") if flow else ""
    if flow is None or not wanting:
        return
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    certain = enabled is not None and enabled.value
    yield Finding(
        at=flow,
        message=f"the {flow.value} flow needs a callback URL, but CallbackURLs is {wanting}",
        labels=[Label(("CallbackURLs",), "nothing is allowed here")] if wanting == "empty" else [],
        help="add the URL at which the application handles sign-ins, such as https://app.example.com/callback",
        severity=None if certain else Severity.WARNING,
        service_error="InvalidOAuthFlowException: CallbackUrls can not be empty when code flow or implicit flow is selected"
        if certain
        else None,
    )
