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
            says="the AWS CLI still asks for --user-pool-id and --client-name: it looks for the word --cli-input-json",
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
    """Only `--cli-input-json` as a word of its own lets an input give the required members.

    The AWS CLI looks for exactly that word before it parses the command. Joined to its value with `=`, or abbreviated, the
    option still works, but each required member must then be an option too: `the following arguments are required`
    (observed). The fix parts it from its value, and is safe: the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"the AWS CLI still asks for {listed(problem.names)}: it looks for the word --cli-input-json",
        help="write the option and its value as two words",
        service_error=f"the following arguments are required: {', '.join(problem.names)}",
        fix=Fix("Part the option from its value", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
