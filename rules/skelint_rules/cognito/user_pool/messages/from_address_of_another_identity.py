"""COG1406: the sender's address does not belong to the identity of Amazon SES."""

import re
from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.user_pool import USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import EMAIL, FROM, SOURCE, address

IDENTITY = re.compile(r"arn:[^:]*:ses:.*:identity/(?:[^@]+@)?(?P<domain>[^@]+)")


@rule(
    code="COG1406",
    name="from-address-of-another-identity",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[EMAIL],
    references=[
        f"{GUIDE}/user-pool-email.html",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    bad=[
        Example(
            """
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
              From: «Portal <hello@other.example>»
            """,
            says='From "Portal <hello@other.example>" is not in the domain example.com of SourceArn',
        ),
    ],
    good=[
        Example("""
            EmailConfiguration:
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/no-reply@example.com
              From: Portal <no-reply@Example.com>
        """),
        Example("""
            EmailConfiguration:
              SourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
              From: hello@mail.example.com
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon SES sends only from addresses of the identity: its own, or one in its domain or below.

    The developer guide and Amazon SES say so. Whether Amazon Cognito refuses another address, or users just get no e-mail, has
    not been seen, so this is a warning.
    """
    sender, source = request.string(EMAIL, FROM), request.string(EMAIL, SOURCE)
    if sender is None or source is None:
        return
    of_sender, identity = address(sender.value), IDENTITY.fullmatch(source.value)
    if of_sender is None or identity is None:
        return
    domain = identity["domain"].lower()
    if not f".{of_sender.domain}".endswith(f".{domain}"):
        yield Finding(
            at=sender,
            message=f"{FROM} {quoted(sender.value)} is not in the domain {domain} of {SOURCE}",
            labels=[Label(source, "the identity that sends")],
        )
