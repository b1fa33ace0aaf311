"""AWS023: a string has more characters than the service model allows."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule


@rule(
    code="AWS023",
    name="string-too-long",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_LONG],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example(
            """
            SupportedIdentityProviders: [«ThisProviderNameIsDefinitelyTooLong»]
            """,
            says="SupportedIdentityProviders[0] has 35 characters, at most 32 are allowed",
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [MyOIDC]"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must not have more characters than the service model allows.

    The AWS CLI checks no upper bound, so that it need not be updated when a service raises one; the service does. Once the
    embedded model is over a year old this is a warning.
    """
    length = counted(len(str(fault.value)), "character")
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} has {length}, at most {fault.expected:,} are allowed",
        severity=Severity.WARNING if fault.stale else None,
    )
