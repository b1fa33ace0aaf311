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
            says="--generate-secret has no effect, because --no-generate-secret follows",
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
    """If a flag and its opposite are both given, the last one counts.

    The AWS CLI says nothing about it (observed). The fix removes the one that has no effect. It is not safe, because that may
    be the one you meant.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} has no effect, because {problem.names[0]} follows",
        help="keep the one that you mean",
        fix=Fix(f"Remove {problem.detail}", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
