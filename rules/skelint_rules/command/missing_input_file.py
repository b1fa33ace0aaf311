"""CLI115: the input file does not exist."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule

UNLOADED = "Unable to load paramfile …: No such file or directory"


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
            says='the file "no/such/client.json" does not exist',
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
    """A command names a file that cannot be found.

    The AWS CLI looks for it in the folder where it is started. skelint looks beside the script, in the folders that the
    script enters, and in the root of the repository. In a script this is a warning, because something else may create the
    file before it runs. A command that is given to `skelint check --` would run here and now, so there it is an error; a value
    that is sent as a stream, as that of `--body`, is the path of a file too.

    Where several files are found, nobody can tell which of them is meant. Nothing is reported if the script writes the file
    itself, or if it names an absolute path.
    """
    if problem.names:
        yield Finding(
            at=problem,
            message=f"the file {quoted(problem.value)} may be any of {len(problem.names)}, so it was not checked",
            help=f"there are {', '.join(problem.names)}; enter the folder of the one that is meant with cd",
        )
        return
    reason = "Blob values must be a path to a file." if problem.syntax == "stream" else UNLOADED
    yield Finding(
        at=problem,
        message=f"the file {quoted(problem.value)} does not exist",
        severity=Severity.ERROR if problem.sure else None,
        help=None if problem.sure else "looked beside the script, in the folders that it enters, and in the root",
        service_error=f"Error parsing parameter '{problem.detail}': {reason}",
    )
