"""AWS025: a list has more items than the service model allows."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, counted, member, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS025",
    name="too-many-items",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_MANY_ITEMS],
    references=[TRAITS],
    bad=[
        Example(
            """
            {"AllowedOAuthFlows": «["code", "implicit", "code", "implicit"]»}
            """,
            says="AllowedOAuthFlows has 4 items; the maximum is 3",
            fixed="""
            {"AllowedOAuthFlows": ["code", "implicit"]}
            """,
        ),
        Example(
            """
            AllowedOAuthFlows:
              «- code  # for the web
              # for the old pages
              - implicit
              - code
              - code»  # once more
            """,
            says="AllowedOAuthFlows has 4 items; the maximum is 3",
            fixed="""
            AllowedOAuthFlows:
              - code  # for the web
              # for the old pages
              - implicit
            """,
        ),
    ],
    good=[
        Example("AllowedOAuthFlows: [code, implicit]"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A list must not have more items than the service model allows.

    The AWS CLI does not check it, but the service does. Once the embedded model is over a year old this is only a warning,
    because services raise their limits.

    If the list is short enough without its repeated items, the fix removes those and nothing else.
    """
    items = fault.value if isinstance(fault.value, list) else []
    repeated = [index for index, item in enumerate(items) if item in items[:index]] if len(items) < 500 else []
    fits = isinstance(fault.expected, int) and len(items) - len(repeated) <= fault.expected
    removals = [Remove((*fault.pointer, index)) for index in repeated]
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {counted(len(items), 'item')}; the maximum is {fault.expected:,}",
        severity=Severity.WARNING if fault.stale else None,
        fix=Fix(f"Remove {counted(len(repeated), 'repeated item')}", removals, Applicability.SAFE) if fits else None,
    )
