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
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --generate-secret «false» --allowed-o-auth-flows-user-pool-client «true»
            """,
            says=[
                '--generate-secret is a flag and takes no value: "false"',
                '--allowed-o-auth-flows-user-pool-client is a flag and takes no value: "true"',
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
            says='--generate-secret is a flag and takes no value: "false"',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --no-generate-secret
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --generate-secret «please»
            """,
            says='--generate-secret is a flag and takes no value: "please"',
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
    """A flag says true by being there, and false as `--no-…`.

    Options of boolean members take no value. The AWS CLI refuses a word behind one (`Unknown options: false`), and a value
    that is joined to it (`ignored explicit argument 'false'`): observed. It is the commonest mistake in public scripts.

    The fix writes the flag that is meant. It is safe: the command was refused, and `true` and `false` can mean nothing else.
    """
    joined = problem.kind == "value-of-flag"
    yield Finding(
        at=problem,
        message=f"{problem.detail} is a flag and takes no value: {quoted(problem.value)}",
        help=f"write {problem.names[0]}" if problem.mend else "write the flag alone, or with no- in front for false",
        service_error=f"argument {problem.detail}: ignored explicit argument {problem.value!r}"
        if joined
        else f"Unknown options: {problem.value}",
        fix=Fix("Write the flag that is meant", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
