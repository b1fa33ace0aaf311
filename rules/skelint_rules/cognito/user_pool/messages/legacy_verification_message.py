"""COG1412: a verification message is given in its old place."""

from collections.abc import Iterator

from skelint import Applicability, Change, Evidence, Example, Finding, Fix, Part, Remove, Request, Set, Severity, rule
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import LEGACY, TEMPLATE


@rule(
    code="COG1412",
    name="legacy-verification-message",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=list(LEGACY),
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool.go",
        "https://github.com/aws/aws-cdk/issues/6811",
        "https://github.com/aws/aws-cdk/pull/6938",
    ],
    bad=[
        Example(
            """
            {"PoolName": "users", «"EmailVerificationMessage"»: "Your code is {####}"}
            """,
            says="EmailVerificationMessage is not used anymore, but VerificationMessageTemplate.EmailMessage",
            fixed="""
            {"PoolName": "users", "VerificationMessageTemplate": {"EmailMessage": "Your code is {####}"}}
            """,
        ),
        Example(
            """
            «SmsVerificationMessage»: Old code {####}
            VerificationMessageTemplate:
              SmsMessage: New code {####}
            """,
            says="SmsVerificationMessage is given beside VerificationMessageTemplate.SmsMessage, which replaced it",
            fixed="""
            VerificationMessageTemplate:
              SmsMessage: New code {####}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example('VerificationMessageTemplate: {SmsMessage: "Your code is {####}"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`VerificationMessageTemplate` has replaced the three members that once held these texts.

    The API reference says that they are not used anymore. Terraform refuses the old member beside the new one, and with
    confirmation by link the pair led to "The message is invalid." (the cause was not isolated).

    The fix moves the text, or removes the old one where the template has its own. The service may then send another text than
    before, so it is not safe.
    """
    template = request.structure(TEMPLATE)
    for legacy, current in LEGACY.items():
        text = request.parameters.get(legacy)
        if text is None:
            continue
        replaced = template is not None and current in template.value
        moved = Set((TEMPLATE, current), text) if template else Set((TEMPLATE,), {current: text})
        changes: list[Change] = [Remove((legacy,))] if replaced else [moved, Remove((legacy,))]
        yield Finding(
            at=(legacy,),
            part=Part.KEY,
            message=f"{legacy} is given beside {TEMPLATE}.{current}, which replaced it"
            if replaced
            else f"{legacy} is not used anymore, but {TEMPLATE}.{current}",
            fix=Fix("Remove the old member" if replaced else "Move it", changes, Applicability.UNSAFE)
            if replaced or (type(text) is str and len(request.parameters) > 1)
            else None,
        )
