"""AWS025: a list has more items than the service model allows."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Set, Severity, counted, member, rule


@rule(
    code="AWS025",
    name="too-many-items",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_MANY_ITEMS],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example(
            """
            {"AllowedOAuthFlows": «["code", "implicit", "code", "implicit"]»}
            """,
            says="AllowedOAuthFlows has 4 items, at most 3 are allowed",
            fixed="""
            {"AllowedOAuthFlows": ["code", "implicit"]}
            """,
        ),
    ],
    good=[
        Example("AllowedOAuthFlows: [code, implicit]"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A list must not have more items than the service model allows.

    The AWS CLI does not check it; the service does. 100 callback URLs and 100 logout URLs are a limit that AWS does not raise
    (observed for callback URLs). Where items are repeated and the list is short enough without the repetitions, the fix takes
    those out: safe, as a list of names or URLs means the same with them.
    """
    items = fault.value if isinstance(fault.value, list) else []
    distinct = [item for index, item in enumerate(items) if item not in items[:index]] if len(items) < 500 else items
    fits = isinstance(fault.expected, int) and len(distinct) <= fault.expected
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {counted(len(items), 'item')}, at most {fault.expected} are allowed",
        severity=Severity.WARNING if fault.stale else None,
        fix=Fix("Take the repeated items out", [Set(fault.pointer, distinct)], Applicability.SAFE) if fits else None,
    )
