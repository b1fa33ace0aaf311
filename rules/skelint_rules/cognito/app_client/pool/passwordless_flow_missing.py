"""COG7024: a user pool offers sign-in without a password, and the client does not allow it."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Need, Request, Severity, listed, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import CHOICE, FLOWS, FLOWS_PAGE, PASSWORD, SRP

FACTORS = ("Policies", "SignInPolicy", "AllowedFirstAuthFactors")
PASSWORDLESS = ("EMAIL_OTP", "SMS_OTP", "WEB_AUTHN")
POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP, WEB_AUTHN]}}
"""


@rule(
    code="COG7024",
    name="passwordless-flow-missing",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[FLOWS],
    needs=[Need.POOL],
    references=[CREATE_PAGE, f"{API}/API_SignInPolicyType.html", FLOWS_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: «[ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]»
            """,
            says="the client does not list ALLOW_USER_AUTH, which users need for EMAIL_OTP and WEB_AUTHN of the pool",
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH]
            """,
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[POOL.replace(", EMAIL_OTP, WEB_AUTHN", "")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """One-time codes and passkeys as first factors work only for clients that list `ALLOW_USER_AUTH`.

    The user pool says which first factors there are, each client whether users may choose. Only clients whose own users sign
    in, with SRP or a password, are reported: servers that sign users in as an administrator have other ways.

    The fix allows the flow. It widens what the client can do, so it is not safe.
    """
    flows = request.strings(FLOWS)
    offered = request.pool.settings.strings(*FACTORS)
    passwordless = [factor for factor in offered.value if factor in PASSWORDLESS] if offered else []
    if offered and passwordless and flows and {SRP, PASSWORD} & set(flows.value) and CHOICE not in flows.value:
        yield Finding(
            at=flows,
            message=f"the client does not list {CHOICE}, which users need for {listed(passwordless)} of the pool",
            labels=[Label(offered, "offered here")],
            fix=Fix(f"Add {CHOICE}", [Append(flows.pointer, CHOICE)], Applicability.UNSAFE),
        )
