"""COG401: legacy names of auth flows stand beside names that begin with ALLOW_."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Severity, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REPLACED_BY, complete, flows, renaming


@rule(
    code="COG401",
    name="auth-flow-names-mixed",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
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
            says='ExplicitAuthFlows has the legacy name "ADMIN_NO_SRP_AUTH" beside names that begin with ALLOW_',
            fixed="""
            ExplicitAuthFlows:
              - ALLOW_ADMIN_USER_PASSWORD_AUTH
              - ALLOW_REFRESH_TOKEN_AUTH
            """,
        ),
        Example(
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", «"USER_PASSWORD_AUTH"», «"CUSTOM_AUTH_FLOW_ONLY"»]}
            """,
            says=[
                'ExplicitAuthFlows has the legacy name "USER_PASSWORD_AUTH" beside names that begin with ALLOW_',
                'ExplicitAuthFlows has the legacy name "CUSTOM_AUTH_FLOW_ONLY" beside names that begin with ALLOW_',
            ],
            fixed="""
            {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"]}
            """,
        ),
        Example(
            """
            ExplicitAuthFlows: ["${FLOW}", «USER_PASSWORD_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says='ExplicitAuthFlows has the legacy name "USER_PASSWORD_AUTH" beside names that begin with ALLOW_',
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: [ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH]"),
        Example("ExplicitAuthFlows: [ADMIN_NO_SRP_AUTH, '${FLOW}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Legacy names of auth flows cannot stand beside those that begin with `ALLOW_`.

    `ADMIN_NO_SRP_AUTH`, `USER_PASSWORD_AUTH` and `CUSTOM_AUTH_FLOW_ONLY` are older than the names with `ALLOW_`, and the
    service takes a list of one kind or of the other. The AWS CLI does not check it. The rejection was observed on create.

    The fix renames all legacy names of the list. AWS documents that `ALLOW_ADMIN_USER_PASSWORD_AUTH` replaces
    `ADMIN_NO_SRP_AUTH`; that the other two go to `ALLOW_USER_PASSWORD_AUTH` and `ALLOW_CUSTOM_AUTH`, we read from their names.
    It is safe on create. On update it is not, as apps may rely on what the app client allows now; nor is it with
    `CUSTOM_AUTH_FLOW_ONLY`, whose "only" the rest of the list contradicts. There is none while a part of the list is unknown.
    """
    known = flows(request)
    legacy = [flow for flow in known if flow.value in REPLACED_BY]
    new = next((flow for flow in known if flow.value.startswith("ALLOW_")), None)
    if not legacy or new is None:
        return
    clear = str(request.operation) == CREATE and all(flow.value != "CUSTOM_AUTH_FLOW_ONLY" for flow in legacy)
    fix = Fix("Rename the legacy flows", renaming(known), Applicability.SAFE if clear else Applicability.UNSAFE)
    for flow in legacy:
        yield Finding(
            at=flow,
            message=f"{FLOWS} has the legacy name {quoted(flow.value)} beside names that begin with ALLOW_",
            labels=[Label(new, "a name of the other kind")],
            help=f"write {REPLACED_BY[flow.value]} in its place",
            fix=fix if complete(request, known) else None,
        )
