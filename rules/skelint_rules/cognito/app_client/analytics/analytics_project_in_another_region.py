"""COG705: the analytics project is in a region that the user pool cannot send to."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import ANALYTICS, BY_ARN, PREFLIGHT, arn

CENTRAL = "us-east-1"
"""The region whose projects user pools of other regions may use."""


@rule(
    code="COG705",
    name="analytics-project-in-another-region",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[
        f"{GUIDE}/cognito-user-pools-pinpoint-integration.html",
        f"{API}/API_AnalyticsConfigurationType.html",
        PREFLIGHT.removesuffix("/blob"),
    ],
    bad=[
        Example(
            """
            UserPoolId: eu-west-1_Ex1
            AnalyticsConfiguration:
              ApplicationArn: «arn:aws:mobiletargeting:ap-northeast-1:123456789012:apps/abcdef01234567890abcdef012345678»
            """,
            says="ApplicationArn is in ap-northeast-1, but must be in us-east-1 or the pool's region, eu-west-1",
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            AnalyticsConfiguration:
              ApplicationArn: «arn:aws:mobiletargeting:us-west-2:123456789012:apps/abcdef01234567890abcdef012345678»
            """,
            says="ApplicationArn is in us-west-2, but must be in the pool's region, us-east-1",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            UserPoolId: eu-west-1_Ex1
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
        """),
        Example("""
            UserPoolId: eu-west-1_Ex1
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:eu-west-1:123456789012:apps/abcdef01234567890abcdef012345678
        """),
        Example("""
            UserPoolId: ${POOL}
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-west-2:123456789012:apps/abcdef01234567890abcdef012345678
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user pool sends analytics to a Pinpoint project in its own region or in us-east-1.

    The region of the pool is the beginning of its ID, and that of the project is in its ARN. An earlier developer guide lists
    for each region whether projects there can be used, and many regions could only use us-east-1. The rejection of a project
    in a third region was observed by cdk-preflight. All of it is moot since AWS ended support for Amazon Pinpoint (see
    `pinpoint-support-ended`), so this is a warning.
    """
    pool = request.string("UserPoolId")
    project = arn(request, BY_ARN)
    if pool is None or project is None or "_" not in pool.value:
        return
    value, (_, _, _, region, _, _) = project
    home = pool.value.partition("_")[0]
    if region and region not in (home, CENTRAL):
        allowed = f"the pool's region, {home}" if home == CENTRAL else f"{CENTRAL} or the pool's region, {home}"
        yield Finding(
            at=value,
            message=f"{BY_ARN} is in {region}, but must be in {allowed}",
            labels=[Label(pool, "the user pool")],
        )
