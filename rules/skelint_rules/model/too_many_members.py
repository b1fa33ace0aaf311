"""AWS032: a map has more entries than the service model allows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS032",
    name="too-many-members",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_MANY_MEMBERS],
    references=[TRAITS],
    bad=[
        Example(
            """
            {
              "IdentityPoolId": "us-east-1:12345678-1234-1234-1234-123456789012",
              "Events": «{"SyncTrigger": "f", "OtherTrigger": "g"}»
            }
            """,
            says="Events has 2 entries; the maximum is 1",
            operation="cognito-sync set-cognito-events",
        ),
    ],
    good=[
        Example(
            """
            {
              "IdentityPoolId": "us-east-1:12345678-1234-1234-1234-123456789012",
              "Events": {"SyncTrigger": "f"}
            }
            """,
            operation="cognito-sync set-cognito-events",
        ),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A map must not have more entries than the service model allows.

    The AWS CLI does not count the entries of a map, but the service does. Once the embedded model is over a year old this is
    only a warning, because services raise their limits.
    """
    length = len(fault.value) if isinstance(fault.value, dict) else 0
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {counted(length, 'entry', 'entries')}; the maximum is {fault.expected:,}",
        severity=Severity.WARNING if fault.stale else None,
    )
