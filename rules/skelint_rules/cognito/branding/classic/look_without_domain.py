"""COG5204: the look of login pages is set, and the user pool has no domain to show them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._described import lacks_domain
from skelint_rules.cognito.branding import CLASSIC, CLASSIC_PAGE

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"


@rule(
    code="COG5204",
    name="look-without-domain",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CLASSIC],
    reads=["UserPoolId"],
    needs=[Need.POOL],
    references=[CLASSIC_PAGE, f"{PREFLIGHT}/pf-cognito-ui-customization-requires-domain"],
    service_error="A domain must be associated with this user pool.",
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ClientId: ALL
            CSS: ".label-customizable { color: #222; }"
            """,
            says="the user pool has no domain, so it shows no login pages",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: ALL
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal, CustomDomain: auth.example.com}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: ALL
            """,
            context=[POOL, "DomainDescription: {UserPoolId: us-east-1_Ex4mPle01, Domain: acme-portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The user pool must have a domain before its login pages can be given a look.

    Amazon Cognito refuses the call otherwise. A description of a user pool shows its domains, the prefix as `Domain` and the
    other kind as `CustomDomain`.
    """
    if lacks_domain(request.pool):
        yield Finding(
            at=("UserPoolId",),
            part=Part.KEY,
            message="the user pool has no domain, so it shows no login pages",
            labels=[Label(request.pool.settings.at, "it is described here, without a domain")],
            help="give it one with create-user-pool-domain first",
        )
