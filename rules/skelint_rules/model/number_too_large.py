"""AWS027: a number is above what the service model allows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, member, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS027",
    name="number-too-large",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_LARGE],
    references=[TRAITS],
    bad=[
        Example("AuthSessionValidity: «20»", says="AuthSessionValidity is 20; the maximum is 15"),
    ],
    good=[
        Example("AuthSessionValidity: 15"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A number must not be greater than the service model allows.

    The AWS CLI does not check maximum values, but the service does. Once the embedded model is over a year old this is only a
    warning, because services raise their limits.
    """
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is {fault.value}; the maximum is {fault.expected}",
        severity=Severity.WARNING if fault.stale else None,
    )
