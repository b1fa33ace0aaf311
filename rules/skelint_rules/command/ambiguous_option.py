"""CLI105: an abbreviation matches several options."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, listed, rule


@rule(
    code="CLI105",
    name="ambiguous-option",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.AMBIGUOUS_OPTION],
    references=["https://docs.python.org/3/library/argparse.html#argument-abbreviations-prefix-matching"],
    service_error="ambiguous option: … could match …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a «--allowed-o-auth-flow» code
            """,
            says="--allowed-o-auth-flow could be --allowed-o-auth-flows or --allowed-o-auth-flows-user-pool-client",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            "aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --allowed-o-auth-flows code",
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An abbreviation must be the beginning of only one option.

    Otherwise the AWS CLI refuses it: `ambiguous option: --gen could match --generate-secret, --generate-cli-skeleton`
    (observed).
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} could be {listed(problem.names[:4], 'or')}",
        help="write the full name",
        service_error=f"ambiguous option: {problem.detail} could match {', '.join(problem.names)}",
    )
