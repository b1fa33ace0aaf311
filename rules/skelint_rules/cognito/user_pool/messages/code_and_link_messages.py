"""COG1410: a verification e-mail is written both with a code and with a link."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import BY_CODE, BY_LINK, TEMPLATE


@rule(
    code="COG1410",
    name="code-and-link-messages",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[TEMPLATE],
    references=[CREATE_PAGE, "https://github.com/aws/aws-cli/issues/8280"],
    bad=[
        Example(
            """
            VerificationMessageTemplate:
              EmailMessage: Your code is {####}
              «EmailMessageByLink»: "{##Confirm##}"
            """,
            says="AWS documents that EmailMessage and EmailMessageByLink exclude each other",
        ),
        Example(
            """
            {"VerificationMessageTemplate": {"EmailMessage": "Code {####}", «"EmailMessageByLink"»: "{##Confirm##}"}}
            """,
            says="AWS documents that EmailMessage and EmailMessageByLink exclude each other",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('VerificationMessageTemplate: {EmailMessage: "Your code is {####}"}'),
        Example('VerificationMessageTemplate: {EmailMessageByLink: "{##Confirm##}"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A verification e-mail has either a code or a link.

    The API reference says that giving both returns an error, whichever option is chosen. But AWS's own example of
    `update-user-pool` gives both, and descriptions of pools show both. So this is a warning.
    """
    if request.has(TEMPLATE, BY_CODE) and request.has(TEMPLATE, BY_LINK):
        yield Finding(
            at=(TEMPLATE, BY_LINK),
            part=Part.KEY,
            message=f"AWS documents that {BY_CODE} and {BY_LINK} exclude each other",
            labels=[Label((TEMPLATE, BY_CODE), "the message with a code", Part.KEY)],
            help="keep the one that DefaultEmailOption uses",
        )
