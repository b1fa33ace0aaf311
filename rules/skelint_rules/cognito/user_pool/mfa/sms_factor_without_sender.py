"""COG1206: text messages are a second factor, but nothing sends them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API, CDKD
from skelint_rules.cognito.user_pool import SET_MFA

SMS, SENDER = "SmsMfaConfiguration", "SmsConfiguration"


@rule(
    code="COG1206",
    name="sms-factor-without-sender",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[SMS],
    references=[f"{API}/API_SmsMfaConfigType.html", CDKD],
    bad=[
        Example(
            """
            MfaConfiguration: "ON"
            «SmsMfaConfiguration»:
              SmsAuthenticationMessage: Code {####}
            """,
            says="SmsMfaConfiguration has no SmsConfiguration, so the pool must already have one",
        ),
        Example(
            """
            {"MfaConfiguration": "ON", «"SmsMfaConfiguration"»: {}}
            """,
            says="SmsMfaConfiguration has no SmsConfiguration, so the pool must already have one",
        ),
    ],
    good=[
        Example("""
            SmsMfaConfiguration:
              SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: x}
        """),
        Example('{"SmsMfaConfiguration": {"SmsConfiguration": "${SENDER}"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Text messages need an `SmsConfiguration`: the role with which Amazon Cognito sends them.

    An implementation that calls the service notes that the factor is refused unless the pool already has a sender. A file
    cannot show that, so this is a warning.
    """
    if request.has(SMS) and not request.has(SMS, SENDER):
        yield Finding(
            at=(SMS,),
            part=Part.KEY,
            message=f"{SMS} has no {SENDER}, so the pool must already have one",
        )
