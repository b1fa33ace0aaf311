"""COG3501: a domain asks for managed login, which the plan of its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._described import severity
from skelint_rules.cognito._plans import ESSENTIALS, plan_below
from skelint_rules.cognito.domain import CREATE_PAGE, DOMAIN, UPDATE_PAGE

VERSION = "ManagedLoginVersion"
MANAGED_LOGIN = 2


@rule(
    code="COG3501",
    name="managed-login-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=DOMAIN,
    reads=[VERSION],
    needs=[Need.POOL],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-managed-login-version-tier"],
    service_error="The following feature is not available for the LITE pricing tier configured: Managed Login Version 2",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Domain: acme-portal
            ManagedLoginVersion: «2»
            """,
            says="the user pool has the plan LITE, but managed login needs ESSENTIALS or PLUS",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Domain: acme-portal
            ManagedLoginVersion: 1
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Domain: acme-portal
            ManagedLoginVersion: 2
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Managed login, version 2 of the login pages, needs a user pool with the plan Essentials or Plus.

    In a pool with the plan Lite, Amazon Cognito refuses the domain. Version 1 is the classic hosted UI, which every plan has.
    Where only the command that created the pool tells its plan, that may have changed since: then it is a warning.
    """
    version = request.integer(VERSION)
    plan = plan_below(request.pool, ESSENTIALS)
    if plan and version and version.value == MANAGED_LOGIN:
        yield Finding(
            at=version,
            message=f"the user pool has the plan {plan.value}, but managed login needs ESSENTIALS or PLUS",
            severity=severity(plan.at),
            labels=[Label(plan, "the plan")],
            help="use version 1, or change the plan, which changes what the pool costs",
        )
