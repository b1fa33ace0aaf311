"""CLI131: only one version of the AWS CLI has this option."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI131",
    name="option-of-one-cli-version",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.OPTION_OF_ONE_VERSION],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html"],
    service_error="Unknown options: …",
    further_answers=["argument --output: Invalid choice"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client «--cli-input-yaml» "$INPUT" «--no-cli-pager» --output «yaml» «--v2-debug»
            """,
            says=[
                "only AWS CLI v2 has --cli-input-yaml",
                "only AWS CLI v2 has --no-cli-pager",
                "only AWS CLI v2 has --output yaml",
                "only AWS CLI v1 has --v2-debug",
            ],
            syntax="sh",
        ),
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-json "$INPUT" --output json', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Some options came with version 2 of the AWS CLI, and one is in version 1 alone.

    The other version refuses the command: `Unknown options: …`, or `Invalid choice` for an output format (observed with
    1.46.3 and 2.38.5). This is a note as long as nothing says which version runs the command. With `aws-cli-version` in the
    configuration, an option that this version does not have is an error, and the others are not reported.
    """
    yield Finding(
        at=problem,
        message=f"only AWS CLI v{problem.value} has {problem.detail}",
        severity=Severity.ERROR if problem.sure else None,
        service_error="argument --output: Invalid choice"
        if problem.detail.startswith("--output")
        else f"Unknown options: {problem.detail}",
    )
