"""COG1403: e-mail is sent by Amazon SES, but nothing says from which identity."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import ACCOUNT, DEVELOPER, EMAIL, SOURCE


@rule(
    code="COG1403",
    name="ses-identity-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[EMAIL],
    references=[f"{API}/API_EmailConfigurationType.html", f"{PREFLIGHT}/pf-cognito-email-developer-requires-sourcearn"],
    service_error="Source ARN is required to use DEVELOPER email sending owner",
    bad=[
        Example(
            """
            {"EmailConfiguration": {"EmailSendingAccount": «"DEVELOPER"», "From": "Portal <no-reply@example.com>"}}
            """,
            says="EmailSendingAccount DEVELOPER needs a SourceArn",
        ),
        Example(
            "EmailConfiguration: {EmailSendingAccount: «DEVELOPER»}",
            says="EmailSendingAccount DEVELOPER needs a SourceArn",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
        """),
        Example("EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`DEVELOPER` has e-mail sent by Amazon SES, from the identity that `SourceArn` names.

    Without one the service refuses the pool. There is no fix: only you know the identity.
    """
    account = request.string(EMAIL, ACCOUNT)
    if account is not None and account.value == DEVELOPER and not request.has(EMAIL, SOURCE):
        yield Finding(
            at=account,
            message=f"{ACCOUNT} {DEVELOPER} needs a {SOURCE}",
            help="give the ARN of a verified identity: arn:aws:ses:REGION:ACCOUNT:identity/example.com",
        )
