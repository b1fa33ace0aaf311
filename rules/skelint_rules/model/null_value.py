"""AWS006: a value is null."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule
from skelint_rules.model import SKELETONS, VALIDATION


@rule(
    code="AWS006",
    name="null-value",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.NULL],
    references=[SKELETONS, VALIDATION],
    service_error="Invalid type for parameter …, value: None, type: <class 'NoneType'>",
    bad=[
        Example(
            """
            {
              "CallbackURLs": «null»,
              "ClientName": "app"
            }
            """,
            says="CallbackURLs is null",
            fixed="""
            {
              "ClientName": "app"
            }
            """,
        ),
        Example(
            """
            ClientName: app
            LogoutURLs:
              - https://a.example/out
              - «~»
            """,
            says="LogoutURLs[1] is null",
            fixed="""
            ClientName: app
            LogoutURLs:
              - https://a.example/out
            """,
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": []}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Null does not mean "not set".

    The AWS CLI refuses null for every member and for every item of a list. To leave a member at its default, omit it. In
    YAML, a name with nothing after the colon is null as well.

    The fix removes it. It is not safe, because someone may have forgotten to write the value.
    """
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is null",
        help="write a value",
        service_error=f"Invalid type for parameter {member(fault.pointer)}, value: None, type: <class 'NoneType'>",
        fix=Fix("Remove it", [Remove(fault.pointer)], Applicability.UNSAFE),
    )
