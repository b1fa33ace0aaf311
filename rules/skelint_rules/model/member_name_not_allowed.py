"""AWS034: a map has a key that the service model does not allow."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Part, Severity, listed, member, quoted, rule
from skelint_rules.model import TRAITS
from skelint_rules.model._patterns import characters


@rule(
    code="AWS034",
    name="member-name-not-allowed",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.MEMBER_NAME],
    references=[TRAITS],
    bad=[
        Example(
            """
            {"tags": {«"team#1"»: "blue"}}
            """,
            says='the key "team#1" is not allowed in tags',
            operation="amp create-workspace",
        ),
    ],
    good=[
        Example(
            """
            {"tags": {"team/1": "blue"}}
            """,
            operation="amp create-workspace",
        ),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """The keys of a map must be as the service model describes them.

    A map has keys of your own, but the model can limit their length and their characters, or list them. The AWS CLI checks
    only their minimum length; the service checks the rest.
    """
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"the key {quoted(fault.value)} is not allowed in {member(fault.pointer[:-1])}",
        help=_help(fault.expected),
        severity=Severity.WARNING if fault.stale else None,
    )


def _help(expected: object) -> str | None:
    match expected:
        case list():
            return f"allowed: {listed(map(str, expected[:10]))}"
        case str():
            return f"allowed: {characters(expected)}"
        case int():
            return f"the limit of its length is {expected:,}"
    return None
