"""AWS004: a member is returned by the service, but never taken."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Part, Remove, Severity, rule


@rule(
    code="AWS004",
    name="read-only-member",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.READ_ONLY],
    references=[
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html",
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
    ],
    service_error='Unknown parameter in input: "…"',
    bad=[
        Example(
            """
            {
              "ClientName": "app",
              «"CreationDate"»: "2024-09-19T11:20:59.464000-05:00",
              «"LastModifiedDate"»: 1726788459.464
            }
            """,
            says=[
                "CreationDate is returned by the service, but no command takes it",
                "LastModifiedDate is returned by the service, but no command takes it",
            ],
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example(
            """
            «ClientType»: REGULAR  # as described
            ClientName: app
            """,
            says="ClientType is returned by the service, but no command takes it",
            fixed="""
            ClientName: app
            """,
        ),
    ],
    good=[
        Example("ClientName: app"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Members that only a describe command returns must be taken out.

    `CreationDate`, `LastModifiedDate` and `ClientType` come with the output of `describe-user-pool-client`; the AWS CLI
    refuses them in an input as unknown members. To take them out loses nothing, as they cannot be set: the fix is safe.
    """
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{fault.value} is returned by the service, but no command takes it",
        service_error=f'Unknown parameter in input: "{fault.value}"',
        fix=Fix("Take it out", [Remove(fault.pointer)], Applicability.SAFE),
    )
