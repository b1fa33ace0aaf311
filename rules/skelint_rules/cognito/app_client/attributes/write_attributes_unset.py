"""COG507: users may change all of their standard attributes."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import WRITE
from skelint_rules.cognito.app_client.oauth._flows import machines_only


@rule(
    code="COG507",
    name="write-attributes-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    references=[CREATE_PAGE, UPDATE_PAGE, ATTRIBUTES_PAGE],
    bad=[
        Example(
            """
            «ClientName»: app
            ReadAttributes: [email]
            """,
            says="WriteAttributes is not set, so users may change all of their standard attributes",
        ),
        Example(
            """
            «{»"ClientId": "38fjsnc484p94kpqsnet7mpld0"}
            """,
            says="WriteAttributes is not set, so users may change all of their standard attributes",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("WriteAttributes: [nickname]"),
        Example('WriteAttributes: ["${ATTRIBUTE}"]'),
        Example("ClientName: app", given=["WriteAttributes"]),
        Example("AllowedOAuthFlows: [client_credentials]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without `WriteAttributes`, users can change all their standard attributes with their own access token.

    `email` is among them. An app that relies on one of them, for example to match users by e-mail address or to find their
    employer in `profile`, relies on what users write. List the attributes that they should be able to change. The list must
    include every attribute that the user pool requires, and all that identity providers map to.

    The default is documented: the standard attributes. Other sources disagree on custom ones (the AWS CDK says all, the
    console grants them); to be sure, list what you mean. There is no fix, because only you know which. A client that only
    allows the client_credentials flow has no users, and is not reported.
    """
    if not request.has(WRITE) and not machines_only(request):
        yield Finding(
            at=(WRITE,),
            message=f"{WRITE} is not set, so users may change all of their standard attributes",
            help="list the attributes that users should be able to change",
        )
