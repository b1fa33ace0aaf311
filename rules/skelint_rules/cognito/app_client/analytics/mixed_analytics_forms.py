"""COG701: the analytics project is given in both forms."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Severity, listed, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import (
    ANALYTICS,
    BY_ARN,
    BY_ID,
    ID_FORM,
    OBSERVED_MIXED,
    REJECTION,
    filled,
)


@rule(
    code="COG701",
    name="mixed-analytics-forms",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[f"{API}/API_AnalyticsConfigurationType.html", OBSERVED_MIXED],
    service_error=REJECTION,
    bad=[
        Example(
            """
            AnalyticsConfiguration:
              «ApplicationArn»: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
              ApplicationId: abcdef01234567890abcdef012345678
              RoleArn: arn:aws:iam::123456789012:role/pinpoint
            """,
            says="ApplicationArn cannot be combined with ApplicationId and RoleArn",
            fixed="""
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
            """,
        ),
        Example(
            """
            AnalyticsConfiguration:
              «ApplicationArn»: ${PROJECT_ARN}
              RoleArn: arn:aws:iam::${ACCT}:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp
              UserDataShared: false
            """,
            says="ApplicationArn cannot be combined with RoleArn",
            fixed="""
            AnalyticsConfiguration:
              ApplicationArn: ${PROJECT_ARN}
              UserDataShared: false
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
              ExternalId: ""
              UserDataShared: false
        """),
        Example("""
            AnalyticsConfiguration:
              ApplicationId: abcdef01234567890abcdef012345678
              RoleArn: arn:aws:iam::123456789012:role/pinpoint
              ExternalId: "4711"
        """),
        Example("AnalyticsConfiguration: ${ANALYTICS}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A Pinpoint project is given either by its ARN alone, or by its ID together with a role and an external ID.

    With the ARN, Amazon Cognito uses its own service-linked role. The rejection of `ApplicationArn` together with
    `ApplicationId` and `RoleArn` was observed. `ApplicationArn` with only a role or an external ID has not been tried; the
    words of that answer exclude it, and the Terraform provider refuses it, so that is a warning. It is easy to run into: the
    description of a client with an ARN also shows the service-linked `RoleArn`, and should not be sent back as it is.

    The fix keeps the ARN and removes the others. It may not be the form that you mean, so it is not safe.
    """
    given = filled(request)
    others = [name for name in ID_FORM if name in given]
    if BY_ARN not in given or not others:
        return
    yield Finding(
        at=(ANALYTICS, BY_ARN),
        part=Part.KEY,
        message=f"{BY_ARN} cannot be combined with {listed(others)}",
        labels=[Label((ANALYTICS, name), "not with an ARN", Part.KEY) for name in others],
        help=f"alternatively, use {listed(ID_FORM)} without the ARN",
        severity=None if BY_ID in others else Severity.WARNING,
        fix=Fix(f"Keep only {BY_ARN}", [Remove((ANALYTICS, name)) for name in others], Applicability.UNSAFE),
    )
