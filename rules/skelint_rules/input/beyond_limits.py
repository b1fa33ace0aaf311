"""CLI010: the file is larger or deeper than any input."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI010",
    name="beyond-limits",
    severity=Severity.ERROR,
    evidence=Evidence.OWN,
    problems=[ProblemKind.LIMIT],
    bad=[
        Example(
            '{"a":' * 100 + "«{»}" + "}" * 100,
            says="not checked: structures are nested more than 100 deep",
            syntax="json",
        ),
        Example(
            """
            a: &a [«*a»]
            """,
            says="not checked: an alias stands for a structure that holds it",
        ),
    ],
    good=[
        Example("""
            {"TokenValidityUnits": {"AccessToken": "hours"}}
        """),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A file that is far too large or too deep is not read.

    skelint reads files of up to 5,000,000 bytes, structures nested up to 100 deep, a million values (counting each time that
    a YAML alias repeats them), and numbers of up to 4,300 digits. No input of an AWS operation comes close. The limits count
    things rather than seconds, so that the same file gives the same report everywhere. The file counts as not checked, which
    is an error.
    """
    yield Finding(at=problem, message=f"not checked: {problem.detail}", help="is this really the input of an AWS command?")
