"""CLI138: the zip file of a function is given as a part of its code."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI138",
    name="zip-in-structure",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.ZIP_IN_STRUCTURE],
    references=[
        "https://docs.aws.amazon.com/cli/latest/reference/lambda/create-function.html",
        "https://github.com/aws/aws-cli/blob/develop/awscli/customizations/awslambda.py",
    ],
    service_error="ZipFile cannot be provided as part of the … argument. "
    "Please use the '--zip-file' option instead to specify a zip file.",
    bad=[
        Example(
            """
            aws lambda create-function --function-name resize --role $ROLE --code «ZipFile=fileb://function.zip»
            """,
            says="ZipFile is not taken as a part of --code; --zip-file gives it",
            fixed="""
            aws lambda create-function --function-name resize --role $ROLE --zip-file fileb://function.zip
            """,
            syntax="sh",
        ),
        Example(
            """
            aws lambda publish-layer-version --layer-name tools --content '{«"ZipFile":» "UEsDBBQ="}'
            """,
            says="ZipFile is not taken as a part of --content; --zip-file gives it",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws lambda create-function --function-name resize --role $ROLE --code S3Bucket=amzn-s3-demo-bucket,S3Key=a.zip
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The AWS CLI takes the bytes of a zip file with `--zip-file` only, and not inside of `--code` or `--content`.

    It looks into those for a member `ZipFile` and refuses the command, with or without a file for it.
    """
    yield Finding(
        at=problem,
        message=f"ZipFile is not taken as a part of {problem.detail}; --zip-file gives it",
        help=None if problem.mend else "pass --zip-file fileb:// and the path of the zip file",
        fix=Fix("Use --zip-file", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
