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
    """A suppression says why.

    Whoever meets it later must be able to tell whether it still holds. The reason stands behind the bracket, or in the
    `reason` of the entry in the configuration; formats that keep suppressed findings pass it on.
    """
    yield Finding(
        at=problem.span,
        message=f"this suppression of {problem.detail} gives no reason",
        help="give the entry a reason"
        if problem.syntax == "TOML"
        else "write the reason behind the bracket: # skelint: ignore[CODE] reason",
    )
