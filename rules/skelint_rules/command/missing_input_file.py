"""CLI115: the input file is not there."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI115",
    name="missing-input-file",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.INPUT_FILE_MISSING],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Error parsing parameter '--cli-input-json': Unable to load paramfile …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «file://no/such/client.json»
            """,
            says='there is no file "no/such/client.json" beside the script, in a folder it enters, or in the root',
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            sed s/POOL/$POOL/ client.tpl > no/such/client.json
            aws cognito-idp create-user-pool-client --cli-input-json file://no/such/client.json
            """,
            syntax="sh",
        ),
        Example("aws cognito-idp create-user-pool-client --cli-input-json file:///tmp/client.json", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A command names an input file that is nowhere to be found.

    The AWS CLI looks for it in the folder where it is started. skelint looks beside the script, in the folders that the script
    enters, and in the root of the repository. A warning: something else may make the file before the script runs. Nothing is
    said where the script writes it itself, or where the path is an absolute one.
    """
    yield Finding(
        at=problem,
        message=f"there is no file {quoted(problem.value)} beside the script, in a folder it enters, or in the root",
        help="name it relative to the folder where the script is started",
        service_error=f"Error parsing parameter '{problem.detail}': Unable to load paramfile …: No such file or directory",
    )
