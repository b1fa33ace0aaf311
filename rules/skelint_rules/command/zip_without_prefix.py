"""CLI137: a zip file is given without fileb:// in front."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule

UNDECODED = (
    "Error parsing parameter '--zip-file': Unable to load paramfile (…), text contents could not be decoded. "
    "If this is a binary file, please use the fileb:// prefix instead of the file:// prefix."
)


@rule(
    code="CLI137",
    name="zip-without-prefix",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.ZIP_WITHOUT_PREFIX],
    references=[
        "https://docs.aws.amazon.com/cli/latest/reference/lambda/update-function-code.html",
        "https://github.com/aws/aws-cli/blob/develop/awscli/customizations/awslambda.py",
    ],
    service_error="--zip-file must be a zip file with the fileb:// prefix.",
    further_answers=[UNDECODED],
    bad=[
        Example(
            """
            aws lambda update-function-code --function-name resize --zip-file «function.zip»
            """,
            says="--zip-file is not a zip file; the path of one needs fileb:// in front",
            fixed="""
            aws lambda update-function-code --function-name resize --zip-file fileb://function.zip
            """,
            syntax="sh",
        ),
        Example(
            """
            aws lambda publish-layer-version --layer-name tools --zip-file «file://build/layer.zip»
            """,
            says="--zip-file takes the bytes of a file, and file:// gives a text",
            fixed="""
            aws lambda publish-layer-version --layer-name tools --zip-file fileb://build/layer.zip
            """,
            syntax="sh",
        ),
        Example(
            """
            aws lambda update-function-code --function-name resize --zip-file «UEsDBBQAAAAIAA»
            """,
            says="--zip-file is not a zip file; the path of one needs fileb:// in front",
            syntax="sh",
        ),
    ],
    good=[
        Example("aws lambda update-function-code --function-name resize --zip-file fileb://function.zip", syntax="sh"),
        Example('aws lambda update-function-code --function-name resize --zip-file "$PACKAGE"', syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The code of a function or a layer is passed to the AWS CLI as `fileb://` and the path of a zip file.

    The AWS CLI looks into what `--zip-file` gives and refuses what is not one: a bare path, a text in base64, and what
    `file://` reads, as that is a text. In an input file the member `ZipFile` is base64, as in any input.
    """
    # The value is not quoted: it may be the code itself, which is a secret.
    as_text = problem.value.startswith("file://")
    yield Finding(
        at=problem,
        message=f"{problem.detail} takes the bytes of a file, and file:// gives a text"
        if as_text
        else f"{problem.detail} is not a zip file; the path of one needs fileb:// in front",
        service_error=UNDECODED if as_text else None,
        fix=Fix("Use fileb://" if as_text else "Add fileb://", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
