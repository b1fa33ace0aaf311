"""AWS003: the saved output of a command is used as an input."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Severity, Unwrap, rule
from skelint_rules.model import VALIDATION


@rule(
    code="AWS003",
    name="saved-output",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-filter.html", VALIDATION],
    service_error='Unknown parameter in input: "…"',
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
            says="this is the saved output of a command; the input is what is inside UserPoolClient",
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
            says="this is the saved output of a command; the input is what is inside UserPoolClient",
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
    """The output of a command is not an input.

    A command such as `describe-user-pool-client` returns its resource inside a wrapper (`UserPoolClient`), together with
    members that no command accepts. The AWS CLI refuses the wrapper as an unknown member. To update a resource from its
    description, save it with `--query`, remove the read-only members, edit the rest, and send it.

    The fix replaces the wrapper with its content: nothing else can be meant.
    """
    wrapper = request.wrapper
    if wrapper:
        yield Finding(
            at=(),
            part=Part.KEY,
            message=f"this is the saved output of a command; the input is what is inside {wrapper}",
            service_error=f'Unknown parameter in input: "{wrapper}"',
            help=f"to save only that, add --query {wrapper} to the command",
            fix=Fix(f"Unwrap {wrapper}", [Unwrap(())], Applicability.SAFE),
        )
