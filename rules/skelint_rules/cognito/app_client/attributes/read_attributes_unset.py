"""COG508: the app client is not granted any custom attribute."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import ATTRIBUTES_PAGE, READ


@rule(
    code="COG508",
    name="read-attributes-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    references=[ATTRIBUTES_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            «ClientName»: app
            WriteAttributes: [nickname]
            """,
            says="ReadAttributes is not set: the app may read the standard attributes, and no custom ones",
        ),
    ],
    good=[
        Example("ReadAttributes: [email, custom:department]"),
        Example("ReadAttributes: [email]"),
        Example("ClientName: app", given=["ReadAttributes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Custom attributes must be granted to an app client by name; the default covers the standard ones.

    An app that expects `custom:department` in the ID token or from `GetUser` does not get it until the attribute is in
    `ReadAttributes`. Whoever writes one that is not in `WriteAttributes` is told "A client attempted to write unauthorized
    attribute".

    The API reference and the developer guide say so. Others disagree: the AWS CDK documents the default as all attributes,
    standard and custom. Listing the attributes is right under either. There is no fix, as only you know them.
    """
    if not request.has(READ):
        yield Finding(
            at=(READ,),
            message=f"{READ} is not set: the app may read the standard attributes, and no custom ones",
            help="list the attributes that the app needs, the custom ones as custom:department",
        )
