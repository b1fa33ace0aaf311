"""COG507: users may change all of their standard attributes."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import ATTRIBUTES_PAGE, WRITE


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
            says="WriteAttributes is not set: users of this app may change every standard attribute of theirs",
        ),
        Example(
            """
            «{»"ClientId": "38fjsnc484p94kpqsnet7mpld0"}
            """,
            says="WriteAttributes is not set: users of this app may change every standard attribute of theirs",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("WriteAttributes: [nickname]"),
        Example('WriteAttributes: ["${ATTRIBUTE}"]'),
        Example("ClientName: app", given=["WriteAttributes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without `WriteAttributes` the user's own access token lets them change all standard attributes, `email` among them.

    An app that trusts one of them, say to match users by e-mail address or to know their employer by `profile`, trusts what
    users write. List the attributes that they are meant to change. The list must hold every attribute that the user pool
    requires, and all that identity providers map to.

    The default is documented: the standard attributes. Other sources disagree on custom ones (the AWS CDK says all, the
    console grants them); to be sure, list what is meant. There is no fix, as only you know which.
    """
    if not request.has(WRITE):
        yield Finding(
            at=(WRITE,),
            message=f"{WRITE} is not set: users of this app may change every standard attribute of theirs",
            help="list the attributes that users are meant to change",
        )
