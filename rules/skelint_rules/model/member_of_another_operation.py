"""AWS005: the member belongs to another operation on the same resource."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Part, Remove, Severity, rule
from skelint_rules.model import SKELETONS, VALIDATION


@rule(
    code="AWS005",
    name="member-of-another-operation",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.ELSEWHERE],
    references=[VALIDATION, SKELETONS],
    service_error='Unknown parameter in input: "…"',
    bad=[
        Example(
            """
            {
              "ClientName": "app",
              «"ClientId"»: "abc"
            }
            """,
            says="ClientId is a member of update-user-pool-client, not of this operation",
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
            says="GenerateSecret is a member of create-user-pool-client, not of this operation",
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
    """Operations that create a resource and operations that update it do not accept the same members.

    An identifier such as `ClientId` names a resource that exists, so only the update accepts it. Other members, such as
    `GenerateSecret`, are decided once, when the resource is created. The AWS CLI refuses the command.

    On update the fix is safe: removing the member loses nothing, because an update cannot change it. On create it is not,
    because the file may be meant for the other operation.
    """
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{fault.value} is a member of {fault.expected}, not of this operation",
        help=f"is this file meant for {fault.expected}?",
        service_error=f'Unknown parameter in input: "{fault.value}"',
        fix=Fix(
            f"Remove {fault.value}", [Remove(fault.pointer)], Applicability.UNSAFE if fault.creates else Applicability.SAFE
        ),
    )
