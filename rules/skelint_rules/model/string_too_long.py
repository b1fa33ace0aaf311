"""AWS023: a string has more characters than the service model allows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS023",
    name="string-too-long",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_LONG],
    references=[TRAITS],
    bad=[
        Example(
            """
            SupportedIdentityProviders: [«ThisProviderNameIsDefinitelyTooLong»]
            """,
            says="SupportedIdentityProviders[0] has 35 characters; the maximum is 32",
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [MyOIDC]"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must not have more characters than the service model allows.

    The AWS CLI does not check maximum lengths, but the service does. Once the embedded model is over a year old this is only
    a warning, because services raise their limits.
    """
    length = counted(len(str(fault.value)), "character")
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {length}; the maximum is {fault.expected:,}",
        severity=Severity.WARNING if fault.stale else None,
    )
