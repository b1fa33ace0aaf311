"""CLI021: values are copied from the AWS reference page."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, quoted, rule


@rule(
    code="CLI021",
    name="documentation-placeholder",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=["string", " | "],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            {
              "ClientName": «"string"»,
              "ReadAttributes": ["string"],
              "PreventUserExistenceErrors": "LEGACY"
            }
            """,
            says='"string" is a placeholder copied from the AWS reference page, as is 1 more value',
        ),
        Example(
            """
            ClientName: «string»
            """,
            says='"string" is a placeholder copied from the AWS reference page',
        ),
    ],
    good=[
        Example("ClientName: string-service"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A value is the word that a reference page prints in place of any value.

    The request syntax of an API reference page shows `"string"` wherever a string belongs, and alternatives as `"a" | "b"`.
    Such a value passes the AWS CLI, and most of them pass the service: the resource is then named `string`. A file gets one
    warning, which shows the first such value and labels the next ones.
    """
    placeholders = [text for text in request.every_string() if text.value == "string" or " | " in text.value]
    if placeholders:
        first, *others = placeholders
        also = (
            f", as {'is' if len(others) == 1 else 'are'} {len(others)} more value{'' if len(others) == 1 else 's'}"
            if others
            else ""
        )
        yield Finding(
            at=first,
            message=f"{quoted(first.value)} is a placeholder copied from the AWS reference page{also}",
            labels=[Label(text, "so is this") for text in others[:3]],
            help="write the real value, or omit the member",
        )
