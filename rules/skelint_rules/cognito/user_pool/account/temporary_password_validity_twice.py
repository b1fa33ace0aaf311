"""COG1307: the lifetime of temporary passwords is given in its old and in its new place."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.account._validity import CURRENT, LEGACY


@rule(
    code="COG1307",
    name="temporary-password-validity-twice",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[LEGACY[0]],
    references=[
        f"{API}/API_PasswordPolicyType.html",
        f"{PREFLIGHT}/pf-cognito-unused-account-validity-exclusive",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool.go",
    ],
    service_error="Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
    bad=[
        Example(
            """
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: true
              «UnusedAccountValidityDays»: 7
            Policies:
              PasswordPolicy:
                TemporaryPasswordValidityDays: 7
            """,
            says="UnusedAccountValidityDays cannot be given beside TemporaryPasswordValidityDays",
            fixed="""
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: true
            Policies:
              PasswordPolicy:
                TemporaryPasswordValidityDays: 7
            """,
        ),
        Example(
            """
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: true, «UnusedAccountValidityDays»: 30}
            Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}
            """,
            says="UnusedAccountValidityDays cannot be given beside TemporaryPasswordValidityDays",
            fixed="""
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
            Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}"),
        Example("AdminCreateUserConfig: {UnusedAccountValidityDays: 7}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The lifetime of temporary passwords belongs to the password policy.

    `UnusedAccountValidityDays` is its old place, and the service refuses both in one call.

    The fix removes the old one. That is safe where the two are equal.
    """
    legacy, current = request.integer(*LEGACY), request.integer(*CURRENT)
    if legacy is None or current is None:
        return
    equal = legacy.value == current.value
    yield Finding(
        at=legacy,
        part=Part.KEY,
        message=f"{LEGACY[-1]} cannot be given beside {CURRENT[-1]}",
        labels=[Label(current, "the lifetime that counts")],
        fix=Fix(f"Remove {LEGACY[-1]}", [Remove(legacy.pointer)], Applicability.SAFE if equal else Applicability.UNSAFE),
    )
