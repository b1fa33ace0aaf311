"""CLI136: a file that is sent as it is is named with a prefix."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI136",
    name="prefix-for-stream",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.PREFIX_FOR_STREAM],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Error parsing parameter '--body': Blob values must be a path to a file.",
    bad=[
        Example(
            "aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body «fileb://logo.png»",
            says="--body takes the path of a file, and fileb:// gives what the file holds",
            fixed="aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body logo.png",
            syntax="sh",
        ),
        Example(
            "aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body «'file://the logo.png'»",
            says="--body takes the path of a file, and file:// gives what the file holds",
            fixed="aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body 'the logo.png'",
            syntax="sh",
        ),
    ],
    good=[
        Example("aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body logo.png", syntax="sh"),
        Example('aws s3api put-object --bucket amzn-s3-demo-bucket --key logo.png --body "file://$LOGO"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An option whose file is sent as it is, without being read into memory first, takes the mere path of the file.

    With `file://` or `fileb://` in front, the AWS CLI reads the file first and then takes what it holds for the path of
    another: both versions refused that when tried.
    """
    prefix = "fileb://" if problem.value == "fileb://" else "file://"  # words of ours, though the value may be a secret
    yield Finding(
        at=problem,
        message=f"{problem.detail} takes the path of a file, and {prefix} gives what the file holds",
        fix=Fix(f"Remove {prefix}", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
