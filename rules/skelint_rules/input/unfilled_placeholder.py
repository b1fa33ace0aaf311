"""CLI020: a placeholder was never filled in."""

from collections.abc import Iterator

from skelint import PLACEHOLDER_SIGNS, Evidence, Example, Finding, Request, Severity, member, placeholder, quoted, rule


@rule(
    code="CLI020",
    name="unfilled-placeholder",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=PLACEHOLDER_SIGNS,
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
                'UserPoolId "us-east-1_XXXXXXXXX" contains the placeholder "XXXXXXXXX"',
                'CallbackURLs[0] "https://<your-domain>/callback" contains the placeholder "<your-domain>"',
                'ClientName "CHANGEME" is a placeholder',
            ],
        ),
    ],
    good=[
        Example("""
            UserPoolId: ${USER_POOL_ID}
            ClientName: your team app
            CallbackURLs: ["https://{{ host }}/callback"]
        """),
        Example(
            """
            {"PoolName": "portal", "EmailVerificationMessage": "<p>Welcome,<br>your code is <b>{####}</b></p>"}
        """,
            operation="cognito-idp create-user-pool",
        ),
        Example("EmailConfiguration: {From: Portal <no-reply@example.com>}", operation="cognito-idp create-user-pool"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A value is still a placeholder.

    `<your-user-pool-id>`, `YOUR_APP_NAME`, `CHANGEME`, `us-east-1_XXXXXXXXX`: somebody meant to write the real value here. If
    the service does not allow such characters, the value is reported as malformed; elsewhere the AWS CLI sends it literally.

    Templates such as `${VAR}` or `{{ name }}` are not placeholders: a tool fills them in, and skelint has no opinion on them.
    Nor are the tags of a text in HTML or XML, and e-mail addresses after a name.
    """
    for text in request.every_string():
        part = placeholder(text.value)
        if part:
            problem = "is a placeholder" if part == text.value else f"contains the placeholder {quoted(part)}"
            yield Finding(
                at=text,
                message=f"{member(text.pointer)} {quoted(text.value)} {problem}",
                help="write the real value",
            )
