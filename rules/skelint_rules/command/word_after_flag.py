"""CLI101: a flag is given a value."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI101",
    name="word-after-flag",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.WORD_AFTER_FLAG, ProblemKind.VALUE_OF_FLAG],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html"],
    service_error="Unknown options: …",
    further_answers=["argument …: ignored explicit argument '…'"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --generate-secret «false» --allowed-o-auth-flows-user-pool-client «true»
            """,
            says=[
                '--generate-secret is a flag and does not take the value "false"',
                '--allowed-o-auth-flows-user-pool-client is a flag and does not take the value "true"',
            ],
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --no-generate-secret --allowed-o-auth-flows-user-pool-client
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a «--generate-secret=false»
            """,
            says='--generate-secret is a flag and does not take the value "false"',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --no-generate-secret
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --generate-secret «please»
            """,
            says='--generate-secret is a flag and does not take the value "please"',
            syntax="sh",
        ),
    ],
    good=[
        Example("aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --generate-secret", syntax="sh"),
        Example(
            "aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --generate-secret $MORE", syntax="sh"
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A flag means true if it is given, and `--no-…` means false.

    Options of boolean members take no value. The AWS CLI refuses a word after one (`Unknown options: false`), and a value
    that is joined to it (`ignored explicit argument 'false'`): both observed. It is the most common mistake in public
    scripts.

    The fix writes the flag that is meant. It is safe: the command was refused, and `true` and `false` can mean nothing else.
    """
    joined = problem.kind == "value-of-flag"
    yield Finding(
        at=problem,
        message=f"{problem.detail} is a flag and does not take the value {quoted(problem.value)}",
        help=None if problem.mend else "write the flag alone, or as --no-… for false",
        service_error=f"argument {problem.detail}: ignored explicit argument {problem.value!r}"
        if joined
        else f"Unknown options: {problem.value}",
        fix=Fix(f"Replace with {problem.names[0]}", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
