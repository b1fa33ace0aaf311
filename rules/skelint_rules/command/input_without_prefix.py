"""CLI112: a file is named without file://."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI112",
    name="input-without-prefix",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.INPUT_WITHOUT_PREFIX],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Error parsing parameter '…': …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «client.json»
            """,
            says='--cli-input-json "client.json" is not valid JSON; a file needs file://',
            fixed="""
            aws cognito-idp create-user-pool-client --cli-input-json file://client.json
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «-»
            """,
            says='--cli-input-json "-" is not valid JSON; a file needs file://',
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --token-validity-units «units.json»
            """,
            says='--token-validity-units "units.json" is not valid shorthand; a file needs file://',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --token-validity-units file://units.json
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-json "file://$DIR/client.json"', syntax="sh"),
        Example('aws cognito-idp create-user-pool-client --cli-input-json "$INPUT"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input, like the value of any option, is the text itself, or a file with `file://` before its path.

    The AWS CLI takes a bare path for the text and refuses it: `Invalid JSON` for an input or a list, `Expected: '='` for a
    structure (observed). The fix is safe if the path ends like the name of a JSON, YAML or text file.
    """
    kind = f"a {problem.syntax}" if problem.syntax == "number" else f"valid {problem.syntax}"
    of_input = problem.detail.startswith("--cli-input")
    yield Finding(
        at=problem,
        message=f"{problem.detail} {quoted(problem.value)} is not {kind}; a file needs file://",
        help=None if problem.mend else "pass the text itself, or file:// and a path",
        service_error=f"Error parsing parameter '{problem.detail.removeprefix('--')}': Invalid JSON: …"
        if of_input
        else f"Error parsing parameter '{problem.detail}': …",
        fix=Fix("Add file://", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
