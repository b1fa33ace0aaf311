"""CLI118: the CLI does not see that there is an input."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, listed, rule


@rule(
    code="CLI118",
    name="unseen-input-option",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.JOINED_INPUT],
    references=["https://github.com/aws/aws-cli/blob/develop/awscli/customizations/arguments.py"],
    service_error="the following arguments are required: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client «--cli-input-json»="$INPUT"
            """,
            says="the AWS CLI still requires --user-pool-id and --client-name",
            fixed="""
            aws cognito-idp create-user-pool-client --cli-input-json "$INPUT"
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-json "$INPUT"', syntax="sh"),
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json="$INPUT" --user-pool-id $P --client-name app
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Only `--cli-input-json` as a separate word lets an input supply the required members.

    The AWS CLI looks for exactly that word before it parses the command. Joined to its value with `=`, or abbreviated, the
    option still works, but then each required member must be an option too: `the following arguments are required`
    (observed). The fix separates it from its value. It is safe, because the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"the AWS CLI still requires {listed(problem.names)}",
        help="it only recognizes --cli-input-json as a separate word",
        service_error=f"the following arguments are required: {', '.join(problem.names)}",
        fix=Fix("Separate the option from its value", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
