"""CLI113: both input options are given."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI113",
    name="several-inputs",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    problems=[ProblemKind.SEVERAL_INPUTS],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    service_error="Only one --cli-input- parameter may be specified.",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json "$A" «--cli-input-yaml» "$B"
            """,
            says="--cli-input-yaml cannot be combined with --cli-input-json",
            syntax="sh",
        ),
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-yaml "$B"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A command takes one input.

    The help of `--cli-input-json` says that it cannot be combined with `--cli-input-yaml`, and version 2 of the AWS CLI
    refuses both together; version 1 does not have `--cli-input-yaml`.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} cannot be combined with {problem.names[0]}",
        help="give one input, and pass what differs as options",
    )
