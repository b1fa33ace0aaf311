"""COG1402: text messages are sent by two services."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import SET_MFA, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import SMS

OF_MFA = "SmsMfaConfiguration"
SNS = ("SnsCallerArn", "ExternalId", "SnsRegion")
EUMS = "EumsSms"


@rule(
    code="COG1402",
    name="two-sms-senders",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[*USER_POOL, SET_MFA],
    reads=[SMS, OF_MFA],
    references=[f"{API}/API_SmsConfigurationType.html"],
    bad=[
        Example(
            """
            SmsConfiguration:
              SnsCallerArn: arn:aws:iam::123456789012:role/sns
              «EumsSms»:
                CallerArn: arn:aws:iam::123456789012:role/eums
            """,
            says="EumsSms and SnsCallerArn exclude each other",
        ),
        Example(
            """
            {"SmsMfaConfiguration": {"SmsConfiguration": {"ExternalId": "x", «"EumsSms"»: {"CallerArn": "${ROLE}"}}}}
            """,
            says="EumsSms and ExternalId exclude each other",
            operation=SET_MFA,
        ),
    ],
    good=[
        Example("SmsConfiguration: {EumsSms: {CallerArn: 'arn:aws:iam::123456789012:role/eums', ExternalId: x}}"),
        Example("SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::123456789012:role/sns', ExternalId: x}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Text messages are sent either by Amazon SNS or by AWS End User Messaging SMS.

    The API reference says that `EumsSms` and the members of Amazon SNS (`SnsCallerArn`, `ExternalId`, `SnsRegion`) exclude
    each other. What the service answers to both has not been seen.
    """
    for path in ((SMS,), (OF_MFA, SMS)):
        if path[0] not in request.parameters or not request.has(*path, EUMS):
            continue
        through_sns = [member for member in SNS if request.has(*path, member)]
        if through_sns:
            yield Finding(
                at=(*path, EUMS),
                part=Part.KEY,
                message=f"{EUMS} and {through_sns[0]} exclude each other",
                labels=[Label((*path, member), "for Amazon SNS", Part.KEY) for member in through_sns],
                help="keep the members of the service that is to send",
            )
