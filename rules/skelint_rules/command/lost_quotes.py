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
            says="the quotes inside --callback-urls end it early: the AWS CLI gets [https://a.example/cb]",
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

    The shell removes all the quotes, and the AWS CLI refuses what is left: `Invalid JSON` (observed). The fix puts single
    quotes around the JSON. It is safe: the shell expands nothing in the text, and the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"the quotes inside {problem.detail} end it early: the AWS CLI gets {shortened(problem.value)}",
        help=None if problem.mend else "put single quotes around the JSON",
        service_error=f"Error parsing parameter '{problem.detail}': Invalid JSON: …",
        fix=Fix("Put single quotes around the JSON", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
