"""COG1408: the link of a verification e-mail has no text."""

import re
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import BY_LINK, CODE, TEMPLATE

LINK = re.compile(r"\{##(?!##\}).+?##\}", re.DOTALL)
TEXT = "{##Confirm##}"


@rule(
    code="COG1408",
    name="empty-link-text",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[TEMPLATE],
    mentions=[CODE],
    references=[
        f"{API}/API_VerificationMessageTemplateType.html",
        "https://github.com/aws/aws-cli/issues/8280",
        "https://github.com/aws/aws-cdk/issues/6811",
        "https://github.com/aws-amplify/amplify-cli/issues/5907",
    ],
    service_error="The message is invalid.",
    bad=[
        Example(
            """
            {"VerificationMessageTemplate": {"EmailMessageByLink": «"Follow this link: {####}"»}}
            """,
            says="EmailMessageByLink has {####}, the place of a code, instead of a link such as {##Confirm##}",
            fixed="""
            {"VerificationMessageTemplate": {"EmailMessageByLink": "Follow this link: {##Confirm##}"}}
            """,
        ),
        Example(
            """
            VerificationMessageTemplate:
              EmailMessageByLink: «"{####}"»
            """,
            says="EmailMessageByLink has {####}, the place of a code, instead of a link such as {##Confirm##}",
            fixed="""
            VerificationMessageTemplate:
              EmailMessageByLink: "{##Confirm##}"
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example('VerificationMessageTemplate: {EmailMessageByLink: "Follow this link: {##Confirm##}"}'),
        Example('VerificationMessageTemplate: {EmailMessage: "Your code is {####}"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A message with a link has the text of the link between `{##` and `##}`.

    `{####}` stands for a code. In a message with a link it satisfies the pattern of the service model, as a link with an empty
    text, so a check of the structure alone lets it pass; the service refuses the message.

    The fix writes a link with the text "Confirm". You may prefer other words, so it is not safe.
    """
    message = request.string(TEMPLATE, BY_LINK)
    if message is not None and CODE in message.value and not LINK.search(message.value):
        changed = Set(message.pointer, message.value.replace(CODE, TEXT))
        yield Finding(
            at=message,
            message=f"{BY_LINK} has {CODE}, the place of a code, instead of a link such as {TEXT}",
            fix=Fix(f"Write {TEXT}", [changed], Applicability.UNSAFE),
        )
