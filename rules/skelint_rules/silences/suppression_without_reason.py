"""CLI031: a suppression gives no reason."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI031",
    name="suppression-without-reason",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.SUPPRESSION_WITHOUT_REASON],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app/web  «# skelint: ignore[AWS028]»
            """,
            says="this suppression of AWS028 gives no reason",
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
    """A suppression must say why it is there.

    Whoever reads it later should be able to tell whether it is still needed. The reason follows the bracket, or is the
    `reason` of the entry in the configuration. Report formats that keep suppressed findings show it.
    """
    yield Finding(
        at=problem.span,
        message=f"this suppression of {problem.detail} gives no reason",
        help="add a reason to the entry"
        if problem.syntax == "TOML"
        else "write the reason after the bracket: # skelint: ignore[CODE] reason",
    )
