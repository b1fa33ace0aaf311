"""COG811: an update rotates the secret in AWS Secrets Manager."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import PUBLISHED


@rule(
    code="COG811",
    name="published-secret-rotated",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PUBLISHED],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            PublishSecretsInAWSSecretsManager: «true»
            """,
            says="PublishSecretsInAWSSecretsManager true rotates the secret at each update",
        ),
    ],
    good=[
        Example("ClientName: app"),
        Example("PublishSecretsInAWSSecretsManager: ${PUBLISH}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On update, `true` rotates the secret right away.

    Applications must then read the new secret. If the client already has two secrets, the older one is deleted. The member
    applies only to a client with a generated secret. To leave the secret as it is, omit the member. You may well mean to
    rotate it, so this is a note, and there is no fix.
    """
    published = request.boolean(PUBLISHED)
    if published is not None and published.value:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} true rotates the secret at each update",
            help="omit the member to keep the secret as it is",
        )
