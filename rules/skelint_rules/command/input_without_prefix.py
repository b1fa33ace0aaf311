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
    ],
    good=[
        Example('aws cognito-idp create-user-pool-client --cli-input-json "file://$DIR/client.json"', syntax="sh"),
        Example('aws cognito-idp create-user-pool-client --cli-input-json "$INPUT"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input is JSON text, or a file with `file://` before its path.

    The AWS CLI takes a bare path for the text itself and refuses it: `Invalid JSON` (observed). The fix is safe if the path
    ends like the name of a JSON or YAML file.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} {quoted(problem.value)} is not valid JSON; a file needs file://",
        help=None if problem.mend else "pass JSON, or file:// and a path",
        service_error=f"Error parsing parameter '{problem.detail.removeprefix('--')}': Invalid JSON: …",
        fix=Fix("Add file://", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
