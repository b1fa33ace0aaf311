"""CLI032: a comment addresses skelint, but skelint does not understand it."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI032",
    name="malformed-suppression",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.SUPPRESSION_MALFORMED],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app/web  «# skelint: ignore»
            """,
            says="this comment suppresses nothing: it does not name a rule; write ignore[CODE] and a reason",
        ),
        Example(
            """
            «# skelint: ignore[AWS28] a mock of ours takes it»
            ClientName: app/web
            """,
            says="this comment suppresses nothing: unknown rule AWS28; did you mean AWS028?",
        ),
        Example(
            """
            «# skelint: ignor[AWS028] a mock of ours takes it»
            ClientName: app/web
            """,
            says="this comment suppresses nothing: unknown word 'ignor'; did you mean ignore?",
        ),
    ],
    good=[
        Example(
            """
            # skelint: operation=cognito-idp create-user-pool-client
            # skelint: ignore-file[AWS028] a mock of ours takes it
            ClientName: app/web
            """
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A comment for skelint must have a form that skelint understands.

    That is `# skelint: ignore[CODE] reason`. CODE is a rule's code, the beginning of a code, a rule's name or a category, or
    several of these separated by commas. `ignore-file` instead of `ignore` applies to the whole file.
    """
    yield Finding(at=problem.span, message=f"this comment suppresses nothing: {problem.detail}")
