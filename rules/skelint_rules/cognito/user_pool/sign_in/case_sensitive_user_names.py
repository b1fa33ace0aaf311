"""COG1104: user names are case-sensitive, because nothing says otherwise."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE

MEMBER = "UsernameConfiguration"


@rule(
    code="COG1104",
    name="case-sensitive-user-names",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    references=[f"{API}/API_UsernameConfigurationType.html", f"{GUIDE}/user-pool-case-sensitivity.html", CREATE_PAGE],
    bad=[
        Example(
            """
            «PoolName»: users
            UsernameAttributes: [email]
            """,
            says="UsernameConfiguration is not set, so Jane@example.com and jane@example.com are two users, for good",
            fixed="""
            PoolName: users
            UsernameAttributes: [email]
            UsernameConfiguration: {"CaseSensitive": false}
            """,
        ),
    ],
    good=[
        Example('{"UsernameConfiguration": {"CaseSensitive": true}}'),
        Example("PoolName: users", given=["UsernameConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If `UsernameConfiguration` is omitted, user names and aliases are case-sensitive, and stay so.

    The API reference recommends `CaseSensitive` false for most pools, because people write their address now with a capital
    letter and now without, and then sign up twice or fail to sign in. It cannot be changed once the pool exists. Pools that
    the console creates are not case-sensitive.

    The fix makes user names case-insensitive. That is another pool than the one that is written, so it is not safe.
    """
    if not request.has(MEMBER):
        yield Finding(
            at=(MEMBER,),
            part=Part.KEY,
            message=f"{MEMBER} is not set, so Jane@example.com and jane@example.com are two users, for good",
            fix=Fix("Set CaseSensitive to false", [Set((MEMBER,), {"CaseSensitive": False})], Applicability.UNSAFE),
        )
