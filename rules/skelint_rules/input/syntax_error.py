"""CLI004: the file is no JSON, or no YAML."""

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
    bad=[
        Example(
            """
            {
              "ClientName": "app"
              «"»GenerateSecret": true
            }
            """,
            says="this is no JSON: a comma, or the end of the object, is missing before this",
        ),
        Example(
            """
            {"ClientName": «'»app'}
            """,
            says="this is no JSON: JSON quotes with \", not with '",
        ),
        Example(
            """
            {"GenerateSecret": «True»}
            """,
            says="this is no JSON: True is Python: JSON writes true",
        ),
        Example(
            """
            {"CallbackURLs": ["https://a.example/cb"«]»
            """,
            says="this is no JSON: the file ends before the object is complete",
        ),
        Example(
            """
            CallbackURLs: [https://a.example/cb
            ClientName«:» app
            """,
            says="this is no YAML: expected ',' or ']', but got ':'",
        ),
        Example(
            """
            UserPoolId: «!»Ref Pool
            """,
            says="this is no YAML: the AWS CLI knows no tag !Ref",
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

    The AWS CLI reads `--cli-input-json` with a strict JSON parser and `--cli-input-yaml` with a YAML 1.2 parser that knows no
    tags of its own. Version 2 answers no more than `Invalid JSON received.` or `Invalid YAML received.`, without a line.

    One error is reported for a file, at the first place where the text cannot be read on. The members that can still be made
    out are linted; nothing is said of what may have been in the rest.
    """
    answer = f"Error parsing parameter 'cli-input-{problem.syntax.lower()}': Invalid {problem.syntax} received."
    yield Finding(at=problem, message=f"this is no {problem.syntax}: {problem.detail}", service_error=answer)
