"""COG1502: a function sends messages, but there is no key for the codes in them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL

CONFIG, KEY = "LambdaConfig", "KMSKeyID"
SENDERS = ("CustomEmailSender", "CustomSMSSender")


@rule(
    code="COG1502",
    name="custom-sender-without-key",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[CONFIG],
    references=[
        f"{API}/API_LambdaConfigType.html",
        f"{PREFLIGHT}/pf-cognito-custom-email-sender-kms",
        f"{PREFLIGHT}/pf-cognito-custom-sms-sender-kms",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool.go",
    ],
    service_error="KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.",
    bad=[
        Example(
            """
            LambdaConfig:
              «CustomEmailSender»:
                LambdaVersion: V1_0
                LambdaArn: arn:aws:lambda:us-east-1:123456789012:function:mail
            """,
            says="CustomEmailSender needs a KMSKeyID",
        ),
        Example(
            """
            {"LambdaConfig": {«"CustomSMSSender"»: {"LambdaVersion": "V1_0", "LambdaArn": "${FUNCTION}"}}}
            """,
            says="CustomSMSSender needs a KMSKeyID",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            LambdaConfig:
              CustomEmailSender: {LambdaVersion: V1_0, LambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:mail"}
              KMSKeyID: arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9
        """),
        Example('{"LambdaConfig": {"CustomMessage": "arn:aws:lambda:us-east-1:123456789012:function:words"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito encrypts the codes that it hands to a sender of your own.

    So a `CustomEmailSender` or `CustomSMSSender` needs the key in AWS KMS that its function decrypts them with. An update
    replaces `LambdaConfig` as a whole: give the key again.
    """
    senders = [sender for sender in SENDERS if request.has(CONFIG, sender)]
    if senders and not request.has(CONFIG, KEY):
        yield Finding(
            at=(CONFIG, senders[0]),
            part=Part.KEY,
            message=f"{senders[0]} needs a {KEY}",
            labels=[Label((CONFIG, sender), "needs it too", Part.KEY) for sender in senders[1:]],
        )
