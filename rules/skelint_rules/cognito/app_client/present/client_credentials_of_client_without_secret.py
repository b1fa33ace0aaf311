"""COG7103: an update allows client_credentials to a client that has no secret."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS
from skelint_rules.cognito.app_client.present._secret import SECRET_NEEDS, no_secret

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: web}"
CONFIDENTIAL = CLIENT.replace("web", "web, ClientSecretArn: arn")


@rule(
    code="COG7103",
    name="client-credentials-of-client-without-secret",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    mentions=[CLIENT_CREDENTIALS],
    operations=[UPDATE],
    reads=["AllowedOAuthFlows"],
    needs=SECRET_NEEDS,
    references=[UPDATE_PAGE, f"{GUIDE}/user-pool-settings-client-apps.html"],
    service_error="InvalidOAuthFlowException: "
    "client_credentials flow can not be selected if client does not have a client secret.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthFlows: [«client_credentials»]
            """,
            says="client_credentials needs a client secret, but the client is described without one",
            context=[CLIENT],
        ),
        Example(
            """
            {"UserPoolId": "us-east-1_Ex4mPle01", "ClientId": "38fjsnc484p94kpqsnet7mpld0",
             "AllowedOAuthFlows": [«"client_credentials"»]}
            """,
            says="client_credentials needs a client secret, but the client has none",
            context=[POOL, CLIENT, "ClientSecrets: []"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthFlows: [client_credentials]
            """,
            context=[CONFIDENTIAL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthFlows: [client_credentials]
            """,
            context=[CLIENT.replace("web", "web, AllowedOAuthFlows: [client_credentials]")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 5ka1sfbsqfuk3n9pbq7mr0pa2c
            AllowedOAuthFlows: [client_credentials]
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthFlows: [code]
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update can allow client_credentials only to an app client that has a secret.

    In this flow a program proves who it is with the secret alone. AWS documents that only a client with a secret can use it,
    and Amazon Cognito was observed to reject the creation of a client without one; what it answers to an update is taken from
    there.

    A client has a secret if `describe-user-pool-client` shows a `ClientSecret` or a `ClientSecretArn`, or if
    `list-user-pool-client-secrets` lists one. It has none if that list is empty, or if the same script creates it without one:
    a secret cannot be given later. A description without either is a warning, as an older AWS CLI does not show a secret that
    is published; and it counts for nothing if the client already has client_credentials or sends additional user context data:
    then somebody took the secret out of the saved file.
    """
    flow = next((flow for flow in request.each_string("AllowedOAuthFlows") if flow.value == CLIENT_CREDENTIALS), None)
    lack = no_secret(request.client) if flow else None
    if flow and lack:
        yield Finding(
            at=flow,
            message=f"{CLIENT_CREDENTIALS} needs a client secret, {lack.words}",
            severity=lack.severity,
            labels=[lack.label],
            help=lack.help,
        )
