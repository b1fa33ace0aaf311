"""CLI015: the file belongs to another tool, such as a CloudFormation template."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI015",
    name="another-format",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.ANOTHER_FORMAT],
    references=["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"],
    bad=[
        Example(
            """
            «A»WSTemplateFormatVersion: "2010-09-09"
            Resources:
              Client:
                Type: AWS::Cognito::UserPoolClient
                Properties:
                  UserPoolId: !Ref Pool
            """,
            says="this is a CloudFormation template, which skelint does not read yet",
            syntax="yaml",
        ),
        Example(
            """
            «{»
              "Type": "AWS::Cognito::UserPoolClient",
              "Properties": {"ClientName": "app", "CallbackURLs": ["https://a.example/cb"]}
            }
            """,
            says="this is a CloudFormation resource, which skelint does not read yet",
        ),
        Example(
            """
            «a»piVersion: v1
            kind: Service
            metadata:
              name: web
            """,
            says="this is a Kubernetes manifest, which skelint does not read yet",
            syntax="yaml",
        ),
    ],
    good=[
        Example("ClientName: app"),
        Example('{"ClientName": "AWS::Cognito::UserPoolClient"}'),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A file that is made for another tool is not checked.

    skelint reads the inputs of AWS CLI commands. A CloudFormation template describes the same resources, but names some
    members differently, and has functions such as `!Ref` that are not part of an input; a Kubernetes manifest describes
    something else. So nothing in it is checked, and nothing else is said about it.
    """
    yield Finding(
        at=problem,
        message=f"this is {problem.detail}, which skelint does not read yet",
        help="to check its settings, write them as the input of the AWS CLI command",
    )
