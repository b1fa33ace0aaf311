"""COG405: an app may send passwords to Amazon Cognito."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import CHOICE, FLOWS, FLOWS_PAGE, PASSWORD, SRP, flows


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
            says="ALLOW_USER_PASSWORD_AUTH lets apps send the password itself instead of using SRP",
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
            says="ALLOW_USER_PASSWORD_AUTH lets apps send the password itself instead of using SRP",
            fixed="""
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}
            """,
        ),
        Example(
            """
            ExplicitAuthFlows: [«ALLOW_USER_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="ALLOW_USER_AUTH lets apps send the password itself instead of using SRP",
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH]"),
        Example("ExplicitAuthFlows: ['${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ALLOW_USER_PASSWORD_AUTH` lets an app send the password; with SRP the password never leaves the device.

    AWS documents that in this flow Amazon Cognito receives the password in the request, instead of verifying it with the
    Secure Remote Password protocol. The request is encrypted (HTTPS), but the password is visible wherever it is decrypted.
    A user migration trigger needs the flow, because it has to see the password; otherwise SRP reveals less. That advice is
    ours, so this is a note.

    `ALLOW_USER_AUTH` is reported too. AWS documents that it "can do username-password and SRP authentication without other
    ExplicitAuthFlows permitting them", so removing `ALLOW_USER_PASSWORD_AUTH` next to it does not keep passwords out of the
    requests.

    The fix allows SRP instead of `ALLOW_USER_PASSWORD_AUTH`. It is not safe: apps that sign in with `USER_PASSWORD_AUTH` must
    change first. There is none for `ALLOW_USER_AUTH`, which is also the flow of passkeys and one-time passwords.
    """
    present = flows(request)
    for flow in present:
        if flow.value not in (PASSWORD, CHOICE):
            continue
        allowed = any(other.value == SRP for other in present)
        replacement = Fix(
            f"Remove {PASSWORD}" if allowed else f"Replace it with {SRP}",
            [Remove(flow.pointer) if allowed else Set(flow.pointer, SRP)],
            Applicability.UNSAFE,
        )
        yield Finding(
            at=flow,
            message=f"{flow.value} lets apps send the password itself instead of using SRP",
            help="keep it if a user migration trigger needs the password"
            if flow.value == PASSWORD
            else "keep it if users sign in with passkeys or one-time passwords",
            fix=replacement if flow.value == PASSWORD else None,
        )
