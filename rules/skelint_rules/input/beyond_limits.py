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

    skelint reads JSON of up to 5,000,000 bytes, 200,000 values and a million quotes, YAML of up to 1,000,000 characters and
    40,000 names and values (counting each time that an alias repeats them), structures nested up to 100 deep, and numbers of
    up to 4,300 digits. No input of an AWS operation comes close. Of a script, or a document with commands, it reads up to
    500,000 characters. The limits count things rather than seconds, so that the same file
    gives the same report everywhere. The file counts as not checked, which is an error.
    """
    about = "is this really the input of an AWS command?" if problem.syntax else "split it into several files"
    yield Finding(at=problem, message=f"not checked: {problem.detail}", help=about)
