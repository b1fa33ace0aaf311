"""CLI003: the file is empty."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI003",
    name="empty-file",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.EMPTY_FILE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON",
    bad=[
        Example("«»", says="the file is empty", syntax="json"),
        Example("«»# to be filled in", says="the file is empty", syntax="yaml"),
    ],
    good=[
        Example("{}", syntax="json"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input file must have a value in it.

    An empty file is not valid JSON, and in YAML it is null; the AWS CLI refuses both. It is often what a failed command left:
    the shell empties the file before `aws … --generate-cli-skeleton > input.json` runs.
    """
    yield Finding(at=problem, message="the file is empty", help="write an input without members as {}")
