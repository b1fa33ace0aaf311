"""AWS026: a number is below what the service model allows."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule


@rule(
    code="AWS026",
    name="number-too-small",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TOO_SMALL],
    references=[
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
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
            says="AuthSessionValidity 0 is too small, the least is 3",
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example("RefreshTokenValidity: «-1»", says="RefreshTokenValidity -1 is too small, the least is 0"),
    ],
    good=[
        Example("""
            {"AuthSessionValidity": 3, "RefreshTokenValidity": 0}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A number must not be below what the service model allows.

    The AWS CLI refuses it. `0` is what `--generate-cli-skeleton` writes into every number.

    On create the fix takes an optional member that is `0` out, which leaves it to its default. On update leaving a member out
    resets it: not safe.
    """
    zero = fault.value == 0 and fault.optional
    safe = Applicability.SAFE if fault.creates else Applicability.UNSAFE
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {fault.value} is too small, the least is {fault.expected}",
        help="0 is what a skeleton holds: write a value, or take the member out" if zero else None,
        service_error=f"Invalid value for parameter {member(fault.pointer)}, value: {fault.value}, "
        f"valid min value: {fault.expected}",
        fix=Fix("Take it out", [Remove(fault.pointer)], safe) if zero else None,
    )
