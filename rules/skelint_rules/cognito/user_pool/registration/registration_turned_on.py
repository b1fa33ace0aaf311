"""COG1701: a configuration turns dynamic client registration on without saying so."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE, USER_POOL
from skelint_rules.cognito.user_pool.registration._registration import MEMBER, PAGE, STATUS


@rule(
    code="COG1701",
    name="registration-turned-on",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    references=[PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            {«"DcrConfiguration"»: {"OpenDcrEnabled": false}}
            """,
            says="DcrConfiguration has no EnableStatus, so it turns dynamic client registration on",
        ),
        Example(
            """
            «DcrConfiguration»:
              AllowedScopes: [orders/read]
            """,
            says="DcrConfiguration has no EnableStatus, so it turns dynamic client registration on",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("DcrConfiguration: {EnableStatus: Disabled}"),
        Example("DcrConfiguration: {EnableStatus: Enabled, AllowedScopes: [orders/read]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A `DcrConfiguration` without `EnableStatus` lets applications register themselves.

    The API reference says so, of new pools and of updates. Say it where it is meant, and write `Disabled` where it is not.
    """
    if request.has(MEMBER) and not request.has(MEMBER, STATUS):
        yield Finding(
            at=(MEMBER,),
            part=Part.KEY,
            message=f"{MEMBER} has no {STATUS}, so it turns dynamic client registration on",
            help=f"write {STATUS}: Enabled or Disabled",
        )
