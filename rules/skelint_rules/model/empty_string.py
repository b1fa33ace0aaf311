"""AWS021: a string is empty."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule
from skelint_rules.model import SKELETONS, VALIDATION


@rule(
    code="AWS021",
    name="empty-string",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.EMPTY],
    references=[
        SKELETONS,
        VALIDATION,
    ],
    service_error="Invalid length for parameter …, value: 0, valid min length: 1",
    bad=[
        Example(
            """
            {
              "DefaultRedirectURI": «""»,
              "LogoutURLs": [«""»]
            }
            """,
            says=["DefaultRedirectURI is empty", "LogoutURLs[0] is empty"],
            fixed="""
            {
              "LogoutURLs": []
            }
            """,
        ),
        Example('{"UserPoolId": «""»}', says="UserPoolId is empty"),
    ],
    good=[
        Example("""
            {"LogoutURLs": [], "AnalyticsConfiguration": {"ExternalId": ""}}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must not be empty if the service model asks for at least one character.

    The AWS CLI refuses it. `--generate-cli-skeleton` writes empty strings for you to fill in. A list with one empty string,
    `[""]`, is not an empty list.

    On create, removing an optional member leaves it at its default, so the fix is safe. It is not safe for an item of a list,
    nor on update, which resets the members that it leaves out.
    """
    entry = isinstance(fault.pointer[-1], int)
    safe = fault.optional and fault.creates and not entry
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is empty",
        help="fill it in",
        service_error=f"Invalid length for parameter {member(fault.pointer)}, value: 0, valid min length: {fault.expected}",
        fix=Fix("Remove it", [Remove(fault.pointer)], Applicability.SAFE if safe else Applicability.UNSAFE)
        if fault.optional or entry
        else None,
    )
