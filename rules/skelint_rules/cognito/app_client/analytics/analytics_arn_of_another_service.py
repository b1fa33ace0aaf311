"""COG706: an ARN of the analytics configuration belongs to another service."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import ANALYTICS, BY_ARN, arn

EXPECTED = {
    BY_ARN: ("mobiletargeting", "apps/", "a Pinpoint project"),
    "RoleArn": ("iam", "role/", "an IAM role"),
}
"""The service and the resource of each ARN, and what that is."""


@rule(
    code="COG706",
    name="analytics-arn-of-another-service",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[f"{API}/API_AnalyticsConfigurationType.html"],
    bad=[
        Example(
            """
            AnalyticsConfiguration:
              ApplicationId: abcdef01234567890abcdef012345678
              RoleArn: «arn:aws:lambda:us-east-1:123456789012:function:f»
              ExternalId: "4711"
            """,
            says="RoleArn is not the ARN of an IAM role: its service is lambda",
        ),
        Example(
            """
            AnalyticsConfiguration:
              ApplicationArn: «arn:aws:mobiletargeting:us-east-1:123456789012:templates/x/EMAIL»
            """,
            says="ApplicationArn is not the ARN of a Pinpoint project: its resource is templates/x/EMAIL",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AnalyticsConfiguration:
              ApplicationId: abcdef01234567890abcdef012345678
              RoleArn: arn:aws-cn:iam::123456789012:role/service/pinpoint
              ExternalId: "4711"
        """),
        Example("""
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
        """),
        Example("AnalyticsConfiguration: {ApplicationArn: '${PROJECT_ARN}'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ApplicationArn` is the ARN of a Pinpoint project, and `RoleArn` that of an IAM role.

    The service model accepts any ARN for both. The API reference says what they are: Amazon Pinpoint is the service
    `mobiletargeting`, and its projects are `apps/…`; roles belong to `iam`, as `role/…`. How the service answers to another
    ARN has not been observed, so this is a warning.
    """
    for name, (service, resource, noun) in EXPECTED.items():
        given = arn(request, name)
        if given is None:
            continue
        value, parts = given
        wrong = f"service is {parts[2]}" if parts[2] != service else f"resource is {parts[5]}"
        if parts[2] != service or not parts[5].startswith(resource):
            yield Finding(
                at=value,
                message=f"{name} is not the ARN of {noun}: its {wrong}",
                help=f"expected {service} and {resource}…",
            )
