"""AWS012: an integer is written as true or false."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, member, quoted, rule
from skelint_rules.model import TYPES, VALIDATION


@rule(
    code="AWS012",
    name="boolean-for-integer",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.BOOLEAN_NUMBER],
    references=[TYPES, VALIDATION],
    bad=[
        Example(
            """
            {"RefreshTokenValidity": «true»}
            """,
            says="RefreshTokenValidity must be an integer, not true",
        ),
    ],
    good=[
        Example("""
            {"RefreshTokenValidity": 1}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """True and false are not numbers.

    The AWS CLI lets them pass, because in Python a boolean is an integer, and sends `true` (observed in a captured request).
    To the service the member is an integer; how it answers has not been observed.
    """
    yield Finding(
        at=fault, message=f"{member(fault.pointer)} must be an integer, not {quoted(fault.value)}", help="write a number"
    )
