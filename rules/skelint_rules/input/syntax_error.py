"""CLI004: the file is not valid JSON or YAML."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI004",
    name="syntax-error",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.SYNTAX_ERROR],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
        "https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cliinput.py",
    ],
    further_answers=[
        f"Error parsing parameter 'cli-input-{syntax.lower()}': Invalid {syntax} received." for syntax in ("JSON", "YAML")
    ],
    bad=[
        Example(
            """
            {
              "ClientName": "app"«»
              "GenerateSecret": true
            }
            """,
            says="not valid JSON: a comma is missing after this value",
        ),
        Example(
            """
            {"ClientName": «'»app'}
            """,
            says="not valid JSON: JSON quotes with \", not with '",
        ),
        Example(
            """
            {"GenerateSecret": «True»}
            """,
            says="not valid JSON: True is Python; JSON writes true",
        ),
        Example(
            """
            {"CallbackURLs": ["https://a.example/cb"«]»
            """,
            says="not valid JSON: it ends before the object is complete",
        ),
        Example(
            """
            CallbackURLs: [https://a.example/cb
            ClientName«:» app
            """,
            says="not valid YAML: expected ',' or ']', but got ':'",
        ),
        Example(
            """
            UserPoolId: «!»Ref Pool
            """,
            says="not valid YAML: the AWS CLI knows no tag !Ref",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "app"}
        """),
        Example("ClientName: app"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input file must be well-formed.

    The AWS CLI reads `--cli-input-json` with a strict JSON parser and `--cli-input-yaml` with a YAML 1.2 parser that has no
    tags of its own. Version 2 answers only `Invalid JSON received.` or `Invalid YAML received.`, without a line.

    Of JSON every fault that can be told for sure is reported; of YAML the first. Members that can still be made out are
    checked; nothing is said about what the rest may contain.
    """
    answer = f"Error parsing parameter 'cli-input-{problem.syntax.lower()}': Invalid {problem.syntax} received."
    yield Finding(at=problem, message=f"not valid {problem.syntax}: {problem.detail}", service_error=answer)
