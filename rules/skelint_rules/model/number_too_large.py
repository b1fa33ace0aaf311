"""AWS027: a number is above what the service model allows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, member, rule


@rule(
    code="AWS027",
    name="number-too-large",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_LARGE],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example("AuthSessionValidity: «20»", says="AuthSessionValidity 20 is too large, the most is 15"),
    ],
    good=[
        Example("AuthSessionValidity: 15"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A number must not be above what the service model allows.

    The AWS CLI checks no upper bound; the service does. Once the embedded model is over a year old this is a warning.
    """
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {fault.value} is too large, the most is {fault.expected}",
        severity=Severity.WARNING if fault.stale else None,
    )
