"""CLI013: the file is not text."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI013",
    name="not-a-text-file",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.NOT_TEXT],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Unable to load paramfile (…), text contents could not be decoded.",
    bad=[
        Example("‰PNG␍␊␚␊␀␀␀␍IHDR", says="the file is not text", raw=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", syntax="json"),
        Example('{"ClientName": "a␀b"}', says="the file is not text", raw=b'{"ClientName": "a\0b"}', syntax="json"),
    ],
    good=[
        Example(
            """
            {"ClientName": "app"}
            """,
            raw=b'{"ClientName": "app"}',
            syntax="json",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input file must be a text.

    Some bytes are a text in no encoding: an image, an archive, what a disk or a transfer has damaged. The AWS CLI refuses to
    load such a file, or to parse it. (Observed: the AWS CLI 1.46 says that the contents could not be decoded; where NUL bytes
    stand in what is otherwise UTF-8, it says that the JSON is invalid.)

    skelint reads nothing of the file, shows nothing of it, and leaves it alone with `--fix`. Text in UTF-16 and UTF-32 is
    recognised, as is text that looks like Windows-1252: that is another rule's business.
    """
    yield Finding(at=problem, message="the file is not text", help="was another file meant?")
