"""COG7113: a secret is added to, or taken from, a client that was registered dynamically."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client.present._client import registered

CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientType: DCR
"""


@rule(
    code="COG7113",
    name="secret-operation-on-registered-client",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=["cognito-idp add-user-pool-client-secret", "cognito-idp delete-user-pool-client-secret"],
    reads=["ClientId"],
    needs=[Need.CLIENT],
    references=[f"{API}/API_UserPoolClientType.html", f"{API}/API_AddUserPoolClientSecret.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: «38fjsnc484p94kpqsnet7mpld0»
            """,
            says="add-user-pool-client-secret is not for a client from dynamic client registration",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=[CLIENT.replace("DCR", "REGULAR")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=["UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The secrets of a client that an application registered by itself cannot be changed.

    AWS documents of clients of the type `DCR` that they "don't support client secret operations such as
    AddUserPoolClientSecret". How the service words its answer is not known.
    """
    kind = registered(request.client)
    if kind:
        yield Finding(
            at=("ClientId",),
            message=f"{request.operation.name} is not for a client from dynamic client registration",
            labels=[Label(kind, "it came from dynamic client registration")],
            help="create a client of your own for an application that needs a secret",
        )
