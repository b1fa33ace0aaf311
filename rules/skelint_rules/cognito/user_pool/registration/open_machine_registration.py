"""COG1703: anybody may register clients that get tokens without a user."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.registration._registration import GRANTS, MEMBER, OPEN, PAGE, STATUS

GRANT = "client_credentials"


@rule(
    code="COG1703",
    name="open-machine-registration",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    mentions=[GRANT],
    references=[PAGE],
    bad=[
        Example(
            """
            DcrConfiguration:
              EnableStatus: Enabled
              OpenDcrEnabled: true
              OpenDcrGrantTypes: [code, «client_credentials»]
            """,
            says="anybody may register a client that gets tokens without a user, which you pay for",
            fixed="""
            DcrConfiguration:
              EnableStatus: Enabled
              OpenDcrEnabled: true
              OpenDcrGrantTypes: [code]
            """,
        ),
        Example(
            """
            {"DcrConfiguration": {"OpenDcrEnabled": true, "OpenDcrGrantTypes": ["code", «"client_credentials"»]}}
            """,
            says="anybody may register a client that gets tokens without a user, which you pay for",
            fixed="""
            {"DcrConfiguration": {"OpenDcrEnabled": true, "OpenDcrGrantTypes": ["code"]}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("DcrConfiguration: {OpenDcrEnabled: false, OpenDcrGrantTypes: [client_credentials]}"),
        Example("DcrConfiguration: {OpenDcrEnabled: true, OpenDcrGrantTypes: [code]}"),
        Example("DcrConfiguration: {EnableStatus: Disabled, OpenDcrEnabled: true, OpenDcrGrantTypes: [client_credentials]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Open registration with `client_credentials` gives tokens to whoever asks.

    A client that anybody registers can then call your APIs in its own name, and each of its tokens is charged. The API
    reference warns of it.

    The fix removes the grant. It takes a permission away that you may mean to give, so it is not safe.
    """
    status, open_to_all = request.string(MEMBER, STATUS), request.boolean(MEMBER, OPEN)
    if open_to_all is None or not open_to_all.value or (status is not None and status.value != "Enabled"):
        return
    grants = request.each_string(MEMBER, GRANTS[1])
    for grant in grants:
        if grant.value == GRANT:
            yield Finding(
                at=grant,
                message="anybody may register a client that gets tokens without a user, which you pay for",
                labels=[Label(open_to_all, "registration is open")],
                fix=Fix(f"Remove {GRANT}", [Remove(grant.pointer)], Applicability.UNSAFE) if len(grants) > 1 else None,
            )
