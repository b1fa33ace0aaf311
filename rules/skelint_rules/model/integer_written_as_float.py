"""AWS011: a number with a point or an exponent stands where an integer belongs."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Set, Severity, member, rule


@rule(
    code="AWS011",
    name="integer-written-as-float",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.FRACTION],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error="Invalid type for parameter …, value: 30.0, type: <class 'float'>, valid types: <class 'int'>",
    bad=[
        Example(
            """
            {"RefreshTokenValidity": «30.0», "AccessTokenValidity": «1e1»}
            """,
            says=[
                "RefreshTokenValidity 30.0 is not written as an integer",
                "AccessTokenValidity 10.0 is not written as an integer",
            ],
            fixed="""
            {"RefreshTokenValidity": 30, "AccessTokenValidity": 10}
            """,
        ),
        Example("AuthSessionValidity: «3.5»", says="AuthSessionValidity 3.5 is not written as an integer"),
    ],
    good=[
        Example("""
            {"RefreshTokenValidity": 30}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """An integer is written without a point and without an exponent.

    For the AWS CLI `30.0` and `1e1` are no integers, though JSON Schema takes them for such: Python's parser makes floats of
    them, and the CLI refuses floats. The fix is safe where nothing stands behind the point.
    """
    value = fault.value if isinstance(fault.value, float) else 0.5
    whole = int(value) if value.is_integer() and abs(value) < 1e15 else None
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {float(value)} is not written as an integer",
        service_error=f"Invalid type for parameter {member(fault.pointer)}, value: {float(value)}, type: <class 'float'>, "
        "valid types: <class 'int'>",
        fix=None if whole is None else Fix(f"Write {whole}", [Set(fault.pointer, whole)], Applicability.SAFE),
    )
