"""CLI103: the option is of another operation."""

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
            says="--generate-secret is an option of create-user-pool-client, and not of this operation",
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
    """An option that only a sister operation has.

    A secret is generated when an app client is created (`--generate-secret`); an update cannot ask for one. The AWS CLI
    refuses the option (`Unknown options: --generate-secret`, observed). The fix takes it out; it is not safe, because what it
    asked for must then be done in another way.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is an option of {problem.value}, and not of this operation",
        help="delete it",
        service_error=f"Unknown options: {problem.detail}",
        fix=Fix("Take it out", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
