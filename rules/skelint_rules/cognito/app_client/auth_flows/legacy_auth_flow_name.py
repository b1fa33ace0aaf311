"""COG404: an auth flow has a deprecated name."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import (
    FLOWS,
    FLOWS_PAGE,
    REFRESH,
    REPLACED_BY,
    ROTATION,
    complete,
    flows,
    renaming,
)


@rule(
    code="COG404",
    name="legacy-auth-flow-name",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[name.lower() for name in REPLACED_BY],
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[CREATE_PAGE, UPDATE_PAGE, FLOWS_PAGE],
    bad=[
        Example(
            """
            ExplicitAuthFlows:
              - «USER_PASSWORD_AUTH»
            """,
            says="USER_PASSWORD_AUTH is the legacy name of ALLOW_USER_PASSWORD_AUTH",
            fixed="""
            ExplicitAuthFlows:
              - ALLOW_USER_PASSWORD_AUTH
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
        ),
        Example(
            """
            {
              "ExplicitAuthFlows": [«"ADMIN_NO_SRP_AUTH"», «"CUSTOM_AUTH_FLOW_ONLY"»],
              "RefreshTokenRotation": {"Feature": "ENABLED"}
            }
            """,
            says=[
                "ADMIN_NO_SRP_AUTH is the legacy name of ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "CUSTOM_AUTH_FLOW_ONLY is the legacy name of ALLOW_CUSTOM_AUTH",
            ],
            fixed="""
            {
              "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"],
              "RefreshTokenRotation": {"Feature": "ENABLED"}
            }
            """,
        ),
        Example(
            """
            ExplicitAuthFlows:
              - «ADMIN_NO_SRP_AUTH»
              - ${FLOW}
            """,
            says="ADMIN_NO_SRP_AUTH is the legacy name of ALLOW_ADMIN_USER_PASSWORD_AUTH",
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: ['${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The names of auth flows without `ALLOW_` are deprecated.

    AWS calls `ADMIN_NO_SRP_AUTH`, `USER_PASSWORD_AUTH` and `CUSTOM_AUTH_FLOW_ONLY` legacy values. They still work, but not
    together with newer names (see `auth-flow-names-mixed`), so an app client that uses them cannot allow any newer flow.

    The fix renames them all and adds `ALLOW_REFRESH_TOKEN_AUTH`, unless the input sets `RefreshTokenRotation`. It is not
    safe. App clients with legacy names may allow flows that are not in the list (refreshing tokens, sign-in with SRP), and
    after the renaming they allow only what is listed. AWS documents only what replaces `ADMIN_NO_SRP_AUTH`; that
    `USER_PASSWORD_AUTH` becomes `ALLOW_USER_PASSWORD_AUTH`, and `CUSTOM_AUTH_FLOW_ONLY` `ALLOW_CUSTOM_AUTH`, is inferred from
    the names. There is no fix if part of the list is unknown.
    """
    present = flows(request)
    if any(flow.value.startswith("ALLOW_") for flow in present):
        return
    changes = [*renaming(present), *([] if request.has(ROTATION) else [Append((FLOWS,), REFRESH)])]
    fix = Fix("Replace the legacy names", changes, Applicability.UNSAFE)
    for flow in present:
        if flow.value in REPLACED_BY:
            yield Finding(
                at=flow,
                message=f"{flow.value} is the legacy name of {REPLACED_BY[flow.value]}",
                help="use the new name, and list every other flow that the app uses",
                fix=fix if complete(request, present) else None,
            )
