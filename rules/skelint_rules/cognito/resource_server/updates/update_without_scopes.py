"""COG3201: an update of a resource server leaves out its scopes, which removes them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.resource_server import UPDATE, UPDATE_PAGE

SCOPES = "Scopes"


@rule(
    code="COG3201",
    name="update-without-scopes",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            Identifier: https://orders.example.com
            Name: Orders API
            """,
            says="AWS documents that this update removes the scopes, which it leaves out",
        ),
        Example(
            """
            «{»"UserPoolId": "us-east-1_Ex4mPle01", "Identifier": "orders", "Name": "Orders"}
            """,
            says="AWS documents that this update removes the scopes, which it leaves out",
        ),
    ],
    good=[
        Example("{Identifier: orders, Name: Orders, Scopes: [{ScopeName: read, ScopeDescription: Read}]}"),
        Example("{Identifier: orders, Name: Orders, Scopes: []}"),
        Example("{Identifier: orders, Name: Orders}", given=["Scopes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update replaces the scopes of a resource server by those that it lists.

    AWS: "If you don't provide a value for an attribute, it is set to the default value." A resource server has no scopes by
    default, so an update that only meant to change its name takes them away, and app clients can no longer ask for them.
    Send all scopes, as `describe-resource-server` shows them. If there shall be none, write an empty list.
    """
    if SCOPES not in request.parameters and SCOPES not in request.given:
        yield Finding(
            at=(),
            part=Part.KEY,
            message="AWS documents that this update removes the scopes, which it leaves out",
            help="list all scopes, as describe-resource-server shows them, or an empty list if there shall be none",
        )
