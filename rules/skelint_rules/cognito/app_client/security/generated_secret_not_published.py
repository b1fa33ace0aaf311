"""COG812: a generated secret is not kept in AWS Secrets Manager."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import GENERATED, PUBLISHED


@rule(
    code="COG812",
    name="generated-secret-not-published",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[GENERATED],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            GenerateSecret: «true»
            """,
            says="the generated secret is returned in plain text and never rotated",
        ),
    ],
    good=[
        Example("{GenerateSecret: true, PublishSecretsInAWSSecretsManager: true}"),
        Example("{GenerateSecret: true, PublishSecretsInAWSSecretsManager: false}"),
        Example("GenerateSecret: true", given=["PublishSecretsInAWSSecretsManager"]),
        Example("GenerateSecret: ${GENERATE}"),
        Example("GenerateSecret: false"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito can keep a generated secret in AWS Secrets Manager, and rotate it there.

    With `PublishSecretsInAWSSecretsManager` the response to the command has no secret in it, and applications read it from
    AWS Secrets Manager. Without, the secret is returned in plain text, and whoever runs the command has to store it safely.
    The console turns the option on by default. Secrets Manager costs money, and not every application can read from it, so
    this is a note. Setting the member to `false` says that you have decided, and ends it.
    """
    generated = request.boolean(GENERATED)
    if generated is not None and generated.value and not request.has(PUBLISHED):
        yield Finding(
            at=generated,
            message="the generated secret is returned in plain text and never rotated",
            help=f"set {PUBLISHED} to true, or to false if you store the secret yourself",
        )
