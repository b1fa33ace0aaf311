"""COG1404: e-mail is sent by Amazon Cognito, from an identity of Amazon SES."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API, GUIDE, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import ACCOUNT, DEFAULT, DEVELOPER, EMAIL, SOURCE


@rule(
    code="COG1404",
    name="default-sender-with-ses-identity",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[EMAIL],
    references=[
        f"{API}/API_EmailConfigurationType.html",
        f"{GUIDE}/user-pool-email.html",
        f"{PREFLIGHT}/pf-cognito-email-cognito-default-with-sourcearn",
    ],
    service_error="Cognito is not allowed to use your email identity",
    bad=[
        Example(
            """
            EmailConfiguration:
              EmailSendingAccount: COGNITO_DEFAULT
              SourceArn: «arn:aws:ses:us-east-1:123456789012:identity/example.com»
            """,
            says="EmailSendingAccount is COGNITO_DEFAULT, so SourceArn works only if its identity lets Amazon Cognito send",
            fixed="""
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
            """,
        ),
        Example(
            """
            EmailConfiguration:
              SourceArn: «arn:aws:ses:us-east-1:123456789012:identity/example.com»
            """,
            says="EmailSendingAccount is COGNITO_DEFAULT, so SourceArn works only if its identity lets Amazon Cognito send",
            fixed="""
            EmailConfiguration:
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
              EmailSendingAccount: DEVELOPER
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
        """),
        Example('{"EmailConfiguration": {"EmailSendingAccount": "${ACCOUNT}", "SourceArn": "${IDENTITY}"}}'),
        Example("EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With the default sender, `SourceArn` names an address that Amazon Cognito itself sends from.

    That needs an identity with a policy that lets Amazon Cognito send. Sources disagree: an identity without such a policy was
    refused, while the API reference and the developer guide describe the pair as the way to a `From` address of your own. So
    it is a warning. Usually `DEVELOPER` is meant, and `COGNITO_DEFAULT` is what a missing `EmailSendingAccount` means.

    The fix has Amazon SES send. Its quotas and costs are yours, so it is not safe.
    """
    account, source = request.string(EMAIL, ACCOUNT), request.string(EMAIL, SOURCE)
    if source is not None and (account is None or account.value == DEFAULT):
        developer = Set((EMAIL, ACCOUNT), DEVELOPER)
        yield Finding(
            at=source,
            message=f"{ACCOUNT} is {DEFAULT}, so {SOURCE} works only if its identity lets Amazon Cognito send",
            fix=Fix(f"Set {ACCOUNT} to {DEVELOPER}", [developer], Applicability.UNSAFE),
        )
