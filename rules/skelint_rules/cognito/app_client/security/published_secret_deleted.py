"""COG810: an update deletes the secret in AWS Secrets Manager."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import PUBLISHED


@rule(
    code="COG810",
    name="published-secret-deleted",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PUBLISHED],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            PublishSecretsInAWSSecretsManager: «false»
            """,
            says="PublishSecretsInAWSSecretsManager false permanently deletes the secret in AWS Secrets Manager",
            fixed="ClientName: app",
        ),
    ],
    good=[
        Example("ClientName: app"),
        Example("PublishSecretsInAWSSecretsManager: true"),
        Example("PublishSecretsInAWSSecretsManager: ${PUBLISH}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On update, `false` deletes the published secret at once and for good.

    The API reference says that the secret is deleted from AWS Secrets Manager immediately, without a recovery window.
    Applications that read it there then fail. To leave everything as it is, omit the member: it is the one member that an
    update is documented not to reset.

    The fix removes the member. It is not safe, because you may mean to delete the secret.
    """
    published = request.boolean(PUBLISHED)
    if published is not None and not published.value:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} false permanently deletes the secret in AWS Secrets Manager",
            fix=Fix(f"Remove {PUBLISHED}", [Remove(published.pointer)], Applicability.UNSAFE),
        )
