"""AWS012: true or false stands where an integer belongs."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, member, quoted, rule


@rule(
    code="AWS012",
    name="boolean-for-integer",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.BOOLEAN_NUMBER],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example(
            """
            {"RefreshTokenValidity": «true»}
            """,
            says="RefreshTokenValidity true is a boolean, not an integer",
        ),
    ],
    good=[
        Example("""
            {"RefreshTokenValidity": 1}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """True is no number.

    The AWS CLI lets it pass, because in Python a boolean is an integer, and sends `true` (observed: the request was captured).
    The member is an integer for the service; what it answers was not observed.
    """
    yield Finding(
        at=fault, message=f"{member(fault.pointer)} {quoted(fault.value)} is a boolean, not an integer", help="write a number"
    )
