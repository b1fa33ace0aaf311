"""COG1810: notifications of risks are sent by an e-mail identity of a region that the user pool cannot use."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, rule
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito._home import SES_HOMES, home, region_of
from skelint_rules.cognito.user_pool.monitoring import RISK_PAGE, SET_RISK

MEMBER = ("AccountTakeoverRiskConfiguration", "NotifyConfiguration", "SourceArn")


@rule(
    code="COG1810",
    name="risk-notifications-from-another-region",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_RISK],
    reads=[MEMBER[0]],
    references=[RISK_PAGE, f"{GUIDE}/user-pool-email.html", f"{PREFLIGHT}/pf-cognito-risk-notify-source-arn-region"],
    service_error="Invalid NotifyConfiguration.SourceArn. Provided SourceArn must be in one of the following SES regions: "
    "eu-west-1, us-east-1, us-west-2.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AccountTakeoverRiskConfiguration:
              NotifyConfiguration:
                SourceArn: «arn:aws:ses:ap-south-1:111122223333:identity/example.com»
            """,
            says="the e-mail identity is in ap-south-1, which the user pool in us-east-1 cannot use",
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AccountTakeoverRiskConfiguration:
              NotifyConfiguration: {SourceArn: "arn:aws:ses:eu-west-1:111122223333:identity/example.com"}
            """
        ),
        Example(
            """
            UserPoolId: ap-south-1_Ex4mPle01
            AccountTakeoverRiskConfiguration:
              NotifyConfiguration: {SourceArn: "arn:aws:ses:ap-south-1:111122223333:identity/example.com"}
            """
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user pool in `us-east-1`, `us-west-2` or `eu-west-1` can use the e-mail identities of these three regions only.

    The answer was seen for a pool in `us-east-1`. Pools of other regions, for which the guide lists exceptions, are not
    reported.
    """
    pool = home(request)
    if pool is None or not request.has(*MEMBER[:2]):
        return
    source = request.string(*MEMBER)
    region = region_of(source.value, "ses") if source else None
    if source and region and pool.value in SES_HOMES and region not in SES_HOMES:
        yield Finding(
            at=source,
            message=f"the e-mail identity is in {region}, which the user pool in {pool.value} cannot use",
            labels=[Label(pool.pointer, "the user pool")],
            help=f"use one in {listed(sorted(SES_HOMES), 'or')}",
        )
