"""COG7110: an update publishes the secret of a client that has two: the older one is deleted."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._secret import PUBLISHED_ARN, SECRETS
from skelint_rules.cognito.app_client.security._secrets import PUBLISHED

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientSecret: masked
"""
TWO = """
ClientSecrets:
- {ClientSecretId: 38fjsnc484p94kpqsnet7mpld0--1769000000}
- {ClientSecretId: 38fjsnc484p94kpqsnet7mpld0--1776000000}
"""


@rule(
    code="COG7110",
    name="older-secret-deleted-by-publishing",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PUBLISHED],
    needs=[Need.SECRETS],
    covers=["COG811"],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: «true»
            """,
            says="PublishSecretsInAWSSecretsManager true deletes the older of the app client's two secrets",
            context=[POOL, CLIENT, TWO],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: true
            """,
            context=[POOL, CLIENT, "ClientSecrets: [{ClientSecretId: 38fjsnc484p94kpqsnet7mpld0--1769000000}]"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: true
            """,
            context=[POOL, CLIENT.replace("ClientSecret: masked", "ClientSecretArn: arn"), TWO],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=[POOL, CLIENT, TWO],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Publishing a secret rotates it right away, and where a client has two secrets, that deletes the older one.

    AWS documents it: "If the app client has two secrets, that first rotation deletes the older one." Two secrets stand side by
    side while applications change from one to the other; those that still use the older one can then no longer sign in.

    A client whose secret is published already is not reported: its first rotation is over.
    """
    published = request.boolean(PUBLISHED)
    secrets = request.client.members.get(SECRETS)
    if published is None or not published.value or secrets is None or PUBLISHED_ARN in request.client.members:
        return
    if SECRETS not in request.client.disputed and len(secrets.value) > 1:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} true deletes the older of the app client's two secrets",
            labels=[Label(secrets.at, "both secrets are listed here")],
            help="first see to it that every application uses the newer one",
        )
