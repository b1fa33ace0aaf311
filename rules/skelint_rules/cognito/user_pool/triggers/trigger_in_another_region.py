"""COG1504: a trigger, or the key of custom senders, is in another region than the user pool."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito._home import home, region_of
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE

CONFIG = "LambdaConfig"
FUNCTIONS = "Cross-region lambda functions are not supported"


@rule(
    code="COG1504",
    name="trigger-in-another-region",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    reads=[CONFIG],
    references=[
        UPDATE_PAGE,
        f"{API}/API_LambdaConfigType.html",
        f"{PREFLIGHT}/pf-cognito-lambda-config-region",
        f"{PREFLIGHT}/pf-cognito-custom-sender-kms-region",
    ],
    service_error=FUNCTIONS,
    further_answers=["Invalid arn …"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LambdaConfig:
              PostConfirmation: «arn:aws:lambda:eu-west-1:111122223333:function:welcome»
              CustomEmailSender: {LambdaVersion: V1_0, LambdaArn: "arn:aws:lambda:us-east-1:111122223333:function:mail"}
              KMSKeyID: «arn:aws:kms:us-west-2:111122223333:key/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9»
            """,
            says=[
                "the function is in eu-west-1, but the user pool is in us-east-1",
                "the key is in us-west-2, but the user pool is in us-east-1",
            ],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LambdaConfig: {PostConfirmation: "arn:aws:lambda:us-east-1:999900001111:function:welcome"}
            """
        ),
        Example(
            """
            UserPoolId: ${POOL}
            LambdaConfig: {PostConfirmation: "arn:aws:lambda:eu-west-1:111122223333:function:welcome"}
            """
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user pool calls functions of its own region only, and encrypts with a key of its own region.

    The functions may belong to another account. The ID of the pool begins with its region.
    """
    pool = home(request)
    if pool is None:
        return
    for text in request.every_string():
        if text.pointer[0] != CONFIG:
            continue
        for service, noun in (("lambda", "function"), ("kms", "key")):
            region = region_of(text.value, service)
            if region and region != pool.value:
                yield Finding(
                    at=text.pointer,
                    message=f"the {noun} is in {region}, but the user pool is in {pool.value}",
                    labels=[Label(pool.pointer, "the user pool")],
                    help=f"use one in {pool.value}",
                    service_error=FUNCTIONS if service == "lambda" else f"Invalid arn {region}",
                )
