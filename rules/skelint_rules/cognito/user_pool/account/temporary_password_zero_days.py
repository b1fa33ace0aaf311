"""COG1309: temporary passwords are valid for 0 days."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import CREATE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.account._validity import CURRENT

DEFAULT = 7


@rule(
    code="COG1309",
    name="temporary-password-zero-days",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=["Policies"],
    references=[f"{API}/API_PasswordPolicyType.html"],
    bad=[
        Example(
            """
            {"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": «0»}}}
            """,
            says="TemporaryPasswordValidityDays 0 means 7 days",
            fixed="""
            {"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}}}
            """,
        ),
        Example(
            "Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: «0»}}",
            says="TemporaryPasswordValidityDays 0 means 7 days",
            fixed="Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 7}}",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 1}}"),
        Example("Policies: {PasswordPolicy: {MinimumLength: 12}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """0 days are read as unset: a temporary password is then valid for 7 days.

    The API reference says so. Expiry cannot be switched off, and the longest lifetime is 365 days.

    The fix writes the 7 days that 0 means. On update it is not safe: which of the two the pool should have is for you to say.
    """
    days = request.integer(*CURRENT)
    if days is not None and days.value == 0:
        safe = str(request.operation) == CREATE
        yield Finding(
            at=days,
            message=f"{CURRENT[-1]} 0 means {DEFAULT} days",
            help="the least is 1 day",
            fix=Fix(f"Write {DEFAULT}", [Set(days.pointer, DEFAULT)], Applicability.SAFE if safe else Applicability.UNSAFE),
        )
