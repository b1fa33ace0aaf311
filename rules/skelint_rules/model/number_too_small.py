"""AWS026: a number is below what the service model allows."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule
from skelint_rules.model import SKELETONS, TRAITS, VALIDATION


@rule(
    code="AWS026",
    name="number-too-small",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TOO_SMALL],
    references=[
        TRAITS,
        SKELETONS,
        VALIDATION,
    ],
    service_error="Invalid value for parameter …, value: …, valid min value: …",
    bad=[
        Example(
            """
            {
              "ClientName": "app",
              "AuthSessionValidity": «0»
            }
            """,
            says="AuthSessionValidity is 0; the minimum is 3",
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example("RefreshTokenValidity: «-1»", says="RefreshTokenValidity is -1; the minimum is 0"),
    ],
    good=[
        Example("""
            {"AuthSessionValidity": 3, "RefreshTokenValidity": 0}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A number must not be less than the service model allows.

    The AWS CLI refuses it. `--generate-cli-skeleton` writes `0` for every number.

    On create, removing an optional member that is `0` leaves it at its default, so the fix is safe. An update resets the
    members that it leaves out, so there it is not.
    """
    zero = fault.value == 0 and fault.optional
    safe = Applicability.SAFE if fault.creates else Applicability.UNSAFE
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is {fault.value}; the minimum is {fault.expected}",
        help="a generated skeleton has 0 here: write the number that you mean" if zero else None,
        service_error=f"Invalid value for parameter {member(fault.pointer)}, value: {fault.value}, "
        f"valid min value: {fault.expected}",
        fix=Fix("Remove it", [Remove(fault.pointer)], safe) if zero else None,
    )
