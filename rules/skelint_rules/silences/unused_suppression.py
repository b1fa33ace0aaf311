"""CLI030: a suppression silences nothing."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI030",
    name="unused-suppression",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.SUPPRESSION_UNUSED],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app  «# skelint: ignore[AWS028] the old name had a slash»
            """,
            says="this suppression of AWS028 silences nothing",
            fixed="""
            UserPoolId: us-east-1_Ex1
            ClientName: app
            """,
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            «# skelint: ignore[AWS028, AWS021] kept for the old stack»
            ClientName: app/web
            """,
            says="this suppression of AWS021 silences nothing",
            fixed="""
            UserPoolId: us-east-1_Ex1
            # skelint: ignore[AWS028] kept for the old stack
            ClientName: app/web
            """,
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app/web  # skelint: ignore[AWS028] a mock of ours takes it
            """
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A suppression must silence a finding.

    This one does not: what it was written for is gone, or it is not next to the value. Left there, it could only hide the next
    fault. A comment applies to a value if it is on the value's lines, beginning with its name, or on the line directly above.
    Next to the name of a structure, or above it, the comment applies to everything inside.

    Suppressions of a rule that did not run are not reported. The fix removes the comment, or the unused rule from it.
    """
    yield Finding(
        at=problem.span,
        message=f"this suppression of {problem.detail} silences nothing",
        help=None if problem.mend else "remove the entry from the configuration",
        fix=Fix("Remove the suppression", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
