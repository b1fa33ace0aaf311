"""AWS003: the saved output of a command is used as input."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Severity, Unwrap, rule


@rule(
    code="AWS003",
    name="saved-output",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    references=[
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html",
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
    ],
    service_error='Unknown parameter in input: "UserPoolClient"',
    bad=[
        Example(
            """
            {
                «"UserPoolClient"»: {
                    "UserPoolId": "us-east-1_Ex1",
                    "ClientId": "abc"
                }
            }
            """,
            says="this is the saved output of a command: the input is what UserPoolClient holds",
            fixed="""
            {
                "UserPoolId": "us-east-1_Ex1",
                "ClientId": "abc"
            }
            """,
            operation="cognito-idp update-user-pool-client",
        ),
        Example(
            """
            # the app client as it is
            «UserPoolClient»:
              UserPoolId: us-east-1_Ex1
              CallbackURLs:
                - https://a.example/cb
            """,
            says="this is the saved output of a command: the input is what UserPoolClient holds",
            fixed="""
            # the app client as it is
            UserPoolId: us-east-1_Ex1
            CallbackURLs:
              - https://a.example/cb
            """,
            operation="cognito-idp update-user-pool-client",
        ),
    ],
    good=[
        Example("""
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """What a command returns is not what it takes.

    `describe-user-pool-client` returns the app client inside `UserPoolClient`, with members that no command takes. The AWS
    CLI refuses the wrapper as an unknown member. The way to update from what is there: describe with `--query
    UserPoolClient`, take out what is read-only, edit, update.

    The fix puts what is inside in the wrapper's place, the one way it can be meant.
    """
    wrapper = request.wrapper
    if wrapper:
        yield Finding(
            at=(),
            part=Part.KEY,
            message=f"this is the saved output of a command: the input is what {wrapper} holds",
            help=f"save it with --query {wrapper}",
            fix=Fix("Put what it holds in its place", [Unwrap(())], Applicability.SAFE),
        )
