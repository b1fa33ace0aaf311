"""CLI109: the inner quotes end the outer ones."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule, shortened


@rule(
    code="CLI109",
    name="lost-quotes",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.LOST_QUOTES],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-quoting-strings.html"],
    service_error="Error parsing parameter '…': Invalid JSON: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls «"["https://a.example/cb"]"»
            """,
            says="the quotes inside the value of --callback-urls end it: the AWS CLI gets [https://a.example/cb]",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls '["https://a.example/cb"]'
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls '["https://a.example/cb"]'
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls "[\\"https://a.example/cb\\"]"
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """JSON in double quotes needs its own quotes escaped, or single quotes around it.

    The shell takes all the quotes away, and the AWS CLI refuses what is left: `Invalid JSON` (observed). The fix puts single
    quotes around it. It is safe: nothing in the text is expanded by the shell, and the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"the quotes inside the value of {problem.detail} end it: the AWS CLI gets {shortened(problem.value)}",
        help="put single quotes around the JSON",
        service_error=f"Error parsing parameter '{problem.detail}': Invalid JSON: …",
        fix=Fix("Put single quotes around it", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
