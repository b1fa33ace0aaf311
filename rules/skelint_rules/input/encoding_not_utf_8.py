"""CLI001: the file is not encoded in UTF-8."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI001",
    name="encoding-not-utf-8",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.ENCODING],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Unable to load paramfile (…), text contents could not be decoded.",
    bad=[
        Example(
            """
            {"ClientName": "app"}
            """,
            says="the file is encoded in UTF-16-LE, not UTF-8",
            raw='\ufeff{"ClientName": "app"}'.encode("utf-16-le"),
            syntax="json",
        ),
        Example(
            """
            {"ClientName": "équipe"}
            """,
            says="the file is encoded in WINDOWS-1252, not UTF-8",
            raw='{"ClientName": "équipe"}'.encode("latin-1"),
            syntax="json",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "app"}
        """),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input file must be encoded in UTF-8.

    The AWS CLI decodes a file given with `file://` in the encoding of the locale, which is UTF-8 nearly everywhere, and
    refuses anything else. Files in UTF-16 come from PowerShell: in Windows PowerShell 5 both `>` and `Out-File` write it.
    (Observed: the AWS CLI 1.46 refuses UTF-16 and Latin-1. The environment variable `AWS_CLI_FILE_ENCODING` makes it read
    another encoding.)

    skelint decodes the file all the same, and reports what else is wrong with it. The fix saves the same text as UTF-8. It is
    safe for UTF-16 and UTF-32, which identify themselves. That other bytes are Windows-1252 is a guess, so you should look at
    the result.
    """
    sure = Applicability.SAFE if problem.detail.startswith("UTF") else Applicability.UNSAFE
    yield Finding(
        at=problem,
        message=f"the file is encoded in {problem.detail}, not UTF-8",
        help="PowerShell writes UTF-8 with Out-File -Encoding utf8NoBOM",
        fix=None if problem.mend is None else Fix("Save as UTF-8", problem.mend, sure),
    )
