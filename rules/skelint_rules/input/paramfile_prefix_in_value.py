"""CLI023: a value begins with file://, which is not loaded inside an input."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule

PREFIXES = ("file://", "fileb://")


@rule(
    code="CLI023",
    name="paramfile-prefix-in-value",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    mentions=PREFIXES,
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    bad=[
        Example(
            """
            {"DefaultRedirectURI": «"file://url.txt"»}
            """,
            says='DefaultRedirectURI "file://url.txt" is sent literally: an input loads no files',
        ),
        Example(
            """
            aws cloudformation create-stack --stack-name web --template-url «file://web.yaml»
            """,
            says='TemplateURL "file://web.yaml" is sent literally: this option loads no files',
            syntax="sh",
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": ["myapp://file"]}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`file://` and `fileb://` do not load a file inside an input.

    They work as the value of an option on the command line. Inside `--cli-input-json` the AWS CLI sends the text itself
    (observed in a captured request). It does the same with a few options that take an address, such as `--template-url`.
    """
    for text in request.every_string():
        if text.value.startswith(PREFIXES):
            yield Finding(
                at=text,
                message=f"{member(text.pointer)} {quoted(text.value)} is sent literally: "
                f"{'this option' if request.complete else 'an input'} loads no files",
                help="pass what the file holds with another option, or an address"
                if request.complete
                else "write the value here, or pass this member as an option",
            )
