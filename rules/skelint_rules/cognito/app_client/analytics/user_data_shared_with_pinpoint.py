"""COG704: users' e-mail addresses and phone numbers are passed on to Amazon Pinpoint."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import ANALYTICS


@rule(
    code="COG704",
    name="user-data-shared-with-pinpoint",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[
        f"{API}/API_AnalyticsConfigurationType.html",
        f"{GUIDE}/cognito-user-pools-pinpoint-integration.html",
    ],
    bad=[
        Example(
            """
            AnalyticsConfiguration:
              ApplicationArn: ${PROJECT_ARN}
              UserDataShared: «true»
            """,
            says="UserDataShared sends users' e-mail addresses and phone numbers to Amazon Pinpoint",
            fixed="""
            AnalyticsConfiguration:
              ApplicationArn: ${PROJECT_ARN}
              UserDataShared: false
            """,
        ),
        Example(
            """
            {"AnalyticsConfiguration": {"ApplicationArn": "${PROJECT_ARN}", "UserDataShared": «true»}}
            """,
            says="UserDataShared sends users' e-mail addresses and phone numbers to Amazon Pinpoint",
            fixed="""
            {"AnalyticsConfiguration": {"ApplicationArn": "${PROJECT_ARN}", "UserDataShared": false}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example('{"AnalyticsConfiguration": {"ApplicationArn": "${PROJECT_ARN}", "UserDataShared": false}}'),
        Example('{"AnalyticsConfiguration": {"ApplicationArn": "${PROJECT_ARN}"}}'),
        Example('{"AnalyticsConfiguration": {"UserDataShared": "${SHARED}"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With `UserDataShared`, Amazon Cognito includes user data in what it sends to Amazon Pinpoint.

    Pinpoint then keeps endpoints of its own for the users' e-mail addresses and phone numbers: personal data in a second
    place, which a deletion in the user pool may not reach. A skeleton from `--generate-cli-skeleton` sets every boolean to
    `true`, including this one, so you may not have meant it.

    The fix sets it to `false`. Campaigns may depend on the data, so it is not safe.
    """
    shared = request.boolean(ANALYTICS, "UserDataShared")
    if shared is not None and shared.value:
        yield Finding(
            at=shared,
            message="UserDataShared sends users' e-mail addresses and phone numbers to Amazon Pinpoint",
            fix=Fix("Set UserDataShared to false", [Set(shared.pointer, value=False)], Applicability.UNSAFE),
        )
