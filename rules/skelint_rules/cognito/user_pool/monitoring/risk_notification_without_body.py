"""COG1802: a notification has a subject and no text."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool.monitoring import SET_RISK

NOTIFICATIONS = ("AccountTakeoverRiskConfiguration", "NotifyConfiguration")
EMAILS = ("BlockEmail", "NoActionEmail", "MfaEmail")
BODIES = ("HtmlBody", "TextBody")


@rule(
    code="COG1802",
    name="risk-notification-without-body",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[SET_RISK],
    reads=[NOTIFICATIONS[0]],
    references=[
        f"{API}/API_NotifyEmailType.html",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/risk_configuration.go",
    ],
    bad=[
        Example(
            """
            AccountTakeoverRiskConfiguration:
              NotifyConfiguration:
                «BlockEmail»: {Subject: Blocked}
            """,
            says="BlockEmail has neither HtmlBody nor TextBody",
        ),
    ],
    good=[
        Example("AccountTakeoverRiskConfiguration: {NotifyConfiguration: {BlockEmail: {Subject: S, TextBody: We did.}}}"),
        Example("AccountTakeoverRiskConfiguration: {NotifyConfiguration: {MfaEmail: {Subject: S, HtmlBody: We did.}}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An e-mail that tells users of a risk has a text.

    The API reference lets you choose between `HtmlBody` and `TextBody`, Terraform demands both. What is sent without any has
    not been seen.
    """
    for email in EMAILS:
        if request.has(*NOTIFICATIONS, email) and not any(request.has(*NOTIFICATIONS, email, body) for body in BODIES):
            yield Finding(
                at=(*NOTIFICATIONS, email),
                part=Part.KEY,
                message=f"{email} has neither {BODIES[0]} nor {BODIES[1]}",
            )
