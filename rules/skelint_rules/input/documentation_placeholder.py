"""CLI021: values are copied from the syntax of the reference page."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, counted, rule


@rule(
    code="CLI021",
    name="documentation-placeholder",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    bad=[
        Example(
            """
            {
              "ClientName": «"string"»,
              "ReadAttributes": ["string"],
              "PreventUserExistenceErrors": "LEGACY"
            }
            """,
            says="2 values of the reference page's syntax were never replaced",
        ),
        Example(
            """
            ClientName: «string»
            """,
            says="1 value of the reference page's syntax was never replaced",
        ),
    ],
    good=[
        Example("ClientName: string-service"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A value is the word that a reference page prints for any value.

    The request syntax of an API reference page shows `"string"` wherever a string belongs, and alternatives as `"a" | "b"`.
    Such a value passes the AWS CLI, and most of them the service: the app client is then named `string`. One warning is given
    for a file; it shows the first such value and labels the next ones.
    """
    if "string" not in request.text and " | " not in request.text:
        return
    found = [text for text in request.every_string() if text.value == "string" or " | " in text.value]
    if found:
        yield Finding(
            at=found[0],
            message=f"{counted(len(found), 'value')} of the reference page's syntax was never replaced"
            if len(found) == 1
            else f"{counted(len(found), 'value')} of the reference page's syntax were never replaced",
            labels=[Label(text, "this one too") for text in found[1:4]],
            help="write the real value, or leave the member out",
        )
