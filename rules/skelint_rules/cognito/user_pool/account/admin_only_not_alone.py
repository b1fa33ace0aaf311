"""COG1302: recovery by an administrator is listed beside another way."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.account._recovery import ADMIN, SETTING, mechanisms


@rule(
    code="COG1302",
    name="admin-only-not-alone",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[SETTING],
    mentions=[ADMIN],
    references=[
        f"{API}/API_AccountRecoverySettingType.html",
        f"{PREFLIGHT}/pf-cognito-recovery-admin-only-alone",
        f"{GUIDE}/how-to-recover-a-user-account.html",
    ],
    service_error="Invalid account recovery setting parameter. Account Recovery Setting cannot use admin_only setting with "
    "any other recovery mechanisms.",
    bad=[
        Example(
            """
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: verified_email}
                - {Priority: 2, Name: «admin_only»}
            """,
            says="admin_only excludes every other recovery mechanism",
        ),
        Example(
            """
            {"AccountRecoverySetting": {"RecoveryMechanisms": [
              {"Priority": 1, "Name": «"admin_only"»}, {"Priority": 2, "Name": "verified_phone_number"}]}}
            """,
            says="admin_only excludes every other recovery mechanism",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: admin_only}]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Either users recover their accounts themselves, or only an administrator does it for them.

    With `admin_only`, users who forgot their password must ask for a new one, so no other mechanism can be listed beside it.
    There is no fix: only you know which of the two is meant.
    """
    entries = list(mechanisms(request))
    if not any(entry.name not in (ADMIN, None) for entry in entries):
        return
    for entry in entries:
        if entry.name == ADMIN:
            yield Finding(
                at=(*entry.pointer, "Name"),
                message=f"{ADMIN} excludes every other recovery mechanism",
                help=f"keep {ADMIN} alone, or remove it",
            )
