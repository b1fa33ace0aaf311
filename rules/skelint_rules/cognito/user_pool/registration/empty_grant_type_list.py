"""COG1704: an empty list of grants rejects every registration."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, rule
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.registration._registration import GRANTS, MEMBER, PAGE


@rule(
    code="COG1704",
    name="empty-grant-type-list",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    references=[PAGE],
    bad=[
        Example(
            """
            DcrConfiguration:
              EnableStatus: Enabled
              AuthenticatedGrantTypes: «[]»
            """,
            says="AuthenticatedGrantTypes is empty, so every such registration is rejected",
            fixed="""
            DcrConfiguration:
              EnableStatus: Enabled
            """,
        ),
        Example(
            """
            {"DcrConfiguration": {"EnableStatus": "Enabled", "OpenDcrGrantTypes": «[]»}}
            """,
            says="OpenDcrGrantTypes is empty, so every such registration is rejected",
            fixed="""
            {"DcrConfiguration": {"EnableStatus": "Enabled"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("DcrConfiguration: {EnableStatus: Enabled, AuthenticatedGrantTypes: [code]}"),
        Example("DcrConfiguration: {EnableStatus: Enabled}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An empty list of grants does not mean the default: Amazon Cognito then rejects every registration of that kind.

    The API reference says so, and to leave the list out for the default. To turn registration off, set `EnableStatus` to
    `Disabled`.

    The fix removes the list. Registrations are then accepted that are rejected as it is written, so it is not safe.
    """
    for member in GRANTS:
        grants = request.strings(MEMBER, member)
        if grants is not None and not grants.value:
            yield Finding(
                at=grants,
                message=f"{member} is empty, so every such registration is rejected",
                fix=Fix(f"Remove {member}", [Remove(grants.pointer)], Applicability.UNSAFE),
            )
