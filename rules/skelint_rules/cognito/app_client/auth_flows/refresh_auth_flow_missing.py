"""COG403: users can sign in, but ALLOW_REFRESH_TOKEN_AUTH is not listed."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH, SIGN_IN, flows, rotates
from skelint_rules.cognito.app_client.present._client import keeps_rotation

ROTATING = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  RefreshTokenRotation: {Feature: ENABLED}
"""


@rule(
    code="COG403",
    name="refresh-auth-flow-missing",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[CREATE_PAGE, UPDATE_PAGE, "https://github.com/aws/aws-cdk/issues/7625"],
    bad=[
        Example(
            """
            ExplicitAuthFlows:
              «- ALLOW_USER_SRP_AUTH»
            """,
            says="ExplicitAuthFlows lacks ALLOW_REFRESH_TOKEN_AUTH, and refresh token rotation is not enabled",
            fixed="""
            ExplicitAuthFlows:
              - ALLOW_USER_SRP_AUTH
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
        ),
        Example(
            """
            {
              "ExplicitAuthFlows": «[
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH"
              ]»,
              "RefreshTokenRotation": {"Feature": "DISABLED"}
            }
            """,
            says="ExplicitAuthFlows lacks ALLOW_REFRESH_TOKEN_AUTH, and refresh token rotation is not enabled",
            operation=UPDATE,
            fixed="""
            {
              "ExplicitAuthFlows": [
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH"
              ],
              "RefreshTokenRotation": {"Feature": "DISABLED"}
            }
            """,
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("{ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH], RefreshTokenRotation: {Feature: ENABLED}}"),
        Example("{ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH], RefreshTokenRotation: {Feature: '${ROTATION}'}}"),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, '${FLOW}']"),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [USER_PASSWORD_AUTH]"),
        Example("ExplicitAuthFlows: [ALLOW_TOKEN_EXCHANGE_DELEGATION]"),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]", given=["RefreshTokenRotation"]),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
            """,
            operation=UPDATE,
            context=[ROTATING],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If users can sign in, `ALLOW_REFRESH_TOKEN_AUTH` should be listed, unless refresh tokens are rotated.

    In 2020 the service rejected a list of `ALLOW_` names without it (`REFRESH_TOKEN_AUTH should always be allowed.`), and the
    AWS CDK has added it ever since. Since 2025 refresh token rotation requires a list without it. Whether the service still
    rejects such a list without rotation is not known, so this is a warning. At best, the app cannot refresh tokens with the
    `REFRESH_TOKEN_AUTH` flow of `InitiateAuth`.

    A list is not reported if it allows no user to sign in, or contains names that are unknown or legacy, nor if the client to
    update is known to rotate, and the update does not say otherwise: leaving rotation out was seen to keep it.

    The fix adds the flow. It is not safe: it allows the app client more, and someone may have left it out on purpose.
    """
    listed = request.strings(FLOWS)
    names = {flow.value for flow in flows(request)}
    if listed is None or names != set(listed.value) or REFRESH in names or names.isdisjoint(SIGN_IN):
        return
    if not rotates(request) and not keeps_rotation(request) and all(name.startswith("ALLOW_") for name in names):
        yield Finding(
            at=(FLOWS,),
            message=f"{FLOWS} lacks {REFRESH}, and refresh token rotation is not enabled",
            help="with RefreshTokenRotation enabled, the app can use GetTokensFromRefreshToken instead",
            fix=Fix(f"Add {REFRESH}", [Append((FLOWS,), REFRESH)], Applicability.UNSAFE),
        )
