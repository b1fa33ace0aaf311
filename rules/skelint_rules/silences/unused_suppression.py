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
    """A suppression silences something.

    What it was written for is gone, or it stands in another place than the value, so it would only hide the next fault. A
    comment belongs to a value from its name to the end of its last line, and directly above that; above or beside the name
    of a structure it holds for all that is in it.

    Nothing is said where a rule that it names did not run. The fix takes the comment, or the rule in it, out.
    """
    yield Finding(
        at=problem.span,
        message=f"this suppression of {problem.detail} silences nothing",
        help=None if problem.mend else "take the entry out of the configuration",
        fix=Fix("Take it out", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
