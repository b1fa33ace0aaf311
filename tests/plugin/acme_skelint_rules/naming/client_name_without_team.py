"""ACME001: an app client's name does not begin with a team's."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule

TEAMS = ("billing", "shop", "portal")


@rule(
    code="ACME001",
    name="client-name-without-team",
    severity=Severity.WARNING,
    evidence=Evidence.PLUGIN,
    operations=["cognito-idp create-user-pool-client"],
    reads=["ClientName"],
    bad=[Example("ClientName: «web»", says='ClientName "web" does not begin with the name of a team')],
    good=[Example("ClientName: shop-web"), Example("ClientName: ${NAME}")],
)
def check(request: Request) -> Iterator[Finding]:
    """The name of an app client begins with the team that owns it.

    Acme's bills are split by team, and the name is the only place to write it down.
    """
    name = request.string("ClientName")
    if name and name.value.partition("-")[0] not in TEAMS:
        yield Finding(
            at=name,
            message=f"ClientName {quoted(name.value)} does not begin with the name of a team",
            help=f"begin it with {TEAMS[0]}-, {TEAMS[1]}- or {TEAMS[2]}-",
        )
