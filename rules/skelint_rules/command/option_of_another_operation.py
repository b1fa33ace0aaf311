"""CLI103: the option belongs to another operation."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI103",
    name="option-of-another-operation",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.OPTION_OF_ANOTHER_OPERATION],
    references=["https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/update-user-pool-client.html"],
    service_error="Unknown options: …",
    bad=[
        Example(
            """
            aws cognito-idp update-user-pool-client --user-pool-id $P --client-id abc «--generate-secret»
            """,
            says="--generate-secret is an option of create-user-pool-client, not of this operation",
            fixed="""
            aws cognito-idp update-user-pool-client --user-pool-id $P --client-id abc
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example("aws cognito-idp update-user-pool-client --user-pool-id $P --client-id abc", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An option must belong to the operation, not only to a related one.

    What is decided when a resource is created cannot be changed by an update: for an app client, `--generate-secret`. The AWS
    CLI refuses the option (`Unknown options: --generate-secret`, observed). The fix removes it. It is not safe, because you
    then need another way to get what it asked for.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is an option of {problem.value}, not of this operation",
        service_error=f"Unknown options: {problem.detail}",
        fix=Fix(f"Remove {problem.detail}", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
