"""CLI122: the lines of a shell script end with carriage returns."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI122",
    name="carriage-returns-in-script",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.CARRIAGE_RETURN],
    references=[
        "https://www.gnu.org/software/bash/manual/html_node/Definitions.html",
        "https://git-scm.com/docs/gitattributes",
    ],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web␍
            """,
            says="lines end with CR LF, and a shell passes each CR on as part of the last word",
            raw=b"aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web\r\n",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web",
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    r"""The lines of a shell script that calls the AWS CLI end with CR LF, as on Windows.

    To bash and to every other Unix shell a carriage return is a character like any other: the last word of a line holds it
    (observed), and a backslash in front of it continues no line, so that the options on the next line are lost. A warning,
    because Git may convert line ends when it checks a file out: what is committed may be right. The rest of the file is
    checked as if the line ends were those of Unix.
    """
    yield Finding(
        at=problem,
        message="lines end with CR LF, and a shell passes each CR on as part of the last word",
        help="save the file with LF line ends, and keep Git from converting them: `*.sh text eol=lf` in .gitattributes",
    )
