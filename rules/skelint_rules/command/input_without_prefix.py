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
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «client.json»
            """,
            says='--cli-input-json "client.json" is no JSON: a file is named with file://',
            fixed="""
            aws cognito-idp create-user-pool-client --cli-input-json file://client.json
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «-»
            """,
            says='--cli-input-json "-" is no JSON: a file is named with file://',
            syntax="sh",
        ),
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-json "file://$DIR/client.json"', syntax="sh"),
        Example('aws cognito-idp create-user-pool-client --cli-input-json "$INPUT"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input is JSON text, or a file behind `file://`.

    The AWS CLI takes a bare path for the text itself and refuses it: `Invalid JSON` (observed). The fix is safe for what ends
    as the name of a JSON or YAML file does.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} {quoted(problem.value)} is no JSON: a file is named with file://",
        help="write file:// in front of the path",
        service_error=f"Error parsing parameter '{problem.detail.removeprefix('--')}': Invalid JSON: …",
        fix=Fix("Write file:// in front", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
