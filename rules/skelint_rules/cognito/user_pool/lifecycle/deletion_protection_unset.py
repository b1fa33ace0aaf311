"""COG1904: nothing keeps a new user pool from being deleted."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE

MEMBER = "DeletionProtection"


@rule(
    code="COG1904",
    name="deletion-protection-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    references=[CREATE_PAGE, f"{GUIDE}/user-pool-settings-deletion-protection.html"],
    bad=[
        Example(
            """
            «{»"PoolName": "users"}
            """,
            says="DeletionProtection is not set, so one command deletes the pool with all its users",
            fixed="""
            {"PoolName": "users", "DeletionProtection": "ACTIVE"}
            """,
        ),
    ],
    good=[
        Example("DeletionProtection: INACTIVE"),
        Example("PoolName: users", given=["DeletionProtection"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If `DeletionProtection` is omitted, it is `INACTIVE`; the console turns it on.

    The users of a deleted pool are lost, with their passwords. Pools for tests need no protection, so this is a note.

    The fix protects the pool. That is safe: to delete it takes one more command.
    """
    if not request.has(MEMBER):
        yield Finding(
            at=(MEMBER,),
            part=Part.KEY,
            message=f"{MEMBER} is not set, so one command deletes the pool with all its users",
            fix=Fix(f"Set {MEMBER} to ACTIVE", [Set((MEMBER,), "ACTIVE")], Applicability.SAFE),
        )
