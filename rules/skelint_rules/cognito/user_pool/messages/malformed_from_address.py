"""COG1405: the sender of e-mail has no address."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import EMAIL, FROM, address


@rule(
    code="COG1405",
    name="malformed-from-address",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[EMAIL],
    references=[f"{API}/API_EmailConfigurationType.html", f"{PREFLIGHT}/pf-cognito-email-from-format"],
    service_error="Provided From email address is invalid",
    bad=[
        Example(
            """
            {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": «"Customer Portal"»}}
            """,
            says='From "Customer Portal" is not an e-mail address',
        ),
        Example(
            "EmailConfiguration: {From: «Portal no-reply@example.com»}",
            says='From "Portal no-reply@example.com" is not an e-mail address',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("EmailConfiguration: {From: no-reply@example.com}"),
        Example("EmailConfiguration: {From: Customer Portal <no-reply@example.com>}"),
        Example('{"EmailConfiguration": {"From": "\\"Portal, Inc.\\" <no-reply@example.com>"}}'),
        Example("""EmailConfiguration: {From: '"no reply"@example.com'}"""),
        Example('{"EmailConfiguration": {"From": "Portal <${ADDRESS}>"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`From` is an address, or a name followed by an address in angle brackets.

    The service refuses a name alone, and we take it to refuse anything else that is not an address. There is no fix: only you
    know the address.
    """
    sender = request.string(EMAIL, FROM)
    if sender is not None and sender.value and address(sender.value) is None:
        yield Finding(
            at=sender,
            message=f"{FROM} {quoted(sender.value)} is not an e-mail address",
            help="write no-reply@example.com, or Portal <no-reply@example.com>",
        )
