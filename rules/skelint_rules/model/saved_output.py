"""AWS003: the saved output of a command is used as an input."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Severity, Unwrap, member, rule
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
        Example(
            """
            {
                «"services"»: [
                    {
                        "serviceName": "web",
                        "desiredCount": 2
                    }
                ],
                "failures": []
            }
            """,
            says="this is the saved output of a command; the input is what is inside services[0]",
            fixed="""
            {
                "serviceName": "web",
                "desiredCount": 2
            }
            """,
            operation="ecs update-service",
        ),
        Example(
            """
            {
                «"DBInstances"»: [{"DBInstanceIdentifier": "a"}, {"DBInstanceIdentifier": "b"}]
            }
            """,
            says="this is the saved output of a command; the input is one inside DBInstances",
            operation="rds modify-db-instance",
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

    A command such as `ecs describe-services` returns a list, and the input is one of its items.

    The fix replaces the wrapper with its content, or with the only item of the list: nothing else can be meant.
    """
    if not request.wrapper:
        return
    place = member(request.wrapper)
    several = request.wrapper == (request.model.listed,) and not request.parameters
    option = (
        f"--query {place}" if len(request.wrapper) == 1 and not several else f"--query '{place}{'[0]' if several else ''}'"
    )
    unwrap = Fix(f"Unwrap {place}", [Unwrap((), levels=len(request.wrapper))], Applicability.SAFE)
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"this is the saved output of a command; the input is {'one' if several else 'what is'} inside {place}",
        service_error=f'Unknown parameter in input: "{request.wrapper[0]}"',
        help=f"to save only {'one' if several else 'that'}, add {option} to the command",
        fix=None if several else unwrap,
    )
