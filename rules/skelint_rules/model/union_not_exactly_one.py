"""AWS033: a union has no member, or several."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, rule
from skelint_rules.model import VALIDATION

MOST_CHOICES = 10
"""How many members of a union a help names."""


@rule(
    code="AWS033",
    name="union-not-exactly-one",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.UNION],
    references=["https://smithy.io/2.0/spec/aggregate-types.html#union", VALIDATION],
    service_error="Invalid number of parameters set for tagged union structure …. Can only set one of the following keys: ….",
    further_answers=["Must set one of the following keys for tagged unionstructure …: …."],
    bad=[
        Example(
            """
            {"analyzerName": "web", "configuration": «{"unusedAccess": {}, "internalAccess": {}}»}
            """,
            says="configuration has unusedAccess and internalAccess, but it takes exactly one member",
            operation="accessanalyzer update-analyzer",
        ),
        Example(
            """
            {"analyzerName": "web", "configuration": «{}»}
            """,
            says="configuration is empty, but it takes exactly one member",
            operation="accessanalyzer update-analyzer",
        ),
    ],
    good=[
        Example(
            """
            {"analyzerName": "web", "configuration": {"unusedAccess": {}}}
            """,
            operation="accessanalyzer update-analyzer",
        ),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A union takes exactly one of its members.

    The service model marks some structures as unions: their members are alternatives. The AWS CLI refuses a union that is
    empty or has several members.
    """
    where = member(fault.pointer)
    present = list(fault.value) if isinstance(fault.value, dict) else []
    allowed = [str(name) for name in fault.expected] if isinstance(fault.expected, list) else []
    keys = ", ".join(allowed)
    yield Finding(
        at=fault,
        message=f"{where} {f'has {listed(present[:4])}' if present else 'is empty'}, but it takes exactly one member",
        help=None if present else f"add one of {listed(allowed[:MOST_CHOICES], 'or')}",
        service_error=f"Invalid number of parameters set for tagged union structure {where}. "
        f"Can only set one of the following keys: {keys}."
        if present
        else f"Must set one of the following keys for tagged unionstructure {where}: {keys}.",
    )
