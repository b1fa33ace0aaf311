"""CLI116: an option has no value."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI116",
    name="missing-option-value",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.MISSING_VALUE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html"],
    service_error="argument …: expected one argument",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P «--client-name» --generate-secret
            """,
            says="--client-name needs a value",
            syntax="sh",
        ),
    ],
    good=[
        Example("aws cognito-idp create-user-pool-client --user-pool-id $P --client-name $NAME", syntax="sh"),
        Example("aws cognito-idp create-user-pool-client --user-pool-id $P --client-name='-x'", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An option that takes a value needs one.

    The AWS CLI refuses the command: `expected one argument` (observed). It takes a word that begins with a dash for the next
    option, unless the word is a negative number or contains a space. Such a value must be joined to its option:
    `--client-name=-x`.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} needs a value",
        help="if the value begins with a dash, join it with = as in --option=-value",
        service_error=f"argument {problem.names[0]}: expected one argument",
    )
