"""COG702: the analytics project, its role or its external ID is missing."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.analytics._forms import ANALYTICS, BY_ARN, BY_ID, ID_FORM, OBSERVED_INCOMPLETE, REJECTION


@rule(
    code="COG702",
    name="incomplete-analytics-configuration",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[ANALYTICS],
    references=[f"{API}/API_AnalyticsConfigurationType.html", OBSERVED_INCOMPLETE],
    service_error=REJECTION,
    bad=[
        Example(
            """
            AnalyticsConfiguration:
              «ApplicationId»: abcdef01234567890abcdef012345678
            """,
            says="ApplicationId is given without RoleArn and ExternalId",
        ),
        Example(
            """
            {"AnalyticsConfiguration": {"RoleArn": "${ROLE}", «"ApplicationId"»: "abcdef01234567890abcdef012345678"}}
            """,
            says="ApplicationId is given without ExternalId",
            operation=UPDATE,
        ),
        Example(
            """
            «AnalyticsConfiguration»:
              UserDataShared: false
            """,
            says="AnalyticsConfiguration names no Pinpoint project",
        ),
    ],
    good=[
        Example("""
            AnalyticsConfiguration:
              ApplicationId: abcdef01234567890abcdef012345678
              RoleArn: arn:aws:iam::123456789012:role/pinpoint
              ExternalId: ${EXTERNAL_ID}
        """),
        Example("""
            AnalyticsConfiguration:
              ApplicationArn: arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef01234567890abcdef012345678
        """),
        Example("ClientName: app"),
        Example("AnalyticsConfiguration: ${ANALYTICS}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A Pinpoint project is given either by its ARN alone, or by its ID together with a role and an external ID.

    The rejection of an `ApplicationId` alone was observed, and the answer names the three members that belong together. We
    infer that an `ApplicationId` that lacks one of the others is rejected as well. What happens to a configuration that names
    no project at all has not been tried; it cannot have an effect, so that is a warning.

    There is no fix: the role must exist, and trust Amazon Cognito with that external ID.
    """
    if not request.structure(ANALYTICS) or request.has(ANALYTICS, BY_ARN):
        return
    missing = [name for name in ID_FORM if not request.has(ANALYTICS, name)]
    if BY_ID in missing:
        yield Finding(
            at=(ANALYTICS,),
            part=Part.KEY,
            message=f"{ANALYTICS} names no Pinpoint project",
            help=f"add {BY_ARN}, or remove {ANALYTICS}",
            severity=Severity.WARNING,
        )
    elif missing:
        yield Finding(
            at=(ANALYTICS, BY_ID),
            part=Part.KEY,
            message=f"{BY_ID} is given without {listed(missing)}",
            help=f"add {listed(missing)}, or use {BY_ARN} alone",
        )
