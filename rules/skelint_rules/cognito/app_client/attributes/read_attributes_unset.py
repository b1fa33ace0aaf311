"""COG508: the app client is not granted any custom attributes."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import READ
from skelint_rules.cognito.app_client.oauth._flows import machines_only


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
            says="ReadAttributes is not set, so the app may read the standard attributes but no custom ones",
        ),
    ],
    good=[
        Example("ReadAttributes: [email, custom:department]"),
        Example("ReadAttributes: [email]"),
        Example("ClientName: app", given=["ReadAttributes"]),
        Example("AllowedOAuthFlows: [client_credentials]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Custom attributes must be granted to an app client by name; the default covers the standard ones.

    An app that expects `custom:department` in the ID token or from `GetUser` does not get it until the attribute is in
    `ReadAttributes`. Writing an attribute that is not in `WriteAttributes` fails with "A client attempted to write
    unauthorized attribute".

    The API reference and the developer guide say so. Other sources disagree: the AWS CDK documents the default as all
    attributes, standard and custom. Listing the attributes is right either way. There is no fix, because only you know which
    they are. A client that only allows the client_credentials flow has no users, and is not reported.
    """
    if not request.has(READ) and not machines_only(request):
        yield Finding(
            at=(READ,),
            message=f"{READ} is not set, so the app may read the standard attributes but no custom ones",
            help="list the attributes that the app needs, with custom ones as custom:department",
        )
