"""COG408: a client for machines also lets users sign in, by default."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH
from skelint_rules.cognito.app_client.oauth._flows import machines_only


@rule(
    code="COG408",
    name="machine-client-with-user-flows",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlows"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            «AllowedOAuthFlows»: [client_credentials]
            AllowedOAuthScopes: [reports/read]
            GenerateSecret: true
            """,
            says="this client is for machines, but users can sign in with it: ExplicitAuthFlows is missing",
        ),
        Example(
            """
            «{»"AllowedOAuthFlows": ["client_credentials"], "ClientId": "abc"}
            """,
            says="this client is for machines, but users can sign in with it: ExplicitAuthFlows is missing",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{AllowedOAuthFlows: [client_credentials], ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]}", syntax="yaml"),
        Example("AllowedOAuthFlows: [code]"),
        Example("AllowedOAuthFlows: [client_credentials]", given=["ExplicitAuthFlows"]),
        Example('AllowedOAuthFlows: [client_credentials, "${FLOW}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client with client_credentials alone needs no flow for users, but has three by default.

    `AllowedOAuthFlows` and `ExplicitAuthFlows` are independent. AWS documents that a client without the latter allows
    `ALLOW_USER_SRP_AUTH`, `ALLOW_CUSTOM_AUTH` and `ALLOW_REFRESH_TOKEN_AUTH`, so users of the pool can sign in through the API
    with the ID and the secret of a machine's client. That this is rarely intended is our reading, so it is advice.

    There is no fix: the list has no value for "none". With `ALLOW_REFRESH_TOKEN_AUTH` alone nobody can sign in.
    """
    if machines_only(request) and not request.has(FLOWS):
        yield Finding(
            at=(FLOWS,),
            message=f"this client is for machines, but users can sign in with it: {FLOWS} is missing",
            help=f"list {REFRESH} alone, which lets nobody sign in",
        )
