"""CLI107: the members of a structure are separate words."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI107",
    name="split-structure",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.SPLIT_STRUCTURE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"],
    service_error="Unknown options: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours «IdToken=minutes»
            """,
            says='"IdToken=minutes" is separated from the value of --token-validity-units by a space',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours,IdToken=minutes
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours,IdToken=minutes
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The members of a structure are one word, joined with commas.

    Separate words are the items of a list. After the one word of a structure, the AWS CLI refuses any other (`Unknown
    options: IdToken=minutes`, observed). The fix joins them. It is safe, because the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"{quoted(problem.value)} is separated from the value of {problem.detail} by a space",
        help=None if problem.mend else "join the members with commas, without spaces",
        service_error=f"Unknown options: {problem.value}",
        fix=Fix("Join the members with commas", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
