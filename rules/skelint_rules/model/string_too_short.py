"""AWS022: a string has fewer characters than the service model asks for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule


@rule(
    code="AWS022",
    name="string-too-short",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TOO_SHORT],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error="Invalid length for parameter …, value: …, valid min length: …",
    bad=[
        Example(
            """
            {"AnalyticsConfiguration": {"ApplicationArn": «"apps/abc"»}}
            """,
            says="AnalyticsConfiguration.ApplicationArn has 8 characters, at least 20 are needed",
        ),
        Example(
            """
            {"ClientSecret": «"short"»}
            """,
            says="ClientSecret has 5 characters, at least 24 are needed",
        ),
    ],
    good=[
        Example("""
            {"ClientSecret": "EXAMPLEexampleEXAMPLEexample"}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must have as many characters as the service model asks for.

    The lower bound is one of the few limits that the AWS CLI checks itself, so that the command ends before anything is sent.
    """
    where, length = member(fault.pointer), len(str(fault.value))
    yield Finding(
        at=fault,
        message=f"{where} has {counted(length, 'character')}, at least {fault.expected} are needed",
        service_error=f"Invalid length for parameter {where}, value: {length}, valid min length: {fault.expected}",
    )
