"""COG404: an auth flow has a name of the deprecated kind."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Request, Severity, quoted, rule
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
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[CREATE_PAGE, UPDATE_PAGE, FLOWS_PAGE],
    bad=[
        Example(
            """
            ExplicitAuthFlows:
              - «USER_PASSWORD_AUTH»
            """,
            says='ExplicitAuthFlows "USER_PASSWORD_AUTH" is a legacy name of ALLOW_USER_PASSWORD_AUTH',
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
                'ExplicitAuthFlows "ADMIN_NO_SRP_AUTH" is a legacy name of ALLOW_ADMIN_USER_PASSWORD_AUTH',
                'ExplicitAuthFlows "CUSTOM_AUTH_FLOW_ONLY" is a legacy name of ALLOW_CUSTOM_AUTH',
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
            says='ExplicitAuthFlows "ADMIN_NO_SRP_AUTH" is a legacy name of ALLOW_ADMIN_USER_PASSWORD_AUTH',
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
    beside newer names (see `auth-flow-names-mixed`), so none of the newer flows can be allowed with them.

    The fix renames them all and adds `ALLOW_REFRESH_TOKEN_AUTH`, unless the input sets `RefreshTokenRotation`. It is not
    safe. App clients with legacy names may allow flows that the list does not show (refreshing tokens, sign-in with SRP), and
    only what is listed is left after the renaming. And that `USER_PASSWORD_AUTH` becomes `ALLOW_USER_PASSWORD_AUTH`, and
    `CUSTOM_AUTH_FLOW_ONLY` `ALLOW_CUSTOM_AUTH`, is read from the names; AWS states only the replacement of
    `ADMIN_NO_SRP_AUTH`. There is no fix while a part of the list is unknown.
    """
    known = flows(request)
    if any(flow.value.startswith("ALLOW_") for flow in known):
        return
    changes = [*renaming(known), *([] if request.has(ROTATION) else [Append((FLOWS,), REFRESH)])]
    fix = Fix("Use the names that begin with ALLOW_", changes, Applicability.UNSAFE)
    for flow in known:
        if flow.value in REPLACED_BY:
            yield Finding(
                at=flow,
                message=f"{FLOWS} {quoted(flow.value)} is a legacy name of {REPLACED_BY[flow.value]}",
                help=f"write {REPLACED_BY[flow.value]}, and list each other flow that the app uses",
                fix=fix if complete(request, known) else None,
            )
