"""AWS029: a letter outside ASCII is used where the service probably allows none."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, quoted, rule
from skelint_rules.model import TRAITS


@rule(
    code="AWS029",
    name="non-ascii-letter",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    faults=[FaultKind.NON_ASCII],
    references=[TRAITS],
    bad=[
        Example("ClientName: «équipe»", says='ClientName "équipe" contains é, which the service probably rejects'),
    ],
    good=[
        Example("ClientName: equipe"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """The service probably rejects letters outside ASCII here.

    The pattern of the service model allows word characters, and as far as is known AWS's services count only ASCII letters
    among them. The one observation on record does not settle it: a name of four Japanese letters was rejected as `'????'`, so
    it had been turned into question marks, which the pattern excludes as well, before it was checked. Hence a warning.
    """
    letters = listed(fault.misfits[:10]) or "letters outside ASCII"
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {quoted(fault.value)} contains {letters}, which the service probably rejects",
        help="use ASCII letters",
    )
