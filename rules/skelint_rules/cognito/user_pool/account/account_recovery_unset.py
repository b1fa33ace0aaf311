"""COG1304: nothing says how users recover their accounts."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE
from skelint_rules.cognito.user_pool.account._recovery import EMAIL, MECHANISMS, SETTING


@rule(
    code="COG1304",
    name="account-recovery-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    references=[CREATE_PAGE, f"{GUIDE}/how-to-recover-a-user-account.html"],
    bad=[
        Example(
            """
            «PoolName»: users
            """,
            says="AccountRecoverySetting is not set, so users get the code by text message before e-mail",
            fixed="""
            PoolName: users
            AccountRecoverySetting: {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]}
            """,
        ),
    ],
    good=[
        Example("AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: admin_only}]}"),
        Example("PoolName: users", given=["AccountRecoverySetting"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If `AccountRecoverySetting` is omitted, the order of old applies: text message first, then e-mail.

    Text messages cost money and can be intercepted. The API reference recommends both mechanisms, each with a priority of its
    own. The fix leaves e-mail alone. That changes how users recover their accounts, so it is not safe.
    """
    if not request.has(SETTING):
        preferred = [{"Priority": 1, "Name": EMAIL}]
        yield Finding(
            at=(SETTING,),
            part=Part.KEY,
            message=f"{SETTING} is not set, so users get the code by text message before e-mail",
            fix=Fix("Let users recover by e-mail alone", [Set((SETTING,), {MECHANISMS: preferred})], Applicability.UNSAFE),
        )
