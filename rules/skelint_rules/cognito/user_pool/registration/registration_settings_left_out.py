"""COG1702: an update leaves settings of dynamic client registration out, which resets them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.registration._registration import GRANTS, MEMBER, OPEN, PAGE, SCOPES, STATUS

SETTINGS = (OPEN, GRANTS[0], SCOPES)
"""What an enabled configuration has. The grants of open registration are one more where it is open."""


@rule(
    code="COG1702",
    name="registration-settings-left-out",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[MEMBER],
    references=[UPDATE_PAGE, PAGE],
    bad=[
        Example(
            """
            «DcrConfiguration»:
              EnableStatus: Enabled
              AllowedScopes: [orders/read]
            """,
            says="this update resets OpenDcrEnabled and AuthenticatedGrantTypes of DcrConfiguration",
        ),
    ],
    good=[
        Example("""
            DcrConfiguration:
              EnableStatus: Enabled
              OpenDcrEnabled: false
              AuthenticatedGrantTypes: [code]
              AllowedScopes: [orders/read]
        """),
        Example("DcrConfiguration: {EnableStatus: Disabled}"),
        Example("DcrConfiguration: {AllowedScopes: [orders/read]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update that gives `DcrConfiguration` replaces all of it.

    Left out as a whole, it stays as it is; given, its members that are left out return to their defaults. The API reference
    says both. A missing `EnableStatus` is reported as `registration-turned-on`.
    """
    status = request.string(MEMBER, STATUS)
    if status is None or status.value != "Enabled":
        return
    open_to_all = request.boolean(MEMBER, OPEN)
    settings = (*SETTINGS, GRANTS[1]) if open_to_all and open_to_all.value else SETTINGS
    omitted = [setting for setting in settings if not request.has(MEMBER, setting)]
    if omitted:
        yield Finding(
            at=(MEMBER,),
            part=Part.KEY,
            message=f"this update resets {listed(omitted)} of {MEMBER}",
            help="give all of it, as describe-user-pool shows it",
        )
