"""AWS022: a string has fewer characters than the service model asks for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule
from skelint_rules.model import TRAITS, VALIDATION


@rule(
    code="AWS022",
    name="string-too-short",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TOO_SHORT],
    references=[TRAITS, VALIDATION],
    service_error="Invalid length for parameter …, value: …, valid min length: …",
    bad=[
        Example(
            """
            {"AnalyticsConfiguration": {"ApplicationArn": «"apps/abc"»}}
            """,
            says="AnalyticsConfiguration.ApplicationArn has 8 characters; the minimum is 20",
        ),
        Example(
            """
            {"ClientSecret": «"short"»}
            """,
            says="ClientSecret has 5 characters; the minimum is 24",
        ),
    ],
    good=[
        Example("""
            {"ClientSecret": "EXAMPLEexampleEXAMPLEexample"}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must have at least as many characters as the service model asks for.

    Minimum lengths are among the few limits that the AWS CLI checks itself, so the command ends before anything is sent.
    """
    where, length = member(fault.pointer), len(str(fault.value))
    yield Finding(
        at=fault,
        message=f"{where} has {counted(length, 'character')}; the minimum is {fault.expected}",
        service_error=f"Invalid length for parameter {where}, value: {length}, valid min length: {fault.expected}",
    )
