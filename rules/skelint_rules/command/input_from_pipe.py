"""CLI119: an input comes from a pipe or a here-document."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI119",
    name="input-from-pipe",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.PIPED_INPUT],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON: Expecting value: line 1 column 1 (char 0)",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «file:///dev/stdin» <<EOF
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
            EOF
            """,
            says="the AWS CLI reads file:///dev/stdin twice, and the second time it is empty",
            syntax="sh",
        ),
        Example(
            """
            yq . all.yaml | aws cognito-idp create-user-pool-client --cli-input-yaml «file:///dev/stdin»
            """,
            says="the AWS CLI reads file:///dev/stdin twice, and the second time it is empty",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            jq .units all.json | aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units file:///dev/stdin
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'
            """,
            syntax="sh",
        ),
        Example("aws cognito-idp create-user-pool-client --cli-input-json file:///dev/stdin < client.json", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input cannot come from a pipe or a here-document.

    The AWS CLI opens the file of `--cli-input-json` or `--cli-input-yaml` twice, and a pipe is empty the second time:
    `Invalid JSON` (observed with both versions, with a pipe and with a here-document). A redirected file, `< client.json`,
    works, and so does a pipe into any other option, which is read once.
    """
    yield Finding(
        at=problem,
        message=f"the AWS CLI reads {problem.value} twice, and the second time it is empty",
        help='pass the JSON itself, --cli-input-json "$(cat)", or write it to a file first',
    )
