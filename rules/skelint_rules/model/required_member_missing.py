"""AWS001: required members are missing."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, quoted, rule
from skelint_rules.model import SKELETONS, VALIDATION


@rule(
    code="AWS001",
    name="required-member-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.REQUIRED],
    references=[SKELETONS, VALIDATION],
    service_error='Missing required parameter in …: "…"',
    bad=[
        Example(
            """
            «{»"UserPoolId": "us-east-1_Ex1"}
            """,
            says="ClientName is missing",
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app
            «RefreshTokenRotation»:
              RetryGracePeriodSeconds: 5
            """,
            says="Feature is missing in RefreshTokenRotation",
        ),
    ],
    good=[
        Example("{UserPoolId: us-east-1_Ex1, ClientName: app}", syntax="yaml"),
        Example("ClientName: app", given=["UserPoolId"]),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Required members must be present.

    The AWS CLI refuses a command without them. For a file on its own, a missing top-level member is only a warning, because
    the command line may supply it as an option. If it always does, say so in the configuration with `given = ["UserPoolId"]`.
    A member that is missing inside a structure cannot come from anywhere else, so that is an error.

    A structure that lacks several members is reported once, with all their names.
    """
    *parent, first = fault.pointer
    names = fault.value if isinstance(fault.value, tuple) else (str(first),)
    where = member(tuple(parent)) if parent else "input"
    them = "it" if len(names) == 1 else "them"
    yield Finding(
        at=fault,
        message=f"{listed(names)} {'is' if len(names) == 1 else 'are'} missing" + (f" in {where}" if parent else ""),
        help=None
        if fault.complete
        else f"add {them}, or configure given = {quoted(list(names))} if the command line supplies {them}",
        severity=None if fault.complete else Severity.WARNING,
        service_error="; ".join(f'Missing required parameter in {where}: "{missing}"' for missing in names),
    )
