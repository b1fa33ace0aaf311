"""COG401: legacy names of auth flows are listed next to names that begin with ALLOW_."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REPLACED_BY, complete, flows, renaming


@rule(
    code="COG401",
    name="auth-flow-names-mixed",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[name.lower() for name in REPLACED_BY],
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[CREATE_PAGE, UPDATE_PAGE],
    service_error="Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    bad=[
        Example(
            """
            ExplicitAuthFlows:
              - «ADMIN_NO_SRP_AUTH»
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
            says="ADMIN_NO_SRP_AUTH is a legacy name, which cannot be combined with names that begin with ALLOW_",
            fixed="""
            ExplicitAuthFlows:
              - ALLOW_ADMIN_USER_PASSWORD_AUTH
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
        ),
        Example(
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", «"USER_PASSWORD_AUTH"», "CUSTOM_AUTH_FLOW_ONLY"]}
            """,
            says="USER_PASSWORD_AUTH is a legacy name, which cannot be combined with names that begin with ALLOW_",
            fixed="""
            {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"]}
            """,
        ),
        Example(
            """
            ExplicitAuthFlows: ["${FLOW}", «USER_PASSWORD_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="USER_PASSWORD_AUTH is a legacy name, which cannot be combined with names that begin with ALLOW_",
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH]"),
        Example("ExplicitAuthFlows: [ADMIN_NO_SRP_AUTH, '${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Legacy names of auth flows cannot be combined with names that begin with `ALLOW_`.

    `ADMIN_NO_SRP_AUTH`, `USER_PASSWORD_AUTH` and `CUSTOM_AUTH_FLOW_ONLY` are older than the names with `ALLOW_`, and the
    service accepts a list of one kind or of the other. The AWS CLI does not check it. The rejection was observed on create.

    The fix renames all legacy names in the list. AWS documents that `ALLOW_ADMIN_USER_PASSWORD_AUTH` replaces
    `ADMIN_NO_SRP_AUTH`. That the other two become `ALLOW_USER_PASSWORD_AUTH` and `ALLOW_CUSTOM_AUTH` is inferred from their
    names. The fix is safe on create. On update it is not, because apps may rely on what the app client allows now. Nor is it
    with `CUSTOM_AUTH_FLOW_ONLY`, since the rest of the list contradicts the "only". There is none if part of the list is
    unknown.
    """
    present = flows(request)
    legacy = [flow for flow in present if flow.value in REPLACED_BY]
    new = next((flow for flow in present if flow.value.startswith("ALLOW_")), None)
    if not legacy or new is None:
        return
    clear = str(request.operation) == CREATE and all(flow.value != "CUSTOM_AUTH_FLOW_ONLY" for flow in legacy)
    names = listed(REPLACED_BY[flow.value] for flow in legacy)
    fix = Fix(f"Rename to {names}", renaming(present), Applicability.SAFE if clear else Applicability.UNSAFE)
    whole = complete(request, present)
    yield Finding(
        at=legacy[0],
        message=f"{legacy[0].value} is a legacy name, which cannot be combined with names that begin with ALLOW_",
        labels=[Label(new, "a name of the new kind"), *(Label(flow, "a legacy name too") for flow in legacy[1:])],
        help=None if whole else f"write {names} instead",
        fix=fix if whole else None,
    )
