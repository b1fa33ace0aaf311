"""COG1415: what sends the messages of a user pool is in a region that the pool cannot use."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, rule
from skelint_rules.cognito import API, GUIDE, PREFLIGHT
from skelint_rules.cognito._home import SES_HOMES, home, region_of
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.messages._senders import EMAIL, SMS, SOURCE

SES_ANSWER = (
    "Invalid EmailConfiguration.SourceArn. Provided SourceArn must be in one of the following SES regions: "
    "eu-west-1, us-east-1, us-west-2."
)
SNS_ANSWER = "Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1"
OBSERVED_SNS = "us-east-1"
"""The region whose pools were seen to take no other: for a few regions the guide lists an alternate."""


@rule(
    code="COG1415",
    name="sender-in-another-region",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    reads=[EMAIL, SMS],
    references=[
        UPDATE_PAGE,
        f"{API}/API_SmsConfigurationType.html",
        f"{API}/API_EumsSmsConfigurationType.html",
        f"{GUIDE}/user-pool-email.html",
        f"{PREFLIGHT}/pf-cognito-sms-configuration-sns-region",
        f"{PREFLIGHT}/pf-cognito-email-sourcearn-region",
    ],
    service_error=SES_ANSWER,
    further_answers=[SNS_ANSWER],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: «arn:aws:ses:eu-central-1:111122223333:identity/example.com»
            SmsConfiguration:
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
              SnsRegion: «us-west-2»
            """,
            says=[
                "the e-mail identity is in eu-central-1, which the user pool in us-east-1 cannot use",
                "SnsRegion is us-west-2, which the user pool in us-east-1 cannot use",
            ],
        ),
        Example(
            """
            UserPoolId: eu-central-1_Ex4mPle01
            SmsConfiguration:
              EumsSms: {CallerArn: "arn:aws:iam::111122223333:role/sms", Region: «eu-west-1»}
            """,
            says="EumsSms.Region is eu-west-1, which the user pool in eu-central-1 cannot use",
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EmailConfiguration: {SourceArn: "arn:aws:ses:us-west-2:111122223333:identity/example.com"}
            SmsConfiguration: {SnsRegion: us-east-1}
            """
        ),
        Example(
            """
            UserPoolId: ap-northeast-2_Ex4mPle01
            SmsConfiguration: {SnsRegion: ap-northeast-1}
            """
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user pool sends with Amazon SES, Amazon SNS and AWS End User Messaging of certain regions only.

    E-mail identities may be in the pool's own region or, for most pools, in `us-east-1`, `us-west-2` or `eu-west-1`; a pool in
    one of these three can use no other, of which the answer was seen for `us-east-1`. So it was for `SnsRegion`. AWS End User
    Messaging must be in the pool's own region, says the API reference. Pools for which the guide lists exceptions are not
    reported.
    """
    pool = home(request)
    if pool is None:
        return
    label, source = Label(pool.pointer, "the user pool"), request.string(EMAIL, SOURCE) if request.has(EMAIL) else None
    region = region_of(source.value, "ses") if source else None
    if source and region and pool.value in SES_HOMES and region not in SES_HOMES:
        yield Finding(
            at=source,
            message=f"the e-mail identity is in {region}, which the user pool in {pool.value} cannot use",
            labels=[label],
            help=f"use one in {listed(sorted(SES_HOMES), 'or')}",
        )
    for path, answer in ((("SnsRegion",), SNS_ANSWER), (("EumsSms", "Region"), "")):
        named = request.string(SMS, *path) if request.has(SMS) and request.has(SMS, path[0]) else None
        if named and named.value != pool.value and (path[0] == "EumsSms" or pool.value == OBSERVED_SNS):
            yield Finding(
                at=named,
                message=f"{'.'.join(path)} is {named.value}, which the user pool in {pool.value} cannot use",
                labels=[label],
                help=f"write {pool.value}",
                service_error=answer,
            )
