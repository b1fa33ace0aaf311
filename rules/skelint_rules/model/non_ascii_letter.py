"""AWS029: a letter outside ASCII stands where the service probably allows none."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, quoted, rule


@rule(
    code="AWS029",
    name="non-ascii-letter",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    faults=[FaultKind.NON_ASCII],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example("ClientName: «équipe»", says='ClientName "équipe" holds é, which the service probably refuses'),
    ],
    good=[
        Example("ClientName: equipe"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Letters outside ASCII are probably refused here.

    The pattern of the service model allows word characters, and AWS's services take only ASCII letters for such, as far as is
    known. The one observation there is does not settle it: a client's name of four Japanese letters was refused as `'????'`,
    so it had been replaced by question marks, which the pattern excludes too, before it was checked. Hence a warning.
    """
    letters = listed(fault.misfits[:10]) or "letters outside ASCII"
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {quoted(fault.value)} holds {letters}, which the service probably refuses",
        help="write it with ASCII letters",
    )
