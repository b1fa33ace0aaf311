"""COG1409: users confirm with a link, but the message that is written has none."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import BY_CODE, BY_LINK, OPTION, TEMPLATE

WITH_LINK = "CONFIRM_WITH_LINK"


@rule(
    code="COG1409",
    name="link-message-missing",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[TEMPLATE],
    mentions=[WITH_LINK.lower()],
    references=[f"{API}/API_VerificationMessageTemplateType.html"],
    bad=[
        Example(
            """
            VerificationMessageTemplate:
              DefaultEmailOption: CONFIRM_WITH_LINK
              «EmailMessage»: Your code is {####}
            """,
            says="DefaultEmailOption is CONFIRM_WITH_LINK, which uses EmailMessageByLink, not EmailMessage",
        ),
        Example(
            """
            {"VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK", «"EmailMessage"»: "Code {####}"}}
            """,
            says="DefaultEmailOption is CONFIRM_WITH_LINK, which uses EmailMessageByLink, not EmailMessage",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            VerificationMessageTemplate:
              DefaultEmailOption: CONFIRM_WITH_LINK
              EmailMessageByLink: "{##Confirm##}"
        """),
        Example("VerificationMessageTemplate: {DefaultEmailOption: CONFIRM_WITH_LINK}"),
        Example('VerificationMessageTemplate: {DefaultEmailOption: CONFIRM_WITH_CODE, EmailMessage: "{####}"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With `CONFIRM_WITH_LINK`, users get the text of `EmailMessageByLink`.

    The API reference says which text belongs to which option. That `EmailMessage` is then not used, and users get the default
    text, follows from it.
    """
    option = request.string(TEMPLATE, OPTION)
    if option is None or option.value != WITH_LINK:
        return
    if request.has(TEMPLATE, BY_CODE) and not request.has(TEMPLATE, BY_LINK):
        yield Finding(
            at=(TEMPLATE, BY_CODE),
            part=Part.KEY,
            message=f"{OPTION} is {WITH_LINK}, which uses {BY_LINK}, not {BY_CODE}",
            labels=[Label(option, "with a link")],
            help=f"write {BY_LINK}, with a link such as {{##Confirm##}}",
        )
