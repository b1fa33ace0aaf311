"""CLI023: a value begins with file://, which is not loaded inside an input."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule

PREFIXES = ("file://", "fileb://")


@rule(
    code="CLI023",
    name="paramfile-prefix-in-value",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    bad=[
        Example(
            """
            {"DefaultRedirectURI": «"file://url.txt"»}
            """,
            says='DefaultRedirectURI "file://url.txt" is sent as it stands: no file is loaded in an input',
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": ["myapp://file"]}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`file://` and `fileb://` are not loaded inside an input file.

    They work as the value of an option on the command line. Inside `--cli-input-json` the AWS CLI sends the text as it stands
    (observed: the request was captured).
    """
    if not any(prefix in request.text for prefix in PREFIXES):
        return
    for text in request.every_string():
        if text.value.startswith(PREFIXES):
            yield Finding(
                at=text,
                message=f"{member(text.pointer)} {quoted(text.value)} is sent as it stands: no file is loaded in an input",
                help="give this member as an option on the command line, or write its value here",
            )
