"""CLI114: the value of an option cannot be read."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule, shortened


@rule(
    code="CLI114",
    name="unreadable-option-value",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.UNREADABLE_VALUE],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html",
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html",
    ],
    service_error="Error parsing parameter '…': …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units «AccessToken:hours» --refresh-token-validity «30d»
            """,
            says=[
                "--token-validity-units is not valid shorthand: Expected: '=', received: 'EOF'",
                "--refresh-token-validity must be a whole number, such as 30",
            ],
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units '{"AccessToken": «hours»}'
            """,
            says="--token-validity-units is not valid JSON: text needs double quotes",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours --refresh-token-validity 30
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units "AccessToken=$UNIT" --refresh-token-validity $DAYS
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A structure is shorthand or JSON, and a number is a number.

    The AWS CLI reads the value of an option by its member's type. A value that begins with a bracket is JSON; other
    structures are shorthand, `Name=value,Name=value`. It refuses what it cannot read, and sends nothing (observed).
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} must be a whole number, such as 30"
        if problem.syntax == "number"
        else f"{problem.detail} is not valid {problem.syntax}: {shortened(problem.value, 100)}",
        help="expected Name=value,Name=value, or JSON in single quotes" if problem.syntax == "shorthand" else None,
        service_error="" if problem.syntax == "number" else f"Error parsing parameter '{problem.detail}': …",
    )
