"""COG7111: an update deletes the secret that the client has in AWS Secrets Manager."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Need, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._secret import PUBLISHED_ARN
from skelint_rules.cognito.app_client.security._secrets import PUBLISHED

CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientSecretArn: arn:aws:secretsmanager:us-east-1:123456789012:secret:web-AbCdEf
"""


@rule(
    code="COG7111",
    name="published-secret-of-client-deleted",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PUBLISHED],
    needs=[Need.CLIENT],
    covers=["COG810"],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: «false»
            """,
            says="PublishSecretsInAWSSecretsManager false deletes the client's secret in AWS Secrets Manager for good",
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: true
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: false
            """,
            context=["UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On update, `false` deletes the client's secret in AWS Secrets Manager at once and for good.

    The description of this client names that secret by its `ClientSecretArn`. AWS documents that there is no recovery window,
    and that applications that read the secret there can no longer get it. To leave everything as it is, omit the member.

    The fix removes the member. It is not safe, because you may mean to delete the secret.
    """
    published = request.boolean(PUBLISHED)
    if published and not published.value and (secret := request.client.string(PUBLISHED_ARN)):
        yield Finding(
            at=published,
            message=f"{PUBLISHED} false deletes the client's secret in AWS Secrets Manager for good",
            labels=[Label(secret, "this secret")],
            fix=Fix(f"Remove {PUBLISHED}", [Remove(published.pointer)], Applicability.UNSAFE),
        )
