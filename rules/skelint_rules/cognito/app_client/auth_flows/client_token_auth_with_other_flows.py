"""COG410: ALLOW_CLIENT_TOKEN_AUTH is listed next to other flows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import (
    CLIENT_TOKEN,
    CLIENT_TOKEN_PAGE,
    FLOWS,
    NAMES,
    client_token_flow,
)
from skelint_rules.cognito.app_client.values._entries import entries


@rule(
    code="COG410",
    name="client-token-auth-with-other-flows",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[CLIENT_TOKEN.lower()],
    operations=APP_CLIENT,
    reads=[FLOWS],
    covers=["AWS020", "COG411"],
    references=[CLIENT_TOKEN_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            GenerateSecret: true
            ExplicitAuthFlows: [«ALLOW_CLIENT_TOKEN_AUTH», ALLOW_USER_SRP_AUTH]
            """,
            says="ALLOW_CLIENT_TOKEN_AUTH must be the only flow, but ALLOW_USER_SRP_AUTH is listed too",
        ),
        Example(
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_AUTH", «"ALLOW_CLIENT_TOKEN_AUTH"», "ALLOW_REFRESH_TOKEN_AUTH"]}
            """,
            says="ALLOW_CLIENT_TOKEN_AUTH must be the only flow, but 2 others are listed too",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{GenerateSecret: true, ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]}"),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH, '${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ALLOW_CLIENT_TOKEN_AUTH` must be the only authentication flow of its app client.

    It is for machines, which get a token with GetClientToken. AWS documents there that the flow is "mutually exclusive with
    user authentication flows" and "must be the only authentication flow that you configure for the app client".

    The sources disagree: the values that AWS documents for `ExplicitAuthFlows` do not contain this flow at all. So this is a
    warning. There is no fix: users and machines need an app client each, and only you know which one this is.
    """
    flow = client_token_flow(request)
    others = [other for other in entries(request, FLOWS) if other.value in NAMES - {CLIENT_TOKEN}]
    if flow and others:
        names = listed(dict.fromkeys(other.value for other in others))
        yield Finding(
            at=flow,
            message=f"{CLIENT_TOKEN} must be the only flow, but "
            f"{f'{names} is' if len(others) == 1 else f'{len(others)} others are'} listed too",
            labels=[Label(other, "another flow") for other in others],
            help="create two app clients, one for machines and one for users",
        )
