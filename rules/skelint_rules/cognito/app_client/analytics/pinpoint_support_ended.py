"""COG703: the app client sends analytics to Amazon Pinpoint, which AWS no longer supports."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import ANALYTICS


@rule(
    code="COG703",
    name="pinpoint-support-ended",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[
        "https://docs.aws.amazon.com/pinpoint/latest/developerguide/integrate.html",
        f"{API}/API_AnalyticsConfigurationType.html",
    ],
    bad=[
        Example(
            """
            ClientName: app
            «AnalyticsConfiguration»:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
            """,
            says="AnalyticsConfiguration uses Amazon Pinpoint, whose support ended on October 30, 2026",
            fixed="ClientName: app",
        ),
        Example(
            """
            {
              "ClientId": "38fjsnc484p94kpqsnet7mpld0",
              «"AnalyticsConfiguration"»: {"ApplicationArn": "${PROJECT_ARN}"}
            }
            """,
            says="AnalyticsConfiguration uses Amazon Pinpoint, whose support ended on October 30, 2026",
            fixed="""
            {
              "ClientId": "38fjsnc484p94kpqsnet7mpld0"
            }
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("ClientName: app"),
        Example("AnalyticsConfiguration: ${ANALYTICS}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`AnalyticsConfiguration` connects the app client to an Amazon Pinpoint project, and Amazon Pinpoint has ended.

    AWS ended support for Amazon Pinpoint on October 30, 2026: since then its console and its resources (endpoints, segments,
    campaigns, journeys and analytics) cannot be accessed. Whether Amazon Cognito still accepts the member, and ignores it, or
    rejects it, is not known.

    The fix removes the member. On create that is safe, because no project can be reached that would miss the events. On
    update it removes the configuration from the client, so it is not safe.
    """
    configuration = request.structure(ANALYTICS)
    if configuration is None:
        return
    applicability = Applicability.UNSAFE if str(request.operation) == UPDATE else Applicability.SAFE
    yield Finding(
        at=configuration,
        part=Part.KEY,
        message=f"{ANALYTICS} uses Amazon Pinpoint, whose support ended on October 30, 2026",
        fix=Fix(f"Remove {ANALYTICS}", [Remove(configuration.pointer)], applicability),
    )
