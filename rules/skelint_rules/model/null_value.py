"""AWS006: a value is null."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule


@rule(
    code="AWS006",
    name="null-value",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.NULL],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error="Invalid type for parameter …, value: None, type: <class 'NoneType'>",
    bad=[
        Example(
            """
            {
              "CallbackURLs": «null»,
              "ClientName": "app"
            }
            """,
            says="CallbackURLs is null",
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example(
            """
            ClientName: app
            LogoutURLs:
              - https://a.example/out
              - «~»
            """,
            says="LogoutURLs[1] is null",
            fixed="""
            ClientName: app
            LogoutURLs:
              - https://a.example/out
            """,
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": []}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Null does not mean "not set".

    The AWS CLI refuses it for every member and inside lists. To leave a member to its default, leave it out. In YAML a name
    with nothing behind it is null as well.

    The fix takes the member out. It is not safe: a value may have been forgotten.
    """
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is null",
        help="write a value, or leave it out",
        service_error=f"Invalid type for parameter {member(fault.pointer)}, value: None, type: <class 'NoneType'>",
        fix=Fix("Take it out", [Remove(fault.pointer)], Applicability.UNSAFE),
    )
