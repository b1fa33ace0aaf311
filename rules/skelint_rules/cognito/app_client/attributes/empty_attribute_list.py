"""COG504: an empty list of attributes does not mean "none"."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import LISTS, READ


@rule(
    code="COG504",
    name="empty-attribute-list",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=LISTS,
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://github.com/aws/aws-cdk/issues/21835",
        "https://github.com/hashicorp/terraform-provider-aws/issues/28684",
    ],
    bad=[
        Example(
            """
            ClientName: app
            WriteAttributes: «[]»
            """,
            says="WriteAttributes is empty, so the app client gets the default permissions, not none",
        ),
        Example(
            """
            {"ReadAttributes": «[]», "WriteAttributes": ["nickname"]}
            """,
            says="ReadAttributes is empty, so the app client gets the default permissions, not none",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("WriteAttributes: [nickname]"),
        Example("ClientName: app"),
        Example('{"ReadAttributes": ["${ATTRIBUTE}"], "WriteAttributes": "${ATTRIBUTES}"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An empty list is treated as if it were omitted: the app client then has the default permissions, not none.

    According to the API reference, an omitted list means that the app client may read and write the standard attributes of
    the user pool. So a list that was emptied to forbid everything permits more than one with a single attribute. AWS does not
    document the empty list; two issues report it, one of them that a custom attribute could be written too.

    There is no fix, because only you know which attributes the app needs. No client can be denied write access to an
    attribute that the pool requires.
    """
    for attributes in LISTS:
        if request.parameters.get(attributes) == []:
            doing = "read" if attributes == READ else "write"
            yield Finding(
                at=(attributes,),
                message=f"{attributes} is empty, so the app client gets the default permissions, not none",
                help=f"list the attributes that the app may {doing}, or one harmless attribute if it needs none",
            )
