"""AWS001: a required member is missing."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, quoted, rule


@rule(
    code="AWS001",
    name="required-member-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.REQUIRED],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error='Missing required parameter in input: "…"',
    bad=[
        Example(
            """
            «{»"UserPoolId": "us-east-1_Ex1"}
            """,
            says="ClientName is missing",
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app
            «RefreshTokenRotation»:
              RetryGracePeriodSeconds: 5
            """,
            says="Feature is missing in RefreshTokenRotation",
        ),
    ],
    good=[
        Example("{UserPoolId: us-east-1_Ex1, ClientName: app}", syntax="yaml"),
        Example("ClientName: app", given=["UserPoolId"]),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Required members must be there.

    The AWS CLI refuses a command without them. In a file alone a missing top-level member is a warning: an option beside the
    file may give it (a quarter of the real inputs of app clients are such partial inputs), and the configuration can say so
    with `given = ["UserPoolId"]`. A member that is missing inside a structure can come from nowhere else: an error.
    """
    *parent, first = fault.pointer
    names = fault.value if isinstance(fault.value, tuple) else (str(first),)
    name = listed(names)
    where = member(tuple(parent)) if parent else "input"
    yield Finding(
        at=fault,
        message=f"{name} {'is' if len(names) == 1 else 'are'} missing" + (f" in {where}" if parent else ""),
        help=None
        if fault.complete
        else f"write it here, or say in the configuration that the command gives it: given = {quoted(list(names))}",
        severity=None if fault.complete else Severity.WARNING,
        service_error="; ".join(f'Missing required parameter in {where}: "{missing}"' for missing in names),
    )
