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
            says="the file is encoded in UTF-16-LE, not in UTF-8",
            raw='\ufeff{"ClientName": "app"}'.encode("utf-16-le"),
            syntax="json",
        ),
        Example(
            """
            {"ClientName": "équipe"}
            """,
            says="the file is encoded in WINDOWS-1252, not in UTF-8",
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
    """An input file must be UTF-8.

    The AWS CLI decodes a file given with `file://` in the encoding of the locale, which is UTF-8 nearly everywhere, and
    gives up on anything else. Files in UTF-16 come from PowerShell: `>` and `Out-File` write it in Windows PowerShell 5.
    (Observed: the AWS CLI 1.46 refuses UTF-16 and Latin-1. The environment variable `AWS_CLI_FILE_ENCODING` makes it read
    another encoding.)

    skelint decodes the file all the same and reports what else is wrong with it. The fix writes the same text in UTF-8. It is
    safe for UTF-16 and UTF-32, which say what they are; that other bytes are Windows-1252 is a guess, for you to look at.
    """
    sure = Applicability.SAFE if problem.detail.startswith("UTF") else Applicability.UNSAFE
    yield Finding(
        at=problem,
        message=f"the file is encoded in {problem.detail}, not in UTF-8",
        help="in PowerShell, write it with `Out-File -Encoding utf8NoBOM`",
        fix=None if problem.mend is None else Fix("Save it in UTF-8", problem.mend, sure),
    )
