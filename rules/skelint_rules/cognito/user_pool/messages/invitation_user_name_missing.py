"""COG1414: an invitation does not tell the user name."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import CODE, INVITATION, INVITATIONS, USER


@rule(
    code="COG1414",
    name="invitation-user-name-missing",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[INVITATION[0]],
    mentions=[CODE],
    references=[
        f"{GUIDE}/cognito-user-pool-settings-user-invitation-message-customization.html",
        f"{PREFLIGHT}/pf-cognito-invite-sms-message-placeholder",
        "https://github.com/aws/aws-cdk/pull/16905",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/validate.go",
    ],
    bad=[
        Example(
            """
            AdminCreateUserConfig:
              InviteMessageTemplate:
                EmailMessage: «Your password is {####}»
            """,
            says="the invitation EmailMessage has no {username}",
        ),
        Example(
            """
            {"AdminCreateUserConfig": {"InviteMessageTemplate": {"SMSMessage": «"Password {####}"»}}}
            """,
            says="the invitation SMSMessage has no {username}",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('AdminCreateUserConfig: {InviteMessageTemplate: {EmailMessage: "{username}: password {####}"}}'),
        Example('AdminCreateUserConfig: {InviteMessageTemplate: {EmailSubject: "Welcome"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An invitation tells the user name, in the place of `{username}`.

    The developer guide demands it, and Terraform refuses a text without. The pattern that the service quoted in September 2026
    asks for the password alone, so this is a warning: without it users may not know with what name to sign in.
    """
    for member in INVITATIONS:
        text = request.string(*INVITATION, member)
        if text is not None and CODE in text.value and USER not in text.value:
            yield Finding(at=text, message=f"the invitation {member} has no {USER}", help="write {username} where it belongs")
