"""COG405: passwords may be sent to Amazon Cognito as they are."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, FLOWS_PAGE, PASSWORD, SRP, flows


@rule(
    code="COG405",
    name="password-auth-flow",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[CREATE_PAGE, FLOWS_PAGE],
    bad=[
        Example(
            """
            ExplicitAuthFlows:
              - «ALLOW_USER_PASSWORD_AUTH»
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
            says="ExplicitAuthFlows has ALLOW_USER_PASSWORD_AUTH, so apps may send the password itself instead of using SRP",
            fixed="""
            ExplicitAuthFlows:
              - ALLOW_USER_SRP_AUTH
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
        ),
        Example(
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", «"ALLOW_USER_PASSWORD_AUTH"», "ALLOW_REFRESH_TOKEN_AUTH"]}
            """,
            says="ExplicitAuthFlows has ALLOW_USER_PASSWORD_AUTH, so apps may send the password itself instead of using SRP",
            fixed="""
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}
            """,
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH]"),
        Example("ExplicitAuthFlows: ['${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ALLOW_USER_PASSWORD_AUTH` lets an app send the password; with SRP it never leaves the device.

    AWS documents that in this flow Amazon Cognito receives the password in the request, instead of verifying it with the
    Secure Remote Password protocol. The request is encrypted (HTTPS), but the password is seen wherever that is taken apart.
    A user migration trigger needs the flow, as it has to see the password; otherwise SRP does the same with less. That advice
    is ours, so this is a note.

    The fix allows SRP in its place. It is not safe: apps that sign in with `USER_PASSWORD_AUTH` must change first.
    """
    known = flows(request)
    for flow in known:
        if flow.value == PASSWORD:
            listed = any(other.value == SRP for other in known)
            yield Finding(
                at=flow,
                message=f"{FLOWS} has {PASSWORD}, so apps may send the password itself instead of using SRP",
                help=f"use {SRP}, unless a user migration trigger needs the password",
                fix=Fix(
                    f"Remove {PASSWORD}" if listed else f"Allow {SRP} in its place",
                    [Remove(flow.pointer) if listed else Set(flow.pointer, SRP)],
                    Applicability.UNSAFE,
                ),
            )
