"""COG7004: a client uses OAuth, and its user pool has no domain."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._described import lacks_domain
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE

ENABLED = "AllowedOAuthFlowsUserPoolClient"
POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"


@rule(
    code="COG7004",
    name="oauth-without-domain",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ENABLED],
    needs=[Need.POOL],
    references=[f"{GUIDE}/cognito-user-pools-assign-domain.html", f"{GUIDE}/federation-endpoints.html", CREATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: «true»
            AllowedOAuthFlows: [client_credentials]
            """,
            says="OAuth is enabled, but the user pool has no domain to serve it",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: true
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal, Domain: acme-portal}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: true
            """,
            context=[POOL, "DomainDescription: {UserPoolId: us-east-1_Ex4mPle01, Domain: acme-portal}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: false
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Every OAuth flow goes through the domain of the user pool: login pages and the token endpoint alike.

    The client is created all the same, but nobody can get a token: `client_credentials` needs the token endpoint too. A
    description of a user pool shows its domains, the prefix as `Domain` and the other kind as `CustomDomain`.
    """
    enabled = request.boolean(ENABLED)
    if enabled and enabled.value and lacks_domain(request.pool):
        yield Finding(
            at=enabled,
            message="OAuth is enabled, but the user pool has no domain to serve it",
            labels=[Label(request.pool.settings.at, "it is described here, without a domain")],
            help="give it one with create-user-pool-domain",
        )
