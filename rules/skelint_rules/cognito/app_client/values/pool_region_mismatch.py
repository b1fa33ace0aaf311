"""COG004: a command is sent to another region than the user pool's."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT
from skelint_rules.cognito.app_client.values._regions import REGION


@rule(
    code="COG004",
    name="pool-region-mismatch",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["UserPoolId"],
    references=[f"{API}/API_UserPoolType.html", f"{API}/API_CreateUserPoolClient.html#API_CreateUserPoolClient_Errors"],
    service_error="ResourceNotFoundException: User pool … does not exist.",
    bad=[
        Example(
            """
            aws --region eu-west-1 cognito-idp create-user-pool-client --user-pool-id «us-east-1_Ex1» --client-name app
            """,
            says='UserPoolId "us-east-1_Ex1" is in us-east-1, but the command is sent to eu-west-1',
            syntax="sh",
        ),
    ],
    good=[
        Example(
            "aws --region us-east-1 cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app",
            syntax="sh",
        ),
        Example(
            "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app --region $REGION",
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app \\
              --region eu-west-1 --endpoint-url http://localhost:4566
            """,
            syntax="sh",
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The ID of a user pool begins with its region, and only that region knows the pool.

    A command with another `--region` ends in `ResourceNotFoundException`, which is documented; that the prefix is always the
    region is inferred from the IDs in AWS's documents. Nothing is reported if the command names an endpoint of its own.
    """
    pool = request.string("UserPoolId")
    region = pool.value.rpartition("_")[0] if pool else ""
    other = (request.region or "").lower()
    if pool and other != region and REGION.fullmatch(other) and REGION.fullmatch(region):
        yield Finding(
            at=pool,
            message=f"UserPoolId {quoted(pool.value)} is in {region}, but the command is sent to {request.region}",
            service_error=f"ResourceNotFoundException: User pool {pool.value} does not exist.",
        )
