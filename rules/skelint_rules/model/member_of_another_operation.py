"""AWS005: another operation on the same resource takes the member, not this one."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Part, Remove, Severity, rule


@rule(
    code="AWS005",
    name="member-of-another-operation",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.ELSEWHERE],
    references=[
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
    ],
    service_error='Unknown parameter in input: "…"',
    bad=[
        Example(
            """
            {
              "ClientName": "app",
              «"ClientId"»: "abc"
            }
            """,
            says="ClientId belongs to update-user-pool-client, this operation does not take it",
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            «GenerateSecret»: true
            """,
            says="GenerateSecret belongs to create-user-pool-client, this operation does not take it",
            fixed="""
            UserPoolId: us-east-1_Ex1
            """,
            operation="cognito-idp update-user-pool-client",
        ),
    ],
    good=[
        Example("""
            {"GenerateSecret": true}
        """),
        Example("ClientId: abc", operation="cognito-idp update-user-pool-client"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Create and update do not take the same members.

    `ClientId` names an app client that exists: only update takes it. `GenerateSecret` and `ClientSecret` decide about the
    secret once, when the app client is made: update refuses them, and a secret is exchanged with
    `add-user-pool-client-secret` and `delete-user-pool-client-secret`. The AWS CLI refuses the command.

    On update the fix takes the member out, which is safe: an update cannot change what the member says. On create it is not:
    the file may be meant for the other operation.
    """
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{fault.value} belongs to {fault.expected}, this operation does not take it",
        help=f"take it out, or use the file with {fault.expected}",
        service_error=f'Unknown parameter in input: "{fault.value}"',
        fix=Fix("Take it out", [Remove(fault.pointer)], Applicability.UNSAFE if fault.creates else Applicability.SAFE),
    )
