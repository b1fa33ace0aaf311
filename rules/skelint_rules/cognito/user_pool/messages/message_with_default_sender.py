"""COG1407: an e-mail is written, but Amazon Cognito's default sender sends it."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import CREATE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import ACCOUNT, DEVELOPER, sends_through_ses
from skelint_rules.cognito.user_pool.messages._texts import INVITATION, TEMPLATE

TEXTS = (
    (TEMPLATE, "EmailMessage"),
    (TEMPLATE, "EmailMessageByLink"),
    (*INVITATION, "EmailMessage"),
)


@rule(
    code="COG1407",
    name="message-with-default-sender",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[TEMPLATE, INVITATION[0]],
    references=[f"{API}/API_VerificationMessageTemplateType.html", f"{API}/API_MessageTemplateType.html"],
    bad=[
        Example(
            """
            VerificationMessageTemplate:
              «EmailMessage»: Your code is {####}
            """,
            says="AWS documents EmailMessage only for EmailSendingAccount DEVELOPER",
        ),
        Example(
            """
            EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}
            AdminCreateUserConfig:
              InviteMessageTemplate: {«EmailMessage»: "{username}, your password is {####}"}
            """,
            says="AWS documents EmailMessage only for EmailSendingAccount DEVELOPER",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            EmailConfiguration: {EmailSendingAccount: DEVELOPER}
            VerificationMessageTemplate: {EmailMessage: "Your code is {####}"}
        """),
        Example('VerificationMessageTemplate: {EmailMessage: "Your code is {####}"}', operation=UPDATE),
        Example('VerificationMessageTemplate: {EmailMessage: "Your code is {####}"}', given=["EmailConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The API reference allows e-mail texts of your own only where Amazon SES sends them.

    Practice contradicts it: every pool of the AWS CDK has such a text with the default sender, and is accepted. So this is a
    note.
    """
    through_ses = sends_through_ses(request)
    if through_ses or (through_ses is None and str(request.operation) != CREATE):
        return
    for path in TEXTS:
        if path[0] in request.parameters and request.has(*path):
            yield Finding(
                at=path,
                part=Part.KEY,
                message=f"AWS documents {path[-1]} only for {ACCOUNT} {DEVELOPER}",
            )
