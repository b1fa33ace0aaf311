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
    """An input file must hold a value.

    An empty file is no JSON, and in YAML it is null; the AWS CLI refuses both. It is often what a failed command left behind:
    `aws … --generate-cli-skeleton > input.json` empties the file before the command runs.
    """
    yield Finding(at=problem, message="the file is empty", help="an input without members is written {}")
