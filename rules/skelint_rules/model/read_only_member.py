"""AWS004: a member is returned by the service, but no command accepts it."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Part, Remove, Severity, rule
from skelint_rules.model import SKELETONS, VALIDATION


@rule(
    code="AWS004",
    name="read-only-member",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.READ_ONLY],
    references=[VALIDATION, SKELETONS],
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
                "CreationDate is read-only: the service returns it, but no command accepts it",
                "LastModifiedDate is read-only: the service returns it, but no command accepts it",
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
            says="ClientType is read-only: the service returns it, but no command accepts it",
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
    """Members that only a describe command returns must be removed from an input.

    Creation dates, states and the like come with the output of a `describe-…` or `get-…` command. In an input the AWS CLI
    refuses them as unknown members. Removing them loses nothing, because they cannot be set, so the fix is safe.
    """
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{fault.value} is read-only: the service returns it, but no command accepts it",
        service_error=f'Unknown parameter in input: "{fault.value}"',
        fix=Fix(f"Remove {fault.value}", [Remove(fault.pointer)], Applicability.SAFE),
    )
