"""AWS011: an integer is written with a decimal point or an exponent."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Set, Severity, member, rule
from skelint_rules.model import TYPES, VALIDATION


@rule(
    code="AWS011",
    name="integer-written-as-float",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.FRACTION],
    references=[TYPES, VALIDATION],
    service_error="Invalid type for parameter …, value: 30.0, type: <class 'float'>, valid types: <class 'int'>",
    bad=[
        Example(
            """
            {"RefreshTokenValidity": «30.0», "AccessTokenValidity": «1e1»}
            """,
            says=[
                "RefreshTokenValidity must be an integer, not 30.0",
                "AccessTokenValidity must be an integer, not 10.0",
            ],
            fixed="""
            {"RefreshTokenValidity": 30, "AccessTokenValidity": 10}
            """,
        ),
        Example("AuthSessionValidity: «3.5»", says="AuthSessionValidity must be an integer, not 3.5"),
    ],
    good=[
        Example("""
            {"RefreshTokenValidity": 30}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """An integer is written without a decimal point and without an exponent.

    JSON Schema accepts `30.0` and `1e1` as integers, but the AWS CLI does not: Python's parser reads them as floats, which
    the CLI refuses. The fix is safe if the number is a whole one.
    """
    value = fault.value if isinstance(fault.value, float) else 0.5
    whole = int(value) if value.is_integer() and abs(value) < 1e15 else None
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} must be an integer, not {float(value)}",
        service_error=f"Invalid type for parameter {member(fault.pointer)}, value: {float(value)}, type: <class 'float'>, "
        "valid types: <class 'int'>",
        fix=None if whole is None else Fix(f"Replace with {whole}", [Set(fault.pointer, whole)], Applicability.SAFE),
    )
