"""AWS031: a map has fewer entries than the service model asks for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS031",
    name="too-few-members",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_FEW_MEMBERS],
    references=[TRAITS],
    bad=[
        Example(
            """
            {"ExtensionIdentifier": "backup", "Parameters": «{}»}
            """,
            says="Parameters has 0 entries; the minimum is 1",
            operation="appconfig update-extension",
        ),
    ],
    good=[
        Example(
            """
            {"ExtensionIdentifier": "backup", "Parameters": {"bucket": {"Required": true}}}
            """,
            operation="appconfig update-extension",
        ),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A map must have at least as many entries as the service model asks for.

    The AWS CLI does not count the entries of a map, but the service does. To leave an optional map unset, omit it: an empty
    map is not the same.
    """
    length = len(fault.value) if isinstance(fault.value, dict) else 0
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {counted(length, 'entry', 'entries')}; the minimum is {fault.expected}",
        help="add entries, or omit the map" if fault.optional and not length else None,
    )
