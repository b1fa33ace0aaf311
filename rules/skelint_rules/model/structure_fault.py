"""AWS035: a value breaks a constraint of the service model that no other rule is about."""

import re
from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, member, quoted, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS035",
    name="structure-fault",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.OTHER],
    references=[TRAITS],
    bad=[
        Example(
            """
            {"FilterStatement": {"Not": «7»}}
            """,
            says="FilterStatement.Not is not as the service model describes it: type",
            operation="acm search-certificates",
        ),
    ],
    good=[
        Example("{UserPoolId: us-east-1_Ex1, ClientName: app}", syntax="yaml"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A fault of a kind that no other rule is about is reported, never dropped.

    Most faults of structure have a rule of their own, which says more. This rule reports what is left: when a service model
    comes to use a constraint that skelint has no words for yet, or when the rule for that kind of fault does not exist.
    """
    keyword = "" if fault.kind is FaultKind.OTHER else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", fault.kind).lower()
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is not as the service model describes it" + (f": {keyword}" if keyword else ""),
        help=f"expected: {quoted(fault.expected)}" if fault.expected is not None else None,
    )
