"""COG1413: an invitation does not tell the temporary password."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import CREATE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._texts import CODE, INVITATION, INVITATIONS
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, has_one_time_codes


@rule(
    code="COG1413",
    name="invitation-code-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[INVITATION[0]],
    references=[
        f"{API}/API_AdminCreateUserConfigType.html",
        f"{PREFLIGHT}/pf-cognito-invite-message-username-placeholder",
        f"{PREFLIGHT}/pf-cognito-invite-sms-message-placeholder",
    ],
    service_error="1 validation error detected: Value '…' at 'adminCreateUserConfig.inviteMessage.…' failed to satisfy "
    "constraint: Member must satisfy regular expression pattern: …\\{####\\}…",
    bad=[
        Example(
            """
            AdminCreateUserConfig:
              InviteMessageTemplate:
                EmailMessage: «Welcome, {username}.»
                SMSMessage: «Welcome {username}, your password is {code}»
            """,
            says=[
                "the invitation EmailMessage has no {####} for the temporary password",
                "the invitation SMSMessage has no {####} for the temporary password",
            ],
        ),
        Example(
            """
            {"AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailMessage": «"Welcome {username}"»}}}
            """,
            says="the invitation EmailMessage has no {####} for the temporary password",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('AdminCreateUserConfig: {InviteMessageTemplate: {EmailMessage: "{username}: password {####}"}}'),
        Example("""
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}
            AdminCreateUserConfig: {InviteMessageTemplate: {EmailMessage: "Welcome, {username}."}}
        """),
        Example('{"AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailMessage": "Welcome ${REST}"}}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An invitation tells the temporary password, in the place of `{####}`.

    The service refused invitations without it in September 2026, with a pattern that the service model does not have anymore.
    The API reference allows to omit it where users have no password: in pools with one-time codes as first factors, which are
    not reported. An update does not show whether the pool has them, unless it gives them, so it gets a warning.
    """
    update = str(request.operation) != CREATE
    if has_one_time_codes(request):
        return
    for member in INVITATIONS:
        text = request.string(*INVITATION, member)
        if text is not None and CODE not in text.value:
            yield Finding(
                at=text,
                message=f"the invitation {member} has no {CODE} for the temporary password",
                severity=Severity.WARNING if update and not request.has(*FACTORS) else None,
            )
