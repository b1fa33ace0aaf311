"""CLI020: a placeholder was never filled in."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, may_hold_placeholder, member, placeholder, quoted, rule


@rule(
    code="CLI020",
    name="unfilled-placeholder",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            UserPoolId: «us-east-1_XXXXXXXXX»
            CallbackURLs:
              - «https://<your-domain>/callback»
            ClientName: «CHANGEME»
            """,
            says=[
                'UserPoolId "us-east-1_XXXXXXXXX" holds the placeholder "XXXXXXXXX"',
                'CallbackURLs[0] "https://<your-domain>/callback" holds the placeholder "<your-domain>"',
                'ClientName "CHANGEME" holds the placeholder "CHANGEME"',
            ],
        ),
    ],
    good=[
        Example("""
            UserPoolId: ${USER_POOL_ID}
            ClientName: your team app
            CallbackURLs: ["https://{{ host }}/callback"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A value is still a placeholder.

    `<your-user-pool-id>`, `YOUR_APP_NAME`, `CHANGEME`, `us-east-1_XXXXXXXXX`: somebody meant to write the real value here.
    Where the service allows no such characters the value is reported as malformed; elsewhere the AWS CLI sends it as it
    stands.

    Templates such as `${VAR}` or `{{ name }}` are no placeholders: a tool fills them in, and skelint has no opinion on them.
    """
    for text in request.every_string() if may_hold_placeholder(request.text) else ():
        found = placeholder(text.value)
        if found:
            yield Finding(
                at=text,
                message=f"{member(text.pointer)} {quoted(text.value)} holds the placeholder {quoted(found)}",
                help="write the real value",
            )
