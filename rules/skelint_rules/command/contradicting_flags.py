"""CLI111: a flag and its opposite are given."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI111",
    name="contradicting-flags",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.CONTRADICTING_FLAGS],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a «--generate-secret» --no-generate-secret
            """,
            says="--generate-secret is dropped: --no-generate-secret stands behind it",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --no-generate-secret
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --no-generate-secret --enable-token-revocation
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Of a flag and its opposite the last counts.

    The AWS CLI says nothing (observed). The fix takes out what is dropped; it is not safe, as it may be the one that was
    meant.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is dropped: {problem.names[0]} stands behind it",
        help="give one of them",
        fix=Fix("Take out what is dropped", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
