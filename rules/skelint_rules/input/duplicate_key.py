"""CLI008: a member is written twice."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI008",
    name="duplicate-key",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.DUPLICATE_KEY],
    references=[
        "https://www.rfc-editor.org/rfc/rfc8259",
        "https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cliinput.py",
    ],
    further_answers=["Error parsing parameter 'cli-input-yaml': Invalid YAML received."],
    bad=[
        Example(
            """
            {
              "ClientName": "web",
              «"ClientName"»: "mobile"
            }
            """,
            says='"ClientName" appears twice; the AWS CLI uses the last one',
        ),
        Example(
            """
            TokenValidityUnits:
              AccessToken: minutes
              «AccessToken»: hours
            """,
            says='"AccessToken" appears twice',
        ),
    ],
    good=[
        Example("""
            {"TokenValidityUnits": {"AccessToken": "minutes"}, "AccessTokenValidity": 30}
        """),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A member may appear only once.

    In JSON the AWS CLI silently uses the last one (observed), while whoever reads the file sees the first: a warning. In
    YAML, version 2 of the AWS CLI refuses the file (its parser, ruamel.yaml, raises an error; seen in the CLI's source and by
    running the parser): an error. skelint checks the last one.
    """
    json = problem.syntax == "JSON"
    yield Finding(
        at=problem,
        message=f"{quoted(problem.detail)} appears twice" + ("; the AWS CLI uses the last one" if json else ""),
        help="delete the one that you do not mean",
        severity=Severity.WARNING if json else None,
        service_error=None if json else "Error parsing parameter 'cli-input-yaml': Invalid YAML received.",
    )
