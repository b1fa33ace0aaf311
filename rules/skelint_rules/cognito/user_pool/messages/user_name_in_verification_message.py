"""COG1411: a verification message holds {username}, which is not filled in."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import LEGACY, TEMPLATE, USER

TEXTS = (
    *((TEMPLATE, name) for name in ("SmsMessage", "EmailMessage", "EmailSubject", "EmailMessageByLink", "EmailSubjectByLink")),
    *((name,) for name in LEGACY),
)


@rule(
    code="COG1411",
    name="user-name-in-verification-message",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[TEMPLATE, *LEGACY],
    mentions=[USER],
    references=[
        f"{GUIDE}/cognito-user-pool-settings-message-templates.html",
        "https://github.com/aws/aws-cdk/issues/7597",
        "https://github.com/aws/aws-cdk/issues/12931",
    ],
    bad=[
        Example(
            """
            VerificationMessageTemplate:
              EmailSubject: «Welcome {username}»
              EmailMessage: «Hello {username}, your code is {####}»
            """,
            says=[
                "VerificationMessageTemplate.EmailSubject holds {username}, which users will read as it is written",
                "VerificationMessageTemplate.EmailMessage holds {username}, which users will read as it is written",
            ],
        ),
        Example(
            """
            {"SmsVerificationMessage": «"{username}, your code is {####}"»}
            """,
            says="SmsVerificationMessage holds {username}, which users will read as it is written",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('VerificationMessageTemplate: {EmailMessage: "Hello, your code is {####}"}'),
        Example("""
            VerificationMessageTemplate: {EmailMessage: "Hello, your code is {####}"}
            AdminCreateUserConfig: {InviteMessageTemplate: {EmailMessage: "{username}, your password is {####}"}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`{username}` is filled in only in invitations.

    In a verification message users read the braces. A `CustomMessage` trigger can put names into any message.
    """
    for path in TEXTS:
        if path[0] not in request.parameters or not request.has(*path):
            continue
        for text in request.each_text(*path):
            if USER in text.value:
                yield Finding(
                    at=text,
                    message=f"{member(path)} holds {USER}, which users will read as it is written",
                    help="remove it, or write the message in a CustomMessage trigger",
                )
